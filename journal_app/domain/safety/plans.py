"""What the prescriber intended: the steps of a medicine's plan, its stop date, a dose lowered as planned."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from journal_app.domain.entries import Dose, Marker
from journal_app.domain.knowledge import Selector
from journal_app.domain.person import Medicine
from journal_app.domain.safety.drops import HALF, THREE_QUARTERS
from journal_app.domain.safety.record import ONE_DAY, Record, Use
from journal_app.domain.units import Amount, converted, same_dimension

TOLD_DAYS: Final = 14
"""A step counts as the reason of a lower day for as long as the days before it are what that day is held against."""

DOSE_BESIDE: Final = timedelta(days=7)
"""A dose that a marker names lies near it, so that no part of a journal is judged without it."""

ENDED_DAYS: Final = 4
CLOSE_TO_PLAN: Final = 0.9


class PlanEvent(NamedTuple):
    """What a medicine's plan says of a day: its stop, or a step that halves it (`rule` P13: that takes a quarter)."""

    day: date
    is_stop: bool
    planned: bool
    rule: str


def plan_events(record: Record, medicine: Medicine) -> Iterator[PlanEvent]:
    """What a medicine of the regimen tells about a stop: its stop date, also one to come, and steps that have come."""
    for day, before, after in _steps(medicine):
        if day > record.now.date() or (medicine.stop is not None and day >= medicine.stop.person_day):
            continue
        if after <= HALF * before:
            yield PlanEvent(day, is_stop=False, planned=True, rule="P2")
        elif after <= THREE_QUARTERS * before and record.person.profile.seizures:
            yield PlanEvent(day, is_stop=False, planned=True, rule="P13")
    if medicine.stop is not None:
        yield PlanEvent(medicine.stop.person_day, is_stop=True, planned=_tapers(medicine), rule="P2")


def _steps(medicine: Medicine) -> list[tuple[date, float, float]]:
    """Each step of the plan: its day, and the day's total before and after it, where both are known."""
    amount, times = medicine.amount, medicine.times_per_day or 1.0
    found = []
    for step in sorted(medicine.plan, key=lambda step: step.from_day):
        before = amount, times
        amount = step.amount or amount
        times = step.times_per_day if step.times_per_day is not None else times
        if before[0] is not None and amount is not None and same_dimension(before[0].unit, amount.unit):
            total = before[0].value * before[1]
            found.append((step.from_day, total, converted(amount, before[0].unit).value * times))
    return found


def _tapers(medicine: Medicine) -> bool:
    return any(after < before for _day, before, after in _steps(medicine))


def lowered_as_planned(record: Record, group: Selector, use: Use) -> bool:
    """Whether a lower day is what a plan says, or was marked as a dose lowered as planned."""
    first = use.day - TOLD_DAYS * ONE_DAY
    if any(
        marker.what == "dose_lowered"
        and first < marker.moment.person_day <= use.day + ONE_DAY
        and _is_about(record, marker, use)
        for marker in record.markers
    ):
        return True
    for medicine in record.person.regimen:
        substance = record.substance_of(medicine)
        if substance is None or not group.selects(substance) or substance.ingredient != use.substance.ingredient:
            continue
        for day, before, after in _steps(medicine):
            if first < day <= use.day and after < before and _keeps_to(record, medicine, use, after):
                return True
    return False


def _is_about(record: Record, marker: Marker, use: Use) -> bool:
    """Whether a dose was lowered of this substance; said of another it is no reason, said of none it may be this."""
    if marker.about is None:
        return True
    medicines = (medicine for medicine in record.person.regimen if medicine.id == marker.about)
    doses = (
        entry
        for entry in record.entries
        if entry.id == marker.about and abs(entry.moment.at - marker.moment.at) <= DOSE_BESIDE
    )
    said = next((substance for each in (*medicines, *doses) if (substance := record.substance_of(each))), None)
    return said is not None and said.ingredient == use.substance.ingredient


def _keeps_to(record: Record, medicine: Medicine, use: Use, planned: float) -> bool:
    """Whether the day's total is not much below the plan; unlike units cannot be held against each other."""
    if medicine.amount is None:
        return True
    total = 0.0
    for entry in record.entries_of(use.day):
        if isinstance(entry, Dose) and entry.amount is not None and _same(record, entry, use):
            amount: Amount = entry.amount
            if not same_dimension(amount.unit, medicine.amount.unit):
                return True
            total += converted(amount, medicine.amount.unit).value
    return total >= CLOSE_TO_PLAN * planned


def _same(record: Record, entry: Dose, use: Use) -> bool:
    substance = record.substance_of(entry)
    return substance is not None and substance.ingredient == use.substance.ingredient


def ended_as_planned(record: Record, group: Selector, day: date) -> bool:
    """Whether a plan that tapers a medicine of the group ended within a few days of this one."""
    for medicine in record.person.regimen:
        substance = record.substance_of(medicine)
        if substance is not None and group.selects(substance) and medicine.stop is not None and _tapers(medicine):
            stop = medicine.stop.person_day
            if day - ENDED_DAYS * ONE_DAY <= stop <= day + ENDED_DAYS * ONE_DAY:
                return True
    return False
