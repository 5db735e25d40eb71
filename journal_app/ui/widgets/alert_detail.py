"""One warning in full: what met, the number and the signs first, then what to do, why, and how sure that is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.operations.views import AlertRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.alert_body import AlertBody
from journal_app.ui.widgets.breaking_row import BreakingRow
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.message import Message

LONGEST_NOTE: Final = 100_000
"""Far more than anybody types into a line: what is pasted is never cut off without a word."""


class AlertDetail(QFrame):
    """`read_wanted(note)`, `fix_wanted`, `knows_wanted`, `full_screen_wanted` and `substance_wanted(id)` say what was
    pressed.
    """

    read_wanted = Signal(str)
    fix_wanted = Signal()
    full_screen_wanted = Signal()
    substance_wanted = Signal(str)
    knows_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.said = AlertBody(theme)
        self.said.full_screen_wanted.connect(self.full_screen_wanted.emit)
        self.said.substance_wanted.connect(self.substance_wanted.emit)
        self.heading, self.emergency = self.said.heading, self.said.emergency
        column.addWidget(self.said, 1)
        self._area.setWidget(inside)
        outer.addWidget(self._area, 1)
        self._outer, self._inner = outer, column
        self._foot_frame = self._make_foot()
        outer.addWidget(self._foot_frame)

    def _make_foot(self) -> QWidget:
        foot = QFrame()
        self._foot = QVBoxLayout(foot)
        self._foot.setContentsMargins(24, 10, 24, 14)
        self._foot.setSpacing(10)
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Add a note for yourself or your doctor"))
        self.note.setAccessibleName(_("Note for yourself or your doctor"))
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setMinimumWidth(80)
        self.fix = with_icon(button(_("Fix an entry"), "quiet"), "pencil", self._theme)
        self.fix.clicked.connect(self.fix_wanted.emit)
        self.read = with_icon(
            button(_("I have read this"), "primary", shortcut="read"), "check", self._theme, "on-accent"
        )
        self.read.clicked.connect(self._tell_read)
        self.note.returnPressed.connect(self._tell_read)
        self.knows = button(_("My prescriber knows"), "quiet")
        self.knows.setToolTip(_("Shown one level lower for a while. The signs and the number stay."))
        self.knows.clicked.connect(self.knows_wanted.emit)
        # The note has a line of its own: beside three buttons nothing is left to write in.
        self._foot.addWidget(self.note)
        self.message = Message(self._theme)
        self._foot.addWidget(self.message)
        self._buttons = BreakingRow((self.knows, self.fix), (self.read,), spacing=10)
        self._foot.addWidget(self._buttons)
        return foot

    def set_compact(self, compact: bool) -> None:
        """In a low window the foot scrolls with the text, so that the number and the signs stay in sight."""
        target = self._inner if compact else self._outer
        if target.indexOf(self._foot_frame) < 0:
            target.addWidget(self._foot_frame)

    def _tell_read(self) -> None:
        self.read_wanted.emit(self.note.text())

    def show_row(self, row: AlertRow) -> None:
        """Fill the panel with a warning."""
        text = row.text
        self.said.show_text(
            text,
            heading=text.title,
            taken=(*text.taken, row.apart, text.may_add),
            when=row.when,
            substances=row.substances,
            shown=row.shown,
            history=row.history,
        )
        self.fix.setText(_("Fix my medicines") if row.of_medicine else _("Fix an entry"))
        self.knows.setVisible(row.may_know and not row.prescriber_knows)
        self.note.setText(row.note)
        self.message.say("")
        self._area.verticalScrollBar().setValue(0)
