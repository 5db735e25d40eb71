"""Tab alone comes to everything in the window, on every page, and round again: no page keeps the keyboard in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.places import CLASSES, TODAY
from journal_app.ui.theme import Theme
from tests.qt.gates import visible_inputs
from tests.qt.open_window import open_window
from tests.qt.turns import come_to_rest
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, wine

MOST_TABS = 150


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, client: JournalClient) -> Iterator[MainWindow]:
    """The active window with two entries and a critical warning."""
    made = open_window(qtbot, theme, client)
    client.log([dose("kratom_leaf", 1)], "Logged kratom")
    client.log([wine(0)], "Logged wine")
    at_rest(qtbot, client)
    yield made
    at_rest(qtbot, client)


def at_rest(qtbot: QtBot, client: JournalClient) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)
        come_to_rest()


def reached(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """Every widget that the key comes to until it is back where it began."""
    found: list[QWidget] = []
    for _ in range(MOST_TABS):
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        if focused in found[:-1]:
            return found
        # A date is left only after its day, its month and its year.
        if focused not in found and focused.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(focused)
        QTest.keyClick(focused, key)
    raise AssertionError(f"after {MOST_TABS} keys still on the way")


def owed(window: MainWindow) -> list[QWidget]:
    """What Tab must come to: every enabled input in view, of a group of radio buttons the group.

    Not the line inside a choice in which one can write: it has its focus from the choice.
    """
    return [
        each
        for each in visible_inputs(window)
        if each.isEnabled()
        and not isinstance(each, QRadioButton)
        and not each.objectName().startswith("qt_")
        and each.focusProxy() is None
    ]


def in_one_group(widget: QWidget, found: list[QWidget]) -> bool:
    """Of buttons that belong together Tab comes to one, and the arrows to the others."""
    return any(type(each) is type(widget) and each.parent() is widget.parent() for each in found)


@pytest.mark.parametrize(
    "key",
    list(CLASSES),
)
def test_tab_comes_to_everything_and_round_again(
    window: MainWindow, qtbot: QtBot, client: JournalClient, key: str
) -> None:
    window.show_page(key)
    at_rest(qtbot, client)
    there = reached(window, Qt.Key.Key_Tab)
    for each in owed(window):
        assert each in there or in_one_group(each, there), f"Tab never comes to {each.accessibleName() or each}"
    assert any(window.sidebar.isAncestorOf(each) for each in there)
    assert any(window.page(key).isAncestorOf(each) for each in there)
    back = reached(window, Qt.Key.Key_Backtab)
    for each in there:
        assert each in back or in_one_group(each, back), f"Shift and Tab never come to {each.accessibleName() or each}"


@pytest.mark.parametrize("what", ["dose", "drink", "sleep", "none", "note", "measure", "score", "urge"])
def test_an_open_form_is_on_the_way(window: MainWindow, qtbot: QtBot, client: JournalClient, what: str) -> None:
    window.show_page(TODAY)
    window.page(TODAY).act(what)
    at_rest(qtbot, client)
    there = reached(window, Qt.Key.Key_Tab)
    for each in owed(window):
        assert each in there or in_one_group(each, there), f"Tab never comes to {each.accessibleName() or each}"
    assert faults(window) == []


def test_emergency_help_does_not_hold_the_keyboard(window: MainWindow, qtbot: QtBot, client: JournalClient) -> None:
    window.show_emergency()
    at_rest(qtbot, client)
    there = reached(window, Qt.Key.Key_Tab)
    for each in owed(window):
        assert each in there or in_one_group(each, there), f"Tab never comes to {each.accessibleName() or each}"
    assert any(window.sidebar.isAncestorOf(each) for each in there)
    assert faults(window) == []
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    if window.emergency_shown:
        # Esc was pressed in the sidebar: it is the page's own key.
        window.hide_emergency()
    assert not window.emergency_shown
