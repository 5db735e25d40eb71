"""The Save of the check-in stays in view, and covers nothing."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import SymptomRating
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from tests.qt.today_steps import saved, settle, shown
from tests.qt.turns import come_to_rest


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def place_in(page: TodayPage, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def at_rest(qtbot: QtBot, client: JournalClient) -> None:
    settle(qtbot, client)
    come_to_rest()


def test_with_something_given_a_save_is_in_view_below_what_scrolls(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    page = shown(qtbot, client, theme, 786, 560)
    assert page.save_bar.isHidden(), "nothing is given yet"
    page.check_in.sleep.show()
    page.act("check-in")
    at_rest(qtbot, client)
    page.check_in.rows[0].enter()
    press(Qt.Key.Key_7)
    page._scroll.verticalScrollBar().setValue(0)
    bar = page.save_bar
    qtbot.waitUntil(bar.isVisible, timeout=20_000)
    at_rest(qtbot, client)
    assert page.rect().contains(place_in(page, bar.save))
    assert not place_in(page, bar).intersects(place_in(page, page._scroll)), "it covers nothing"
    assert bar.words.text() == "1 of 4"
    bar.save.setFocus()
    QTest.keyClick(bar.save, Qt.Key.Key_Space)
    at_rest(qtbot, client)
    assert [each.severity for each in saved(workspace) if isinstance(each, SymptomRating)] == [7]
    qtbot.waitUntil(bar.isHidden, timeout=20_000)  # there is nothing left to save
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_where_the_own_save_is_in_view_there_is_no_second_one(
    qtbot: QtBot, client: JournalClient, theme: Theme
) -> None:
    page = shown(qtbot, client, theme, 1056, 1400)
    page.act("check-in")
    press(Qt.Key.Key_7)
    at_rest(qtbot, client)
    assert page.check_in.is_begun
    assert page.save_bar.isHidden()
