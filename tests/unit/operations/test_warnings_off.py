"""A fault in the shipped list: everything can still be written down, and every place says that warnings are off."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from journal_app import paths
from journal_app.command_line import run
from journal_app.domain.moments import moment_on
from journal_app.domain.person import Medicine
from journal_app.errors import BadKnowledge
from journal_app.operations.check_before_logging import check_before_logging
from journal_app.operations.check_together import check_together
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.log_entry import log_entries
from journal_app.operations.open_journal import create
from journal_app.operations.read_alerts import read_alerts
from journal_app.operations.read_day import read_day
from journal_app.operations.read_person import read_person
from journal_app.operations.read_substance import read_substance
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.undo_change import undo
from journal_app.operations.workspace import Workspace
from tests.unit.knowledge.small_folder import write_small_folder
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE

TODAY = date(2026, 11, 22)
OFF = "warnings are off"


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list with one letter too many, in the place of the shipped one."""
    resources = tmp_path / "resources"
    rules = write_small_folder(resources / "knowledge") / "interactions" / "pairs.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('level = "critical"', 'level = "criticall"'), "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: resources)
    return rules


@pytest.fixture
def workspace(damaged: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A journal that was made as the program makes it, with the damaged list."""
    made = create(tmp_path / "journal.db", None, "US").workspace
    made.clock = lambda: NOW
    made.zone = lambda: ZONE
    assert isinstance(made.knowledge, BadKnowledge)
    yield made
    made.journal.close()


def test_logging_editing_and_undo_go_on(workspace: Workspace) -> None:
    kratom, glass = dose("kratom_leaf", 1), wine(0)
    log_entries(workspace, [kratom], "Logged kratom")
    log_entries(workspace, [glass], "Logged wine")
    edit_entry(workspace, msgspec.structs.replace(kratom, note="later"), "Changed kratom")
    assert workspace.journal.entry(kratom.id) == msgspec.structs.replace(kratom, note="later")
    undo(workspace)
    undo(workspace)
    assert [entry.id for entry in workspace.journal.entries()] == [kratom.id]
    assert workspace.journal.entry(kratom.id) == kratom


def test_every_place_says_that_warnings_are_off(workspace: Workspace) -> None:
    said = (
        read_day(workspace, TODAY).warnings_off,
        read_alerts(workspace).warnings_off,
        read_person(workspace).warnings_off,
        check_together(workspace, ["kratom", "diazepam"]).warnings_off,
        check_before_logging(workspace, [wine(0)]).warnings_off,
    )
    assert all(sentence is not None and OFF in sentence for sentence in said)
    with pytest.raises(BadKnowledge, match=OFF):
        read_substance(workspace, "kratom_leaf")


def test_a_medicine_is_still_saved(workspace: Workspace) -> None:
    start = moment_on(date(2026, 11, 1), ZONE)
    save_medicine(workspace, Medicine(id=uuid4(), name="methadone", start=start))
    (row,) = read_person(workspace).regimen
    assert (row.medicine.name, row.checked) == ("methadone", False)


@pytest.mark.parametrize(
    "words", [["check", "kratom", "diazepam"], ["check", "--json", "kratom", "wine"], ["explain", "D1"]]
)
def test_the_command_says_so_and_could_not(damaged: Path, words: list[str]) -> None:
    out, err = io.StringIO(), io.StringIO()
    assert run(words, io.StringIO(), out, err) == 1
    assert OFF in err.getvalue()
    assert err.getvalue().count("\n") == 1
    assert not out.getvalue()
