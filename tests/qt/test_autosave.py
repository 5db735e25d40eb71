"""What is being typed is kept after a pause, once, and while somebody types on without one."""

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from journal_app.ui.autosave import Autosave


def test_whoever_types_without_a_pause_is_kept_too(qtbot: QtBot) -> None:
    parent, kept = QObject(), []
    autosave = Autosave(lambda: kept.append(typing.isActive()), parent)
    typing = QTimer(parent)
    typing.setInterval(20)
    typing.timeout.connect(autosave.later)
    typing.start()
    qtbot.waitUntil(lambda: len(kept) == 2, timeout=60_000)
    assert kept == [True, True], "it was kept only once the typing had ended"
    typing.stop()


def test_a_pause_keeps_it_once_and_what_is_let_go_of_is_not_kept(qtbot: QtBot) -> None:
    parent, kept = QObject(), []
    autosave = Autosave(lambda: kept.append("kept"), parent)
    for _ in range(5):
        autosave.later()
    qtbot.waitUntil(lambda: not autosave.waits, timeout=60_000)
    autosave.later()
    autosave.stop()
    assert (autosave.waits, kept) == (False, ["kept"])
