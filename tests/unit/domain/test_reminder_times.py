"""Reminders keep to the clock on the wall: over midnight, in both nights of the summer time, in another zone."""

from datetime import UTC, datetime, time, timedelta

import pytest

from journal_app.domain.reminder_times import due_between, next_due, this_evening

BERLIN = "Europe/Berlin"


def utc(day: int, hour: int, minute: int = 0, *, month: int = 6) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def test_each_time_is_due_once_a_day_by_the_local_clock() -> None:
    found = due_between([time(20), time(9)], BERLIN, utc(1, 0), utc(3, 0))
    assert found == (utc(1, 7), utc(1, 18), utc(2, 7), utc(2, 18))


@pytest.mark.parametrize(("after", "until", "count"), [(18, 19, 0), (17, 18, 1), (17, 17, 0), (19, 17, 0)])
def test_the_edges_belong_to_the_later_look(after: int, until: int, count: int) -> None:
    assert len(due_between([time(20)], BERLIN, utc(1, after), utc(1, until))) == count


def test_a_time_that_spring_leaps_over_comes_an_hour_later() -> None:
    (found,) = due_between([time(2, 30)], BERLIN, utc(28, 23, month=3), utc(29, 12, month=3))
    assert found == utc(29, 1, 30, month=3)  # 3:30 on the wall


def test_a_time_that_autumn_has_twice_comes_once() -> None:
    (found,) = due_between([time(2, 30)], BERLIN, utc(24, 20, month=10), utc(25, 12, month=10))
    assert found == utc(25, 0, 30, month=10)


def test_the_same_hours_apart_in_every_season() -> None:
    for month in (1, 7):
        assert next_due([time(9)], BERLIN, utc(1, 0, month=month)) == utc(1, 8 if month == 1 else 7, month=month)


def test_the_next_one_is_tomorrow_when_today_is_over() -> None:
    assert next_due([time(9)], BERLIN, utc(1, 7)) == utc(2, 7)
    assert next_due([], BERLIN, utc(1, 7)) is None


def test_another_zone_is_another_time() -> None:
    assert next_due([time(9)], "America/New_York", utc(1, 0)) == utc(1, 13)


def test_tonight_is_offered_until_it_is_evening() -> None:
    evening = utc(1, 18)
    assert this_evening(utc(1, 5), BERLIN, time(20)) == evening
    assert this_evening(evening - timedelta(seconds=1), BERLIN, time(20)) == evening
    assert this_evening(evening, BERLIN, time(20)) is None
