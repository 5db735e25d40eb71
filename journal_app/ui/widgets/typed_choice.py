"""A list to choose from by typing, also names of several words, and slowly."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

PAUSE_MS: Final = 2500
"""After so long without a key another name begins. Qt's own 0.4 s is too short for a hand that shakes or searches."""


class TypedChoice(QComboBox):
    """Letters choose the first row that begins with them, or has a word that does, or has them as its key.

    A space belongs to the name that is being typed; Qt opens the list at it, and there the next word would choose
    something else.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._since = QElapsedTimer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        text = event.text()
        goes_on = bool(self._typed) and not self._since.hasExpired(PAUSE_MS)
        if held or not text or not text.isprintable() or (text.isspace() and not goes_on):
            self._typed = ""
            super().keyPressEvent(event)
            return
        self._typed = (self._typed if goes_on else "") + text.casefold()
        self._since.start()
        found = self._found()
        if found >= 0 and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.activated.emit(found)

    def _found(self) -> int:
        """The row that is meant, -1 if none is."""
        same = set(self._typed)
        if len(same) == 1:
            # The same letter again goes on to the next row that begins with it.
            starts = [row for row, name in enumerate(self._names()) if name.startswith(self._typed[0])]
            after = [row for row in starts if row > self.currentIndex()]
            return (after or starts or [-1])[0]
        for fits in (str.startswith, _has_word):
            for row, name in enumerate(self._names()):
                if fits(name, self._typed):
                    return row
        keys = [str(self.itemData(row)).casefold() for row in range(self.count())]
        return keys.index(self._typed) if self._typed in keys else -1

    def _names(self) -> list[str]:
        return [self.itemText(row).casefold() for row in range(self.count())]


def _has_word(name: str, typed: str) -> bool:
    return f" {typed}" in name
