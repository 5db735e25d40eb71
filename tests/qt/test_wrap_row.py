"""Rows of buttons that break into more lines, and boxes to tick whose words do."""

from itertools import pairwise

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.wrap_row import WrapRow
from tests.qt.turns import come_to_rest

WORDS = ("Kratom", "Wine 150 ml", "Hard seltzer (can) 330 ml", "Beer", "Cider")


def row_of(qtbot: QtBot, page: QWidget, width: int) -> tuple[WrapRow, list[QPushButton]]:
    qtbot.addWidget(page)
    row = WrapRow()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(row)
    buttons = [QPushButton(words) for words in WORDS]
    row.set_widgets(buttons)
    page.resize(width, 200)
    page.show()
    come_to_rest()
    return row, buttons


def test_in_one_line_each_button_is_as_wide_as_its_words(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    _row, buttons = row_of(qtbot, page, 1600)
    assert len({each.y() for each in buttons}) == 1
    assert buttons[0].width() < buttons[2].width()


def test_in_more_lines_all_columns_are_equally_wide(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    row, buttons = row_of(qtbot, page, 1600)
    page.resize(row.width_in_one_line() - 1, 200)
    come_to_rest()
    lines = sorted({each.y() for each in buttons})
    assert len(lines) > 1
    columns = sorted({each.x() for each in buttons})
    assert len(columns) > 1
    steps = {after - before for before, after in pairwise(columns)}
    assert len(steps) == 1
    assert len({each.width() for each in buttons}) == 1


def test_columns_of_their_own_width_are_better_than_a_single_one(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    _row, buttons = row_of(qtbot, page, 1600)
    widest = max(each.sizeHint().width() for each in buttons)
    page.resize(2 * widest, 400)
    come_to_rest()
    assert len({each.x() for each in buttons}) > 1
    assert max(each.geometry().right() for each in buttons) < page.width()
    assert all(each.width() >= each.sizeHint().width() for each in buttons)
    page.resize(widest + 4, 400)
    come_to_rest()
    assert len({each.x() for each in buttons}) == 1


def test_the_words_of_a_box_go_on_in_a_new_line_where_there_is_no_room(qtbot: QtBot, theme: Theme) -> None:
    box = CheckBox("It was an urge to mix it with something & more")
    qtbot.addWidget(box)
    box.show()
    box.resize(box.sizeHint())
    come_to_rest()
    assert "\n" not in box.text()
    one_line = box.sizeHint().height()
    box.resize(box.minimumSizeHint().width() + 60, 200)
    come_to_rest()
    assert "\n" in box.text()
    assert box.minimumSizeHint().height() > one_line
    widest = max(box.fontMetrics().horizontalAdvance(line.replace("&&", "&")) for line in box.text().split("\n"))
    assert widest < box.width()
    assert box.accessibleName() == "It was an urge to mix it with something & more"
