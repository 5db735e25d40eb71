"""Amounts and their units, and the alcohol in a drink. Unlike units are never summed."""

import math
from typing import Final

from journal_app.domain.fact import Fact
from journal_app.domain.number_text import general_number
from journal_app.i18n import plural

ETHANOL_G_PER_ML: Final = 0.789
"""Density of ethanol used to turn volume and strength into grams (clinical/rules-and-model.md section 6)."""

MASS_IN_MG: Final = {"mcg": 0.001, "mg": 1.0, "g": 1000.0}
"""Masses convert; millilitres and pieces stand alone, since a strength would be needed."""

PIECES: Final = ("piece", "tablet", "capsule", "patch", "drop", "puff", "bag")
UNITS: Final = (*MASS_IN_MG, "ml", *PIECES)


class Amount(Fact, frozen=True, kw_only=True):
    """A finite, positive value with its unit (one of UNITS)."""

    value: float
    unit: str

    @property
    def text(self) -> str:
        """As it is shown: `3 g`, `0.5 mg`, `2 capsules`, in the language in use."""
        return f"{general_number(self.value)} {unit_words(self.unit, self.value)}"

    @property
    def kept(self) -> str:
        """As it is kept where it is compared: the same in every language."""
        several = "es" if self.unit == "patch" else "s"
        return f"{self.value:g} {self.unit}{several if self.unit in PIECES and self.value != 1 else ''}"


def unit_words(unit: str, count: float = 1) -> str:
    """A unit as it is shown beside a number: `mg`, `capsule`, `capsules`."""
    if unit in MASS_IN_MG or unit == "ml":
        return unit
    words = {
        "piece": plural("piece", "pieces", count),
        "tablet": plural("tablet", "tablets", count),
        "capsule": plural("capsule", "capsules", count),
        "patch": plural("patch", "patches", count),
        "drop": plural("drop", "drops", count),
        "puff": plural("puff", "puffs", count),
        "bag": plural("bag", "bags", count),
    }
    return words.get(unit, unit)


def same_dimension(first: str, second: str) -> bool:
    """Whether two units can be summed."""
    return first == second or (first in MASS_IN_MG and second in MASS_IN_MG)


def converted(amount: Amount, unit: str) -> Amount:
    """The same amount in another unit of its dimension; ValueError for an unlike unit."""
    if amount.unit == unit:
        return amount
    if not same_dimension(amount.unit, unit):
        raise ValueError(f"{amount.unit} does not convert to {unit}")
    return Amount(value=amount.value * MASS_IN_MG[amount.unit] / MASS_IN_MG[unit], unit=unit)


def ethanol_grams(volume_ml: float, abv_percent: float, count: float = 1.0) -> float:
    """Grams of pure alcohol in `count` drinks of a volume and a strength (percent by volume)."""
    grams = volume_ml * abv_percent / 100 * ETHANOL_G_PER_ML * count
    if not math.isfinite(grams) or grams < 0:
        raise ValueError("volume, strength and count must be finite and not negative")
    return grams
