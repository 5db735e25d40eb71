"""How much is in one tablet or one millilitre: asked only where that can be said, and never guessed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.strengths import STRENGTH_UNITS, by_strength, has_strength, strength_words
from journal_app.domain.units import Amount, unit_words
from journal_app.i18n import _
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout


class StrengthRow(QWidget):
    """`show_for(unit)` says of what; hidden for masses. Empty, pieces stay pieces and ml stay ml."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.value = NumberInput(_("Strength of one"))
        self.unit = NamedChoice()
        self.unit.addItems(list(STRENGTH_UNITS))
        self.unit.setCurrentText("mg")
        self.unit.setAccessibleName(_("Unit of the strength"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        self._head = form_row(_("Strength of one, if you know it"), self.value)
        self._head.addStretch(1)
        add_layout(line, self._head, 3)
        unit = form_row(_("Unit of the strength"), self.unit)
        unit.addStretch(1)
        add_layout(line, unit, 2)
        add_layout(column, line)
        self.said = label("", "small")
        self.said.hide()
        column.addWidget(self.said)
        self.value.changed.connect(self.changed)
        self.unit.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.hide()

    def show_for(self, unit: str) -> None:
        """Ask for the strength of one of these, or not at all."""
        self.setVisible(has_strength(unit))
        name = _("Strength in one ml") if unit == "ml" else _("Strength of one {unit}").format(unit=unit_words(unit))
        self.value.setAccessibleName(name)

    def applied(self, amount: Amount) -> Amount:
        """The amount as a mass where a strength is said, else as it is."""
        strength = self.value.value
        if not has_strength(amount.unit) or strength is None or strength <= 0:
            return amount
        return by_strength(amount, strength, self.unit.currentText())

    def words(self, unit: str) -> str:
        """`2 mg tablet`, as it is kept with the product; nothing where no strength is said."""
        strength = self.value.value
        if not has_strength(unit) or strength is None or strength <= 0:
            return ""
        return strength_words(unit, strength, self.unit.currentText())

    def explain(self, amount: Amount | None) -> None:
        """Say what will be kept of an amount."""
        kept = None if amount is None else self.applied(amount)
        said = (
            ""
            if amount is None or kept == amount or kept is None
            else _("{amount}, that is {kept}.").format(amount=amount.text, kept=kept.text)
        )
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def draft(self) -> list[Any]:
        """What was typed, to be kept."""
        return [self.value.draft(), self.unit.currentText()]

    def take_draft(self, content: list[Any]) -> None:
        """Bring back what was kept."""
        typed, unit = content
        self.value.take_draft(typed)
        self.unit.setCurrentText(str(unit))
