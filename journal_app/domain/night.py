"""A night by its clocks: when somebody went to bed before they got up, and how long that was."""

from datetime import date, datetime, time, timedelta
from typing import Final

from journal_app.domain.moments import Moment, moment_at, moment_on

NOON: Final = time(12)


def bed_time(day: date, bed: time, up: time | None, zone: str) -> datetime:
    """The instant of going to bed for the night that ended on a local date.

    The last such time before getting up; without that, from noon on it was the evening before.
    """
    before = bed >= up if up is not None else bed >= NOON
    return moment_at(datetime.combine(day - timedelta(days=before), bed), zone).at


def waking_moment(day: date, up: time | None, zone: str) -> Moment:
    """When the night ended: at a time of a local date, or some time on it."""
    return moment_on(day, zone) if up is None else moment_at(datetime.combine(day, up), zone)


def hours_in_bed(day: date, bed: time | None, up: time | None, zone: str) -> float | None:
    """Hours from going to bed to getting up, also where a clock was changed that night; None if one is not known."""
    if bed is None or up is None:
        return None
    return (waking_moment(day, up, zone).at - bed_time(day, bed, up, zone)) / timedelta(hours=1)
