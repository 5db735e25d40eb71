"""The line of quick add: its keys are handed to the panel, and what is typed while it saves is not lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from journal_app.i18n import _

NAME = _("Log anything")
PLACEHOLDER = _("Log anything:  kratom 3g 20:15  \N{MIDDLE DOT}  2 beers  \N{MIDDLE DOT}  anxiety 7")


class PlainLine(QLineEdit):
    """A line whose Ctrl+Z is the journal's once there is nothing of its own to take back."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(NAME)
        self.setPlaceholderText(PLACEHOLDER)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not self.isUndoAvailable()) or (redo and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)


class QuickLine(PlainLine):
    """`entered(another)` on Enter, another with Shift; `down` and `up` lead to what else it can mean."""

    entered = Signal(bool)
    down = Signal()
    up = Signal()
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tab_edits: Callable[[], bool] = lambda: False
        """Whether Tab opens the form that is filled with what is understood."""
        self._ahead: str | None = None

    def hold(self) -> None:
        """Keep apart what is typed from now on: the line is being logged as it stands."""
        if self._ahead is None:
            self._ahead = ""

    def release(self) -> str:
        """Hand over what was typed meanwhile; from now on typing changes the line again."""
        ahead, self._ahead = self._ahead or "", None
        return ahead

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A hand that rests on the key logs once.
            if not event.isAutoRepeat():
                self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Down:
            self.down.emit()
        elif key == Qt.Key.Key_Up:
            self.up.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            # Answers a question; typed into the line it would be a number that nobody meant.
            event.ignore()
        elif self._ahead is not None and key != Qt.Key.Key_Escape:
            self._ahead = self._ahead[:-1] if key == Qt.Key.Key_Backspace else self._ahead + typed_text(event)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._ahead is not None:
            self._ahead += event.commitString()
        else:
            super().inputMethodEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        if following and self.tab_edits():
            self.edit_wanted.emit()
            return True
        return super().focusNextPrevChild(following)


def typed_text(event: QKeyEvent) -> str:
    """The characters that a key types; nothing for a key that commands."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    text = event.text()
    # AltGr arrives as Ctrl and Alt together, and types.
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return text if text.isprintable() and (not held or held == both) else ""
