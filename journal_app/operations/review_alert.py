"""Say that a warning was read, with a note if the person wants one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from journal_app.domain.ledger import read_by_the_person
from journal_app.i18n import _
from journal_app.operations.workspace import Workspace


def review_alerts(workspace: Workspace, ids: Sequence[UUID], note: str) -> None:
    """Mark the alerts read now; one undo takes it back. Resolved and historical ones keep their state."""
    now, words = workspace.clock(), note.strip()
    with workspace.journal.changes(_("Read a warning")) as changes:
        reviewed = [read_by_the_person(alert, now, words) for alert in changes.alerts(ids=tuple(ids))]
        changes.put_alerts(reviewed, undoable=True)
