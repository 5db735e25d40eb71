"""The smallest diaries for the rules about amounts, the body, the supply and signs (P5, P7 to P10, P14 to P16)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal
from uuid import UUID

from journal_app.domain.entries import RED_FLAGS, Dose, Entry, Marker, RedFlag
from journal_app.domain.knowledge import Knowledge, Substance
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.person import Medicine, Person, Profile
from journal_app.knowledge.smallest_diary import FIRST, WEEK, SafetyCase, at, selected, taken

RISING = (10.0, 14.0, 20.0)
"""The daily amounts of three weeks, each more than a quarter above the one before."""


def escalation(knowledge: Knowledge) -> Iterator[SafetyCase]:
    """Three weeks that rise."""
    groups = knowledge.safety_rules["P5"].groups
    serious = groups["serious"]
    for level in (Level.SERIOUS, Level.CAUTION):
        row = next(
            each
            for each in knowledge.substances.values()
            if groups["watched"].selects(each) and serious.selects(each) == (level == Level.SERIOUS)
        )
        weeks = tuple(
            tuple(taken(row, week * WEEK + day, value) for day in range(WEEK)) for week, value in enumerate(RISING)
        )
        yield SafetyCase("P5", level, weeks, at(3 * WEEK))


def build_up(knowledge: Knowledge) -> Iterator[SafetyCase]:
    """A long-acting medicine that begins."""
    groups = knowledge.safety_rules["P7"].groups
    for level in (Level.SERIOUS, Level.CAUTION):
        row = next(
            each
            for each in knowledge.substances.values()
            if groups["long_acting"].selects(each) and groups["methadone"].selects(each) == (level == Level.SERIOUS)
        )
        yield SafetyCase("P7", level, (), at(1), Person(regimen=(_begun(row),)), Person())


def again(knowledge: Knowledge) -> Iterator[SafetyCase]:
    """The same again some minutes later."""
    group = knowledge.safety_rules["P8"].groups["sedating"]
    row = next(each for each in knowledge.substances.values() if group.selects(each) and each.onset_max_h)
    yield SafetyCase("P8", Level.CAUTION, ((taken(row, 0),), (_soon_after(row),)), at(1))


def pregnancy(knowledge: Knowledge) -> Iterator[SafetyCase]:
    """One intake of each group."""
    for row in selected(knowledge, "P9"):
        yield SafetyCase("P9", Level.SERIOUS, ((taken(row, 1),),), at(2), _since("pregnant_since"), Person())


def breastfeeding(knowledge: Knowledge) -> Iterator[SafetyCase]:
    """One intake of each group."""
    for row in selected(knowledge, "P10"):
        yield SafetyCase("P10", Level.SERIOUS, ((taken(row, 1),),), at(2), _since("breastfeeding_since"), Person())


def supply(knowledge: Knowledge) -> Iterator[SafetyCase]:
    """One intake."""
    for row in selected(knowledge, "P14"):
        yield SafetyCase("P14", Level.NOTE, ((taken(row, 0),),), at(1))


def red_flags(_: Knowledge) -> Iterator[SafetyCase]:
    """Each sign."""
    moment = moment_of(at(0), "UTC")
    for what in RED_FLAGS:
        sign = RedFlag(id=UUID(int=50_000), moment=moment, entered_at=moment.at, what=what)
        yield SafetyCase("P15", Level.CRITICAL, ((sign,),), at(1))


def happenings(knowledge: Knowledge) -> Iterator[SafetyCase]:
    """A head injury beside a sedative, and heat on a patch."""
    groups = knowledge.safety_rules["P16"].groups
    sedating = next(each for each in knowledge.substances.values() if groups["sedating"].selects(each))
    patch = next(
        each
        for each in knowledge.substances.values()
        if groups["patch"].selects(each) and each.routes == ("transdermal",)
    )
    yield SafetyCase("P16", Level.SERIOUS, ((taken(sedating, 0),), (_marker("head_injury"),)), at(1, 12))
    yield SafetyCase("P16", Level.SERIOUS, ((taken(patch, 0),), (_marker("heat"),)), at(1, 12))


def _begun(row: Substance) -> Medicine:
    return Medicine(id=UUID(int=40_001), name=row.name, substance=row.id, start=moment_on(FIRST, "UTC"))


def _soon_after(row: Substance) -> Entry:
    moment = moment_of(at(0, 20) + timedelta(minutes=1), "UTC")
    return Dose(id=UUID(int=50_001), moment=moment, entered_at=moment.at, name=row.name, substance=row.id)


def _marker(what: Literal["head_injury", "heat"]) -> Marker:
    moment = moment_of(at(0, 21), "UTC")
    return Marker(id=UUID(int=50_002), moment=moment, entered_at=moment.at, what=what)


def _since(field: Literal["pregnant_since", "breastfeeding_since"]) -> Person:
    pregnant = field == "pregnant_since"
    return Person(profile=Profile(pregnant_since=FIRST) if pregnant else Profile(breastfeeding_since=FIRST))
