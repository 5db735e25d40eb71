"""Only what no file can hold is replaced; everything else stays as it was typed."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.clean_text import cleaned, cleaned_entry
from journal_app.domain.entries import Measure, Note
from journal_app.domain.moments import moment_of
from tests.unit.domain.small_knowledge import START


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""), ("a\x00b", "a\ufffdb"), ("\ud800", "\ufffd"), ("x\udfffy", "x\ufffdy"),
        ("\ud83d\ude00", "\U0001f600"), ("\ude00\ud83d", "\ufffd\ufffd"), ("\u202e\u200b\x07", "\u202e\u200b\x07"),
    ],
)  # fmt: skip
def test_halves_and_nul_are_replaced(text: str, kept: str) -> None:
    assert cleaned(text) == kept


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
def test_any_other_text_stays(text: str) -> None:
    assert cleaned(text) is text


@given(st.text(st.characters()))
def test_what_is_cleaned_can_be_written_and_stays(text: str) -> None:
    kept = cleaned(text)
    kept.encode()
    assert cleaned(kept) == kept


def test_every_text_of_an_entry_is_cleaned_and_a_clean_one_is_the_same() -> None:
    note = Note(id=uuid4(), moment=moment_of(START, "UTC"), entered_at=START, note="fine")
    assert cleaned_entry(note) is note
    measure = Measure(
        id=uuid4(), moment=moment_of(START, "UTC"), entered_at=START, what="\ud800", value=1, unit="\x00", note="\udfff"
    )
    again = cleaned_entry(measure)
    assert (again.what, again.unit, again.note, again.value) == ("\ufffd", "\ufffd", "\ufffd", 1)
