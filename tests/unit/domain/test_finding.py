"""Which words an entry is found by, and how a question is read."""

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entries import Drink, Marker, Note, SymptomRating, Urge
from journal_app.domain.finding import (
    LONGEST_WORD,
    MOST_WORDS,
    asked_words,
    fixed_word,
    fixed_words_for,
    searchable,
    words_of,
)
from tests.unit.storage import samples

COMMON: Final[dict[str, Any]] = {"id": samples.dose().id, "moment": samples.dose().moment, "entered_at": samples.NOON}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kratom 3g", ("kratom", "3", "g")),
        ("Größe, CAFÉ", ("grosse", "cafe")),
        ("don't / don\N{RIGHT SINGLE QUOTATION MARK}t", ("dont",)),
        ("7-OH", ("7", "oh")),
        ("#rough-night", ("#rough", "rough", "night")),
        ("a\N{SLIGHTLY SMILING FACE}b", ("a", "\N{SLIGHTLY SMILING FACE}", "b")),
        ("\N{ARABIC LETTER AIN}\N{ARABIC LETTER REH}\N{ARABIC LETTER BEH}", ("\u0639\u0631\u0628",)),
        ("\u75db\u307f3", ("\u75db", "\u307f", "3")),
        ("'; -- \u202e \t\0", ()),
    ],
)
def test_the_words_of_a_text(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


def test_a_tag_is_asked_for_alone_but_found_by_its_word_too() -> None:
    assert asked_words("#rough") == ("#rough",)
    assert words_of("#rough") == ("#rough", "rough")


@given(st.text())
def test_a_question_asks_only_for_words_that_the_same_text_has(text: str) -> None:
    assert set(asked_words(text)) <= set(words_of(text))


@given(st.text(max_size=500))
def test_no_word_can_mean_anything_to_the_index(text: str) -> None:
    for word in words_of(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert not any(ord(letter) < 128 and not letter.isalnum() for letter in word.removeprefix("#"))


def test_a_very_long_question_is_asked_with_its_first_words() -> None:
    assert len(asked_words(" ".join(f"w{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(400)))) == MOST_WORDS
    assert asked_words("x" * 10_000) == ("x" * LONGEST_WORD,)


def test_what_an_urge_is_found_by() -> None:
    urge = Urge(
        **COMMON, name="Xanax", substance="alprazolam", strength=8, instead="walked", outcome="passed", note="n"
    )
    words = searchable(urge).split()
    assert {"xanax", "alprazolam", "8", "walked", "passed", "n", fixed_word("urge")} <= set(words)


def test_a_drink_is_found_as_alcohol_and_a_rating_by_its_number() -> None:
    assert "alcohol" in searchable(Drink(**COMMON, name="stout")).split()
    assert {"anxiety", "7"} <= set(searchable(SymptomRating(**COMMON, symptom="anxiety", severity=7)).split())


def test_what_was_noted_at_a_warning_finds_its_entry() -> None:
    assert "pharmacist" in searchable(samples.dose(), ["Asked the pharmacist"]).split()


def test_words_of_journals_own_lead_to_what_they_name() -> None:
    assert fixed_words_for("appoint") == (fixed_word("appointment"),)
    assert fixed_word("appointment") in searchable(Marker(**COMMON, what="appointment")).split()
    assert fixed_word("note") in fixed_words_for("note")
    assert fixed_word("note") in searchable(Note(**COMMON, note="x")).split()
    assert fixed_words_for("a") == ()
