"""Names and amounts in Latin letters keep their order in a language read from the right."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.i18n import use_language
from journal_app.i18n.bidi import directed


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use_language("en")


def marked(text: str) -> str:
    return directed(text).replace("\u2066", "[").replace("\u2069", "]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 mg", "[10 mg]"),
        ("1,4-butanediol", "[1,4-butanediol]"),
        ("العدد 10 mg الآن", "العدد [10 mg] الآن"),
        ("دوّن: kratom 3g 20:15 · 2 beers", "دوّن: [kratom 3g 20:15] · [2 beers]"),
        ("إيبوبروفين 400 mg، 8 نوفمبر 18:38", "إيبوبروفين [400 mg]، 8 نوفمبر 18:38"),
        ("مجموع 3.5 g (about) اليوم", "مجموع [3.5 g (about)] اليوم"),
        ("kratom\n2 g", "[kratom]\n[2 g]"),
    ],
)
def test_a_run_of_latin_words_and_their_numbers_is_kept_together(text: str, expected: str) -> None:
    use_language("ar")
    assert marked(text) == expected


@pytest.mark.parametrize("text", ["", "20 نوفمبر 2026", "5 من 10", "911 · علامات", "3.5", "07:40 – 08:15"])
def test_numbers_alone_and_words_read_from_the_right_stay(text: str) -> None:
    use_language("ar")
    assert directed(text) == text


@given(st.text())
def test_nothing_is_lost_and_twice_is_once(text: str) -> None:
    use_language("ar")
    once = directed(text)
    assert directed(once) == once
    assert [sign for sign in once if sign not in "\u2066\u2069"] == [
        sign for sign in text if sign not in "\u2066\u2069"
    ]


@given(st.text())
def test_a_language_read_from_the_left_needs_nothing(text: str) -> None:
    for code in ("en", "de"):
        use_language(code)
        assert directed(text) == text
