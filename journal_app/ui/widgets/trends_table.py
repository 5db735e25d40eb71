"""The numbers of Trends as a table, newest first; a row opens its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from journal_app.charts import describe_place
from journal_app.i18n import _
from journal_app.ui.models.words_table import WordsTable

if TYPE_CHECKING:
    from journal_app.domain.trends import TrendsData


class TrendsTable(QTableView):
    """`opened(place)` says which place of the trends was chosen, counted from the oldest."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._words = WordsTable(self)
        self.setAccessibleName(_("Trends as a table"))
        self.setModel(self._words)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.setMinimumHeight(360)
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        across.setMaximumSectionSize(420)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setResizeContentsPrecision(40)
        self.activated.connect(lambda index: self.opened.emit(self._words.rowCount() - 1 - index.row()))

    def show_data(self, data: TrendsData) -> None:
        """Fill it; hundreds of rows take longer than all the rest of the page."""
        self._words.show(*describe_place.table(data))
        self.resizeColumnsToContents()
