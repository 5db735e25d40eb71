"""The field on Today: a click or the first letter opens quick add, with what stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from journal_app.i18n import _
from journal_app.ui.icons import pixmap
from journal_app.ui.shortcuts import key_shown, tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import label, restyle
from journal_app.ui.widgets.quick_add_line import PlainLine


class _Line(PlainLine):
    """Its text is shown in the panel as soon as there is one."""

    opened = Signal()
    entered = Signal(bool)
    focused = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Down:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


class QuickAddField(QFrame):
    """`wanted(text)` opens quick add with the text of the field, which is the line that is kept."""

    wanted = Signal(str)
    entered = Signal(bool)
    """Enter, with Shift or without: for quick add, should it be open already."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "quick-field")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 14, 4)
        row.setSpacing(10)
        self._icon = QLabel()
        self.line = _Line()
        self.line.setProperty("kind", "quick")
        self.line.setToolTip(tip(_("Log anything in a few words"), "quick-add"))
        told = _("Type what you took or how you feel. Key {key} on every page.")
        self.line.setAccessibleDescription(told.format(key=key_shown("quick-add")))
        row.addWidget(self._icon)
        row.addWidget(self.line, 1)
        row.addWidget(label(key_shown("quick-add"), "key", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        self.line.textEdited.connect(self.wanted.emit)
        self.line.opened.connect(lambda: self.wanted.emit(self.line.text()))
        self.line.entered.connect(self._enter)
        self.line.focused.connect(lambda on: restyle(self, state="focused" if on else ""))
        theme.changed.connect(self._draw)
        self._draw()

    def show_line(self, text: str) -> None:
        """Show the line that is kept."""
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0 if not self.line.hasFocus() else len(text))

    def enter(self) -> None:
        """Put the keyboard here."""
        self.line.setFocus()

    def _enter(self, another: bool) -> None:
        self.wanted.emit(self.line.text())
        self.entered.emit(another)

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap("plus", self._theme.colour("accent"), self._theme.scaled(22)))
