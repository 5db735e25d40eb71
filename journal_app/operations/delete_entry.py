"""Take an entry out of the day; it can be brought back."""

from uuid import UUID

from journal_app.errors import BadInput
from journal_app.operations.attention import logged
from journal_app.operations.evaluation_road import re_evaluate
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


def delete_entry(workspace: Workspace, entry_id: UUID, label: str) -> Logged:
    """Soft-delete one entry and check again what it met."""
    with workspace.journal.changes(label) as changes:
        before = changes.remove(entry_id)
        if before is None:
            raise BadInput("That entry is no longer there. Nothing was changed.")
        alerts = re_evaluate(changes, workspace, [(before, None)])
        return logged(changes, workspace, label, (), alerts)
