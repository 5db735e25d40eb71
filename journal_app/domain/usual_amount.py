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


def far_more_than_usual(intake: Intake, others: Iterable[Intake]) -> bool:
    """Whether an amount is more than 3 times the largest of the `others`; False while there are fewer than three.

    A dose is held against doses of the same substance (or name) in a unit that converts, a drink by its grams.
    """
    before = [other for other in others if other.id != intake.id]
    if is_alcohol(intake):
        grams = known_grams(intake)
        known = [known_grams(other) for other in before if is_alcohol(other)]
        return _is_far(grams, [each for each in known if each is not None])
    if not isinstance(intake, Dose) or intake.amount is None:
        return False
    unit = intake.amount.unit
    amounts = [
        converted(other.amount, unit).value
        for other in before
        if isinstance(other, Dose)
        and _key(other) == _key(intake)
        and other.amount is not None
        and same_dimension(other.amount.unit, unit)
    ]
    return _is_far(intake.amount.value, amounts)


def _key(dose: Dose) -> str:
    return dose.substance or dose.name.casefold()


def _is_far(value: float | None, others: list[float]) -> bool:
    return value is not None and len(others) >= FEWEST and value > FAR_MORE * max(others)
