"""A night by its clocks, also over midnight and over the hour that is missing or comes twice."""

from datetime import UTC, date, datetime, time

import pytest

from journal_app.domain.night import bed_time, hours_in_bed, waking_moment

BERLIN = "Europe/Berlin"
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("bed", "up", "hours"),
    [
        (time(23, 10), time(6, 40), 7.5),
        (time(0, 30), time(6, 30), 6),
        (time(6, 0), time(6, 0), 24),
        (time(13, 0), time(15, 30), 2.5),
        (time(22, 0), time(23, 0), 1),
        (None, time(6, 0), None),
        (time(23, 0), None, None),
    ],
)
def test_hours_in_bed(bed: time | None, up: time | None, hours: float | None) -> None:
    assert hours_in_bed(DAY, bed, up, BERLIN) == hours


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 6), (date(2026, 10, 25), 8)])
def test_a_clock_that_is_changed_at_night_is_counted_as_it_was(day: date, hours: float) -> None:
    assert hours_in_bed(day, time(23), time(6), BERLIN) == hours


@pytest.mark.parametrize(
    ("bed", "at"),
    [
        (time(23), datetime(2026, 11, 21, 22, tzinfo=UTC)),
        (time(12), datetime(2026, 11, 21, 11, tzinfo=UTC)),
        (time(11, 59), datetime(2026, 11, 22, 10, 59, tzinfo=UTC)),
        (time(1), datetime(2026, 11, 22, 0, tzinfo=UTC)),
    ],
)
def test_without_the_hour_of_rising_the_evening_is_the_one_before(bed: time, at: datetime) -> None:
    assert bed_time(DAY, bed, None, BERLIN) == at


def test_a_night_without_its_end_is_a_night_of_that_day() -> None:
    moment = waking_moment(DAY, None, BERLIN)
    assert (moment.precision, moment.local_date) == ("day", DAY)
    assert waking_moment(DAY, time(6, 40), BERLIN).at == datetime(2026, 11, 22, 5, 40, tzinfo=UTC)
