"""Times at their edges: when a person's day begins, local noon, and what cannot be a time at all."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from journal_app.domain.moments import Moment, moment_at, moment_can_be, moment_on


@pytest.mark.parametrize(
    ("clock", "day"),
    [((0, 0), 11), ((3, 0), 11), ((3, 59), 11), ((4, 0), 12), ((4, 1), 12), ((23, 59), 12)],
)
def test_a_persons_day_begins_at_four(clock: tuple[int, int], day: int) -> None:
    assert moment_at(datetime(2026, 6, 12, *clock), "Europe/Berlin").person_day == date(2026, 6, day)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland"])
def test_a_day_without_a_time_stands_at_its_local_noon(zone: str) -> None:
    assert moment_on(date(2026, 6, 12), zone).local == datetime(2026, 6, 12, 12, 0)


def test_a_day_keeps_its_date_whatever_hour_it_stands_at() -> None:
    midnight = Moment(at=datetime(2026, 6, 12, tzinfo=UTC), zone="UTC", utc_offset_s=0, precision="day")
    assert midnight.person_day == date(2026, 6, 12)


@pytest.mark.parametrize(
    ("at", "offset_s", "can_be"),
    [
        (datetime(2026, 6, 12, tzinfo=UTC), 0, True),
        (datetime(1900, 1, 1, tzinfo=UTC), 0, True),
        (datetime(1899, 12, 31, 23, 59, tzinfo=UTC), 0, False),
        (datetime(1, 1, 2, tzinfo=UTC), 0, False),
        (datetime(2026, 6, 12, tzinfo=UTC), 86_399, True),
        (datetime(2026, 6, 12, tzinfo=UTC), -86_399, True),
        (datetime(2026, 6, 12, tzinfo=UTC), 86_400, False),
        (datetime(2026, 6, 12, tzinfo=UTC), -86_400, False),
        (datetime(1700, 6, 12, tzinfo=UTC), 900_000, False),
    ],
)
def test_times_before_1900_and_offsets_of_a_day_are_none(at: datetime, offset_s: int, can_be: bool) -> None:
    moment = moment_on(date(2026, 6, 12), "UTC")
    assert moment_can_be(msgspec.structs.replace(moment, at=at, utc_offset_s=offset_s)) is can_be
