"""What comes into a list finds its place at once: nothing above it moves on the way."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.qt.today_steps import settle, shown, titles
from tests.unit.operations.made_entries import dose, rating


class Restless(QObject):
    """Notes which of some widgets were moved or given another size."""

    def __init__(self, watched: tuple[QWidget, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.moved: list[QObject] = []
        for each in watched:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.moved.append(watched)
        return False


@pytest.mark.parametrize("height", [3000, 640], ids=["all in view", "scrolled"])
def test_what_stands_stays_where_it_is_when_a_line_comes_below(
    qtbot: QtBot, client: JournalClient, theme: Theme, height: int
) -> None:
    client.log([dose("gabapentin", 3), dose("kratom_leaf", 2.5, grams=3)], "two")
    client.log([dose("kratom_leaf", hours, grams=3) for hours in (2, 1.5, 1)], "three")
    page = shown(qtbot, client, theme, 1056, height)
    assert page.entries.strips
    restless = Restless((*page.entries.rows, *page.entries.strips), page)
    client.log([rating("anxiety", 3)], "one more")
    settle(qtbot, client)
    *_others, before, added = page.entries.rows
    assert restless.moved == []
    assert added.isVisible()
    assert added.y() > before.geometry().bottom()


def test_what_comes_in_between_has_its_place_and_the_rest_makes_room(
    qtbot: QtBot, client: JournalClient, theme: Theme
) -> None:
    client.log([dose("kratom_leaf", 3, grams=3)], "first")
    client.log([dose("kratom_leaf", 1, grams=5)], "third")
    page = shown(qtbot, client, theme, 1056, 832)
    client.log([dose("kratom_leaf", 2, grams=4)], "second")
    settle(qtbot, client)
    assert titles(page) == ["Kratom 3 g", "Kratom 4 g", "Kratom 5 g"]
    places = [(row.y(), row.geometry().bottom()) for row in page.entries.rows]
    assert places == sorted(places)
    assert all(bottom < top for (_top, bottom), (top, _bottom) in pairwise(places))
    assert all(row.isVisible() for row in page.entries.rows)


@pytest.mark.parametrize("height", [1500, 640], ids=["all in view", "scrolled"])
@pytest.mark.parametrize("width", [1056, 700], ids=["two columns", "one column"])
def test_what_is_not_painted_anew_looks_as_if_it_were(
    qtbot: QtBot, client: JournalClient, theme: Theme, width: int, height: int
) -> None:
    client.log([dose("gabapentin", 3), dose("kratom_leaf", 2.5, grams=3)], "two")
    page = shown(qtbot, client, theme, width, height)
    page.findChildren(QScrollArea)[0].ensureWidgetVisible(page.undo_strip)

    def on_screen() -> QImage:
        return page.screen().grabWindow(page.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)

    def painted_anew() -> QImage:
        return page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    before = painted_anew()
    for logged in (rating("anxiety", 3), dose("kratom_leaf", 1, grams=3), None, None, None):
        if logged is None:
            client.undo()
        else:
            client.log([logged], "one more")
        settle(qtbot, client)
        assert painted_anew() != before
        qtbot.waitUntil(lambda: on_screen() == painted_anew())
