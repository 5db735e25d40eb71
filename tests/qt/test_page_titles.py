"""The title of each page stands where that of the page before stood: nothing jumps while one looks for a page."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.places import CLASSES
from journal_app.ui.theme import Theme
from tests.qt.open_window import open_window
from tests.qt.today_steps import settle


def title_place(window: MainWindow) -> tuple[int, int, int]:
    """Where the title begins that is in view, and how high it is."""
    (title,) = [
        each for each in window.findChildren(QLabel) if each.property("kind") == "page-title" and each.isVisible()
    ]
    corner = title.mapTo(window, QPoint(0, 0))
    return corner.x(), corner.y(), title.height()


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1280, 832), (150, 1280, 832), (100, 900, 640)], ids=str)
def test_every_page_has_its_title_in_the_same_place(
    qtbot: QtBot, theme: Theme, client: JournalClient, percent: int, width: int, height: int
) -> None:
    theme.set_text_percent(percent)
    window = open_window(qtbot, theme, client)
    window.resize(width, height)
    places = {}
    for key in CLASSES:
        if key == "substance":
            window.open_substance("kratom_leaf")
        else:
            window.show_page(key)
        settle(qtbot, client)
        places[key] = title_place(window)
    window.show_emergency()
    settle(qtbot, client)
    places["emergency"] = title_place(window)
    assert set(places.values()) == {places["today"]}, places
