"""Times and entries in words that a tired person reads at once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from journal_app.domain.entries import EVERYTHING, Dose, Drink, NoneTaken, Sleep, SymptomRating
from journal_app.domain.moments import moment_at, moment_on
from journal_app.domain.units import Amount
from journal_app.domain.wording import ago_words, entry_words, hours_words, inside_sentence, when_words

TODAY = date(2026, 6, 11)
ID = UUID(int=1)
NOW = datetime(2026, 6, 11, 20, 0, tzinfo=UTC)
MOMENT = moment_at(datetime(2026, 6, 11, 20, 15), "Europe/Berlin")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (25, "25 minutes"),
        (59, "59 minutes"),
        (60, "1 h"),
        (287, "4 h 47 min"),
        (4320, "3 days"),
    ],
)
def test_lengths_of_time(minutes: int, words: str) -> None:
    assert hours_words(timedelta(minutes=minutes)) == words


def test_days_are_named_as_people_say_them() -> None:
    assert when_words(MOMENT, TODAY) == "today 20:15"
    assert when_words(MOMENT, TODAY + timedelta(days=1)) == "yesterday 20:15"
    assert when_words(MOMENT, TODAY + timedelta(days=9)) == "11 June 20:15"
    assert when_words(MOMENT, date(2027, 1, 1)) == "11 June 2026 20:15"
    assert when_words(moment_on(date(2026, 6, 3), "Europe/Berlin"), TODAY) == "3 June, time not known"


def test_time_since_a_day_is_in_whole_days() -> None:
    assert ago_words(moment_on(date(2026, 6, 8), "Europe/Berlin"), NOW) == "3 days"
    assert ago_words(MOMENT, MOMENT.at + timedelta(minutes=87)) == "1 h 27 min"
    assert ago_words(MOMENT, MOMENT.at + timedelta(seconds=59)) == "just now"


def test_entries_in_words() -> None:
    fields: Any = {"id": ID, "moment": MOMENT, "entered_at": NOW}
    assert entry_words(Dose(**fields, name="kratom", amount=Amount(value=3.0, unit="g"))) == "kratom 3 g"
    assert entry_words(Dose(**fields, name="kratom")) == "kratom"
    assert entry_words(Drink(**fields, name="wine", volume_ml=150, count=2)) == "wine 150 ml × 2"
    assert entry_words(Drink(**fields)) == "alcohol"
    assert entry_words(SymptomRating(**fields, symptom="anxiety", severity=0)) == "anxiety 0"
    assert entry_words(Sleep(**fields, hours=5.5)) == "slept 5 h 30 min"
    assert entry_words(Sleep(**fields)) == "sleep"
    assert entry_words(NoneTaken(**fields, what=EVERYTHING)) == "nothing taken"


def test_names_inside_a_sentence() -> None:
    assert inside_sentence("Kratom and alcohol") == "kratom and alcohol"
    assert inside_sentence("GHB and alcohol") == "GHB and alcohol"
    assert inside_sentence("7-OH and alcohol") == "7-OH and alcohol"
    assert inside_sentence("") == ""
