"""Time as it was lived: doubled and missing hours, day precision, the person's day."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.moments import moment_about, moment_at, moment_of, moment_on


def test_gap_over_the_autumn_night_is_counted_in_real_hours() -> None:
    evening = moment_at(datetime(2026, 10, 25, 1, 0), "Europe/Berlin")
    morning = moment_at(datetime(2026, 10, 25, 3, 0), "Europe/Berlin")
    assert morning.at - evening.at == timedelta(hours=3)


def test_both_halves_of_the_doubled_hour_are_told_apart() -> None:
    first = moment_at(datetime(2026, 10, 25, 2, 30), "Europe/Berlin")
    second = moment_at(datetime(2026, 10, 25, 2, 30, fold=1), "Europe/Berlin")
    assert second.at - first.at == timedelta(hours=1)
    assert first.local == second.local
    assert (first.utc_offset_s, second.utc_offset_s) == (7200, 3600)


def test_half_past_one_belongs_to_the_evening_before() -> None:
    late = moment_at(datetime(2026, 6, 12, 1, 30), "Europe/Berlin")
    assert late.local_date == date(2026, 6, 12)
    assert late.person_day == date(2026, 6, 11)


def test_a_day_keeps_its_date_in_every_zone() -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Niue", "Europe/London", "Asia/Kathmandu"):
        moment = moment_on(date(2026, 6, 1), zone)
        assert moment.local_date == moment.person_day == date(2026, 6, 1)
        assert moment.precision == "day"


def test_about_keeps_its_range() -> None:
    start = datetime(2026, 6, 1, 18, 0, tzinfo=UTC)
    moment = moment_about(start, start + timedelta(hours=2), "Europe/Berlin")
    assert (moment.earliest, moment.latest) == (start, start + timedelta(hours=2))
    assert moment.at == start + timedelta(hours=1)


@given(
    st.datetimes(datetime(1900, 1, 2), datetime(2100, 1, 1)),
    st.sampled_from(["America/New_York", "Australia/Lord_Howe"]),
)
def test_an_instant_is_never_altered(naive: datetime, zone: str) -> None:
    instant = naive.replace(tzinfo=UTC)
    moment = moment_of(instant, zone)
    assert moment.at == instant
    assert moment.local == (instant + timedelta(seconds=moment.utc_offset_s)).replace(tzinfo=None)
