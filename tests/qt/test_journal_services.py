"""What is done first when a journal is opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.operations.back_up_journal import back_up
from journal_app.preferences import Preferences
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.services.journal_services import JournalServices
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.theme import Theme
from tests.qt.open_window import open_window
from tests.qt.today_steps import settle


def test_the_backup_comes_before_anything_that_may_change_the_record(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    client: JournalClient,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(qtbot, theme, client)
    settle(qtbot, client)
    done: list[object] = []
    asked: Callable[..., None] = client.ask

    def ask(operation: object, *arguments: object, **named: object) -> None:
        done.append(operation)
        asked(operation, *arguments, **named)

    monkeypatch.setattr(client, "ask", ask)
    monkeypatch.setattr(client, "watch", lambda: done.append("watch"))
    store = PreferenceStore(None, Preferences(), window)
    services = JournalServices(qapp, window, store, tmp_path / "journal.db", lambda: False, lambda: False)
    services.start()
    settle(qtbot, client)
    services.stop()
    assert done[0] is back_up
    assert "watch" in done
