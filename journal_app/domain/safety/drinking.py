"""A person's drinking by the day, for rules P1 and P13: which days were heavy, and when the first drink usually is."""

from datetime import date, datetime, timedelta
from statistics import median
from typing import Final, NamedTuple

from journal_app.domain.alcohol import known_grams
from journal_app.domain.entries import Drink
from journal_app.domain.knowledge import Selector
from journal_app.domain.safety.record import ONE_DAY, Record, Use, end_of_day, latest

HEAVY_G: Final = 80.0
"""Grams of alcohol that make a heavy day (clinical/rules-and-model.md section 3, P1; a design choice)."""

HEAVY_DAYS: Final = 7
HEAVY_WITHIN: Final = 10
"""7 heavy days among the last 10: a day that was not logged does not hide a week of them."""

DRINKING_DAYS: Final = 4
DRINKING_WITHIN: Final = 7
"""For a person who shakes, or had a seizure: drinking on most days of the last week, however much."""

PAST_USUAL: Final = timedelta(hours=12)
NO_USUAL_TIME: Final = timedelta(hours=36)
"""A day and 12 hours, for a person whose drinks have no time of day."""


class DrinkingDay(NamedTuple):
    """One person-day: grams as far as known, whether that is all, and whether it was heavy."""

    uses: tuple[Use, ...]
    grams: float
    complete: bool
    heavy: bool
    said_heavy: bool


class Drinking:
    """The drinking days of a record."""

    def __init__(self, record: Record, group: Selector) -> None:
        profile = record.person.profile
        self.at_risk = profile.shakes or profile.seizures
        self.days = {day: _day(uses) for day, uses in record.by_day(group).items()}

    def last(self, days: int, until: date) -> list[DrinkingDay]:
        """The drinking days among so many days up to and with `until`."""
        found = (self.days.get(until - number * ONE_DAY) for number in range(days))
        return [day for day in found if day is not None]

    def is_heavy(self, day: date) -> bool:
        """Whether the drinking up to this day is heavy and daily, so that a stop is dangerous."""
        if sum(each.heavy for each in self.last(HEAVY_WITHIN, day)) >= HEAVY_DAYS:
            return True
        return self.at_risk and len(self.last(DRINKING_WITHIN, day)) >= DRINKING_DAYS

    def usual_grams(self, day: date) -> float | None:
        """The median of the days up to this one that are known: of heavy ones where they are what makes it heavy."""
        days = [each for each in self.last(HEAVY_WITHIN, day) if each.complete]
        heavy = [each.grams for each in days if each.heavy]
        if len(heavy) >= HEAVY_DAYS - 1:
            return median(heavy)
        return median([each.grams for each in days]) if days else None

    def due_at(self, use: Use) -> datetime:
        """12 hours after the usual time of the first drink on the day after this one."""
        minutes = []
        for day in self.last(HEAVY_WITHIN, use.day):
            first = day.uses[0].entry.moment
            if first.precision == "minute":
                start = end_of_day(day.uses[0].day - ONE_DAY, first)
                minutes.append((first.at - start) / timedelta(minutes=1))
        if not minutes:
            return latest(use.entry.moment) + NO_USUAL_TIME
        usual = end_of_day(use.day, use.entry.moment) + timedelta(minutes=median(minutes))
        return usual + PAST_USUAL


def _day(uses: tuple[Use, ...]) -> DrinkingDay:
    known = [known_grams(use.entry) for use in uses]
    grams = sum(each for each in known if each is not None)
    said = any(isinstance(use.entry, Drink) and use.entry.heavy for use in uses)
    return DrinkingDay(uses, grams, complete=None not in known, heavy=said or grams >= HEAVY_G, said_heavy=said)
