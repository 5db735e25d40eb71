"""P5: more and more. Weekly totals that rise twice running, gaps that get shorter twice running, or a faster route."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from journal_app.domain.entries import Dose
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.safety.as_listed import as_listed
from journal_app.domain.safety.record import ONE_DAY, Finding, Record, Use, daily_totals
from journal_app.domain.safety.running_totals import Unit, running_totals

RISE: Final = 1.25
"""A 7-day total up by a quarter on the 7 days before (clinical/rules-and-model.md, P5; Journal's own choice)."""

SHORTER: Final = 0.75
"""An average gap shorter by a quarter is clearly shorter: the same measure as for totals. Not for drinks, which are
written down one by one or by the evening."""

WEEK: Final = 7
WEEKS: Final = 3
"""Twice running: the last 7 days held against the 7 before, and those against the 7 before them."""

LOGGED_DAYS: Final = 5
"""In each of the weeks so many days must have an entry of any kind: a day without one is not known, never zero."""

ONCE_IN_DAYS: Final = 14
FEWEST_GAPS: Final = 4
"""In each week, before gaps are compared."""

FAST_ROUTES: Final = ("smoked", "iv")
ROUTE_KNOWN: Final = timedelta(days=90)
"""A route is new when it was not used for so long while another one was."""

ROUNDING: Final = 1e-9


def escalation(record: Record) -> Iterator[Finding]:
    """At the first intake at which a rise shows, and then not again until 14 days passed without one.

    A dose of the regimen that is taken as listed never anchors it: a prescribed rise is the prescriber's.
    """
    watched, serious = record.group("P5", "watched"), record.group("P5", "serious")
    if watched is None:
        return
    listed = as_listed(record)
    by_substance: dict[str, list[Use]] = {}
    for use in record.intakes(watched):
        by_substance.setdefault(use.substance.id, []).append(use)
    by_ingredient: dict[str, list[Use]] = {}
    for use in record.intakes(watched):
        by_ingredient.setdefault(use.substance.ingredient, []).append(use)
    routes = {use.entry.id for uses in by_ingredient.values() for use in _new_routes(uses)}
    for uses in by_substance.values():
        level = Level.SERIOUS if serious is not None and serious.selects(uses[0].substance) else Level.CAUTION
        weeks = _Weeks(record, uses)
        rises = [weeks.rises(place) if use.entry.id not in listed else "" for place, use in enumerate(uses)]
        last: date | None = None
        for use, rise in zip(uses, rises, strict=True):
            case, is_new = rise, use.entry.id in routes
            if rise:
                again = last is not None and use.day - last < ONCE_IN_DAYS * ONE_DAY
                last = use.day
                case = "" if again else rise
            if is_new or case:
                words = "new_route" if is_new else "shorter_gaps" if case == "gaps" else ""
                yield Finding("P5", level, use.entry, over_at=use.at + ONCE_IN_DAYS * ONE_DAY, case=words)


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
"""A daily average in each of three weeks, the oldest first."""


class _Weeks:
    """The intakes of one substance, in order, as averages of the three weeks that end with each of them.

    Averages are of the logged days: a day without any entry is not known, and not zero.
    """

    def __init__(self, record: Record, uses: Sequence[Use]) -> None:
        self._record = record
        self._uses = uses
        self._so_far = running_totals(uses)
        self._daily = daily_totals(uses)
        self._times: dict[date, set[datetime]] = {}  # what shares a minute is one intake
        self._earlier: dict[tuple[date, Unit | None], _ThreeWeeks | None] = {}
        self._logged: dict[date, tuple[int, int, int]] = {}

    def rises(self, place: int) -> str:
        """ "total" or "gaps" when it shows at this intake, else ""; intakes are asked about in their order."""
        use = self._uses[place]
        self._times.setdefault(use.day, set()).add(use.at)
        logged = self._logged_days(use.day)
        if min(logged) < LOGGED_DAYS:
            return ""
        totals = self._totals(place)
        if totals is not None and _goes_on(_per_day(totals, logged), RISE):
            return "total"
        if use.substance.id == ALCOHOL or (totals is not None and totals[2] / logged[2] < totals[1] / logged[1]):
            return ""
        counts = self._counts(use.day)
        often = min(counts) > FEWEST_GAPS and _goes_on(_per_day(counts, logged), 1 / SHORTER)
        return "gaps" if often else ""

    def _totals(self, place: int) -> _ThreeWeeks | None:
        """The sums of the three weeks, the last one up to this intake; None when an amount in them is not known."""
        today, day = self._so_far[place], self._uses[place].day
        if len(today) != 1:
            return None
        ((unit, so_far),) = today.items()
        if not so_far.complete:
            return None
        key = day, unit
        if key not in self._earlier:
            self._earlier[key] = self._earlier_sums(day, unit)
        sums = self._earlier[key]
        return (sums[0], sums[1], sums[2] + so_far.value) if sums is not None else None

    def _earlier_sums(self, last: date, unit: Unit) -> _ThreeWeeks | None:
        """The sums of the three weeks without their last day."""
        sums = [0.0] * WEEKS
        for back in range(1, WEEKS * WEEK):
            day = self._daily.get(last - back * ONE_DAY)
            if day is None:
                continue
            if set(day) != {unit} or not day[unit].complete:
                return None
            sums[WEEKS - 1 - back // WEEK] += day[unit].value
        return sums[0], sums[1], sums[2]

    def _counts(self, last: date) -> _ThreeWeeks:
        """How many intakes there were in each of the three weeks, the last one so far."""
        key = last, None
        sums = self._earlier.get(key)
        if sums is None:
            found = [0.0] * WEEKS
            for back in range(1, WEEKS * WEEK):
                found[WEEKS - 1 - back // WEEK] += len(self._times.get(last - back * ONE_DAY, ()))
            sums = self._earlier[key] = found[0], found[1], found[2]
        return sums[0], sums[1], sums[2] + len(self._times[last])

    def _logged_days(self, last: date) -> tuple[int, int, int]:
        """On how many days of each of the three weeks there is an entry of any kind."""
        days = self._logged.get(last)
        if days is None:
            found = [0] * WEEKS
            for back in range(WEEKS * WEEK):
                found[WEEKS - 1 - back // WEEK] += self._record.has_entries(last - back * ONE_DAY)
            days = self._logged[last] = found[0], found[1], found[2]
        return days


def _per_day(sums: _ThreeWeeks, days: tuple[int, int, int]) -> _ThreeWeeks:
    return sums[0] / days[0], sums[1] / days[1], sums[2] / days[2]


def _goes_on(weeks: _ThreeWeeks, times: float) -> bool:
    """Whether each week is at least so many times the one before it."""
    return weeks[0] > 0 and all(
        later >= times * earlier * (1 - ROUNDING) for earlier, later in itertools.pairwise(weeks)
    )
