"""Recently deleted: what was taken out in the last 30 days, to be brought back, or to go for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from journal_app.domain.entries import Entry
from journal_app.domain.fact import Fact
from journal_app.domain.moments import moment_of
from journal_app.domain.wording import day_words, entry_words, when_words
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.attention import logged
from journal_app.operations.evaluation_road import re_evaluate
from journal_app.operations.read_day import described
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

MOST_SHOWN: Final = 100


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
    from journal_app.storage.deleted import KEPT_FOR

    now, zone = workspace.clock(), workspace.zone()
    today = moment_of(now, zone).local_date
    rows = []
    for gone in workspace.journal.deleted_entries(since=now - KEPT_FOR, limit=MOST_SHOWN):
        title, detail = described(workspace, gone.entry)
        last = moment_of(gone.deleted_at + KEPT_FOR, zone).local_date
        rows.append(
            DeletedRow(
                entry=gone.entry,
                title=f"{title}, {when_words(gone.entry.moment, today)}",
                detail=detail,
                deleted=_("Deleted {when}").format(when=when_words(moment_of(gone.deleted_at, zone), today)),
                until=_("kept until {day}").format(day=day_words(last)),
            )
        )
    return DeletedView(rows=tuple(rows), more=workspace.journal.deleted_count(now - KEPT_FOR) - len(rows))


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
    """Let go for good of what was deleted more than 30 days ago; returns how many entries that were."""
    from journal_app.storage.deleted import KEPT_FOR

    old = workspace.journal.deleted_ids(workspace.clock() - KEPT_FOR)
    return delete_for_good(workspace, old) if old else 0
