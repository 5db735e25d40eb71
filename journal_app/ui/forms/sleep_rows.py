"""The night in the morning check-in: bed, up, hours, times awake, how well. Each of them may stay empty."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.check_in import Night
from journal_app.domain.clean_text import cleaned
from journal_app.domain.time_text import NOT_A_TIME, NOT_HOURS, read_hours
from journal_app.i18n import _, in_context
from journal_app.ui.forms.clock_input import ClockInput
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.rating_row import RatingRow

MOST_WAKINGS: Final = 99
LONGEST_TYPED: Final = 20_000


class SleepRows(QWidget):
    """`changed` fires with each change; Enter goes from field to field and `next_wanted` leaves the last one."""

    changed = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.bed, self.up = ClockInput("23:10"), ClockInput("6:40")
        self.hours = QLineEdit()
        self.hours.setMaxLength(LONGEST_TYPED)
        self.hours.setPlaceholderText("5h30")
        self.wakings = NumberInput(_("Times awake"))
        self.quality = RatingRow(_("sleep quality"), _("How well you slept"), theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._fields: tuple[QWidget, ...] = (self.bed, self.up, self.hours, self.wakings)
        for text, field in zip(
            (_("To bed"), in_context("out of bed", "Up"), _("Hours slept"), _("Times awake")), self._fields, strict=True
        ):
            held = form_row(text, field)
            held.addStretch(1)
            add_layout(row, held, 1)
            self._line(field).setMinimumWidth(0)
            self._line(field).installEventFilter(self)
        add_layout(column, row)
        column.addWidget(self.quality)
        anchors = QHBoxLayout()
        anchors.setContentsMargins(5, 0, 5, 0)
        anchors.addWidget(label(_("0  worst imaginable"), "small", wrap=False))
        anchors.addStretch(1)
        anchors.addWidget(label(_("best imaginable  10"), "small", wrap=False))
        add_layout(column, anchors)
        for line in (self.bed, self.up, self.hours):
            line.textEdited.connect(lambda _text: self.changed.emit())
        self.wakings.changed.connect(self.changed)
        self.quality.changed.connect(self.changed)
        self.quality.next_wanted.connect(self.next_wanted)
        self.quality.previous_wanted.connect(self.wakings.line.setFocus)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said of the night."""
        return self.quality.value is None and not any(self._line(field).text().strip() for field in self._fields)

    def enter(self) -> None:
        """Put the focus into the first empty field."""
        empty = [field for field in self._fields if not self._line(field).text().strip()]
        if empty:
            self._line(empty[0]).setFocus()
        else:
            self.quality.enter()

    def night(self) -> Night:
        """What was said; ask `problem` first."""
        wakings = self.wakings.value
        return Night(
            bed=self.bed.value,
            up=self.up.value,
            hours=read_hours(cleaned(self.hours.text())),
            wakings=None if wakings is None else int(wakings),
            quality=self.quality.value,
        )

    def problem(self) -> str:
        """What cannot be understood, in one sentence, with the focus put there; empty when all is well."""
        for clock in (self.bed, self.up):
            if not clock.is_empty and clock.value is None:
                return self._refused(clock, NOT_A_TIME)
        if self.hours.text().strip() and read_hours(cleaned(self.hours.text())) is None:
            return self._refused(self.hours, NOT_HOURS)
        wakings = self.wakings.value
        if not self.wakings.settle() or (wakings is not None and (wakings != int(wakings) or wakings > MOST_WAKINGS)):
            return self._refused(self.wakings.line, _("Please write how often you woke as a whole number."))
        return ""

    def draft(self) -> list[Any]:
        """What was typed, as it stands; empty when nothing was."""
        if self.is_empty:
            return []
        clocks_and_hours = [cleaned(line.text()) for line in (self.bed, self.up, self.hours)]
        return [*clocks_and_hours, self.wakings.draft(), self.quality.value]

    def take_draft(self, content: list[Any]) -> None:
        """Bring back what was kept; ValueError or TypeError for what it cannot have been. Nothing empties it."""
        bed, up, hours, wakings, quality = content or ["", "", "", ["", None], None]
        for line, text in ((self.bed, bed), (self.up, up), (self.hours, hours)):
            line.setText(str(text))
        self.wakings.take_draft(wakings)
        self.quality.set_value(quality if isinstance(quality, int) and 0 <= quality <= self.quality.worst else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Down go on, Up goes back, as in every row of the check-in."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not _held(event):
            lines = [self._line(field) for field in self._fields]
            at = next((index for index, line in enumerate(lines) if line is watched), -1)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and at >= 0:
                if at + 1 < len(lines):
                    lines[at + 1].setFocus()
                else:
                    self.quality.enter()
                return True
            if event.key() == Qt.Key.Key_Up and at > 0:
                lines[at - 1].setFocus()
                return True
        return super().eventFilter(watched, event)

    def _refused(self, field: QWidget, sentence: str) -> str:
        field.setFocus()
        return sentence

    @staticmethod
    def _line(field: QWidget) -> QLineEdit:
        line = field.line if isinstance(field, NumberInput) else field
        assert isinstance(line, QLineEdit)
        return line


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
