"""A list whose lines take as many rows as their words need, in every width, language and size of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QWidget

if TYPE_CHECKING:
    from journal_app.ui.theme import Theme

PADDING: Final = 8
"""What the style sheet leaves around the words of an item."""
BESIDE: Final = 3
"""What Qt leaves besides, on each side."""
HIGHEST: Final = 10_000


class WrappedList(QListWidget):
    """Qt measures a line without the padding of the style sheet and then cuts its last words off; this one does not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.measure)

    def measure(self) -> None:
        """Give each line the height of its words; to be called after lines were added."""
        padding = self._theme.scaled(PADDING)
        room = QRect(0, 0, max(1, self.viewport().width() - 2 * (padding + BESIDE)), HIGHEST)
        words = self.fontMetrics()
        for row in range(self.count()):
            item = self.item(row)
            height = words.boundingRect(room, Qt.TextFlag.TextWordWrap.value, item.text()).height() + 2 * padding
            item.setSizeHint(QSize(0, max(height, words.lineSpacing() + 2 * padding)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()
