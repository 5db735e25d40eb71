"""The smallest diaries that show each rule without a pair at work, in parts none of which may be missing."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final
from uuid import UUID

from journal_app.domain.entries import Marker
from journal_app.domain.knowledge import Knowledge, Substance
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_on
from journal_app.domain.person import Answer, Medicine, Person, PlannedStep, Profile
from journal_app.domain.safety.drinking import HEAVY_DAYS, HEAVY_G
from journal_app.domain.units import Amount
from journal_app.knowledge import smallest_person
from journal_app.knowledge.smallest_diary import (
    FIRST,
    TWO_WEEKS,
    WEEK,
    SafetyCase,
    at,
    daily,
    first_of,
    none,
    notes,
    selected,
    taken,
)


def cases_of(knowledge: Knowledge, rule: str) -> Iterator[SafetyCase]:
    """The smallest cases of a rule, one at least for each of its levels and groups; none for one without a finding."""
    made = CASES.get(rule)
    if made is not None:
        yield from made(knowledge)


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
    groups = knowledge.safety_rules["P4"].groups
    opioid, naltrexone = first_of(knowledge, groups["opioids"]), first_of(knowledge, groups["naltrexone"])
    if opioid is None or naltrexone is None:
        return
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
    "P5": smallest_person.escalation, "P7": smallest_person.build_up, "P8": smallest_person.again,
    "P9": smallest_person.pregnancy, "P10": smallest_person.breastfeeding, "P14": smallest_person.supply,
    "P15": smallest_person.red_flags, "P16": smallest_person.happenings,
}  # fmt: skip
