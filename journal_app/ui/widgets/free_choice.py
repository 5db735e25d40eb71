"""A choice among usual words in which anything else can be written: what is typed stays as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

LONGEST: Final = 100_000


class FreeChoice(QComboBox):
    """Nothing is chosen at first; Down opens the usual words, and typing never changes into one of them."""

    def __init__(self, usual: Sequence[str], placeholder: str = "", shown: Callable[[str], str] = str) -> None:
        """`usual` are keys; `shown` says each of them in words."""
        super().__init__()
        self._shown = shown
        self._usual: tuple[str, ...] = ()
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(placeholder)
        self.setLineEdit(self.line)
        # One that knows no words, else "te" would become "tea" by itself.
        self.line.setCompleter(QCompleter(self.line))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.offer(usual)

    def offer(self, usual: Sequence[str]) -> None:
        """Offer other words; what was written stays."""
        written = self.line.text()
        self._usual = tuple(usual)
        # What was written stays, so nobody is told that it was gone for a moment.
        held = self.blockSignals(True)
        self.clear()
        self.addItems([self._shown(each) for each in usual])
        self.setCurrentIndex(-1)
        self.setCurrentText(written)
        self.blockSignals(held)

    @property
    def text(self) -> str:
        """What was written or chosen, without spaces at its ends."""
        return self.line.text().strip()

    @property
    def key(self) -> str:
        """The key of the usual word that is written, in capitals or not; else what is written."""
        written = self.text.casefold()
        return next((each for each in self._usual if self._shown(each).casefold() == written), self.text)

    def set_key(self, key: str) -> None:
        """Write the words of a key, or what a person wrote in its place."""
        self.setCurrentText(self._shown(key) if key in self._usual else key)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter saves the form, as in every other field.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.showPopup()
        else:
            super().keyPressEvent(event)
