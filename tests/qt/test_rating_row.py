"""A rating row by keyboard, mouse and screen reader."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.rating_row import RatingRow
from tests.qt.turns import come_to_rest

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[QWidget]:
    """Two rows between two lines, so that Tab can come from and go to somewhere."""
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    before, after = QLineEdit(), QLineEdit()
    made.first = RatingRow("anxiety", "Anxiety", theme)  # type: ignore[attr-defined]  # handed to the tests
    made.second = RatingRow("aches", "Aches", theme)  # type: ignore[attr-defined]  # handed to the tests
    for widget in (before, made.first, made.second, after):  # type: ignore[attr-defined]  # set above
        column.addWidget(widget)
    made.show()
    made.activateWindow()
    before.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is before)
    yield made


@pytest.fixture
def row(window: QWidget) -> RatingRow:
    """The first row, with the focus in it."""
    found = window.first  # type: ignore[attr-defined]  # set by the fixture
    assert isinstance(found, RatingRow)
    found.enter()
    return found


def press(*keys: Key) -> None:
    """Press keys one after the other, wherever the focus is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def test_nothing_is_chosen_at_first(row: RatingRow) -> None:
    assert row.value is None
    assert not any(button.isChecked() for button in row.buttons)


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_sets_the_rating(row: RatingRow, digit: int) -> None:
    press(Key(Key.Key_0 + digit))
    assert row.value == digit
    assert QApplication.focusWidget() is row.buttons[digit]


def test_a_zero_right_after_a_one_makes_ten(row: RatingRow) -> None:
    press(Key.Key_1, Key.Key_0)
    assert row.value == 10
    press(Key.Key_0)
    assert row.value == 0, "10 and then 0 is 0"
    press(Key.Key_1, Key.Key_Left, Key.Key_0)
    assert row.value == 0, "another key in between ends the 1"
    press(Key.Key_1, Key.Key_1, Key.Key_0)
    assert row.value == 10


def test_a_one_before_leaving_the_row_does_not_count_later(qtbot: QtBot, row: RatingRow, window: QWidget) -> None:
    press(Key.Key_1)
    window.second.enter()  # type: ignore[attr-defined]  # set by the fixture
    row.enter()
    press(Key.Key_0)
    assert row.value == 0


def test_arrows_change_and_stop_at_the_ends(row: RatingRow) -> None:
    press(Key.Key_5, Key.Key_Right)
    assert row.value == 6
    press(Key.Key_Left, Key.Key_Left)
    assert row.value == 4
    press(Key.Key_End, Key.Key_Right)
    assert row.value == 10
    press(Key.Key_Home, Key.Key_Left)
    assert row.value == 0


def test_backspace_takes_the_rating_away(row: RatingRow) -> None:
    press(Key.Key_7, Key.Key_Backspace)
    assert row.value is None
    focused = QApplication.focusWidget()
    assert focused is not None
    assert row.isAncestorOf(focused)
    press(Key.Key_3)
    assert row.value == 3


def test_enter_and_down_go_on_and_up_goes_back(qtbot: QtBot, row: RatingRow) -> None:
    for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Down):
        with qtbot.waitSignal(row.next_wanted):
            press(key)
    with qtbot.waitSignal(row.previous_wanted):
        press(Key.Key_Up)
    assert row.value is None, "moving on rates nothing"


def test_a_key_with_ctrl_is_left_for_others(qtbot: QtBot, row: RatingRow) -> None:
    with qtbot.assertNotEmitted(row.next_wanted):
        QTest.keyClick(row.buttons[0], Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(row.buttons[0], Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert row.value is None


def test_tab_enters_a_row_once_and_never_changes_it(window: QWidget, row: RatingRow) -> None:
    second = window.second  # type: ignore[attr-defined]  # set by the fixture
    press(Key.Key_7, Key.Key_Tab)
    assert QApplication.focusWidget() is second.buttons[0]
    press(Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    press(Key.Key_Backtab)
    assert QApplication.focusWidget() is second.buttons[0]
    press(Key.Key_Backtab)
    assert QApplication.focusWidget() is row.buttons[7], "back to the rating that was given"
    assert (row.value, second.value) == (7, None)


def test_a_click_sets_and_says_so(qtbot: QtBot, row: RatingRow) -> None:
    with qtbot.waitSignal(row.changed):
        QTest.mouseClick(row.buttons[9], Qt.MouseButton.LeftButton)
    assert row.value == 9
    with qtbot.assertNotEmitted(row.changed):
        row.set_value(2)
    assert row.value == 2


def test_a_screen_reader_finds_a_named_group_of_radio_buttons(row: RatingRow) -> None:
    group = QAccessible.queryAccessibleInterface(row)
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Anxiety"
    names = []
    for button in row.buttons:
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface.role() == QAccessible.Role.RadioButton
        names.append(interface.text(QAccessible.Text.Name))
    assert names == [f"Anxiety {number}" for number in range(11)]
    press(Key.Key_4)
    assert QAccessible.queryAccessibleInterface(row.buttons[4]).state().checked


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_buttons_stay_large_and_whole(
    qtbot: QtBot, window: QWidget, row: RatingRow, theme: Theme, percent: int
) -> None:
    theme.set_text_percent(percent)
    window.resize(572, 600)
    come_to_rest()
    for button in row.buttons:
        assert button.height() >= 40 * percent / 100
        assert button.width() >= (40 if percent == 100 else button.fontMetrics().horizontalAdvance("10"))
    right = row.buttons[10].mapTo(window, row.buttons[10].rect().topRight())
    assert right.x() < window.width()
    theme.set_text_percent(100)


def test_the_chosen_one_is_filled_with_the_accent(qtbot: QtBot, row: RatingRow, theme: Theme) -> None:
    for look in ("light", "dark"):
        theme.choose(look)
        row.set_value(6)
        come_to_rest()
        image = row.buttons[6].grab().toImage()
        assert image.pixelColor(image.width() // 2, 5).name().upper() == theme.colour("accent")
        image = row.buttons[5].grab().toImage()
        assert image.pixelColor(image.width() // 2, 5).name().upper() == theme.colour("well")
    theme.choose("light")


def test_a_row_that_is_added_later_stands_where_the_others_stand(window: QWidget, row: RatingRow, theme: Theme) -> None:
    theme.set_text_percent(110)
    theme.set_text_percent(100)
    added = RatingRow("zaps", "Zaps", theme)
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    column.addWidget(added)
    added.show()
    come_to_rest()
    assert (added.height(), added.buttons[0].x(), added.buttons[0].width()) == (
        row.height(),
        row.buttons[0].x(),
        row.buttons[0].width(),
    )
    assert added.contentsRect() == added.rect()
