"""F6 goes from part to part of the window: the list of a day is one key away from the check-in, not a dozen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.places import CALENDAR
from journal_app.ui.panes import go_to_next_pane
from journal_app.ui.theme import Theme
from tests.qt.open_window import Keyboard, focused, open_window, today_of
from tests.qt.today_steps import settle
from tests.unit.operations.made_entries import dose


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, client: JournalClient, workspace: Workspace) -> Iterator[MainWindow]:
    log_entries(workspace, [dose("kratom_leaf", 0, grams=3)], "Logged")
    made = open_window(qtbot, theme, client)
    yield made
    settle(qtbot, client)


def _part(window: MainWindow) -> str:
    page = today_of(window)
    parts = {"sidebar": window.sidebar, "line": page.field, "check-in": page.check_in, "list": page.entries}
    return next(name for name, part in parts.items() if part.isAncestorOf(focused()))


def test_on_today_it_goes_from_the_line_to_the_check_in_to_the_list_and_round(window: MainWindow) -> None:
    today_of(window).field.enter()
    keyboard, seen = Keyboard(), []
    for _step in range(5):
        keyboard.chord("F6")
        seen.append(_part(window))
    assert seen == ["check-in", "list", "sidebar", "line", "check-in"]


def test_a_form_that_is_open_is_a_part_too(window: MainWindow, qtbot: QtBot, client: JournalClient) -> None:
    page = today_of(window)
    page.act("note")
    settle(qtbot, client)
    page.field.enter()
    Keyboard().chord("F6")
    assert page.forms.isAncestorOf(focused())


def test_elsewhere_it_goes_between_the_sidebar_and_the_page(
    window: MainWindow, qtbot: QtBot, client: JournalClient
) -> None:
    window.show_page(CALENDAR)
    settle(qtbot, client)
    page, keyboard, inside = window.page(CALENDAR), Keyboard(), []
    for _step in range(4):
        keyboard.chord("F6")
        inside.append(page.isAncestorOf(focused()))
    assert inside in ([True, False] * 2, [False, True] * 2)


def test_a_part_in_which_nothing_takes_the_keyboard_is_passed_over(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    parts = []
    for name in ("a", "b", "c"):
        part = QWidget()
        QVBoxLayout(part).addWidget(QPushButton(name))
        column.addWidget(part)
        parts.append(part)
    parts[1].setEnabled(False)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    parts[0].findChildren(QPushButton)[0].setFocus()
    go_to_next_pane(parts, QApplication.focusWidget())
    assert parts[2].isAncestorOf(focused())
