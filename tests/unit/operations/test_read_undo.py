"""Undo and Redo are offered when there is something to do, also after the journal was closed."""

from pathlib import Path

from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_undo import UndoSteps, read_undo
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.workspace import Workspace
from journal_app.storage.journal import open_journal_file
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import NOW, new_workspace


def test_the_steps_follow_what_is_done_and_survive_closing(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with new_workspace(path) as workspace:
        assert read_undo(workspace) == UndoSteps(can_undo=False, can_redo=False)
        log_entries(workspace, [dose("kratom_leaf", 1)], "Logged kratom")
        assert read_undo(workspace) == UndoSteps(can_undo=True, can_redo=False)
        undo(workspace)
        assert read_undo(workspace) == UndoSteps(can_undo=False, can_redo=True)
    journal = open_journal_file(path, None, clock=lambda: NOW)
    again = Workspace(journal=journal, knowledge=workspace.knowledge, country="US")
    assert read_undo(again) == UndoSteps(can_undo=False, can_redo=True)
    redo(again)
    assert read_undo(again) == UndoSteps(can_undo=True, can_redo=False)
    journal.close()
