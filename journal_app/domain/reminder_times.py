"""When a reminder is due: times of the local clock, whatever the clock and the zone do in between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def due_between(times: Sequence[time], zone: str, after: datetime, until: datetime) -> tuple[datetime, ...]:
    """The instants (aware UTC) of these local times after `after` and up to `until`, in order.

    A time that the clock leaps over in spring comes as much later; one that it passes twice in autumn comes once.
    """
    local = ZoneInfo(zone)
    day, last = after.astimezone(local).date(), until.astimezone(local).date()
    found = set()
    while day <= last:
        for each in times:
            instant = datetime.combine(day, each, local).astimezone(UTC)
            if after < instant <= until:
                found.add(instant)
        day += timedelta(days=1)
    return tuple(sorted(found))


def next_due(times: Sequence[time], zone: str, after: datetime) -> datetime | None:
    """The first instant after `after`; None without any times."""
    found = due_between(times, zone, after, after + timedelta(days=2))
    return found[0] if found else None


def this_evening(now: datetime, zone: str, evening: time) -> datetime | None:
    """When it is evening today; None where it is that late already."""
    local = ZoneInfo(zone)
    instant = datetime.combine(now.astimezone(local).date(), evening, local).astimezone(UTC)
    return instant if instant > now else None
