"""Pieces and millilitres become a mass by a strength that was said, and by nothing else."""

import pytest

from journal_app.domain.strengths import by_strength, has_strength, strength_words
from journal_app.domain.units import UNITS, Amount


@pytest.mark.parametrize(
    ("value", "unit", "strength", "of", "kept"),
    [
        (0.5, "tablet", 2, "mg", Amount(value=1, unit="mg")),
        (2.5, "ml", 5, "mg", Amount(value=12.5, unit="mg")),
        (3, "drop", 0.1, "mg", Amount(value=0.3, unit="mg")),
        (1 / 3, "piece", 3, "g", Amount(value=1, unit="g")),
        (2, "patch", 25, "mcg", Amount(value=50, unit="mcg")),
    ],
)
def test_a_mass_by_its_strength(value: float, unit: str, strength: float, of: str, kept: Amount) -> None:
    assert by_strength(Amount(value=value, unit=unit), strength, of) == kept


@pytest.mark.parametrize(
    ("unit", "strength", "of"),
    [("mg", 2, "mg"), ("g", 2, "mg"), ("tablet", 0, "mg"), ("tablet", -1, "mg"), ("tablet", 2, "ml")],
)
def test_nothing_else_is_worked_out(unit: str, strength: float, of: str) -> None:
    with pytest.raises(ValueError, match="no strength"):
        by_strength(Amount(value=1, unit=unit), strength, of)


def test_every_unit_but_a_mass_can_have_a_strength() -> None:
    assert [unit for unit in UNITS if not has_strength(unit)] == ["mcg", "mg", "g"]
    assert strength_words("ml", 5, "mg") == "5 mg/ml"
    assert strength_words("tablet", 0.25, "mg") == "0.25 mg tablet"
