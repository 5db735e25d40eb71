"""Each kind of entry in words, and time since a day."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from journal_app.domain.entries import EVERYTHING, Marker, NoneTaken, Note, RedFlag, Skipped, Urge
from journal_app.domain.moments import moment_about, moment_at, moment_on
from journal_app.domain.wording import (
    ago_words,
    clock_words,
    entry_words,
    inside_sentence,
    sentence_start,
    sleep_words,
    weekday_words,
)

NOW = datetime(2026, 6, 11, 20, 0, tzinfo=UTC)
FIELDS: Any = {"id": UUID(int=1), "moment": moment_at(datetime(2026, 6, 11, 20, 15), "UTC"), "entered_at": NOW}


@pytest.mark.parametrize(("day", "words"), [(13, "today"), (11, "today"), (10, "1 day"), (9, "2 days")])
def test_time_since_a_day(day: int, words: str) -> None:
    assert ago_words(moment_on(date(2026, 6, day), "UTC"), NOW) == words


def test_what_is_no_intake_in_words() -> None:
    assert entry_words(Marker(**FIELDS, what="head_injury")) == "a head injury"
    assert entry_words(RedFlag(**FIELDS, what="suicide")) == "thoughts of suicide"
    assert entry_words(Skipped(**FIELDS, name="sertraline")) == "sertraline not taken"
    assert entry_words(Urge(**FIELDS, name="wine")) == "urge: wine"
    assert entry_words(Urge(**FIELDS, name="wine", strength=0)) == "urge 0: wine"
    assert entry_words(Urge(**FIELDS, name="wine", strength=8)) == "urge 8: wine"
    assert entry_words(Note(**FIELDS, note="x")) == "note"
    assert entry_words(NoneTaken(**FIELDS, what="alcohol")) == "no alcohol"
    assert entry_words(NoneTaken(**FIELDS, what=EVERYTHING)) == "nothing taken"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("N-ethylpentylone and wine", "N-ethylpentylone and wine"),
        ("Xanax", "xanax"),
        ("K2", "K2"),
        ("A", "A"),
        ("Mg", "mg"),
    ],
)
def test_a_name_that_begins_with_a_letter_of_its_own_keeps_it(text: str, inside: str) -> None:
    assert inside_sentence(text) == inside


def test_times_and_days() -> None:
    evening = moment_about(NOW, NOW, "UTC")
    assert clock_words(evening) == "about 20:00"
    assert clock_words(moment_on(date(2026, 6, 11), "UTC")) == ""
    assert weekday_words(date(2026, 1, 1)) == "Thursday 1 January"
    assert weekday_words(date(2026, 12, 6)) == "Sunday 6 December"
    assert sentence_start("gHB") == "GHB"
    assert (sleep_words(8), sleep_words(7.999), sleep_words(0.25)) == ("8 h", "8 h", "0 h 15 min")
