"""The order of what stands in a layout, without Python ever holding one of its items."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpacerItem, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

import journal_app
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.places import CLASSES, TODAY
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.layout_order import placed
from journal_app.ui.widgets.nesting import add_layout
from tests.qt.open_window import open_window, today_of
from tests.qt.test_nothing_clipped import FORMS
from tests.qt.today_steps import settle


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


@pytest.mark.parametrize("asked", [".itemAt(", ".addLayout(", ".insertLayout("])
def test_no_item_of_a_layout_is_asked_for(asked: str) -> None:
    root = Path(journal_app.__file__).parent
    found = [path.name for path in root.rglob("*.py") if asked in path.read_text("utf-8")]
    assert [name for name in found if name != "nesting.py"] == []


def items() -> list[object]:
    return [each for each in shiboken6.getAllValidWrappers() if isinstance(each, QWidgetItem | QSpacerItem)]


def test_nesting_keeps_nothing_that_outlives_its_item(qtbot: QtBot) -> None:
    before = len(items())
    page = QWidget()
    qtbot.addWidget(page)
    outer, middle, inner = QVBoxLayout(page), QHBoxLayout(), QHBoxLayout()
    inner.addWidget(QLabel("inner"))
    inner.addStretch(1)
    add_layout(middle, inner)
    middle.addWidget(QLabel("middle"))
    add_layout(outer, middle, 1)
    assert len(items()) == before
    page.show()
    qtbot.waitUntil(lambda: all(each.isVisible() for each in page.findChildren(QLabel)))
    assert outer.stretch(0) == 1


def test_no_page_and_no_form_keeps_an_item(qtbot: QtBot, theme: Theme, client: JournalClient) -> None:
    before = len(items())
    window = open_window(qtbot, theme, client)
    for key in CLASSES:
        window.show_page(key)
        settle(qtbot, client)
    window.show_page(TODAY)
    for what in FORMS:
        today_of(window).act(what)
        settle(qtbot, client)
    assert len(items()) == before
