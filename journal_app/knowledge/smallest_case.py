"""The smallest entries that show a rule at work: one intake of each substance, a minute apart."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.knowledge import ALCOHOL, Substance
from journal_app.domain.moments import moment_of

_START: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)
_ONE_DRINK_G: Final = 14.0


def intakes_of(substances: Sequence[Substance]) -> tuple[Intake, ...]:
    """One intake of each, in this order; any day will do, since rules only know the time between intakes."""
    return tuple(_intake(number, substance) for number, substance in enumerate(substances))


def _intake(number: int, substance: Substance) -> Intake:
    at = _START + timedelta(minutes=number)
    moment, identity = moment_of(at, "UTC"), UUID(int=number + 1)
    if substance.id == ALCOHOL:
        return Drink(id=identity, moment=moment, entered_at=at, ethanol_g=_ONE_DRINK_G)
    return Dose(id=identity, moment=moment, entered_at=at, name=substance.name, substance=substance.id)
