"""Recently deleted: what was taken out in the last 30 days, to be brought back, or to go for good.

A clock can be wrong by years. So nothing goes by the clock alone: the journal must also have been open on some
different days since, and counts them itself, for each deletion.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from journal_app.domain.entries import Entry
from journal_app.domain.fact import Fact
from journal_app.domain.moments import moment_of
from journal_app.domain.wording import day_words, entry_words, when_words
from journal_app.errors import BadInput, CouldNotSave
from journal_app.i18n import _
from journal_app.operations.attention import logged
from journal_app.operations.evaluation_road import re_evaluate
from journal_app.operations.read_day import described
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

MOST_SHOWN: Final = 100
KEPT_FOR: Final = timedelta(days=30)
LEAST_DAYS_OPEN: Final = 7
"""On so many different days the journal must have been open before a deletion is final, whatever the clock says."""

AHEAD: Final = timedelta(days=1)
"""A deletion so far in the future was made while the clock ran ahead: its days are counted instead."""

DAYS_OPEN: Final = "deleted_days"
"""The name under which the journal keeps the days it was open since each deletion."""


class DaysOpen(Fact, frozen=True, kw_only=True):
    """On how many different days the journal was open since each deletion, and which day was counted last."""

    last: date | None = None
    since: dict[datetime, int] = msgspec.field(default_factory=dict)


class DeletedRow(Fact, frozen=True, kw_only=True):
    """One deleted entry: what it was and when, when it was deleted, and from which day on it is gone."""

    entry: Entry
    title: str
    detail: str
    deleted: str
    until: str


class DeletedView(Fact, frozen=True, kw_only=True):
    """What was deleted in the last 30 days, the last one first; `more` are kept too, and stand behind those shown."""

    rows: tuple[DeletedRow, ...]
    more: int = 0


def read_deleted(workspace: Workspace) -> DeletedView:
    """The entries that were deleted last; of an import that was taken back not all of them."""
    now, zone = workspace.clock(), workspace.zone()
    today = moment_of(now, zone).local_date
    days = _days_open(workspace)
    rows = []
    for gone in workspace.journal.deleted_entries(limit=MOST_SHOWN):
        title, detail = described(workspace, gone.entry)
        last = moment_of(_kept_until(gone.deleted_at, days.since.get(gone.deleted_at, 0), now), zone).local_date
        rows.append(
            DeletedRow(
                entry=gone.entry,
                title=f"{title}, {when_words(gone.entry.moment, today)}",
                detail=detail,
                deleted=_("Deleted {when}").format(when=when_words(moment_of(gone.deleted_at, zone), today)),
                until=_("kept until {day}").format(day=day_words(last)),
            )
        )
    return DeletedView(rows=tuple(rows), more=workspace.journal.deleted_count() - len(rows))


def bring_back(workspace: Workspace, ids: Sequence[UUID]) -> Logged:
    """Put deleted entries back in one step that undo takes back, and check again what they meet."""
    wanted = frozenset(ids)
    entries = [gone.entry for gone in workspace.journal.deleted_entries() if gone.entry.id in wanted]
    if not entries:
        raise BadInput(_("That entry is no longer kept. Nothing was changed."))
    label = _("Brought back {entry}").format(entry=", ".join(entry_words(entry) for entry in entries))
    with workspace.journal.changes(label) as changes:
        touched = [(changes.put(entry), entry) for entry in entries]
        evaluated = re_evaluate(changes, workspace, touched)
        return logged(changes, workspace, label, entries, evaluated)


def delete_for_good(workspace: Workspace, ids: Sequence[UUID]) -> int:
    """Take deleted entries out of the file with every trace of them; returns how many. This cannot be undone."""
    with workspace.journal.changes(undoable=False) as changes:
        return changes.erase(ids)


def forget_old_deleted(workspace: Workspace) -> int:
    """Count this day, and let go for good of what was deleted long enough ago; returns how many entries that were.

    Nothing is said where the disk takes no writes: nobody asked for this, and it is done another time.
    """
    now = workspace.clock()
    days = _counted(workspace, _days_open(workspace), moment_of(now, workspace.zone()).local_date)
    over = [at for at, count in days.since.items() if _is_over(at, count, now)]
    old = workspace.journal.deleted_ids(over) if over else ()
    with suppress(CouldNotSave):
        return delete_for_good(workspace, old) if old else 0
    return 0


def _is_over(deleted_at: datetime, days_open: int, now: datetime) -> bool:
    if deleted_at > now + AHEAD:
        return days_open >= KEPT_FOR.days
    return days_open >= LEAST_DAYS_OPEN and deleted_at + KEPT_FOR < now


def _kept_until(deleted_at: datetime, days_open: int, now: datetime) -> datetime:
    """When it goes at the earliest, by what is known now."""
    if deleted_at > now + AHEAD:
        return now + timedelta(days=max(0, KEPT_FOR.days - days_open))
    return max(deleted_at + KEPT_FOR, now + timedelta(days=max(0, LEAST_DAYS_OPEN - days_open)))


def _days_open(workspace: Workspace) -> DaysOpen:
    stored = workspace.journal.value(DAYS_OPEN)
    return DaysOpen() if stored is None else msgspec.json.decode(stored, type=DaysOpen)


def _counted(workspace: Workspace, days: DaysOpen, today: date) -> DaysOpen:
    """The days with today among them, kept; written once a day, and only while something deleted is kept."""
    times = workspace.journal.deletion_times()
    more = 1 if days.last != today else 0
    counted = DaysOpen(last=today, since={at: days.since.get(at, 0) + more for at in times})
    if times != tuple(days.since) or (more and times):
        with suppress(CouldNotSave), workspace.journal.changes(undoable=False) as changes:
            changes.set_value(DAYS_OPEN, msgspec.json.encode(counted) if times else None)
    return counted
