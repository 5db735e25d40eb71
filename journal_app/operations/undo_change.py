"""Take the last change back, or bring it again; both are checked like any other change."""

from journal_app.operations.attention import logged
from journal_app.operations.evaluation_road import re_evaluate
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


def undo(workspace: Workspace) -> Logged | None:
    """Take the newest change back; None when there is nothing to take back."""
    with workspace.journal.changes(undoable=False) as changes:
        step = changes.undo()
        if step is None:
            return None
        entries = tuple(after for _, after in step.entries if after is not None)
        alerts = re_evaluate(changes, workspace, step.entries)
        return logged(changes, workspace, step.label, entries, alerts)


def redo(workspace: Workspace) -> Logged | None:
    """Bring back what was last undone; None when there is nothing."""
    with workspace.journal.changes(undoable=False) as changes:
        step = changes.redo()
        if step is None:
            return None
        entries = tuple(after for _, after in step.entries if after is not None)
        alerts = re_evaluate(changes, workspace, step.entries)
        return logged(changes, workspace, step.label, entries, alerts)
