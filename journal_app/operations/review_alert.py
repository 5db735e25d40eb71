"""Say that a warning was read, with a note if the person wants one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import msgspec

from journal_app.domain.alerts import Review
from journal_app.operations.workspace import Workspace


def review_alerts(workspace: Workspace, ids: Sequence[UUID], note: str) -> None:
    """Mark the alerts read now; one undo takes it back. Resolved and historical ones keep their state."""
    now, words = workspace.clock(), note.strip()
    with workspace.journal.changes("Read a warning") as changes:
        reviewed = [
            msgspec.structs.replace(
                alert,
                review=Review(read_at=now, note=words, level=alert.level),
                state="read" if alert.state == "to_review" else alert.state,
            )
            for alert in changes.alerts(ids=tuple(ids))
        ]
        changes.put_alerts(reviewed, undoable=True)
