"""The order of what stands in a layout, without Python ever holding one of its items."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import journal_app
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.layout_order import placed


def test_widgets_and_layouts_come_in_their_order_and_stretches_are_left_out(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column, row = QVBoxLayout(page), QHBoxLayout()
    last, first, inner, elsewhere = QLabel("last"), QLabel("first"), QLabel("inner"), QLabel("elsewhere", page)
    column.addStretch(1)
    column.addWidget(last)
    column.insertLayout(0, row)
    column.insertWidget(0, first)
    row.addWidget(inner)
    assert placed(column) == [first, row, last]
    assert placed(row) == [inner]
    assert elsewhere not in placed(column)
    clear(column)
    assert placed(column) == []
    assert column.count() == 0


def test_no_item_of_a_layout_is_asked_for() -> None:
    root = Path(journal_app.__file__).parent
    assert [str(path) for path in root.rglob("*.py") if ".itemAt(" in path.read_text("utf-8")] == []
