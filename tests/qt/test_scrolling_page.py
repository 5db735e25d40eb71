"""The frame of the pages that scroll as a whole: one bar at the side, and margins that give room where it is scarce."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal_app.ui.pages.scrolling_page import ScrollingPage
from journal_app.ui.widgets.page_edges import HIGH_ABOVE, LOW_ABOVE, NARROW_SIDE, WIDE_SIDE


class Listed(ScrollingPage):
    """A page of many lines."""

    title = "Many lines"

    def __init__(self) -> None:
        super().__init__()
        for number in range(80):
            self._column.addWidget(QLabel(f"Line {number} " + "with many words " * 6, wordWrap=True))


@pytest.fixture
def page(qtbot: QtBot) -> Listed:
    made = Listed()
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_scrolls_down_to_its_last_line_and_never_sideways(page: Listed) -> None:
    bars = page._scroll.verticalScrollBar(), page._scroll.horizontalScrollBar()
    assert [bar.maximum() > 0 for bar in bars] == [True, False]
    bars[0].setValue(bars[0].maximum())
    last = page.findChildren(QLabel)[-1]
    assert not last.visibleRegion().isEmpty()
    assert last.text().startswith("Line 79")


def test_a_reader_hears_its_title_and_tab_does_not_stop_at_the_bar(page: Listed) -> None:
    assert page.accessibleName() == "Many lines"
    assert page._scroll.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_where_room_is_short_the_lines_get_it(page: Listed) -> None:
    line = page.findChildren(QLabel)[0]
    starts = []
    page.resize(1_000, 700)
    for text_percent in (100, 200):
        page._keep_from_edges(text_percent)
        page._column.activate()
        starts.append(line.mapTo(page, line.rect().topLeft()).toTuple())
    assert starts == [(WIDE_SIDE, HIGH_ABOVE), (NARROW_SIDE, LOW_ABOVE)]
