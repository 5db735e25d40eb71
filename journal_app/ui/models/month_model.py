"""A month as a table of weeks, one day to a cell; each cell says all of itself to a screen reader."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal_app.domain.wording import DAYS
from journal_app.i18n import _
from journal_app.i18n.locale_words import weekday_names
from journal_app.operations.calendar_words import CalendarCell, CalendarView

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole
"""The CalendarCell of an index; None where the month has no day."""

WEEK = 7
OUTSIDE = _("not in this month")
"""What is read aloud of an empty cell, which would otherwise be a cell without a name."""


class MonthModel(QAbstractTableModel):
    """Weeks from a first weekday on (0 Monday to 6 Sunday); days of other months are empty, future ones cannot be
    reached."""

    def __init__(self, first_weekday: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first_weekday = first_weekday
        self._view: CalendarView | None = None
        self._before = 0

    def show(self, view: CalendarView) -> None:
        """Take another month."""
        self.beginResetModel()
        self._view = view
        self._before = (view.first.weekday() - self._first_weekday) % WEEK
        self.endResetModel()

    @property
    def view(self) -> CalendarView | None:
        """The month that is shown."""
        return self._view

    def index_of(self, day: date) -> QModelIndex:
        """Where a day stands; an invalid index for one of another month."""
        if self._view is None or not 0 <= (day - self._view.first).days < len(self._view.cells):
            return QModelIndex()
        place = self._before + (day - self._view.first).days
        return self.index(place // WEEK, place % WEEK)

    def cell(self, index: Index) -> CalendarCell | None:
        """The day of an index."""
        if self._view is None or not index.isValid():
            return None
        place = index.row() * WEEK + index.column() - self._before
        return self._view.cells[place] if 0 <= place < len(self._view.cells) else None

    def rowCount(self, parent: Index | None = None) -> int:
        if self._view is None or (parent is not None and parent.isValid()):
            return 0
        return -(-(self._before + len(self._view.cells)) // WEEK)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else WEEK

    def flags(self, index: Index) -> Qt.ItemFlag:
        cell = self.cell(index)
        if cell is None or cell.state == "future":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if cell is None else str(cell.day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return OUTSIDE if cell is None else cell.sentence
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name = DAYS[(self._first_weekday + section) % WEEK]
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole and self._view is not None:
                monday = self._view.first + timedelta(days=section * WEEK - self._before)
                return _("Week of {day}").format(day=monday.day)
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return weekday_names("abbreviated")[(self._first_weekday + section) % WEEK]
        return name if role == Qt.ItemDataRole.AccessibleTextRole else None
