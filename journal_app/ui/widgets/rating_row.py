"""One symptom, 0 to 10 or none to severe: large buttons; Tab enters once, digits, arrows and Backspace change it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QGroupBox, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout

from journal_app.domain.entries import SymptomScale
from journal_app.domain.wording import SHOWN_SEVERITY, inside_sentence, sentence_start
from journal_app.i18n import in_context
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import breakable, label, restyle

WORST = 10
_ALLOWED = Qt.KeyboardModifier.KeypadModifier
"""Digits of the number pad count; a key with Ctrl, Alt or Shift belongs to somebody else."""


class RatingButton(QRadioButton):
    """One answer. The keys go to its row; it only paints itself, since a style sheet cannot centre a radio button."""

    def __init__(self, row: RatingRow, number: int, words: str, theme: Theme) -> None:
        super().__init__(words)
        self._row = row
        self._theme = theme
        self.number = number
        self.setProperty("kind", "rating")
        said = in_context("what was entered, and its value", "{name} {value}")
        self.setAccessibleName(said.format(name=row.accessibleName(), value=inside_sentence(words)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(41), self._theme.scaled(40))

    def minimumSizeHint(self) -> QSize:
        least = max(24, self._theme.scaled(26))
        if not self.text().isdigit():
            least = max(least, QFontMetrics(self._font(chosen=True)).horizontalAdvance(self.text()) + 8)
        return QSize(least, self._theme.scaled(40))

    def _font(self, *, chosen: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.pixels())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
        return font

    def hitButton(self, _position: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._row.handle_key(event, self.number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._row.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._row.show_focus(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._theme.colour
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if chosen else "control" if self.underMouse() else "line"
        painter.setPen(QPen(QColor(colour(edge)), 1))
        painter.setBrush(QColor(colour("accent" if chosen else "well")))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.hasFocus() and not chosen:
            painter.setPen(QPen(QColor(colour("accent")), self._theme.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.setFont(self._font(chosen=chosen))
        painter.setPen(QColor(colour("on-accent" if chosen else "text-2")))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


MARGINS_RETURN: Final = (QEvent.Type.Polish, QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange)


class RatingRow(QGroupBox):
    """On the scale of words, the keys 0 to 3 are its answers.

    `changed` fires when the person sets or clears the rating; `next_wanted` and `previous_wanted` leave the row.
    """

    changed = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, symptom: str, title: str, theme: Theme, scale: SymptomScale = "0-10") -> None:
        super().__init__()
        self.symptom = symptom
        self.scale: SymptomScale = scale
        answers = [str(number) for number in range(WORST + 1)] if scale == "0-10" else list(SHOWN_SEVERITY)
        self.worst = len(answers) - 1
        self.setProperty("kind", "rating")
        self.setAccessibleName(title)
        self.setFlat(True)
        self._theme = theme
        self._one_was_typed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(breakable(title), "strong"))
        self._frame = QFrame()
        self._frame.setProperty("kind", "rating-row")
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self.buttons = tuple(
            RatingButton(self, number, sentence_start(words), theme) for number, words in enumerate(answers)
        )
        for button in self.buttons:
            self._group.addButton(button, button.number)
            row.addWidget(button)
        column.addWidget(self._frame)
        self._group.idClicked.connect(lambda _number: self._chosen())
        theme.changed.connect(self._resize)
        self._enter_at(None)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in MARGINS_RETURN:
            # Qt measures a group as the plain style has it, unless the look changes while it is there: a row that is
            # made later would stand apart from the others.
            self.setContentsMargins(0, 0, 0, 0)
        return done

    @property
    def value(self) -> int | None:
        """The rating, None when none was given."""
        number = self._group.checkedId()
        return None if number < 0 else number

    def set_value(self, value: int | None) -> None:
        """Show a rating without telling anybody; None takes it away."""
        if value is None:
            self._group.setExclusive(False)
            for button in self.buttons:
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self.buttons[value].setChecked(True)
        self._enter_at(value)

    def enter(self) -> None:
        """Put the focus into the row."""
        self.buttons[self.value or 0].setFocus(Qt.FocusReason.TabFocusReason)

    def show_focus(self, inside: bool) -> None:
        """Draw or take away the ring around the row."""
        if not inside:
            self._one_was_typed = False
        restyle(self._frame, state="focused" if inside else "")

    def handle_key(self, event: QKeyEvent, at: int) -> None:
        """A key pressed on the button `at`; what the row does not know is left for others."""
        if event.modifiers() & ~_ALLOWED:
            event.ignore()
            return
        key = event.key()
        one_before = self._one_was_typed
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            digit = key - Qt.Key.Key_0
            value = WORST if digit == 0 and one_before and self.worst == WORST else digit
            if value <= self.worst:
                self._set(value)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._set(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if (key == Qt.Key.Key_Right) != self.isRightToLeft() else -1)
        elif key == Qt.Key.Key_Home:
            self._set(0)
        elif key == Qt.Key.Key_End:
            self._set(self.worst)
        elif key == Qt.Key.Key_Space:
            self._set(at)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.next_wanted.emit()
        elif key == Qt.Key.Key_Up:
            self.previous_wanted.emit()
        else:
            event.ignore()
        # Said last: the focus that moves along with a rating must not make the row forget the 1.
        self._one_was_typed = key == Qt.Key.Key_1

    def _step(self, step: int) -> None:
        if self.value is None:
            self._set(0 if step > 0 else self.worst)
        else:
            self._set(max(0, min(self.worst, self.value + step)))

    def _set(self, value: int | None) -> None:
        before = self.value
        self.set_value(value)
        self.enter()
        if value != before:
            self.changed.emit()

    def _chosen(self) -> None:
        self._one_was_typed = False
        self._enter_at(self.value)
        self.changed.emit()

    def _enter_at(self, value: int | None) -> None:
        """Tab enters the row once: at its rating, or at 0 while there is none."""
        for button in self.buttons:
            here = button.number == (value or 0)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _resize(self) -> None:
        for button in self.buttons:
            button.updateGeometry()
            button.update()
