"""P7: a long-acting substance that builds up: too soon again, more in a day than usual, or in its first two weeks."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Final

from journal_app.domain.knowledge import Selector
from journal_app.domain.levels import Level
from journal_app.domain.person import Medicine
from journal_app.domain.safety.precision import smallest_gap
from journal_app.domain.safety.record import ONE_DAY, Anchor, Finding, Record, Use, daily_totals, stands
from journal_app.domain.safety.running_totals import running_totals

TOO_SOON: Final = 0.5
"""Of the regimen's or the person's own interval (clinical/rules-and-model.md, P7; Journal's own choice)."""

MORE_THAN_USUAL: Final = 1.5
USUAL_DAYS: Final = 7
"""A day's total is held against the median of the 7 days before, those on which it was taken."""

FIRST_DAYS: Final = 14
"""From the start of the medicine on: methadone's label warns of its build-up in the first two weeks."""

OWN_INTERVAL_DAYS: Final = 14
LOOKED_BACK: Final = 50 * ONE_DAY
"""Further than half of any interval that is prescribed, a depot every three months among them."""

SELDOM: Final = 1 / 40
"""A medicine that is prescribed this often a day or less; half of its interval lies beyond what is read whole."""

LONGEST_INTERVAL: Final = timedelta(days=99)
BEFORE_IT: Final = timedelta(days=30)
"""An intake that is longer ago, and not too near for what is prescribed, has nothing to do with it."""

FEWEST: Final = 3
"""With fewer intervals, or fewer days with a known total, there is nothing of the person's own to hold it against."""

ROUNDING: Final = 1e-9


def build_up(record: Record) -> Iterator[Finding]:
    """At most one for each ingredient on a person-day; of a medicine that is not logged, one at its start."""
    group = record.group("P7", "long_acting")
    if group is None:
        return
    methadone = record.group("P7", "methadone")
    started: set[tuple[str, date]] = set()
    for medicine in record.regimen(group):
        substance = record.substance_of(medicine)
        if substance is None or (substance.ingredient, medicine.start.person_day) in started:
            continue
        started.add((substance.ingredient, medicine.start.person_day))
        serious = methadone is not None and methadone.selects(substance)
        over = medicine.start.at + FIRST_DAYS * ONE_DAY
        yield Finding("P7", Level.SERIOUS if serious else Level.CAUTION, medicine, over_at=over)
    by_ingredient: dict[str, list[Use]] = {}
    for use in record.intakes(group):
        if not record.wants(use.at, LOOKED_BACK):
            continue
        by_ingredient.setdefault(use.substance.ingredient, []).append(use)
    for ingredient, uses in by_ingredient.items():
        medicines = [
            medicine for medicine in record.person.regimen if _ingredient(record, medicine) == ingredient
        ]  # as-needed ones too: their first days and their interval are the regimen's all the same
        watch = _Watch(uses, medicines)
        said = {day for name, day in started if name == ingredient}
        for place, use in enumerate(uses):
            if use.day in said:
                continue
            first_days = watch.in_first_days(use.day)
            if not (first_days or watch.too_soon(place) or watch.more_than_usual(place)):
                continue
            said.add(use.day)
            serious = first_days and _is(methadone, use)
            yield Finding(
                "P7", Level.SERIOUS if serious else Level.CAUTION, use.entry,
                earlier=watch.before(place), over_at=use.at + 2 * ONE_DAY,
            )  # fmt: skip


def _is(group: Selector | None, use: Use) -> bool:
    return group is not None and group.selects(use.substance)


def _ingredient(record: Record, medicine: Medicine) -> str | None:
    substance = record.substance_of(medicine)
    return substance.ingredient if substance is not None else None


class _Watch:
    """The intakes of one ingredient, in order, and the medicines of the regimen that hold it."""

    def __init__(self, uses: Sequence[Use], medicines: Sequence[Medicine]) -> None:
        self._uses = uses
        self._medicines = medicines
        self._totals = daily_totals(uses)
        self._so_far = running_totals(uses)
        self._gaps = [_gap(uses, place) for place in range(len(uses))]

    def in_first_days(self, day: date) -> bool:
        """Whether one of the medicines began less than 14 days before."""
        return any(
            medicine.start.person_day <= day < medicine.start.person_day + FIRST_DAYS * ONE_DAY
            and stands(medicine, day)
            for medicine in self._medicines
        )

    def too_soon(self, place: int) -> bool:
        """Whether the gap to the one before is below half the regimen's interval, or the person's own median gap."""
        gap = self._gaps[place]
        if gap is None:
            return False
        interval = self._prescribed_interval(self._uses[place].day) or self._own_interval(place)
        return interval is not None and gap < TOO_SOON * interval

    def _prescribed_interval(self, day: date) -> timedelta | None:
        times = [_times_a_day(medicine, day) for medicine in self._medicines if stands(medicine, day)]
        known = [each for each in times if each]
        return min(ONE_DAY / sum(known), LONGEST_INTERVAL) if known and len(known) == len(times) else None

    def before(self, place: int) -> tuple[Anchor, ...]:
        """The intake before this one, as far as it has to do with it."""
        if place == 0 or (self._uses[place].at - self._uses[place - 1].at >= BEFORE_IT and not self.too_soon(place)):
            return ()
        return (self._uses[place - 1].entry,)

    def _own_interval(self, place: int) -> timedelta | None:
        first = self._uses[place].at - OWN_INTERVAL_DAYS * ONE_DAY
        gaps = []
        for before in range(place - 1, -1, -1):
            gap = self._gaps[before]
            if before == 0 or self._uses[before - 1].at < first:
                break
            if gap is not None:
                gaps.append(gap.total_seconds())
        return timedelta(seconds=median(gaps)) if len(gaps) >= FEWEST else None

    def more_than_usual(self, place: int) -> bool:
        """Whether the day's total up to this intake exceeds 1.5 times the median of the 7 days before.

        What is not known today can only add to it; a day before that is not known leaves nothing to hold it against.
        """
        today = {unit: total for unit, total in self._so_far[place].items() if total.value > 0}
        if len(today) != 1:
            return False
        ((unit, so_far),) = today.items()
        before = []
        for back in range(1, USUAL_DAYS + 1):
            day = self._totals.get(self._uses[place].day - back * ONE_DAY)
            if day is not None:
                if set(day) != {unit} or not day[unit].complete:
                    return False
                before.append(day[unit].value)
        return len(before) >= FEWEST and so_far.value > MORE_THAN_USUAL * median(before) * (1 + ROUNDING)


def _times_a_day(medicine: Medicine, day: date) -> float | None:
    """How often a day it is prescribed; below one for a patch that is worn for days."""
    times = medicine.times_per_day
    for step in sorted(medicine.plan, key=lambda step: step.from_day):
        if step.from_day <= day and step.times_per_day is not None:
            times = step.times_per_day
    return times


def _gap(uses: Sequence[Use], place: int) -> timedelta | None:
    """From the intake before to this one; None when it is not known, or when both share a minute and are one intake."""
    if place == 0 or uses[place - 1].at == uses[place].at:
        return None
    return smallest_gap(uses[place - 1].entry.moment, uses[place].entry.moment)
