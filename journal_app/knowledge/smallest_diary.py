"""What the smallest diaries of the rules without a pair are made of."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, NoneTaken, Note
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Selector, Substance
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.person import Person
from journal_app.domain.safety.stops import BESIDE
from journal_app.domain.units import Amount

FIRST: Final = date(2026, 1, 5)
WEEK: Final = 7
TWO_WEEKS: Final = 14
Part = tuple[Entry, ...]


class SafetyCase(NamedTuple):
    """Entries in parts, all of which it takes to raise a rule at a level; `now` is when it is looked for.

    `without`: the same person without what the rule is about, who raises nothing; None: the person says nothing.
    """

    rule: str
    level: Level
    parts: tuple[Part, ...]
    now: datetime
    person: Person = Person()
    without: Person | None = None


def at(day: int, hour: float = 12) -> datetime:
    """An instant on a day of the diary, counted from 0."""
    return datetime.combine(FIRST, datetime.min.time(), UTC) + timedelta(days=day, hours=hour)


def taken(substance: Substance, day: int, value: float = 10, hour: float = 20) -> Entry:
    """One intake: grams of pure alcohol, or so many mg of anything else."""
    moment = moment_of(at(day, hour), "UTC")
    number = UUID(int=1 + int(hour) + 24 * day)
    if substance.id == ALCOHOL:
        return Drink(id=number, moment=moment, entered_at=moment.at, ethanol_g=value)
    return Dose(
        id=number,
        moment=moment,
        entered_at=moment.at,
        name=substance.name,
        substance=substance.id,
        amount=Amount(value=value, unit="mg"),
    )


def daily(substance: Substance, days: int, value: float = 10) -> Part:
    """One intake an evening, from the first day on."""
    return tuple(taken(substance, day, value) for day in range(days))


def none(day: int) -> Part:
    """A day on which nothing was taken."""
    moment = moment_on(FIRST + timedelta(days=day), "UTC")
    return (NoneTaken(id=UUID(int=10_000 + day), moment=moment, entered_at=moment.at, what=EVERYTHING),)


def notes(first: int, last: int) -> Part:
    """A note on each of these days."""
    found = []
    for day in range(first, last + 1):
        moment = moment_of(at(day), "UTC")
        found.append(Note(id=UUID(int=20_000 + day), moment=moment, entered_at=moment.at, note="-"))
    return tuple(found)


def selected(knowledge: Knowledge, rule: str, skip: tuple[str, ...] = (BESIDE,)) -> Iterator[Substance]:
    """The first substance of each group of a rule."""
    for name, group in knowledge.safety_rules[rule].groups.items():
        found = first_of(knowledge, group)
        if name not in skip and found is not None:
            yield found


def first_of(knowledge: Knowledge, group: Selector) -> Substance | None:
    """The first substance that a group selects."""
    return next((row for row in knowledge.substances.values() if group.selects(row)), None)
