"""Stopping an evaluation, and from which intake on an alert is one of the past."""

from datetime import timedelta

import pytest

from journal_app.domain.evaluation import EvaluationStopped, affected_by_medicine, evaluate
from journal_app.domain.person import Medicine, Person
from tests.unit.domain.small_knowledge import JOURNAL, SMALL, START, about, day, dose, drink, hour

MANY = [dose(number, "oxycodone", hour(number)) for number in range(1, 5001)]


@pytest.mark.parametrize("last", [0, 2000, 4000, 5000])
def test_it_stops_where_it_was_told_to_and_asks_no_more(last: int) -> None:
    told: list[int] = []

    def go_on(done: int, total: int) -> bool:
        assert total == 5000
        told.append(done)
        return done < last

    with pytest.raises(EvaluationStopped):
        evaluate(SMALL, Person(), MANY, START, JOURNAL, progress=go_on)
    assert told == [done for done in (0, 2000, 4000, 5000) if done <= last]


def test_within_an_hour_of_the_end_of_a_range_nothing_is_of_the_past() -> None:
    """GHB from some time between 5 and 9 h on: at 9.9 h it may have been taken an hour ago."""
    entries = (drink(1, 5, hour(4)), dose(2, "ghb", about(5, 9)))
    for at_h, state in ((9.9, "to_review"), (10.1, "historical")):
        (alert,) = evaluate(SMALL, Person(), entries, START + timedelta(hours=at_h), JOURNAL)
        assert alert.state == state


def test_a_medicine_that_goes_on_touches_all_that_follows() -> None:
    ongoing = Medicine(id=dose(1, None, hour(0)).id, name="x", substance="alprazolam", start=day(0))
    span = affected_by_medicine(SMALL, None, ongoing)
    assert span is not None
    assert span[0] <= START - timedelta(hours=12)
    assert span[1].year > 9000
