"""When something happened: an instant, the zone it was logged in, and how exactly it is known."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from journal_app.domain.fact import Fact

EARLIEST_YEAR = 1900
"""Entries before this year are refused at the input."""

PERSON_DAY_STARTS_AT_HOUR = 4
"""A person's day runs from 04:00 to 04:00: what is taken at 01:30 belongs to the evening before."""


class Moment(Fact, frozen=True, kw_only=True):
    """One instant as it was logged.

    `at` is aware UTC. `zone` is an IANA name, `utc_offset_s` the offset that held there then, in seconds.
    `precision` "minute": `at` is the logged minute. "about": somewhere from `earliest` to `latest`, `at` is the middle.
    "day": some time on the local date; `at` is local noon and only serves for order and for other dates.
    """

    at: datetime
    zone: str
    utc_offset_s: int
    precision: Literal["minute", "about", "day"] = "minute"
    earliest: datetime | None = None
    latest: datetime | None = None

    @property
    def local(self) -> datetime:
        """The wall-clock time where it was logged, without a zone: for display and days, never for arithmetic."""
        return (self.at + timedelta(seconds=self.utc_offset_s)).replace(tzinfo=None)

    @property
    def local_date(self) -> date:
        """The calendar date where it was logged."""
        return self.local.date()

    @property
    def person_day(self) -> date:
        """The date of the person-day (04:00 to 04:00); a day-precision moment keeps its calendar date."""
        if self.precision == "day":
            return self.local_date
        return (self.local - timedelta(hours=PERSON_DAY_STARTS_AT_HOUR)).date()


def moment_can_be(moment: Moment) -> bool:
    """Whether it is a time that Journal keeps: from 1900 on, with an offset that a zone can have."""
    return moment.at.year >= EARLIEST_YEAR and abs(moment.utc_offset_s) < 86_400


def moment_at(local: datetime, zone: str) -> Moment:
    """The moment of a wall-clock minute in an IANA zone.

    `local` is naive; of a doubled hour the earlier instant is taken unless `local.fold` is 1,
    and a missing hour is read with the offset that held before the gap (as zoneinfo does).
    """
    aware = local.replace(tzinfo=ZoneInfo(zone))
    return moment_of(aware.astimezone(UTC), zone)


def moment_of(at: datetime, zone: str) -> Moment:
    """The minute-precise moment of an aware instant, as seen in an IANA zone."""
    offset = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return Moment(at=at.astimezone(UTC), zone=zone, utc_offset_s=int(offset.total_seconds()))


def moment_on(day: date, zone: str) -> Moment:
    """Some time on a local date, time of day not known."""
    noon = moment_at(datetime.combine(day, time(12)), zone)
    return Moment(at=noon.at, zone=zone, utc_offset_s=noon.utc_offset_s, precision="day")


def moment_about(earliest: datetime, latest: datetime, zone: str) -> Moment:
    """Some time between two aware instants."""
    middle = moment_of(earliest + (latest - earliest) / 2, zone)
    return Moment(
        at=middle.at,
        zone=zone,
        utc_offset_s=middle.utc_offset_s,
        precision="about",
        earliest=earliest.astimezone(UTC),
        latest=latest.astimezone(UTC),
    )
