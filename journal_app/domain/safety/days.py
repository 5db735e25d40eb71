"""On how many days something of a group was taken, and what a long silence is for a person (rules P2, P3, P4)."""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final

from journal_app.domain.knowledge import Selector
from journal_app.domain.safety.record import ONE_DAY, Record, Use, latest

STEADY_DAYS: Final = 14
MOST_OF_THEM: Final = 8
"""Most days for two weeks or more (FDA Drug Safety Communication, 23 Sep 2020: dependence in days to weeks)."""

WEEK: Final = 7
MOST_OF_A_WEEK: Final = 5
"""The baseline of P3 and P4: 5 of 7 days."""

SHORTEST_SILENCE: Final = timedelta(hours=36)
LONGEST_SILENCE: Final = timedelta(days=4)
INTERVALS: Final = 2
"""Longer than twice the person's own median interval, at least 36 hours and at most 4 days (P2)."""


class Days:
    """The person-days on which something of a group was taken: logged, or standing in the regimen."""

    def __init__(self, record: Record, group: Selector) -> None:
        self._record = record
        self._group = group
        self._uses = record.intakes(group)
        self._times = [use.at for use in self._uses]
        self._days = sorted({use.day for use in self._uses})
        self._regimen = bool(record.regimen(group))

    def count(self, first: date, last: date) -> int:
        """How many days from `first` to `last`, both among them."""
        logged = self._days[bisect_left(self._days, first) : bisect_right(self._days, last)]
        if not self._regimen:
            return len(logged)
        days = set(logged)
        each = first
        while each <= last:
            if each not in days and self._record.standing(self._group, each):
                days.add(each)
            each += ONE_DAY
        return len(days)

    def two_weeks(self, day: date) -> bool:
        """Most days for two weeks up to this day, which is the 14th of them or a later one."""
        first = day - (STEADY_DAYS - 1) * ONE_DAY
        return self.count(first, day) >= MOST_OF_THEM and self.count(first - WEEK * ONE_DAY, first) > 0

    def most_of_a_week(self, day: date) -> bool:
        """5 of the 7 days up to this day."""
        return self.count(day - (WEEK - 1) * ONE_DAY, day) >= MOST_OF_A_WEEK

    def due_at(self, use: Use) -> datetime:
        """When a silence after this intake is long for this person."""
        end = bisect_right(self._times, use.at)
        start = bisect_left(self._times, use.at - STEADY_DAYS * ONE_DAY)
        times = self._times[start:end]
        hours = [(after - before) / timedelta(hours=1) for before, after in pairwise(times)]
        usual = timedelta(hours=median(hours)) if hours else ONE_DAY
        return latest(use.entry.moment) + min(max(SHORTEST_SILENCE, INTERVALS * usual), LONGEST_SILENCE)
