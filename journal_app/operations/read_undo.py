"""Whether there is a change to take back or to bring back; both survive the lock and a restart."""

from journal_app.domain.fact import Fact
from journal_app.operations.step_words import step_words
from journal_app.operations.workspace import Workspace


class UndoSteps(Fact, frozen=True, kw_only=True):
    """What Undo and Redo would act on now."""

    can_undo: bool
    can_redo: bool


def read_undo(workspace: Workspace) -> UndoSteps:
    """Look at the newest step of either kind."""
    journal = workspace.journal
    return UndoSteps(can_undo=journal.undo_step() is not None, can_redo=journal.redo_step() is not None)


def undo_labels(workspace: Workspace) -> tuple[str | None, str | None]:
    """What Undo would take back and what Redo would bring again, in words; None: nothing."""
    return step_words(workspace.journal.undo_step()), step_words(workspace.journal.redo_step())
