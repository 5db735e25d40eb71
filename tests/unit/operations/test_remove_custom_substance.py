"""A substance of the person's own is taken out: nothing that was logged is lost, and undo brings all of it back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.moments import moment_of
from journal_app.domain.person import Medicine
from journal_app.operations.log_entry import log_entries
from journal_app.operations.remove_custom_substance import remove_custom_substance
from journal_app.operations.save_custom_substance import save_custom_substance
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def standing(workspace: Workspace) -> int:
    return sum(alert.state != "resolved" for alert in workspace.journal.alerts(pairs=True))


def test_its_entries_keep_their_name_and_are_not_checked(workspace: Workspace) -> None:
    unknown = Dose(id=uuid4(), moment=moment_of(NOW - timedelta(hours=2), ZONE), entered_at=NOW, name="Blue powder")
    log_entries(workspace, [unknown, wine(1)], "Logged")
    save_custom_substance(workspace, "blue powder", "unknown_opioid")
    (own,) = workspace.person().custom
    medicine = Medicine(id=uuid4(), name="Blue powder", substance=own.id, start=moment_of(NOW, ZONE))
    save_medicine(workspace, medicine)
    assert standing(workspace) > 0
    logged = remove_custom_substance(workspace, own.id)
    assert logged.label == "Removed blue powder from your own names"
    assert [entry.id for entry in logged.entries] == [unknown.id]
    assert workspace.journal.entry(unknown.id) == unknown
    assert workspace.person().custom == ()
    assert [(each.name, each.substance) for each in workspace.person().regimen] == [("Blue powder", None)]
    assert standing(workspace) == 0
    undo(workspace)
    assert workspace.person().custom == (own,)
    assert workspace.person().regimen[0].substance == own.id
    assert standing(workspace) > 0
    redo(workspace)
    assert standing(workspace) == 0


def test_other_substances_of_ones_own_stay(workspace: Workspace) -> None:
    save_custom_substance(workspace, "blue powder", "unknown_opioid")
    save_custom_substance(workspace, "green powder", "unknown_opioid")
    blue, green = workspace.person().custom
    other = Dose(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="green powder", substance=green.id)
    log_entries(workspace, [other], "Logged")
    remove_custom_substance(workspace, blue.id)
    assert workspace.person().custom == (green,)
    assert workspace.journal.entry(other.id) == other


def test_what_is_no_substance_of_ones_own_changes_nothing(workspace: Workspace) -> None:
    before = workspace.journal.change_count
    assert remove_custom_substance(workspace, "diazepam").entries == ()
    assert workspace.journal.change_count == before
