"""The smallest diaries that show each rule without a pair at work, in parts none of which may be missing."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, Marker, NoneTaken, Note
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Selector, Substance
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.person import Answer, Medicine, Person, PlannedStep, Profile
from journal_app.domain.safety.drinking import HEAVY_DAYS, HEAVY_G
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


def cases_of(knowledge: Knowledge, rule: str) -> Iterator[SafetyCase]:
    """The smallest cases of a rule, one at least for each of its levels and groups; none for one without a finding."""
    made = CASES.get(rule)
    if made is not None:
        yield from made(knowledge)


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


def _alcohol(knowledge: Knowledge) -> Iterator[SafetyCase]:
    for row in selected(knowledge, "P1"):
        heavy = daily(row, HEAVY_DAYS, HEAVY_G)
        half = (taken(row, HEAVY_DAYS, HEAVY_G / 2),)
        seizures = Person(profile=Profile(seizures=True))
        yield SafetyCase("P1", Level.CRITICAL, (heavy, none(HEAVY_DAYS)), at(HEAVY_DAYS, 20))
        yield SafetyCase("P1", Level.SERIOUS, (heavy, half), at(HEAVY_DAYS + 1, 6), seizures, Person())


def _sedatives(knowledge: Knowledge) -> Iterator[SafetyCase]:
    for row in selected(knowledge, "P2"):
        steady = daily(row, TWO_WEEKS)
        half = (taken(row, TWO_WEEKS, 5),)
        yield SafetyCase("P2", Level.CRITICAL, (steady, none(TWO_WEEKS)), at(TWO_WEEKS, 20))
        yield SafetyCase("P2", Level.SERIOUS, (steady,), at(TWO_WEEKS + 3))
        yield SafetyCase("P2", Level.SERIOUS, (steady, half), at(TWO_WEEKS + 1, 6))
        lowered = Person(regimen=(_medicine(row, 60, lower=5),))
        yield SafetyCase("P2", Level.CRITICAL, (), at(61), Person(regimen=(_medicine(row, 60),)), Person())
        yield SafetyCase("P2", Level.CAUTION, (), at(61), lowered, Person())


def _others(knowledge: Knowledge) -> Iterator[SafetyCase]:
    for row in selected(knowledge, "P3"):
        yield SafetyCase("P3", Level.CAUTION, (daily(row, WEEK), none(WEEK)), at(WEEK, 20))


def _returns(knowledge: Knowledge) -> Iterator[SafetyCase]:
    opioid, naltrexone = tuple(selected(knowledge, "P4"))
    steady = daily(opioid, WEEK)
    for gap, level in ((3, Level.SERIOUS), (7, Level.CRITICAL)):
        back = (taken(opioid, WEEK - 1 + gap),)
        before = (*steady, *notes(WEEK, WEEK - 2 + gap))
        yield SafetyCase("P4", level, (before, back), at(WEEK + gap))
    moment = moment_on(FIRST, "UTC")
    stay = Marker(id=UUID(int=30_000), moment=moment, entered_at=moment.at, what="prison")
    after = (taken(opioid, 5),)
    yield SafetyCase("P4", Level.CRITICAL, ((stay,), after), at(5, 21))
    yield SafetyCase("P4", Level.CRITICAL, ((taken(naltrexone, 0),), after), at(5, 21))


def _after_a_seizure(knowledge: Knowledge) -> Iterator[SafetyCase]:
    profile = Profile(seizures=True)
    group = knowledge.safety_rules["P2"].groups.get("sedatives")
    row = first_of(knowledge, group) if group is not None else None
    if row is None:
        return
    steady, lower = daily(row, TWO_WEEKS), (taken(row, TWO_WEEKS, 7),)
    now = at(TWO_WEEKS + 1, 6)
    said = Answer(rule="P13", anchor=lower[0].id, answer="cut_down", at=now)
    yield SafetyCase("P13", Level.SERIOUS, (steady, lower), now, Person(profile=profile), Person())
    yield SafetyCase("P13", Level.CRITICAL, (steady, lower), now, Person(profile=profile, answers=(said,)), Person())
    regimen = (_medicine(row, None, lower=7),)
    yield SafetyCase(
        "P13", Level.CAUTION, (), at(61), Person(profile=profile, regimen=regimen), Person(regimen=regimen)
    )


def _medicine(row: Substance, stop: int | None, *, lower: float | None = None) -> Medicine:
    """A medicine of the first 60 days; with `lower`, of which a plan lowers the amount on day 30."""
    middle = FIRST + timedelta(days=30)
    steps = () if lower is None else (PlannedStep(from_day=middle, amount=Amount(value=lower, unit="mg")),)
    return Medicine(
        id=UUID(int=40_000),
        name=row.name,
        substance=row.id,
        start=moment_on(FIRST, "UTC"),
        stop=moment_on(FIRST + timedelta(days=stop), "UTC") if stop is not None else None,
        amount=Amount(value=10, unit="mg"),
        times_per_day=1.0,
        plan=steps,
    )


CASES: Final[dict[str, Callable[[Knowledge], Iterator[SafetyCase]]]] = {
    "P1": _alcohol, "P2": _sedatives, "P3": _others, "P4": _returns, "P13": _after_a_seizure,
}  # fmt: skip
