"""Which language is spoken, and what a text becomes in it."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import i18n
from journal_app.i18n import LANGUAGES, _, clinical, language, language_to_use, plural, use_language
from journal_app.i18n.pseudo import pseudo


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Whatever a test speaks, the next one hears English."""
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("chosen", "system", "expected"),
    [
        ("", "en_US.UTF-8", "en"),
        ("", "C", "en"),
        ("", "", "en"),
        ("", "xx_YY", "en"),
        ("", "de_AT.UTF-8", "de"),
        ("", "es-MX", "es"),
        ("", "ar_EG", "en"),
        ("en", "de_DE", "en"),
        ("nonsense", "en_GB", "en"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_systems_where_it_is_offered(
    monkeypatch: pytest.MonkeyPatch, chosen: str, system: str, expected: str
) -> None:
    monkeypatch.delenv(i18n.OVERRIDE, raising=False)
    assert language_to_use(chosen, system) == expected


def test_an_offered_language_is_found_from_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(i18n.OVERRIDE, raising=False)
    monkeypatch.setattr(i18n, "LANGUAGES", tuple(each._replace(offered=True) for each in LANGUAGES))
    assert language_to_use("", "de_AT.UTF-8") == "de"
    assert language_to_use("", "es-MX") == "es"
    assert language_to_use("ar", "de_DE") == "ar"


def test_the_environment_decides_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(i18n.OVERRIDE, "qps")
    assert language_to_use("en", "de_DE") == "qps"
    monkeypatch.setenv(i18n.OVERRIDE, "nothing")
    assert language_to_use("en", "de_DE") == "en"


def test_english_is_what_is_written() -> None:
    use_language("en")
    assert _("Save") == "Save"
    assert plural("{count} entry", "{count} entries", 2).format(count=2) == "2 entries"
    assert clinical("Do not be alone.") == "Do not be alone."
    assert not language().right_to_left


def test_an_unknown_language_is_english() -> None:
    use_language("tlh")
    assert language().code == "en"


def test_the_pseudo_language_changes_every_text_and_keeps_its_places() -> None:
    use_language("qps")
    assert _("Saved {name}.").format(name="kratom").count("kratom") == 1
    assert _("Save") != "Save"
    assert plural("one entry", "many entries", 1) != "one entry"
    assert clinical("Do not be alone.") != "Do not be alone."


@given(st.text(alphabet=st.sampled_from("abc XYZ{}&.%12"), max_size=60))
def test_pseudo_is_longer_and_keeps_access_keys(text: str) -> None:
    made = pseudo(text)
    if text.strip():
        assert len(made) > len(text)
    else:
        assert made == text
    assert made.count("&") == text.count("&")
    assert made.count("{") == text.count("{")
