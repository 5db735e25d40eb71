"""Ongoing medicines as the warning engine counts them, and which logged doses are the ones that are prescribed."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil, isfinite
from typing import Final
from uuid import UUID

from journal_app.domain.entries import Dose
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance
from journal_app.domain.moments import Moment
from journal_app.domain.person import Medicine
from journal_app.domain.units import Amount, converted, same_dimension

HALF_A_DAY_US: Final = 12 * 3_600_000_000
FOREVER_US: Final = 1 << 62
"""Later than any time, for a medicine that goes on."""

TIMES_NOT_SAID: Final = 1
"""How many doses a day are as listed when nobody said how often: a second one is an extra one."""

LISTED_DAY_H: Final = 48.0
"""One more dose can make another of its person-day an extra one, in whatever zone the two were logged."""


def taking_part(knowledge: Knowledge, regimen: Iterable[Medicine]) -> tuple[tuple[Medicine, Substance], ...]:
    """The medicines that count from their start to their stop without being logged: scheduled, and recognised."""
    found = []
    for medicine in regimen:
        substance = knowledge.substances.get(medicine.substance or "") if medicine.scheduled else None
        if substance is not None:
            found.append((medicine, substance))
    return tuple(found)


def begins_us(start: Moment, at_us: int) -> int:
    """From when on a logged dose can be one of the medicine; a start without a time of day is its whole date."""
    return at_us - HALF_A_DAY_US if start.precision == "day" else at_us


def ends_us(stop: Moment | None, at_us: int) -> int:
    """Until when the medicine is taken; a stop without a time of day is the end of its date."""
    if stop is None:
        return FOREVER_US
    return at_us + HALF_A_DAY_US if stop.precision == "day" else at_us


def prescribed_on(medicine: Medicine, day: date) -> tuple[Amount | None, int]:
    """The amount each time (None: not said) and how often a day, at least once, by the plan's steps up to a date."""
    amount, times = medicine.amount, medicine.times_per_day
    for step in sorted(medicine.plan, key=lambda step: step.from_day):
        if step.from_day <= day:
            amount = step.amount if step.amount is not None else amount
            times = step.times_per_day if step.times_per_day is not None else times
    return amount, max(ceil(times), 1) if times is not None and isfinite(times) else TIMES_NOT_SAID


class AsListed:
    """Tells the doses of the regimen from extra ones. Doses are asked about in the order of their times.

    A dose is as listed when the same ingredient stands in the regimen at its time, it is no larger than prescribed (an
    amount that was not written is taken to be the prescribed one; one in a unit that does not convert is not), it was
    not said to be unprescribed or taken in another way, and there were not as many that person-day already.
    """

    def __init__(self, rows: Sequence[tuple[Medicine, Substance, int, int]]) -> None:
        """`rows`: medicine, substance, and from and until when (microseconds) its doses can be logged."""
        self._rows: dict[str, list[tuple[Medicine, int, int]]] = {}
        for medicine, substance, begins, ends in rows:
            if substance.id != ALCOHOL:
                self._rows.setdefault(substance.ingredient, []).append((medicine, begins, ends))
        self._used: dict[str, dict[date, set[tuple[UUID, int]]]] = {}

    def takes(self, dose: Dose, substance: Substance, at_us: int) -> bool:
        """Whether this dose is as listed, which it then counts as."""
        rows = self._rows.get(substance.ingredient)
        if rows is None or dose.prescribed is False:
            return False
        day = dose.moment.person_day
        days = self._used.setdefault(substance.ingredient, {})
        used = days.get(day)
        if used is None:
            used = days[day] = set()
            for past in [other for other in days if abs((other - day).days) > 3]:
                del days[past]
        fitting = []
        for medicine, begins, ends in rows:
            if not begins <= at_us < ends or (medicine.route and dose.route and medicine.route != dose.route):
                continue
            amount, times = prescribed_on(medicine, day)
            if not _is_no_larger(dose.amount, amount):
                continue
            size = converted(amount, dose.amount.unit).value if amount is not None and dose.amount is not None else 0.0
            fitting += [(size, medicine.id, place) for place in range(times) if (medicine.id, place) not in used]
        if not fitting:
            return False
        _, medicine_id, place = min(fitting)
        used.add((medicine_id, place))
        return True


def _is_no_larger(taken: Amount | None, prescribed: Amount | None) -> bool:
    if taken is None or prescribed is None:
        return True
    if not same_dimension(taken.unit, prescribed.unit):
        return False
    return converted(taken, prescribed.unit).value <= prescribed.value * (1 + 1e-9)
