"""Read one day as lanes: its intakes and nights, and whatever from the days before may still be active."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from journal_app.domain.entries import Kind
from journal_app.errors import BadKnowledge
from journal_app.operations.read_tracking import read_tracking

if TYPE_CHECKING:
    from journal_app.domain.day_lanes import DayLanes
    from journal_app.operations.workspace import Workspace

SLEEPS: Final[tuple[Kind, ...]] = ("sleep",)
ANY_ZONE: Final = timedelta(hours=15)
"""By so much a date in another zone can begin before the date in UTC, or end after it."""


def read_day_lanes(workspace: Workspace, day: date) -> DayLanes:
    """The lanes of a local date."""
    from journal_app.domain.day_lane_series import day_lanes_of
    from journal_app.operations.evaluation_road import entries_around

    journal = workspace.journal
    entries = {entry.id: entry for entry in journal.entries_on(day, day)}
    # A night belongs to the date on which it ends: the evening of this day stands at the next.
    nights = journal.entries_on(day + timedelta(days=1), day + timedelta(days=1), SLEEPS)
    entries.update((night.id, night) for night in nights)
    knowledge = workspace.knowledge
    if not isinstance(knowledge, BadKnowledge):
        begins = datetime.combine(day, time(), UTC)
        span = begins - ANY_ZONE, begins + timedelta(days=1) + ANY_ZONE
        earlier = entries_around(journal, knowledge, span, workspace.rules)
        entries.update((intake.id, intake) for intake in earlier if intake.moment.local_date <= day)
    return day_lanes_of(
        None if isinstance(knowledge, BadKnowledge) else knowledge,
        workspace.person(),
        tuple(sorted(entries.values(), key=lambda entry: (entry.moment.at, str(entry.id)))),
        day,
        zone=workspace.zone(),
        now=workspace.clock(),
        tracked=read_tracking(workspace).substances,
    )
