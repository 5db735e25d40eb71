"""A table of words as it is shown in place of a picture: to be walked through by keys and read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from journal_app.ui.models.words_table import WordsTable

WIDEST_COLUMN = 420
HIGHEST = 420


class WordsView(QTableView):
    """`left` fires at T, which leads back to the picture."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._words = WordsTable(self)
        self.setModel(self._words)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().setVisible(False)
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setMaximumSectionSize(WIDEST_COLUMN)
        across.setResizeContentsPrecision(40)

    def show_words(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other words; the view becomes as high as they need, up to a limit."""
        self._words.show(headings, rows)
        self.resizeColumnsToContents()
        self.resizeRowsToContents()
        needed = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 24
        self.setFixedHeight(min(needed, HIGHEST))
        if rows:
            self.setCurrentIndex(self._words.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)
