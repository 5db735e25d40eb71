"""Say that warnings were opened on screen: no reading, but the ledger keeps when it was."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from journal_app.domain.ledger import opened_by_the_person
from journal_app.operations.workspace import Workspace


def mark_opened(workspace: Workspace, ids: Sequence[UUID]) -> None:
    """Mark them opened now, the first time and again after they got worse; no undo step, and no change without need."""
    held = workspace.journal.alerts(ids=tuple(ids))
    now = workspace.clock()
    opened = [(alert, opened_by_the_person(alert, now)) for alert in held]
    changed = [after for before, after in opened if after != before]
    if changed:
        with workspace.journal.changes(undoable=False) as changes:
            changes.put_alerts(changed)
