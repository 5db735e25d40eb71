"""A row lays itself out anew when what stands in it changes, not only when it gets other room."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.breaking_row import BreakingRow


def test_longer_words_go_below_without_another_width(qtbot: QtBot) -> None:
    first, second = QPushButton("a"), QPushButton("b")
    row = BreakingRow([first, second])
    qtbot.addWidget(row)
    row.setFixedSize(300, 120)
    row.show()
    qtbot.waitUntil(lambda: first.isVisible() and first.y() == second.y())
    first.setText("words that need nearly all of the row")
    qtbot.waitUntil(lambda: second.y() > first.y())
    first.setText("a")
    qtbot.waitUntil(lambda: first.y() == second.y())
