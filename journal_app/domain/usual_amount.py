"""Whether an amount is far from what a person usually logs, so that a slip of the hand is asked about."""

from collections.abc import Iterable
from typing import Final

from journal_app.domain.alcohol import is_alcohol, known_grams
from journal_app.domain.entries import Dose, Intake
from journal_app.domain.units import converted, same_dimension

FAR_MORE: Final = 3.0
"""So many times the person's own largest amount."""

FEWEST: Final = 3
"""With fewer of the person's own there is no usual amount yet."""


def far_more_than_usual(intake: Intake, others: Iterable[Intake], said: Iterable[Intake] = ()) -> bool:
    """Whether an amount is more than 3 times the largest of the `others`; False while there are fewer than three.

    `said` are intakes that the person said are usual: one of them is enough.

    A dose is held against doses of the same substance (or name) in a unit that converts, a drink by its grams.
    """
    value = known_grams(intake) if is_alcohol(intake) else _value(intake)
    usual = _amounts_like(intake, said)
    return _is_far(value, _amounts_like(intake, (other for other in others if other.id != intake.id)), usual)


def _value(intake: Intake) -> float | None:
    return intake.amount.value if isinstance(intake, Dose) and intake.amount is not None else None


def _amounts_like(intake: Intake, others: Iterable[Intake]) -> list[float]:
    """The known amounts of the others that are the same thing, in the unit of the intake."""
    if is_alcohol(intake):
        grams = (known_grams(other) for other in others if is_alcohol(other))
        return [each for each in grams if each is not None]
    if not isinstance(intake, Dose) or intake.amount is None:
        return []
    unit = intake.amount.unit
    return [
        converted(other.amount, unit).value
        for other in others
        if isinstance(other, Dose)
        and _key(other) == _key(intake)
        and other.amount is not None
        and same_dimension(other.amount.unit, unit)
    ]


def _key(dose: Dose) -> str:
    return dose.substance or dose.name.casefold()


def _is_far(value: float | None, others: list[float], said: list[float]) -> bool:
    enough = bool(said) or len(others) >= FEWEST
    return value is not None and enough and value > FAR_MORE * max(*others, *said, 0.0)
