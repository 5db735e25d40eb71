"""The month: arrows move from day to day and on into other months, Enter opens the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QLocale, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from journal_app.domain.calendar_month import last_of
from journal_app.domain.moments import EARLIEST_YEAR
from journal_app.i18n import _, locale_words
from journal_app.operations.calendar_words import CalendarCell, CalendarView
from journal_app.ui.models.month_model import CELL_ROLE, MonthModel
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.day_cell import DayCellDelegate

ROW_HEIGHT: Final = 82
NARROWEST_COLUMN: Final = 42
"""Logical pixels at 100 % text."""

EARLIEST: Final = date(EARLIEST_YEAR, 1, 1)


def first_weekday() -> int:
    """With which weekday a week begins in the language in use, or else where the person lives; 0 Monday to 6 Sunday."""
    system = QLocale.system()
    by_language = locale_words.first_weekday(system.name())
    return system.firstDayOfWeek().value - 1 if by_language is None else by_language


class MonthGrid(QTableView):
    """`day_chosen(date)` when another day is chosen, in this month or in another; `opened(date)` by Enter."""

    day_chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._day: date | None = None
        self._today: date | None = None
        self._days = MonthModel(first_weekday(), self)
        self.setModel(self._days)
        self.setItemDelegate(DayCellDelegate(theme, self))
        self.setProperty("kind", "month")
        self.setAccessibleName(_("Days of the month"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().setVisible(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.horizontalHeader()
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(16)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self._fit)
        self._fit()

    def show_month(self, view: CalendarView, day: date) -> None:
        """Show a month with one of its days chosen; no signal."""
        self._today = view.today
        self._days.show(view)
        self._day = day
        self._choose(day)
        self._fit()

    @property
    def day(self) -> date | None:
        """The day that is chosen."""
        return self._day

    @property
    def cell(self) -> CalendarCell | None:
        """The cell of the day that is chosen."""
        return None if self._day is None else self._days.cell(self._days.index_of(self._day))

    def go_to(self, day: date) -> None:
        """Choose a day as the person asks, held between the earliest that Journal keeps and today."""
        if self._today is None:
            return
        day = min(max(day, EARLIEST), self._today)
        if day == self._day:
            return
        self._day = day
        self._choose(day)
        self.day_chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._day is None:
            super().keyPressEvent(event)
            return
        forward = -1 if self.isRightToLeft() else 1
        wanted: date | None = None
        match event.key():
            case Qt.Key.Key_Left:
                wanted = self._day - timedelta(days=forward)
            case Qt.Key.Key_Right:
                wanted = self._day + timedelta(days=forward)
            case Qt.Key.Key_Up:
                wanted = self._day - timedelta(days=7)
            case Qt.Key.Key_Down:
                wanted = self._day + timedelta(days=7)
            case Qt.Key.Key_Home:
                wanted = self._day.replace(day=1)
            case Qt.Key.Key_End:
                wanted = last_of(self._day)
            case Qt.Key.Key_PageUp:
                wanted = months_on(self._day, -1)
            case Qt.Key.Key_PageDown:
                wanted = months_on(self._day, 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit(self._day)
                return
            case _:
                super().keyPressEvent(event)
                return
        self.go_to(wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(cell.day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged over: days are chosen one at a time."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What a click does is done when it begins."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event)
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(cell.day)
            self.opened.emit(cell.day)

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * self._theme.scaled(NARROWEST_COLUMN), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(7 * self._theme.scaled(ROW_HEIGHT), self.height())

    def _cell_at(self, event: QMouseEvent) -> CalendarCell | None:
        cell = self.indexAt(event.position().toPoint()).data(CELL_ROLE)
        return cell if isinstance(cell, CalendarCell) and cell.state != "future" else None

    def _choose(self, day: date) -> None:
        index = self._days.index_of(day)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)

    def _fit(self) -> None:
        """As high as the weeks need: the page scrolls, not the month."""
        height = self._theme.scaled(ROW_HEIGHT)
        rows = self._days.rowCount()
        for row in range(rows):
            self.setRowHeight(row, height)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + max(rows, 1) * height + 8)
        self.viewport().update()


def months_on(day: date, months: int) -> date:
    """The same day so many months on, the last of a month that is shorter."""
    number = day.year * 12 + day.month - 1 + months
    if number < EARLIEST_YEAR * 12:
        return EARLIEST
    first = date(min(number // 12, date.max.year), number % 12 + 1, 1)
    return first.replace(day=min(day.day, last_of(first).day))
