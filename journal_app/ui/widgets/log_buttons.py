"""The row of things that can be logged; it breaks into two lines where there is no room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon

BUTTONS: Final = (
    ("dose", "Dose", "pill", "Ctrl+D"),
    ("drink", "Drink", "glass", "Ctrl+R"),
    ("sleep", "Sleep", "moon", "Ctrl+Shift+S"),
    ("none", "Nothing taken", "none", "Ctrl+Shift+N"),
    ("note", "Note", "note", "Ctrl+Shift+O"),
)
KEY_SHOWN: Final = ("dose", "drink")
GAP: Final = 8


class LogButtons(QWidget):
    """`wanted(what)` asks for a form. The keys belong to the menu; the buttons only name them."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._columns = 0
        self._used = BUTTONS[0][0]
        self.buttons: dict[str, QPushButton] = {}
        for what, text, icon, key in BUTTONS:
            made = with_icon(button(""), icon, theme, "accent")
            made.setAccessibleName(f"Log: {text.lower()}")
            made.setToolTip(f"{text} ({key})")
            made.clicked.connect(lambda _checked=False, what=what: self._want(what))
            self.buttons[what] = made
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def last_button(self) -> QPushButton:
        """Where Tab leaves the row."""
        return list(self.buttons.values())[-1]

    def enter(self) -> None:
        """Put the focus on the button that was used last."""
        self.buttons[self._used].setFocus()

    def _want(self, what: str) -> None:
        self._used = what
        self.wanted.emit(what)

    def _arrange(self) -> None:
        columns = len(BUTTONS)
        if self._needed(self._widths(with_keys=True), columns) > self.width():
            widths = self._widths(with_keys=False)
            while columns > 1 and self._needed(widths, columns) > self.width():
                columns -= 1
        if columns == self._columns:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for index, made in enumerate(self.buttons.values()):
            self._grid.addWidget(made, index // columns, index % columns)
        self._grid.setColumnStretch(columns, 1)

    def _widths(self, *, with_keys: bool) -> list[int]:
        """How wide the buttons want to be, with or without their keys in view."""
        for what, text, _, key in BUTTONS:
            # The space in front keeps the icon off the word.
            self.buttons[what].setText(f" {text}   {key}" if with_keys and what in KEY_SHOWN else f" {text}")
        return [each.sizeHint().width() for each in self.buttons.values()]

    @staticmethod
    def _needed(widths: list[int], columns: int) -> int:
        """The width of a grid of so many columns."""
        return sum(max(widths[column::columns]) + GAP for column in range(columns)) - GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
