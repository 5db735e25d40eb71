"""The table of keys, the menus, the tooltips and the help say the same, and no key does two things."""

import re
from collections import Counter
from typing import Final, get_args

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.menus import Menus
from journal_app.ui.pages.places import CLASSES, COMBINATION, HELP, PLACES, REPORT, SUBSTANCE, TIMELINE, TODAY
from journal_app.ui.shortcuts import Where, keyboard_table, sequences, shortcut, shortcuts, shown
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import LIGHT, SIDEBAR_WIDTH

DESIGNED: Final = {
    "quick-add": "Ctrl+K", "new": "Ctrl+N", "check-in": "Ctrl+J", "save": "Ctrl+Enter", "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z", "page-today": "Ctrl+1", "page-timeline": "Ctrl+2", "page-calendar": "Ctrl+3",
    "page-trends": "Ctrl+4", "page-alerts": "Ctrl+5", "page-report": "Ctrl+6", "page-medicines": "Ctrl+7",
    "page-settings": "Ctrl+,", "combination": "Ctrl+Shift+K", "previous-day": "Ctrl+[",
    "next-day": "Ctrl+]", "today": "Ctrl+T", "find": "Ctrl+F", "report": "Ctrl+E", "print": "Ctrl+P", "lock": "Ctrl+L",
    "emergency": "F1", "next-pane": "F6", "close": "Esc", "larger": "Ctrl++", "smaller": "Ctrl+-",
    "usual-size": "Ctrl+0", "rate": "0-9", "rate-clear": "Backspace", "chart-table": "T", "chart-open": "Enter",
}  # fmt: skip
"""The keys of the design, which people learn once and for all."""

NOT_IN_A_MENU: Final = {"again", "close"}
"""Alt and a number: an action for each of the four. Esc belongs to whatever lies on top."""

KEY_IN_BRACKETS: Final = re.compile(r"\(((?:Ctrl|Alt|Shift|F\d)[^)]*)\)$")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, client: JournalClient) -> MainWindow:
    """The window with an open journal."""
    made = MainWindow(LIGHT["bg"], LIGHT["sidebar"], SIDEBAR_WIDTH)
    qtbot.addWidget(made)
    made.furnish(theme, Menus(theme))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open_journal(client)
    at_rest(qtbot, client)
    return made


def at_rest(qtbot: QtBot, client: JournalClient) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)


def actions(window: MainWindow) -> list[QAction]:
    found = []
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        found += [action for action in menu.actions() if not action.isSeparator()]
    return found


def test_the_table_has_the_keys_of_the_design() -> None:
    assert {name: shortcut(name).keys[0] for name in DESIGNED} == DESIGNED
    assert shortcut("again").keys == ("Alt+1", "Alt+2", "Alt+3", "Alt+4")
    assert shortcut("chart-week").keys == ("Shift+Left", "Shift+Right")


@pytest.mark.parametrize("where", get_args(Where))
def test_no_key_does_two_things_in_one_place(where: Where) -> None:
    keys = Counter(key for each in shortcuts() if each.where == where for key in each.keys)
    assert not [key for key, count in keys.items() if count > 1]
    names = Counter(each.name for each in shortcuts())
    assert max(names.values()) == 1


def test_single_letters_do_something_in_charts_only() -> None:
    letters = [each for each in shortcuts() for key in each.keys if len(key) == 1 and key.isalpha()]
    assert {each.where for each in letters} == {"In a chart"}


def test_the_menus_have_exactly_the_keys_of_the_table(window: MainWindow) -> None:
    owed = {
        each.name: [QKeySequence(key) for key in each.keys]
        for each in shortcuts()
        if each.where == "Anywhere" and each.name not in NOT_IN_A_MENU
    }
    held = {action.objectName(): action.shortcuts() for action in actions(window) if action.objectName()}
    assert held == owed
    again = [action.shortcut() for action in actions(window) if action.shortcut().toString().startswith("Alt+")]
    assert again == sequences("again")


def test_no_two_actions_have_one_key_and_no_menu_one_letter_twice(window: MainWindow) -> None:
    keys = Counter(key.toString() for action in actions(window) for key in action.shortcuts())
    assert not [key for key, count in keys.items() if count > 1]
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        letters = Counter(
            action.text()[action.text().index("&") + 1].casefold() for action in menu.actions() if "&" in action.text()
        )
        assert not [letter for letter, count in letters.items() if count > 1], top.text()


@pytest.mark.parametrize("key", CLASSES)
def test_a_tooltip_that_names_a_key_names_one_of_the_table(
    window: MainWindow, qtbot: QtBot, client: JournalClient, key: str
) -> None:
    window.show_page(key)
    at_rest(qtbot, client)
    known = {shown(each) for row in shortcuts() for each in row.keys}
    tips = {each.toolTip() for each in window.findChildren(QWidget) if each.toolTip()}
    named = {found[1] for each in tips if (found := KEY_IN_BRACKETS.search(each))}
    assert named, "no tooltip names a key"
    assert named <= known


def test_the_sidebar_and_its_tooltips_name_the_keys_of_the_pages(window: MainWindow) -> None:
    tips = {each.toolTip() for each in window.sidebar.findChildren(QWidget)}
    for place in PLACES:
        assert f"{place.title} ({shown(place.shortcut)})" in tips


def test_the_help_lists_every_key() -> None:
    table = keyboard_table()
    for each in shortcuts():
        keys = " or ".join(f"**{shown(key)}**" for key in each.keys)
        assert f"| {keys} | {each.words} |" in table.splitlines()


def press(window: MainWindow, name: str) -> None:
    """Press the first key of a shortcut, where the keyboard is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(shortcut(name).keys[0]))


def test_the_keys_lead_to_every_page_and_back(window: MainWindow, qtbot: QtBot, client: JournalClient) -> None:
    for place in PLACES:
        press(window, f"page-{place.key}")
        at_rest(qtbot, client)
        assert window.page(place.key).isVisible(), place.title
    for name, key in (("help", HELP), ("combination", COMBINATION), ("substance", SUBSTANCE)):
        press(window, "page-today")
        press(window, name)
        at_rest(qtbot, client)
        assert window.page(key).isVisible(), name
        press(window, "close")
        qtbot.waitUntil(lambda: window.page(TODAY).isVisible())
    press(window, "report")
    assert window.page(REPORT).isVisible()
    at_rest(qtbot, client)


def test_find_goes_to_the_search_of_the_page_or_of_the_timeline(
    window: MainWindow, qtbot: QtBot, client: JournalClient
) -> None:
    press(window, "help")
    at_rest(qtbot, client)
    press(window, "find")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Search the help"
    press(window, "page-alerts")
    at_rest(qtbot, client)
    press(window, "find")
    at_rest(qtbot, client)
    assert window.page(TIMELINE).isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.page(TIMELINE).isAncestorOf(focused)


def test_text_size_has_keys(window: MainWindow, theme: Theme) -> None:
    heard: list[int] = []
    window.menus.text_size_chosen.connect(heard.append)
    for name in ("larger", "smaller", "usual-size"):
        press(window, name)
    assert heard == [110, 90, 100]


def test_print_asks_for_the_printer_on_the_report(window: MainWindow, qtbot: QtBot, client: JournalClient) -> None:
    window.show_page(REPORT)
    at_rest(qtbot, client)
    qtbot.waitUntil(lambda: window.page(REPORT).form.filled)
    press(window, "print")
    qtbot.waitUntil(lambda: bool(window.findChildren(QPrintDialog)))
    for dialog in window.findChildren(QPrintDialog):
        dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QPrintDialog))
    at_rest(qtbot, client)
