"""What undo would take back is said in the language in use, whichever it was when it was done."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.person import Profile
from journal_app.i18n import LANGUAGES
from journal_app.operations.change_check_in import change_check_in
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_day import read_day
from journal_app.operations.read_undo import undo_labels
from journal_app.operations.recently_deleted import bring_back
from journal_app.operations.save_profile import save_profile
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.workspace import Workspace
from journal_app.storage import undo as storage_undo
from journal_app.storage.journal import create_journal_file, open_journal_file
from tests.shipped import shipped_knowledge
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, new_workspace

GERMAN = next(each for each in LANGUAGES if each.code == "de")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A journal whose steps are named in German until `in_english` is called."""
    monkeypatch.setattr(storage_undo, "language", lambda: GERMAN)
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage_undo, "language", lambda: LANGUAGES[0])


def test_each_kind_of_change_is_named_anew(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    first = dose("kratom_leaf", 5)
    log_entries(workspace, [first], "Kratom eingetragen")
    log_entries(workspace, [dose("diazepam", 3), wine(2)], "Zwei eingetragen")
    edit_entry(workspace, msgspec.structs.replace(first, note="why"), "Kratom geändert")
    delete_entries(workspace, [first.id], "Kratom gelöscht")
    save_profile(workspace, Profile(sex="female"))
    pills = [msgspec.structs.replace(dose("lorazepam", 1), name=f"pill {number}") for number in range(12)]
    change_check_in(workspace, pills, (), "Viele")
    assert undo_labels(workspace) == ("Viele", None), "what is in the language in use stays as it was said"
    in_english(monkeypatch)
    said = []
    while (step := undo_labels(workspace)[0]) is not None:
        said.append(step)
        done = undo(workspace)
        assert done is not None
        assert done.label == step, "what was taken back is called the same"
        assert undo_labels(workspace)[1] == step
        assert read_day(workspace, NOW.date()).redo_label == step
    many, about, deleted, changed, two, one = said
    assert many.startswith("Logged pill 0, pill 1")
    assert many.endswith("…")
    assert about == "About you"
    assert deleted == one.replace("Logged", "Deleted")
    assert changed == one.replace("Logged", "Changed")
    assert two.startswith("Logged diazepam")
    assert two.endswith("wine 150 ml")
    assert one.startswith("Logged kratom")
    again = redo(workspace)
    assert again is not None
    assert again.label == one


def test_what_was_deleted_and_came_back_is_not_called_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage_undo, "language", lambda: GERMAN)
    times = (NOW + timedelta(seconds=second) for second in count())
    journal, _words = create_journal_file(tmp_path / "ticking.db", None, clock=lambda: next(times))
    workspace = Workspace(journal=journal, knowledge=shipped_knowledge(), country="US", clock=lambda: next(times))
    first = dose("kratom_leaf", 5)
    log_entries(workspace, [first, wine(2)], "Beides eingetragen")
    delete_entries(workspace, [first.id], "Kratom gelöscht")
    bring_back(workspace, [first.id])
    in_english(monkeypatch)
    said = []
    while (done := undo(workspace)) is not None:
        said.append(done.label)
    assert [each.split(" kratom")[0] for each in said] == ["Brought back", "Deleted", "Logged"]
    again = [redo(workspace), redo(workspace), redo(workspace)]
    assert [each.label for each in again if each is not None] == said[::-1]
    journal.close()


def test_a_step_of_an_earlier_version_keeps_the_words_it_had(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_entries(workspace, [dose("kratom_leaf", 5)], "Kratom eingetragen")
    workspace.journal.database.driver.execute("UPDATE step SET language = ''")
    in_english(monkeypatch)
    assert undo_labels(workspace) == ("Kratom eingetragen", None)


def test_what_was_logged_in_german_is_said_in_english_after_a_new_start(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with new_workspace(path):
        pass
    subprocess.run(
        [sys.executable, "-m", "tests.unit.operations.logged_in_language", "de", path, tmp_path],
        check=True,
        cwd=Path(__file__).parents[3],
    )
    journal = open_journal_file(path, None, clock=lambda: NOW)
    label, _redo = undo_labels(Workspace(journal=journal, knowledge=shipped_knowledge(), country="US"))
    assert label is not None
    assert label.startswith("Logged ")
    assert label != "All"
    journal.close()
