"""Look whether the passing of time alone says something: that what was taken every day has stopped."""

from __future__ import annotations

from journal_app.errors import BadKnowledge
from journal_app.operations.attention import logged
from journal_app.operations.evaluation_road import evaluate_again
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


def watch_for_stops(workspace: Workspace) -> Logged:
    """Evaluate the last days again at the present time; to be called when the journal is opened, and each hour."""
    from journal_app.domain.safety.evaluate import hourly_span

    if isinstance(workspace.knowledge, BadKnowledge):
        return Logged(label="")
    with workspace.journal.changes(undoable=False) as changes:
        evaluated = evaluate_again(changes, workspace, safety=[hourly_span(workspace.clock())])
        return logged(changes, workspace, "", (), evaluated)
