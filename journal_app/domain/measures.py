"""Measures in the units that people read off their devices, turned into those in which they are kept."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from journal_app.domain.entries import MEASURES, Measure
from journal_app.domain.number_text import general_number
from journal_app.domain.wording import measure_name
from journal_app.i18n import _


class MeasureUnit(NamedTuple):
    """A unit in which a measure can be given: kept value = (given - zero) * factor."""

    name: str
    factor: float = 1.0
    zero: float = 0.0


UNITS_OF: Final[dict[str, tuple[MeasureUnit, ...]]] = {
    "pulse": (MeasureUnit("/min"),),
    "blood pressure": (MeasureUnit("mmHg"), MeasureUnit("kPa", 7.500617)),
    "temperature": (MeasureUnit("°C"), MeasureUnit("°F", 5 / 9, 32)),
    "weight": (MeasureUnit("kg"), MeasureUnit("lb", 0.45359237)),
}
"""The units of each measure that Journal knows; the first is the one in which it is kept."""

RANGES: Final[dict[str, tuple[float, float]]] = {
    "pulse": (10, 400), "blood pressure": (10, 400), "temperature": (20, 46), "weight": (1, 700),
}  # fmt: skip
"""From the lowest to the highest value that a living person can have, in the unit in which it is kept."""

DECIMALS: Final = 2
LARGEST: Final = 1e9


def kept_value(what: str, value: float, unit: str) -> float:
    """The value in the unit in which it is kept, to a hundredth; ValueError for a unit that the measure has not."""
    for known in UNITS_OF[what]:
        if known.name == unit:
            kept = (value - known.zero) * known.factor
            return value if known.factor == 1 and known.zero == 0 else round(kept, DECIMALS)
    raise ValueError("a measure has no such unit")


def why_not_plausible(measure: Measure) -> str | None:
    """One sentence about a value that nobody can have; None for all others, and for most of a person's own measures."""
    values = [measure.value] if measure.second is None else [measure.value, measure.second]
    if not all(math.isfinite(value) and abs(value) < LARGEST for value in values):
        return _("That number cannot be right. Nothing was saved yet. Please check it.")
    if not measure.what.strip():
        return _("It has no name yet. Nothing was saved. Please write what was measured.")
    if measure.what not in MEASURES:
        return None
    lowest, highest = RANGES[measure.what]
    if any(not lowest <= value <= highest for value in values):
        return _(
            "A {measure} of {value} {unit} cannot be right. Nothing was saved yet. "
            "Please check the number and its unit."
        ).format(measure=measure_name(measure.what), value=general_number(measure.value), unit=measure.unit)
    if measure.second is not None and measure.second >= measure.value:
        return _("The lower blood pressure has to be below the upper one. Nothing was saved yet. Please check both.")
    return None
