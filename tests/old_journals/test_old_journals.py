"""Every journal that an earlier layout wrote opens today, with all that it held, and can be written on."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.finding import MOST_WORDS, Selection, searchable
from journal_app.domain.person import Profile
from journal_app.exchange.journal_json import decode_document
from journal_app.operations.export_records import export_records
from journal_app.operations.review_alert import review_alerts
from journal_app.operations.workspace import Workspace
from journal_app.storage.backup import backups_of
from journal_app.storage.journal import Journal, open_journal_file
from journal_app.storage.migrate import CURRENT
from journal_app.storage.restore import restore
from tests.unit.domain.small_knowledge import SMALL

FOLDER = Path(__file__).parent
LAYOUTS = sorted(each.name for each in FOLDER.iterdir() if each.name.startswith("layout_"))
STEPS = {"layout_1": 15, "layout_2": 22, "layout_3": 24}
"""How many steps each of them keeps, with the one that was taken back."""

MADE = datetime(2026, 11, 21, tzinfo=UTC)
"""A time at which their undo steps are not too old yet."""


def _opened(layout: str, folder: Path) -> Journal:
    for file in (FOLDER / layout).glob("journal.db*"):
        shutil.copy(file, folder / file.name)
    return open_journal_file(folder / "journal.db", None, clock=lambda: MADE)


def _workspace(journal: Journal) -> Workspace:
    return Workspace(journal=journal, knowledge=SMALL, clock=lambda: MADE, zone=lambda: "Europe/Berlin")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_everything_that_it_said_is_there(layout: str, tmp_path: Path) -> None:
    journal = _opened(layout, tmp_path)
    said = decode_document((FOLDER / layout / "said.json").read_bytes())
    now = decode_document(export_records(_workspace(journal), "json"))
    assert (now.journal_id, now.made_at) == (said.journal_id, said.made_at)
    assert (now.entries, now.deleted, now.history) == (said.entries, said.deleted, said.history)
    assert now.alerts == said.alerts
    assert now.values == said.values
    assert _workspace(journal).person().profile == Profile(sex="female", weight_kg=61.5)
    assert journal.check_integrity() == ()
    journal.close()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_was_backed_up_as_it_was_and_is_upgraded_once(layout: str, tmp_path: Path) -> None:
    journal = _opened(layout, tmp_path)
    assert journal.database.driver.execute("PRAGMA user_version").fetchone()[0] == CURRENT.version
    journal.close()
    (backup,) = backups_of(tmp_path / "journal.db")
    assert (backup.reason, backup.verified) == ("before migration", True)
    open_journal_file(tmp_path / "journal.db", None).close()
    assert len(backups_of(tmp_path / "journal.db")) == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_of_its_entries_can_be_searched_for(layout: str, tmp_path: Path) -> None:
    journal = _opened(layout, tmp_path)
    for entry in journal.entries():
        words = tuple(word for word in searchable(entry).split() if not word.startswith("="))[:MOST_WORDS]
        day = entry.moment.local_date
        assert entry in journal.entries_of_days(Selection(words=words), day, day)
    journal.close()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_its_steps_can_still_be_undone_and_its_warnings_read(layout: str, tmp_path: Path) -> None:
    journal = _opened(layout, tmp_path)
    with journal.changes(undoable=False) as changes:
        step = changes.redo()
    assert step is not None
    assert step.label == "Beer"
    undone = 0
    with journal.changes(undoable=False) as changes:
        while changes.undo() is not None:
            undone += 1
    assert undone == STEPS[layout]
    assert journal.entry_count() == 0
    with journal.changes(undoable=False) as changes:
        while changes.redo() is not None:
            undone -= 1
    assert undone == 0
    waiting = [alert for alert in journal.alerts() if alert.state == "to_review"]
    review_alerts(_workspace(journal), [alert.id for alert in waiting], "asked at the pharmacy")
    again = {alert.id: alert for alert in journal.alerts()}
    for alert in waiting:
        review = again[alert.id].review
        assert review is not None
        assert (review.note, review.level) == ("asked at the pharmacy", alert.level)
        assert again[alert.id].events[: len(alert.events)] == alert.events
        assert msgspec.structs.replace(again[alert.id], review=None, state="to_review", events=alert.events) == alert
    journal.close()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_its_backup_from_before_comes_back_and_is_upgraded_again(layout: str, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    journal = _opened(layout, tmp_path)
    entries, alerts = journal.entries(), journal.alerts()
    for entry in entries[:5]:
        with journal.changes("Deleted") as changes:
            changes.remove(entry.id)
    journal.close()
    (backup,) = backups_of(path)
    restore(path, backup)
    again = open_journal_file(path, None, clock=lambda: MADE)
    assert (again.entries(), again.alerts()) == (entries, alerts)
    assert again.check_integrity() == ()
    again.close()
