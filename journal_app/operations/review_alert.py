"""Say that a warning was read, with a note if the person wants one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from journal_app.domain.clean_text import cleaned
from journal_app.domain.ledger import read_by_the_person
from journal_app.i18n import _
from journal_app.operations.drafts import forget_draft
from journal_app.operations.workspace import Workspace


def review_alerts(workspace: Workspace, ids: Sequence[UUID], note: str, draft: str = "") -> None:
    """Mark the alerts read now; one undo takes it back. Resolved and historical ones keep their state.

    `draft` is the name of the draft that the note was typed as: it is forgotten in the same moment.
    """
    now, words = workspace.clock(), cleaned(note).strip()
    with workspace.journal.changes(_("Read a warning")) as changes:
        reviewed = [read_by_the_person(alert, now, words) for alert in changes.alerts(ids=tuple(ids))]
        changes.put_alerts(reviewed, undoable=True)
        if draft:
            forget_draft(changes, draft)
