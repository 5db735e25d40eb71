"""On how many days something was taken, and how long a silence is long, by example."""

from datetime import date, timedelta

import pytest

from journal_app.domain.knowledge import Selector
from journal_app.domain.person import Medicine, Person
from journal_app.domain.safety.days import Days
from journal_app.domain.safety.record import Record
from tests.unit.domain.safety.found import medicine, none
from tests.unit.domain.small_knowledge import SMALL, START, about, day, dose, hour

OPIOIDS = Selector(classes=("opioid",))
MONDAY = date(2026, 3, 2)


def on(number: int) -> date:
    return MONDAY + timedelta(days=number)


def days(*numbers: int, regimen: tuple[Medicine, ...] = (), without: tuple[int, ...] = ()) -> Days:
    """An opioid on these days; explicit nones of it on the days `without`."""
    entries = [dose(number + 100, "oxycodone", hour(24 * number)) for number in numbers]
    nones = [none(number + 500, "opioid", 24 * number) for number in without]
    return Days(Record(SMALL, Person(regimen=regimen), [*entries, *nones], START + timedelta(days=60)), OPIOIDS)


@pytest.mark.parametrize(
    ("numbers", "most"),
    [
        ((0, 1, 2, 3, 6), True),
        ((0, 3, 4, 5, 6), True),
        ((2, 3, 4, 5, 6), True),
        ((1, 2, 3, 4), False),
        ((-1, 0, 1, 2, 3), False),
        ((3, 4, 5, 6, 7), False),
    ],
)
def test_five_of_the_seven_days_up_to_a_day_are_most_of_a_week(numbers: tuple[int, ...], most: bool) -> None:
    assert days(*numbers).most_of_a_week(on(6)) is most


@pytest.mark.parametrize(
    ("numbers", "steady"),
    [
        (range(14), True),
        ((0, 7, 8, 9, 10, 11, 12, 13), True),
        ((-7, 6, 7, 8, 9, 10, 11, 12, 13), True),
        ((-8, 6, 7, 8, 9, 10, 11, 12, 13), False),
        ((0, 8, 9, 10, 11, 12, 13), False),
        ((-1, 0, 1, 2, 3, 4, 5, 14), False),
        ((1, 2, 3, 4, 5, 6, 7, 8, 9), False),
    ],
)
def test_most_days_of_two_weeks_that_began_two_weeks_ago(numbers: tuple[int, ...], steady: bool) -> None:
    assert days(*numbers).two_weeks(on(13)) is steady


def test_both_ends_of_a_span_count() -> None:
    taken = days(0, 2, 4)
    assert [taken.count(on(first), on(last)) for first, last in ((0, 4), (0, 0), (1, 3), (1, 1), (-5, 9))] == [
        3,
        1,
        1,
        0,
        3,
    ]


def test_the_days_of_the_regimen_count_without_being_logged() -> None:
    going_on = medicine(7, "bup", day(0), stop=day(9))
    taken = days(20, regimen=(going_on,), without=(3, 4))
    assert taken.count(on(-3), on(25)) == 9
    assert days(5, regimen=(going_on,)).count(on(0), on(9)) == 10, "logged as well counts once"


def silence(*at_h: float) -> float:
    """Hours after the last of these intakes (hours) from which on a silence is long."""
    entries = [dose(number, "oxycodone", hour(each)) for number, each in enumerate(at_h, start=1)]
    record = Record(SMALL, Person(), entries, START)
    last = record.intakes(OPIOIDS)[-1]
    return (Days(record, OPIOIDS).due_at(last) - last.at) / timedelta(hours=1)


@pytest.mark.parametrize(
    ("at_h", "expected"),
    [
        ((0,), 48),
        ((0, 6, 12, 18), 36),
        ((0, 18), 36),
        ((0, 20), 40),
        ((0, 24, 48), 48),
        ((0, 40, 80), 80),
        ((0, 48, 96), 96),
        ((0, 72, 144), 96),
        ((0, 4, 24, 26), 36),
        ((0, 2000, 2024), 48),
    ],
)
def test_twice_the_own_interval_is_long_from_36_hours_to_4_days(at_h: tuple[float, ...], expected: float) -> None:
    assert silence(*at_h) == expected


def test_a_silence_begins_at_the_latest_time_that_the_last_intake_may_have_been() -> None:
    record = Record(SMALL, Person(), [dose(1, "oxycodone", about(0, 10))], START)
    (use,) = record.intakes(OPIOIDS)
    assert Days(record, OPIOIDS).due_at(use) == START + timedelta(hours=58)
