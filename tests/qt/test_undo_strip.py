"""What was done last and the way back fit into a narrow column, in long words too."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.undo_strip import UndoStrip

COLUMN = 360
"""The right column of Today in a window of the usual size, in logical pixels."""


@pytest.mark.parametrize(("undo", "redo"), [("Logged kratom", None), ("Logged kratom", "Logged wine"), (None, "Wine")])
def test_the_strip_is_never_wider_than_its_column(
    theme: Theme, qtbot: QtBot, undo: str | None, redo: str | None
) -> None:
    """As long as the German words: a wider strip would push the page off the window."""
    page = QWidget()
    qtbot.addWidget(page)
    strip = UndoStrip(theme)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(strip)
    page.resize(COLUMN, 300)
    page.show()
    strip.show_labels(undo, redo)
    strip.undo.setText("Mehr rückgängig")
    strip.redo.setText("Wiederholen")
    shown = [each for each in (strip.text, strip.undo, strip.redo) if each.isVisible()]
    assert len(shown) > 1

    def fits(each: QWidget) -> bool:
        inside = each.mapTo(page, each.rect().topRight()).x() < page.width() == COLUMN
        return inside and each.width() >= each.minimumSizeHint().width()

    qtbot.waitUntil(lambda: all(fits(each) for each in shown))
