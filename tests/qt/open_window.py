"""The whole window with a journal open, and a person at its keyboard."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.menus import Menus
from journal_app.ui.pages.emergency_page import EmergencyPage
from journal_app.ui.pages.places import TODAY
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import LIGHT, SIDEBAR_WIDTH
from tests.qt.today_steps import settle


class Keyboard:
    """Presses keys where the keyboard is, and counts them: a chord counts once."""

    def __init__(self) -> None:
        self.count = 0

    def chord(self, keys: str) -> None:
        """Keys that are pressed together, such as `Alt+1`; also a single one, such as `Return`."""
        self.count += 1
        QTest.keySequence(focused(), QKeySequence(keys))

    def write(self, text: str) -> None:
        """One key for each letter."""
        for letter in text:
            self.count += 1
            QTest.keyClicks(focused(), letter)


def focused() -> QWidget:
    """Where the keyboard is."""
    found = QApplication.focusWidget()
    assert found is not None, "the keyboard is nowhere"
    return found


def line_with_focus() -> QLineEdit:
    """The line that is typed into."""
    found = focused()
    assert isinstance(found, QLineEdit), found
    return found


def open_window(qtbot: QtBot, theme: Theme, client: JournalClient) -> MainWindow:
    """The active window on Today, connected as the application connects it."""
    made = MainWindow(LIGHT["bg"], LIGHT["sidebar"], SIDEBAR_WIDTH)
    qtbot.addWidget(made)
    menus = Menus(theme)
    made.furnish(theme, menus)
    made.use_emergency(lambda: EmergencyPage(theme, lambda: "US"))
    menus.undo_wanted.connect(made.undo)
    menus.redo_wanted.connect(made.redo)
    menus.today_wanted.connect(made.act_on_today)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open_journal(client)
    settle(qtbot, client)
    return made


def today_of(window: MainWindow) -> TodayPage:
    """The Today page of a window."""
    page = window.page(TODAY)
    assert isinstance(page, TodayPage)
    return page


def chips(window: MainWindow) -> Sequence[str]:
    """What can be logged again, as it stands on the chips."""
    return [chip.words.text() for chip in today_of(window).bar.again.chips]
