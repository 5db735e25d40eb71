"""What stands before the journal: one way to emergency help, which is the sidebar's as everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.background import Background
from journal_app.ui.main_window import MainWindow
from journal_app.ui.menus import Menus
from journal_app.ui.pages.emergency_page import EmergencyPage
from journal_app.ui.pages.unlock_page import UnlockPage
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import LIGHT, SIDEBAR_WIDTH
from tests.qt.gates import press, settle


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with a locked journal."""
    made = MainWindow(LIGHT["bg"], LIGHT["sidebar"], SIDEBAR_WIDTH)
    qtbot.addWidget(made)
    made.furnish(theme, Menus(theme))
    made.use_emergency(lambda: EmergencyPage(theme, lambda: "US"))
    made.resize(1280, 832)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    page = UnlockPage(theme, background, tmp_path / "diary.journal", "US", 14.0)
    # As the opening of a journal does.
    page.emergency_wanted.connect(made.show_emergency)
    made.sidebar.narrow_changed.connect(page.name_help)
    made.show_gate(page)
    settle()
    yield made
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)


def ways_to_help(window: MainWindow) -> list[QWidget]:
    """Everything in view that says emergency help, but for what a button is made of."""
    found: list[QWidget] = [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and "Emergency help" in each.text() + each.accessibleName()
    ]
    return found + [
        each
        for each in window.findChildren(QLabel)
        if each.isVisible()
        and "Emergency help" in each.text()
        and not any(button.isAncestorOf(each) for button in found)
    ]


@pytest.mark.parametrize("width", [1280, 900])
def test_a_locked_window_says_emergency_help_once_and_in_words(window: MainWindow, width: int) -> None:
    window.resize(width, 640)
    settle()
    (way,) = ways_to_help(window)
    assert isinstance(way, QPushButton)
    said = [way.text(), *(each.text() for each in way.findChildren(QLabel) if each.isVisible())]
    assert any("Emergency help" in words for words in said)
    press(way)
    settle()
    assert window.emergency_shown


def test_emergency_help_is_a_key_away_while_locked(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.emergency_shown, timeout=10_000)
