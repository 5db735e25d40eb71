"""A day's total that fell all at once: by half (P1, P2), by a quarter after a seizure before (P13)."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from statistics import median
from typing import Final

from journal_app.domain.knowledge import Selector
from journal_app.domain.safety.drinking import Drinking
from journal_app.domain.safety.record import ONE_DAY, Record, Total, Use, comes_late, daily_totals, end_of_day

HALF: Final = 0.5
THREE_QUARTERS: Final = 0.75
"""A quarter less, for a person with a seizure or delirium before (ASAM 2020: each withdrawal can be worse)."""

ONCE_IN_DAYS: Final = 7
"""The days after a drop are as low as it; it is said once."""

NEAR: Final = timedelta(days=ONCE_IN_DAYS + 3)
"""What is said of a day looks at the drops of the week before it, too."""

COMPARED_DAYS: Final = 14
FEWEST_KNOWN: Final = 7
"""So many days with a known total are needed before a usual total can be told."""


def alcohol_drops(record: Record, drinking: Drinking) -> Iterator[tuple[str, Use]]:
    """The rule and the last drink of each day whose total fell, of heavy daily drinking."""
    found: dict[date, tuple[float, Use]] = {}
    for day, drunk in drinking.days.items():
        before = day - ONE_DAY
        last = drunk.uses[-1]
        if not record.wants(last.at, NEAR):
            continue
        if not drunk.complete or drunk.grams >= _most(drinking, day) or not _is_over(record, last):
            continue
        usual = drinking.usual_grams(before) if drinking.is_heavy(before) else None
        if usual and not drunk.said_heavy:
            found[day] = drunk.grams / usual, last
    yield from _once(record, "P1", found)


def _most(drinking: Drinking, day: date) -> float:
    yesterday = drinking.days.get(day - ONE_DAY)
    return yesterday.grams if yesterday is not None and yesterday.complete else float("inf")


def sedative_drops(record: Record, group: Selector, steady: Callable[[date], bool]) -> Iterator[tuple[str, Use]]:
    """The rule and the last intake of each day on which one ingredient fell and no other of the group rose."""
    uses = record.intakes(group)
    totals = daily_totals(uses)
    usual = _Usual(totals)
    ended = {use.day: use for use in uses}
    found: dict[date, tuple[float, Use]] = {}
    for day, last in ended.items():
        if not record.wants(last.at, NEAR):
            continue
        share = _share(totals[day], usual, day)
        if share is None or not _is_over(record, last) or record.standing(group, day):
            continue
        if steady(day - ONE_DAY):
            found[day] = share, last
    yield from _once(record, "P2", found)


class _Usual:
    """The usual total of each ingredient, from the days before a day on which its total is known."""

    def __init__(self, totals: dict[date, dict[tuple[str, str], Total]]) -> None:
        self._days: dict[tuple[str, str], list[date]] = {}
        self._values: dict[tuple[str, str], list[float]] = {}
        for day in sorted(totals):
            for key, total in totals[day].items():
                if total.complete:
                    self._days.setdefault(key, []).append(day)
                    self._values.setdefault(key, []).append(total.value)

    def before(self, day: date, key: tuple[str, str]) -> float | None:
        """The median of the 14 days before; None when too few of them are known."""
        days = self._days.get(key, [])
        values = self._values.get(key, [])[bisect_left(days, day - COMPARED_DAYS * ONE_DAY) : bisect_left(days, day)]
        return median(values) if len(values) >= FEWEST_KNOWN else None


def _share(today: dict[tuple[str, str], Total], usual: _Usual, day: date) -> float | None:
    """How much of its usual total the ingredient that fell most has on a day; None when that cannot be told."""
    if any(not total.complete for total in today.values()):
        return None
    lowest = 1.0
    for key, total in today.items():
        before = usual.before(day, key)
        if before is None or total.value > before:
            return None
        lowest = min(lowest, total.value / before)
    return lowest if lowest <= THREE_QUARTERS else None


def _is_over(record: Record, last: Use) -> bool:
    return record.now >= end_of_day(last.day, last.entry.moment) and not comes_late(last.entry)


def _once(record: Record, rule: str, found: dict[date, tuple[float, Use]]) -> Iterator[tuple[str, Use]]:
    """Each drop that none as deep came before in the last week, with the rule that it is one of."""
    quarter_counts = record.person.profile.seizures
    for day, (share, use) in found.items():
        before = [found[other][0] for n in range(1, ONCE_IN_DAYS + 1) if (other := day - n * ONE_DAY) in found]
        if share <= HALF:
            if not any(other <= HALF for other in before):
                yield rule, use
        elif share <= THREE_QUARTERS and quarter_counts and not any(other <= THREE_QUARTERS for other in before):
            yield "P13", use
