"""Take entries out of the day; they can be brought back."""

from collections.abc import Sequence
from uuid import UUID

from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.attention import logged
from journal_app.operations.evaluation_road import re_evaluate
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


def delete_entries(workspace: Workspace, ids: Sequence[UUID], label: str) -> Logged:
    """Soft-delete entries in one step that one undo takes back, and check again what they met."""
    with workspace.journal.changes(label) as changes:
        removed = [changes.remove(entry_id) for entry_id in ids]
        if not any(removed):
            raise BadInput(_("That entry is no longer there. Nothing was changed."))
        evaluated = re_evaluate(changes, workspace, [(before, None) for before in removed])
        return logged(changes, workspace, label, (), evaluated)
