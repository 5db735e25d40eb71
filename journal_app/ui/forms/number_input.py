"""An input for a number that never guesses: what could mean two numbers is asked about, in place."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.domain.number_text import plain_number, read_amount
from journal_app.i18n import _
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.labels import label, restyle
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.tab_order import hand_focus_to, tab_through

LONGEST_TYPED: Final = 20_000
"""What is pasted by mistake is refused in words, never cut off into another number."""


class NumberInput(QWidget):
    """A line to type in; below it, only when needed, a question with two buttons or one sentence."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._settled: float | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(LONGEST_TYPED)
        column.addWidget(self.line)
        self.said = label("", "small", tone="serious")
        self.said.hide()
        column.addWidget(self.said)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(8)
        add_layout(column, self._choices)
        hand_focus_to(self, self.line)
        self.line.textEdited.connect(lambda _text: self._edited())
        self.line.editingFinished.connect(self.settle)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    @property
    def value(self) -> float | None:
        """The number; None when nothing was typed, or when it is not settled what it means."""
        return self._settled if self._settled is not None else read_amount(self._typed).value

    @property
    def _typed(self) -> str:
        return cleaned(self.line.text())

    def draft(self) -> list[Any]:
        """What was typed, and the number that was chosen for it, to be kept."""
        return [self._typed, self._settled]

    def take_draft(self, content: list[Any]) -> None:
        """Bring back what was kept."""
        typed, settled = content
        self.line.setText(str(typed))
        self._settled = None if settled is None else float(settled)
        self._say("")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.line.text().strip()

    def set_value(self, value: float | None) -> None:
        """Show a number without asking about it."""
        self.line.setText("" if value is None else plain_number(value))
        self._settled = value
        self._say("")

    def settle(self) -> bool:
        """Ask or complain where the text is not one number yet; whether it is one (or empty)."""
        if self._settled is not None:
            return True
        read = read_amount(self._typed)
        if read.choices:
            first, second = (plain_number(choice) for choice in read.choices)
            self._say(_("{first} or {second}?").format(first=first, second=second), read.choices)
        else:
            self._say(read.problem)
        return not read.choices and not read.problem

    def _edited(self) -> None:
        self._settled = None
        self._say("")
        self.changed.emit()

    def _say(self, text: str, choices: tuple[float, ...] = ()) -> None:
        clear(self._choices)
        self.said.setText(text)
        self.said.setVisible(bool(text))
        restyle(self.line, state="wrong" if text and not choices else "")
        self.line.setAccessibleDescription(text)
        for choice in choices:
            made = button(plain_number(choice), name=_("I mean {number}").format(number=plain_number(choice)))
            made.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
            self._choices.addWidget(made)
        if choices:
            self._choices.addStretch(1)
            tab_through(self.line, self._choices)

    def _choose(self, value: float) -> None:
        self.set_value(value)
        self.line.setFocus()
        self.changed.emit()
