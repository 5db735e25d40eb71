"""The list of the Timeline: moves by entries and by days, asks for what comes into view, and stays where it is."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from journal_app.i18n import _
from journal_app.operations.timeline_views import TimelineRow
from journal_app.ui.models.timeline_model import Line, TimelineModel
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.timeline_painter import TimelinePainter

LOOK_AFTER_MS: Final = 15
"""So long a movement goes on before what is in view is read."""

Move = QAbstractItemView.CursorAction


class Anchor(NamedTuple):
    """What stands at the top of the list: a date, so many lines below its heading, and pixels above the edge."""

    day: date
    inside: int
    pixels: int
    current: Line | None


class TimelineList(QTableView):
    """Enter opens a row, Delete deletes it; headings are passed over.

    A table of one column: of Qt's views it alone asks the model nothing for lines that are not in view.
    """

    opened = Signal(object)
    delete_wanted = Signal(object)
    """TimelineRow: the row to be edited, or to be deleted."""
    current_changed = Signal(object)
    """Line | None: the row that the keyboard stands on, again when it was read."""
    looked = Signal()
    """Other lines came into view."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines = TimelineModel(self)
        self.setProperty("kind", "painted")
        self.setAccessibleName(_("Entries by day"))
        self.setModel(self.lines)
        self.painter = TimelinePainter(theme, self)
        self.setItemDelegate(self.painter)
        self._lay_out()
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_AFTER_MS)
        self._look.timeout.connect(self.looked.emit)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._look.start())
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._look.start())
        self.lines.dataChanged.connect(self._read_again)
        theme.changed.connect(self._measure)

    def _lay_out(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.painter.height)

    # Where it stands.

    def lines_in_view(self) -> tuple[int, int]:
        """The numbers of the first and the last line that can be seen."""
        top = self.verticalScrollBar().value()
        return top // self.painter.height, (top + self.viewport().height()) // self.painter.height

    def current_line(self) -> Line | None:
        """The line that the keyboard stands on."""
        return self.lines.line(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def current_row(self) -> TimelineRow | None:
        """The row that the keyboard stands on, if it was read."""
        line = self.current_line()
        return None if line is None else line.row

    def anchor(self) -> Anchor | None:
        """What stands at the top, to come back to after other entries were added above."""
        top = self.verticalScrollBar().value()
        line = self.lines.line(top // self.painter.height)
        if line is None or top == 0:
            return None
        inside = top // self.painter.height - self.lines.heading_of(top // self.painter.height)
        return Anchor(line.day, inside, top % self.painter.height, self.current_line())

    def come_back(self, anchor: Anchor | None) -> None:
        """Put the same line at the top again."""
        self.updateGeometries()
        if anchor is not None:
            number = self.lines.number_near(anchor.day, anchor.inside)
            self.verticalScrollBar().setValue(number * self.painter.height + anchor.pixels)
        self._look.start()

    def show_day(self, day: date) -> None:
        """Put a date, or the next earlier one with entries, at the top, and the keyboard on its first row."""
        number = self.lines.first_row_of(day)
        if number is not None:
            self._go_to_day(number)

    def step_day(self, step: int) -> None:
        """To the day before (-1) or after (1) the one that the keyboard, or else the top of the list, is on."""
        at = self.currentIndex().row() if self.currentIndex().isValid() else self.lines_in_view()[0]
        number = self.lines.next_day(max(0, at), -step) if self.lines.rowCount() else None
        if number is not None:
            self._go_to_day(number)

    def _go_to_day(self, number: int) -> None:
        self.setCurrentIndex(self.lines.index(number))
        self.verticalScrollBar().setValue(self.lines.heading_of(number) * self.painter.height)

    def stand_near(self, number: int) -> None:
        """Put the keyboard on a row at this place, or on the nearest one: after a delete that is the next."""
        last = self.lines.rowCount() - 1
        near = self.lines.next_row(min(number, last), 1)
        near = self.lines.next_row(min(number, last), -1) if near is None else near
        if near is not None:
            self.selectionModel().setCurrentIndex(
                self.lines.index(near), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    # Keys.

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: ARG002 - Qt's signature
        number, count = self.currentIndex().row(), self.lines.rowCount()
        page = max(1, self.viewport().height() // self.painter.height - 1)
        steps = {
            Move.MoveDown: 1, Move.MoveNext: 1, Move.MoveRight: 1, Move.MoveUp: -1, Move.MovePrevious: -1,
            Move.MoveLeft: -1, Move.MovePageDown: page, Move.MovePageUp: -page, Move.MoveHome: -count,
            Move.MoveEnd: count,
        }  # fmt: skip
        step = steps[action] if number >= 0 else 0
        target = max(0, min((number if number >= 0 else self.lines_in_view()[0]) + step, count - 1))
        direction = -1 if step < 0 else 1
        found = self.lines.next_row(target, direction)
        if found is None:
            found = self.lines.next_row(target, -direction)
        return QModelIndex() if found is None else self.lines.index(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Whoever comes in by Tab stands on the first entry in view, and sees it.
        if self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if row is not None and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(row)
        elif row is not None and plain and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """A letter alone leads nowhere: it may be a slip."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        row = self.current_row()
        if row is not None and self.indexAt(event.position().toPoint()) == self.currentIndex():
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.current_row()
        if row is None:
            return
        menu = QMenu(self)
        menu.addAction(_("Edit"), lambda: self.opened.emit(row))
        menu.addAction(_("Delete"), lambda: self.delete_wanted.emit(row))
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        menu.popup(place if by_key else event.globalPos())
        menu.aboutToHide.connect(menu.deleteLater)

    # What is read.

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_line())

    def _read_again(
        self, first: QModelIndex | QPersistentModelIndex, last: QModelIndex | QPersistentModelIndex
    ) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self.current_changed.emit(self.current_line())
