"""Rows of a form that stand below each other where there is no room, and choices that are kept by their key."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.forms.unit_choice import UnitChoice
from journal_app.ui.forms.when_field import ABOUT, OTHER, WhenField
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.free_choice import FreeChoice
from tests.qt.turns import come_to_rest

ROOM: Final = 690
"""Logical pixels that a form has in a window of 900."""


def about_another_day(client: JournalClient) -> WhenField:
    when = WhenField(client.clock, client.zone)
    when.kind.set_index(ABOUT)
    when.kind.chosen.emit(ABOUT)
    when.day.setCurrentIndex(OTHER)
    return when


def test_all_of_a_time_has_room_in_a_narrow_window_at_twice_the_text_size(
    qtbot: QtBot, client: JournalClient, theme: Theme
) -> None:
    theme.set_text_percent(200)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    when = about_another_day(client)
    column.addWidget(when)
    page.resize(ROOM, 700)
    page.show()
    come_to_rest()
    assert page.width() == ROOM
    fields = (when.time, when.spread, when.day, when.date)
    assert all(each.isVisible() and each.geometry().right() <= ROOM for each in fields)
    assert len({each.y() for each in fields}) == len(fields), "below each other"
    theme.set_text_percent(100)
    page.resize(1100, 700)
    come_to_rest()
    assert when.date.y() < when.time.geometry().bottom(), "in one line again"


def test_a_usual_word_is_kept_by_its_key_and_another_as_it_was_written(qtbot: QtBot, theme: Theme) -> None:
    words = {"tea": "Tee", "film": "Folie"}
    choice = FreeChoice(tuple(words), shown=lambda key: words[key])
    qtbot.addWidget(choice)
    choice.set_key("tea")
    assert choice.text == "Tee"
    choice.line.setText("folie")
    assert choice.key == "film"
    choice.line.setText("Brew")
    assert choice.key == "Brew"
    choice.set_key("Brew")
    assert choice.text == "Brew"


def test_a_unit_that_is_not_offered_can_be_shown_and_none_is_none(qtbot: QtBot, theme: Theme) -> None:
    choice = UnitChoice(("mg", "g"))
    qtbot.addWidget(choice)
    assert choice.unit == ""
    choice.set_unit("capsule")
    assert (choice.unit, choice.currentText()) == ("capsule", "capsule")
    choice.set_unit("")
    assert choice.unit == ""
    assert choice.currentIndex() == 0
