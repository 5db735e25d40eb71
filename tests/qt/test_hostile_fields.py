"""Hostile texts in every line of the window, found by walking: nothing breaks, and what answers shows no markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.theme import Theme
from tests.hostile_strings import HALVES, HOSTILE, LONG
from tests.qt.open_window import open_window
from tests.qt.test_every_field import PLACES
from tests.qt.today_steps import settle
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, wine

# The fonts of the computer need not know every script: then Qt shows boxes, and says so.
pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", extend=True)

FEW: Final = tuple(dict.fromkeys((*HOSTILE[::40], *HALVES[:3], *LONG[:2])))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, client: JournalClient) -> Iterator[MainWindow]:
    """The window on a journal with a warning."""
    client.log([dose("kratom_leaf", 1), wine(0)], "x")
    settle(qtbot, client)
    yield open_window(qtbot, theme, client)
    settle(qtbot, client)


def _lines(window: MainWindow) -> list[QLineEdit | QPlainTextEdit]:
    found: list[QLineEdit | QPlainTextEdit] = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    return [each for each in found if each.isVisible() and each.isEnabled() and not each.isReadOnly()]


@pytest.mark.parametrize(
    "texts", [pytest.param(FEW, id="few"), pytest.param(HOSTILE, id="all", marks=pytest.mark.long)]
)
@pytest.mark.parametrize("place", list(PLACES))
def test_every_line_takes_them(
    window: MainWindow, qtbot: QtBot, client: JournalClient, workspace: Workspace, place: str, texts: Sequence[str]
) -> None:
    PLACES[place](window)
    settle(qtbot, client)
    for field in _lines(window):
        for text in texts:
            if not shiboken6.isValid(field):
                break  # another answer took its question away
            if isinstance(field, QLineEdit):
                field.setText(text)
                field.textEdited.emit(text)
            else:
                field.setPlainText(text)
            QApplication.processEvents()
        if shiboken6.isValid(field) and field.isVisible():
            QTest.keyClick(field, Qt.Key.Key_Return)
        settle(qtbot, client)
    assert [fault for fault in faults(window) if "markup" in fault or "rich text" in fault] == []
    window.keep_drafts()
    settle(qtbot, client)
    assert workspace.journal.entry_count() >= 2
