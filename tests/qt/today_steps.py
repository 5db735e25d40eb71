"""What the tests of the Today page share: a person at the keyboard, and what stands on the page."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Entry
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from tests.qt.turns import come_to_rest

Key = Qt.Key
TODAY = date(2026, 11, 22)
"""The date of the clock of the tests: 22:30 in their zone."""

ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"


def shown(qtbot: QtBot, client: JournalClient, theme: Theme, width: int = 1056, height: int = 832) -> TodayPage:
    """A new page, after its first answer."""
    made = TodayPage(client, theme)
    qtbot.addWidget(made)
    made.resize(width, height)
    client.changed.connect(lambda _changed: made.mark_stale())  # as the window does
    made.show()
    made.activateWindow()
    settle(qtbot, client)
    return made


def settle(qtbot: QtBot, client: JournalClient) -> None:
    """Wait until the worker has nothing to do and all answers were shown."""
    for _ in range(2):
        come_to_rest()
        qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)


def press(*keys: Key) -> None:
    """Press keys one after the other, wherever the window system would send them: an open list of names comes first."""
    for key in keys:
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def write(text: str) -> None:
    """Type a text wherever the focus is."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit | QPlainTextEdit), focused
    QTest.keyClicks(focused, text)


def words_on(widget: QWidget) -> str:
    """All words in view."""
    found = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(found).replace(ZERO_WIDTH, "")


def titles(page: TodayPage) -> list[str]:
    """The titles of the rows, top to bottom."""
    return [row.title.text().replace(ZERO_WIDTH, "") for row in page.entries.rows]


def strips(page: TodayPage) -> list[str]:
    """The titles of the warnings, top to bottom."""
    return [strip.title.text().replace(ZERO_WIDTH, "") for strip in page.entries.strips]


def scrolls_sideways(page: TodayPage) -> bool:
    """Whether the content is wider than what is seen of it."""
    area = page.findChild(QScrollArea)
    content = area.widget() if area is not None else None
    assert area is not None
    assert content is not None
    return content.width() > area.viewport().width()


def saved(workspace: Workspace) -> tuple[Entry, ...]:
    """What is in the journal."""
    return workspace.journal.entries()
