"""Short lines with a mark before each, whose words stay beside the mark where they break."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from journal_app.ui.widgets.labels import label


class Bullets(QWidget):
    """A list to read; the marks may have a tone of their own."""

    def __init__(self, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Other lines instead of those before."""
        while len(self._lines) < len(lines):
            mark, words = label("\N{BULLET}", "strong", tone=self._tone, wrap=False), label()
            row = len(self._lines)
            self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignTop)
            self._lines.append((mark, words))
        for place, (mark, words) in enumerate(self._lines):
            words.setText(lines[place] if place < len(lines) else "")
            mark.setVisible(place < len(lines))
            words.setVisible(place < len(lines))
