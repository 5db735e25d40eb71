"""Fifty steps back and forth in the real window, with the journal closed and opened again in between."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Note
from journal_app.domain.moments import moment_of
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.log_entry import log_entries
from journal_app.operations.open_journal import create, unlock
from journal_app.preferences import Preferences
from journal_app.ui import application as application_module
from journal_app.ui.application import Application

STEPS = 50
Run = Callable[[], Application]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with 50 steps: 40 notes, five of them changed and five deleted."""
    made = tmp_path / "journal.db"
    workspace = create(made, None, "US").workspace
    now = datetime.now(UTC)
    notes = [
        Note(
            id=uuid4(), moment=moment_of(now - timedelta(minutes=number), "UTC"), entered_at=now, note=f"note {number}"
        )
        for number in range(40)
    ]
    for note in notes:
        log_entries(workspace, [note], note.note)
    for number in range(5):
        edit_entry(
            workspace, Note(id=notes[number].id, moment=notes[number].moment, entered_at=now, note="changed"), "c"
        )
        delete_entries(workspace, [notes[number + 10].id], "deleted")
    workspace.journal.close()
    return made


@pytest.fixture
def run(qapp: QApplication, qtbot: QtBot, tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Start the window on it; the one before is closed first, as by a lock."""
    monkeypatch.setattr(application_module, "restart", lambda _command, _path: None)
    open_now: list[Application] = []

    def close() -> None:
        for each in open_now:
            each.window.close()
            each.deleteLater()
        open_now.clear()

    def start() -> Application:
        close()
        made = Application(
            qapp, path, Preferences(country="US"), tmp_path / "p.json", ("program",), locked=False, passphrase=None
        )
        open_now.append(made)
        qtbot.addWidget(made.window)
        made.window.show()
        _settle(qtbot, made)
        return made

    yield start
    close()


def _settle(qtbot: QtBot, made: Application) -> None:
    qtbot.waitUntil(lambda: made.window.client is not None and not made.window.client.background.busy, timeout=20_000)


def _stored(path: Path) -> set[str]:
    workspace = unlock(path, None, "US").workspace
    found = {entry.note for entry in workspace.journal.entries()}
    workspace.journal.close()
    return found


def test_fifty_steps_back_and_forth_with_restarts_between(run: Run, qtbot: QtBot, path: Path) -> None:
    full = _stored(path)
    window = run()
    for _ in range(STEPS // 2):
        window.window.undo()
        _settle(qtbot, window)
    window = run()
    for _ in range(STEPS // 2):
        window.window.undo()
        _settle(qtbot, window)
    window.window.close()
    assert _stored(path) == set()
    window = run()
    for _ in range(STEPS):
        window.window.redo()
        _settle(qtbot, window)
    window.window.close()
    assert _stored(path) == full
