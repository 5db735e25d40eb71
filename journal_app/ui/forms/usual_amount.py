"""How much of a substance is usually taken at a time: a number with its unit, or so many of a usual drink."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.units import UNITS, Amount
from journal_app.domain.wording import sentence_start
from journal_app.i18n import _
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.forms.unit_choice import UnitChoice
from journal_app.ui.widgets.named_choice import NamedChoice

if TYPE_CHECKING:
    from journal_app.domain.knowledge import DrinkPreset
    from journal_app.domain.tracking import TrackedSubstance


class UsualAmount(QWidget):
    """`of(tracked)` is the substance with what is written here; an empty number says nothing."""

    changed = Signal()

    def __init__(self, tracked: TrackedSubstance, units: Sequence[str], drinks: Sequence[DrinkPreset]) -> None:
        """`units` are those it is mostly taken in, the usual one first."""
        super().__init__()
        name = sentence_start(tracked.name)
        self.number = NumberInput(_("How much {name} you usually take").format(name=name))
        self.number.line.setPlaceholderText(_("if you like"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.number, 1)
        self.unit: QComboBox
        if tracked.substance == ALCOHOL:
            self.unit = NamedChoice()
            for each in drinks:
                self.unit.addItem(sentence_start(each.name), each.id)
            self.unit.setAccessibleName(_("Which drink"))
            if tracked.usual_drink:
                self.unit.setCurrentIndex(max(self.unit.findData(tracked.usual_drink), 0))
                self.number.set_value(tracked.usual_count)
        else:
            chosen = tracked.usual.unit if tracked.usual is not None else next(iter(units), "")
            self.unit = UnitChoice((*units, *(each for each in UNITS if each not in units)))
            self.unit.setAccessibleName(_("Unit of {name}").format(name=name))
            if chosen:
                self.unit.set_unit(chosen)
            if tracked.usual is not None:
                self.number.set_value(tracked.usual.value)
        row.addWidget(self.unit, 1)
        self.number.changed.connect(self.changed)
        self.unit.activated.connect(lambda _place: self.changed.emit())

    @property
    def lacks_unit(self) -> bool:
        """Whether a number is written that means nothing yet."""
        return self.number.value is not None and not self.unit.currentData()

    def of(self, tracked: TrackedSubstance) -> TrackedSubstance:
        """The substance with the amount that is written, as far as it can be used."""
        value, unit = self.number.value, str(self.unit.currentData() or "")
        usable = value is not None and value > 0 and bool(unit)
        if tracked.substance == ALCOHOL:
            return msgspec.structs.replace(
                tracked, usual_drink=unit if usable else "", usual_count=value if usable and value is not None else 1.0
            )
        said = Amount(value=value, unit=unit) if usable and value is not None else None
        return msgspec.structs.replace(tracked, usual=said)
