"""P5: more and more. Weekly totals that rise twice running, gaps that get shorter twice running, or a faster route."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from journal_app.domain.entries import Dose
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.safety.as_listed import as_listed
from journal_app.domain.safety.record import ONE_DAY, Finding, Record, Use, amount_of

RISE: Final = 1.25
"""A 7-day total up by a quarter on the 7 days before (clinical/rules-and-model.md, P5; Journal's own choice)."""

SHORTER: Final = 0.75
"""An average gap shorter by a quarter is clearly shorter: the same measure as for totals. Not for drinks, which are
written down one by one or by the evening."""

WEEK: Final = 7
WEEKS: Final = 3
"""Twice running: the last 7 days held against the 7 before, and those against the 7 before them."""

FIRST_DAYS: Final = tuple(week * WEEK - 1 for week in range(WEEKS, 0, -1))
"""How many days before the last one each week begins, the oldest first."""

LOGGED_DAYS: Final = 5
"""In each of the weeks so many days must have an entry of any kind: a day without one is not known, never zero."""

ONCE_IN_DAYS: Final = 14
LOOKED_BACK: Final = (ONCE_IN_DAYS + WEEKS * WEEK + 1) * ONE_DAY
"""How far before an intake its weeks, and those of the 14 days before it, reach."""

FEWEST_GAPS: Final = 4
"""In each week, before gaps are compared."""

FAST_ROUTES: Final = ("smoked", "iv")
ROUTE_KNOWN: Final = timedelta(days=90)
"""A route is new when it was not used for so long while another one was."""

ROUNDING: Final = 1e-9
SMALLEST_RISE: Final = RISE * (1 - 2 * ROUNDING)


def escalation(record: Record) -> Iterator[Finding]:
    """At the first intake at which a rise shows, and then not again until 14 days passed without one.

    A dose of the regimen that is taken as listed never anchors it: a prescribed rise is the prescriber's.
    """
    watched, serious = record.group("P5", "watched"), record.group("P5", "serious")
    if watched is None:
        return
    listed = as_listed(record)
    by_substance: dict[str, list[Use]] = {}
    by_ingredient: dict[str, list[Use]] = {}
    for use in record.intakes(watched):
        if record.wants(use.at, LOOKED_BACK):
            by_substance.setdefault(use.substance.id, []).append(use)
        by_ingredient.setdefault(use.substance.ingredient, []).append(use)
    routes = {use.entry.id: use for uses in by_ingredient.values() for use in _new_routes(uses)}
    logged = _Logged(record.logged_days)
    for uses in by_substance.values():
        if not any(record.wants(use.at) for use in reversed(uses)):
            continue
        level = Level.SERIOUS if serious is not None and serious.selects(uses[0].substance) else Level.CAUTION
        for use, case in _Weeks(logged, uses, listed).rises():
            if use.entry.id not in routes:
                yield _finding(level, use, case)
    for use in routes.values():
        level = Level.SERIOUS if serious is not None and serious.selects(use.substance) else Level.CAUTION
        yield _finding(level, use, "new_route")


def _finding(level: Level, use: Use, case: str) -> Finding:
    return Finding("P5", level, use.entry, over_at=use.at + ONCE_IN_DAYS * ONE_DAY, case=case)


def _new_routes(uses: Sequence[Use]) -> Iterator[Use]:
    """The first intake of an ingredient by a fast route, if another route is known of the last 90 days."""
    last: dict[str, datetime] = {}
    for use in uses:
        route = use.entry.route if isinstance(use.entry, Dose) else None
        if route is None:
            continue
        since = use.at - ROUTE_KNOWN
        is_new = route in FAST_ROUTES and last.get(route, since) <= since
        if is_new and any(at > since for other, at in last.items() if other != route):
            yield use
        last[route] = use.at


_ThreeWeeks = tuple[float, float, float]
"""A sum or an average of each of three weeks, the oldest first."""

_Bounds = tuple[int, int, int, int]
"""The places in a list of days at which three weeks begin, and the place of their last day."""


class _Weeks:
    """The intakes of one substance, in order, as the three weeks that end with each day.

    Averages are of the logged days: a day without any entry is not known, and not zero.
    """

    def __init__(self, logged: "_Logged", uses: Sequence[Use], listed: Collection[UUID]) -> None:
        self._logged = logged
        self._listed = listed
        self._alcohol = uses[0].substance.id == ALCOHOL
        self._by_day: dict[int, list[Use]] = {}
        for use in uses:
            self._by_day.setdefault(use.day.toordinal(), []).append(use)
        self._days = sorted(self._by_day)
        places = {day: place for place, day in enumerate(self._days)}
        amounts: dict[str, list[float]] = {}
        unknown = [False] * len(self._days)
        for day, of_day in self._by_day.items():
            place = places[day]
            for use in of_day:
                value, unit = amount_of(use)
                if value is None:
                    unknown[place] = True
                else:
                    if unit not in amounts:
                        amounts[unit] = [0.0] * len(self._days)
                    amounts[unit][place] += value
        self._counts = _sums(_times(self._by_day[day]) for day in self._days)
        self._sums = {unit: _sums(values) for unit, values in amounts.items()}
        self._unknown = {
            unit: _sums(
                unknown[place] or any(other[place] for name, other in amounts.items() if name != unit)
                for place in range(len(self._days))
            )
            for unit in amounts
        }
        self._quick = [self._counts, *self._sums.values()]

    def rises(self) -> Iterator[tuple[Use, str]]:
        """The first intake of each rise, and its case; a rise is new when none showed in the 14 days before."""
        last = -ONCE_IN_DAYS
        days, starts = self._days, [0] * WEEKS
        for place, day in enumerate(days):
            for week, back in enumerate(FIRST_DAYS):
                while days[starts[week]] < day - back:
                    starts[week] += 1
            logged = self._logged(day)
            if min(logged) < LOGGED_DAYS:
                continue
            bounds = starts[0], starts[1], starts[2], place
            found = self._of_day(place, bounds, logged) if self._may_rise(bounds, logged) else None
            if found is not None:
                if day - last >= ONCE_IN_DAYS:
                    yield found
                last = day

    def _may_rise(self, bounds: _Bounds, logged: _ThreeWeeks) -> bool:
        """Whether the last week can be above the one before it at all; a quick look that spares most days the rest."""
        _, second, third, place = bounds
        more = SMALLEST_RISE * logged[2] / logged[1]
        for sums in self._quick:
            before = sums[third] - sums[second]
            if sums[place + 1] - sums[third] >= more * before:
                return True
        return False

    def _of_day(self, place: int, bounds: _Bounds, logged: _ThreeWeeks) -> tuple[Use, str] | None:
        """The first intake of a day at which a rise shows. Most days are done with by looking at the day as a whole."""
        before = {unit: self._before(unit, bounds) for unit in self._sums}
        counts = _between(self._counts, bounds)
        if not self._shorten(_with(counts, self._counts[place + 1] - self._counts[place]), logged):
            for unit, sums in before.items():
                today = self._sums[unit][place + 1] - self._sums[unit][place]
                if sums is not None and _goes_on(_with(sums, today), logged, RISE):
                    break
            else:
                return None
        times: set[datetime] = set()
        so_far: tuple[str, float] | None = "", 0.0
        for use in self._by_day[self._days[place]]:
            times.add(use.at)
            so_far = _added(so_far, use)
            case = self._case(before, so_far, _with(counts, len(times)), logged)
            if case is not None and use.entry.id not in self._listed:
                return use, case
        return None

    def _shorten(self, often: _ThreeWeeks, logged: _ThreeWeeks) -> bool:
        return not self._alcohol and min(often) > FEWEST_GAPS and _goes_on(often, logged, 1 / SHORTER)

    def _case(
        self,
        before: dict[str, _ThreeWeeks | None],
        so_far: tuple[str, float] | None,
        often: _ThreeWeeks,
        logged: _ThreeWeeks,
    ) -> str | None:
        """What shows by now: "" a total that rises, "shorter_gaps", or nothing."""
        earlier = before.get(so_far[0]) if so_far is not None else None
        totals = _with(earlier, so_far[1]) if earlier is not None and so_far is not None else None
        if totals is not None and _goes_on(totals, logged, RISE):
            return ""
        fell = totals is not None and totals[2] / logged[2] < totals[1] / logged[1]
        return "shorter_gaps" if not fell and self._shorten(often, logged) else None

    def _before(self, unit: str, bounds: _Bounds) -> _ThreeWeeks | None:
        """The sums of three weeks without their last day; None when an amount in them is not known."""
        unknown = self._unknown[unit]
        return _between(self._sums[unit], bounds) if unknown[bounds[3]] == unknown[bounds[0]] else None


class _Logged:
    """On how many days of each of the three weeks that end with a day there is an entry of any kind."""

    def __init__(self, days: Sequence[int]) -> None:
        self._days = days
        self._known: dict[int, _ThreeWeeks] = {}

    def __call__(self, day: int) -> _ThreeWeeks:
        known = self._known.get(day)
        if known is None:
            first, second, third = (bisect_left(self._days, day - back) for back in FIRST_DAYS)
            known = second - first, third - second, bisect_right(self._days, day) - third
            self._known[day] = known
        return known


def _times(uses: Sequence[Use]) -> int:
    """At how many times; what is written down for one minute is one intake."""
    return len({use.at for use in uses}) if len(uses) > 1 else 1


def _sums(values: Iterable[float]) -> list[float]:
    return [0.0, *itertools.accumulate(values)]


def _added(so_far: tuple[str, float] | None, use: Use) -> tuple[str, float] | None:
    """A day's unit and sum with one more use; None once an amount is not known or the units differ."""
    value, unit = amount_of(use)
    if so_far is None or value is None or so_far[0] not in ("", unit):
        return None
    return unit, so_far[1] + value


def _between(sums: Sequence[float], bounds: _Bounds) -> _ThreeWeeks:
    first, second, third, end = bounds
    return sums[second] - sums[first], sums[third] - sums[second], sums[end] - sums[third]


def _with(weeks: _ThreeWeeks, today: float) -> _ThreeWeeks:
    return weeks[0], weeks[1], weeks[2] + today


def _goes_on(weeks: _ThreeWeeks, days: _ThreeWeeks, times: float) -> bool:
    """Whether each week's average of its logged days is at least so many times the one before it."""
    first, second, third = weeks[0] / days[0], weeks[1] / days[1], weeks[2] / days[2]
    enough = times * (1 - ROUNDING)
    return first > 0 and second >= enough * first and third >= enough * second
