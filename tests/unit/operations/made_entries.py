"""Entries for tests of operations, made the way forms make them."""

from datetime import datetime, timedelta
from uuid import uuid4

from journal_app.domain.entries import Dose, Drink, SymptomRating
from journal_app.domain.moments import moment_of
from journal_app.domain.units import Amount, ethanol_grams
from tests.unit.operations.new_journals import NOW, ZONE


def dose(substance: str, hours_ago: float = 0, *, at: datetime = NOW, grams: float | None = None) -> Dose:
    """A dose of a substance by its id, some hours before `at`."""
    return Dose(
        id=uuid4(),
        moment=moment_of(at - timedelta(hours=hours_ago), ZONE),
        entered_at=at,
        name=substance.split("_", maxsplit=1)[0],
        substance=substance,
        amount=None if grams is None else Amount(value=grams, unit="g"),
    )


def wine(hours_ago: float = 0, *, at: datetime = NOW, count: float = 1) -> Drink:
    """So many glasses of wine of 150 ml, some hours before `at`."""
    return Drink(
        id=uuid4(),
        moment=moment_of(at - timedelta(hours=hours_ago), ZONE),
        entered_at=at,
        name="wine",
        volume_ml=150,
        abv_percent=12,
        count=count,
        ethanol_g=ethanol_grams(150, 12, count),
    )


def rating(symptom: str, severity: int, *, at: datetime = NOW) -> SymptomRating:
    """One rating at `at`."""
    return SymptomRating(id=uuid4(), moment=moment_of(at, ZONE), entered_at=at, symptom=symptom, severity=severity)
