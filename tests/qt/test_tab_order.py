"""Tab goes from input to input, and what is not in the window does not disturb it; Qt's warnings fail a test."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import journal_app
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.tab_order import tab_along, tab_through


def opened(qtbot: QtBot, window: QWidget) -> None:
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def reached_by_tab(window: QWidget, first: QWidget, count: int) -> list[str]:
    first.setFocus()
    reached = []
    for _again in range(count):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        reached.append(focused.objectName() if focused is not None else "")
    return reached


def named(name: str, parent: QWidget | None = None) -> QPushButton:
    made = QPushButton(name, parent)
    made.setObjectName(name)
    return made


def test_inputs_of_a_page_that_is_still_being_built_are_passed_over(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, second, third = named("first"), named("second"), named("third")
    for each in (third, first, second):
        column.addWidget(each)
    outside = named("outside")
    qtbot.addWidget(outside)
    tab_along(first, outside, second)
    tab_along(first, second, third, outside)
    opened(qtbot, window)
    assert reached_by_tab(window, first, 3) == ["second", "third", "first"]


def test_a_layout_keeps_its_order_behind_an_input_that_has_left_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    column, rows = QVBoxLayout(window), QVBoxLayout()
    gone, last = named("gone"), named("last")
    column.addWidget(gone)
    column.addLayout(rows)
    column.addWidget(last)
    # Made in another order than they stand in.
    lower, upper = named("lower"), named("upper")
    rows.addWidget(lower)
    rows.insertWidget(0, upper)
    gone.setParent(None)
    qtbot.addWidget(gone)
    tab_through(gone, rows)
    opened(qtbot, window)
    assert reached_by_tab(window, upper, 2)[0] == "lower"


def test_rows_that_are_made_anew_stay_in_their_place(qtbot: QtBot) -> None:
    window = QWidget()
    column, rows = QVBoxLayout(window), QVBoxLayout()
    before, after = named("before"), named("after")
    column.addWidget(before)
    column.addLayout(rows)
    column.addWidget(after)
    opened(qtbot, window)
    for _again in range(3):
        # The old rows are only let go of later: they are still in the window while the new ones are put in order.
        clear(rows)
        for name in ("one", "two"):
            made = named(name)
            rows.addWidget(made)
            made.show()
        tab_through(before, rows)
        assert reached_by_tab(window, before, 3) == ["one", "two", "after"]
    QApplication.sendPostedEvents(None, 0)
    assert reached_by_tab(window, before, 3) == ["one", "two", "after"]


def test_nobody_sets_the_order_past_this_check() -> None:
    root = Path(journal_app.__file__).parent
    found = [path.name for path in sorted(root.rglob("*.py")) if ".setTabOrder(" in path.read_text("utf-8")]
    assert found == ["tab_order.py"]
