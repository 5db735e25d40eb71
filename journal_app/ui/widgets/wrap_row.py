"""Buttons in a row that breaks into more lines where there is no room, in even columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

GAP: Final = 8


class WrapRow(QWidget):
    """As many columns as fit, at most all of them in one line; in more lines all columns are as wide as the widest, or
    each as its own words where that would leave but one column."""

    def __init__(self, most_columns: int = 99, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_columns = most_columns
        self._columns = self._even = 0
        self._widgets: tuple[QWidget, ...] = ()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(GAP)
        # Without this the widest line that was ever laid out would be the least width of the page.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Put these in, in order."""
        self._widgets = tuple(widgets)
        self._columns = 0
        self.arrange()

    def width_in_one_line(self) -> int:
        """How wide they are side by side, in logical pixels."""
        return self._needed(len(self._widgets)) if self._widgets else 0

    def arrange(self) -> None:
        """Choose the columns again, after the room or the widgets changed."""
        columns = max(1, min(len(self._widgets), self._most_columns))
        while columns > 1 and self._needed(columns) > self.width():
            columns -= 1
        even = self._widest() if columns < len(self._widgets) else 0
        if columns == 1:
            most = min(len(self._widgets) - 1, self._most_columns)
            columns = next((each for each in range(most, 1, -1) if self._uneven(each) <= self.width()), 1)
            even = 0 if columns > 1 else even
        if (columns, even) == (self._columns, self._even):
            return
        for column in range(max(self.grid.columnCount(), columns)):
            self.grid.setColumnStretch(column, 0)
            self.grid.setColumnMinimumWidth(column, even if column < columns else 0)
        self._columns, self._even = columns, even
        for index, widget in enumerate(self._widgets):
            self.grid.addWidget(widget, index // columns, index % columns)
        self.grid.setColumnStretch(columns, 1)
        self.updateGeometry()

    def _needed(self, columns: int) -> int:
        if columns < len(self._widgets):
            return columns * (self._widest() + GAP) - GAP
        return sum(widget.sizeHint().width() + GAP for widget in self._widgets) - GAP

    def _uneven(self, columns: int) -> int:
        """How wide so many columns are, each as wide as the widest in it."""
        widths = [widget.sizeHint().width() for widget in self._widgets]
        return sum(max(widths[column::columns]) + GAP for column in range(columns)) - GAP

    def _widest(self) -> int:
        return max((widget.sizeHint().width() for widget in self._widgets), default=0)

    def event(self, event: QEvent) -> bool:
        # A button has other words, another style or another text size.
        if event.type() == QEvent.Type.LayoutRequest and self._widgets:
            self.arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
