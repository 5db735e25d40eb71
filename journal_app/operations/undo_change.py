"""Take the last change back, or bring it again; both are checked like any other change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from journal_app.operations.attention import logged
from journal_app.operations.evaluation_road import re_evaluate
from journal_app.operations.step_words import step_words
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.storage.changes import Changes
    from journal_app.storage.facts import UndoStep


def undo(workspace: Workspace) -> Logged | None:
    """Take the newest change back; None when there is nothing to take back."""
    return _step(workspace, lambda changes: changes.undo())


def redo(workspace: Workspace) -> Logged | None:
    """Bring back what was last undone; None when there is nothing."""
    return _step(workspace, lambda changes: changes.redo())


def _step(workspace: Workspace, take: Callable[[Changes], UndoStep | None]) -> Logged | None:
    with workspace.journal.changes(undoable=False) as changes:
        person = workspace.person()
        step = take(changes)
        if step is None:
            return None
        entries = tuple(after for _, after in step.entries if after is not None)
        evaluated = re_evaluate(changes, workspace, step.entries, before=person)
        return logged(changes, workspace, step_words(step) or "", entries, evaluated, _edited(step))


def _edited(step: UndoStep) -> tuple[UUID, ...]:
    return tuple(after.id for before, after in step.entries if before is not None and after is not None)
