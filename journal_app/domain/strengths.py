"""Pieces and millilitres by the strength that is said of them; without a strength nothing is worked out."""

from typing import Final

from journal_app.domain.number_text import general_number
from journal_app.domain.units import MASS_IN_MG, PIECES, Amount, unit_words
from journal_app.i18n import in_context

STRENGTH_UNITS: Final = tuple(MASS_IN_MG)


def has_strength(unit: str) -> bool:
    """Whether a strength can be said of one of these: a piece, or a millilitre."""
    return unit in PIECES or unit == "ml"


def by_strength(amount: Amount, strength: float, unit: str) -> Amount:
    """The mass of an amount of pieces or ml of which one holds `strength` of `unit`; ValueError for anything else."""
    if not has_strength(amount.unit) or unit not in MASS_IN_MG or not strength > 0:
        raise ValueError("no strength can be said of that")
    # Rounded to what the two numbers can mean: 3 times 0.1 is 0.3.
    return Amount(value=float(f"{amount.value * strength:.10g}"), unit=unit)


def strength_words(of: str, strength: float, unit: str) -> str:
    """`2 mg tablet`, `5 mg/ml`: as it stands in the product of the dose, in the language in which it is logged."""
    number = general_number(strength)
    if of == "ml":
        return f"{number} {unit}/ml"
    pattern = in_context("a strength", "{strength} {unit} {piece}")
    return pattern.format(strength=number, unit=unit, piece=unit_words(of))
