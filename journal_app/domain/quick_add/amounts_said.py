"""The quantities that were said of a dose, by what they are."""

from __future__ import annotations

from journal_app.domain.quick_add.grouping import Group
from journal_app.domain.quick_add.pieces import FactPiece, QuantityPiece, TimesPiece
from journal_app.domain.units import MASS_IN_MG


class Amounts:
    """The quantities of a dose by what they are."""

    def __init__(self, group: Group) -> None:
        quantities = [part for part in group.parts if isinstance(part, QuantityPiece)]
        self.masses = [each for each in quantities if each.unit in MASS_IN_MG]
        self.volumes = [each for each in quantities if each.volume_ml is not None and each.unit not in MASS_IN_MG]
        self.strengths = [each for each in quantities if each.per_ml is not None]
        self.combined = [each for each in quantities if each.combined]
        self.percents = [each for each in quantities if each.percent]
        rest = (*self.masses, *self.volumes, *self.strengths, *self.combined, *self.percents)
        self.counts = [each for each in quantities if not any(each is other for other in rest)]
        self.times = [part for part in group.parts if isinstance(part, TimesPiece)]
        self.facts = [part for part in group.parts if isinstance(part, FactPiece) and part.unit]
        self.left = group.left
        self.all = quantities

    @property
    def said(self) -> bool:
        """Whether there is a number in it."""
        return bool(self.times) or any(each.number.value is not None for each in self.all)
