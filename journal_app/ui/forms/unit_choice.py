"""The unit of an amount: shown in words, kept by its key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from journal_app.domain.units import unit_words
from journal_app.i18n import _


class UnitChoice(QComboBox):
    """No unit is chosen at first."""

    def __init__(self, units: Sequence[str]) -> None:
        super().__init__()
        self.addItem(_("unit"), "")
        for each in units:
            self.addItem(unit_words(each), each)

    @property
    def unit(self) -> str:
        """The key of the unit; empty while none is chosen."""
        return str(self.currentData() or "")

    def set_unit(self, unit: str) -> None:
        """Choose a unit, also one that is not in the list; an empty one for none."""
        if self.findData(unit) < 0:
            self.addItem(unit_words(unit), unit)
        self.setCurrentIndex(self.findData(unit))
