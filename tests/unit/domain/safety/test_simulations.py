"""Whole logs of 90 days, looked at each morning and evening as they grow: how often a stop or a gap is seen in them."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from journal_app.domain.person import Profile
from journal_app.domain.safety.evaluate import hourly_span, safety_alerts
from journal_app.domain.safety.questions import questions
from tests.unit.domain.safety.diary import KNOWLEDGE, Diary, at
from tests.unit.domain.small_knowledge import JOURNAL

DAYS = 90
CONTEXT = timedelta(days=50)


class Counted:
    """Everything that was ever found or asked while a log grew."""

    def __init__(self, diary: Diary) -> None:
        self.levels: dict[UUID, str] = {}
        asked: dict[UUID, str] = {}
        for half_day in range(1, 2 * DAYS + 1):
            now = at(half_day / 2, 1)
            entries = [entry for entry in diary.entries if now - CONTEXT <= entry.moment.at <= now]
            for alert in safety_alerts(KNOWLEDGE, diary.person, entries, now, JOURNAL, anchors=hourly_span(now)):
                self.levels[alert.id] = f"{alert.rule} {alert.level.word}"
            asked.update((each.id, each.rule) for each in questions(KNOWLEDGE, diary.person, entries, now, JOURNAL))
        self.found = Counter(self.levels.values())
        self.asked = Counter(asked.values())


def near(random: Random, clock: float, spread: float = 0.7) -> float:
    """About so late."""
    return clock + random.uniform(-spread, spread)


def kratom_and_drinks(weekdays: tuple[int, ...], drinks: int) -> Callable[[Diary, Random], None]:
    """Kratom three times a day; so many drinks on these weekdays (0 is Monday)."""

    def log(diary: Diary, random: Random) -> None:
        for day in range(DAYS):
            for clock in (8, 14, 19):
                diary.dose("kratom_leaf", day, near(random, clock), 3000)
            for place in range(drinks if day % 7 in weekdays else 0):
                diary.drink(day, 20 + place * 0.75, 14)

    return log


def daily(name: str, clock: float, value: float, every: int = 1) -> Callable[[Diary, Random], None]:
    """One dose a day, or every so many days."""

    def log(diary: Diary, random: Random) -> None:
        for day in range(0, DAYS, every):
            diary.dose(name, day, near(random, clock, 1), value)

    return log


def taper(diary: Diary, random: Random) -> None:
    """Diazepam from 20 mg, a tenth less each week."""
    value = 20.0
    for day in range(DAYS):
        diary.dose("diazepam", day, near(random, 21), value)
        value = round(value * 0.9, 1) if day % 7 == 6 else value


CALM = {
    "kratom daily, drinks on Friday and Saturday": kratom_and_drinks((4, 5), 4),
    "kratom and two drinks every evening": kratom_and_drinks(tuple(range(7)), 2),
    "an opioid as prescribed": daily("oxycodone", 8, 60),
    "a diazepam taper": taper,
    "zolpidem every night": daily("zolpidem", 22.5, 10),
    "kratom every fourth day": daily("kratom_leaf", 12, 5000, every=4),
}


@pytest.mark.parametrize("name", CALM)
def test_use_that_goes_on_or_falls_in_small_steps_is_calm(name: str) -> None:
    diary = Diary()
    CALM[name](diary, Random(5))
    counted = Counted(diary)
    assert not counted.found
    assert not counted.asked


def test_a_taper_in_small_steps_is_calm_after_a_seizure_too() -> None:
    diary = Diary(profile=Profile(seizures=True))
    taper(diary, Random(5))
    counted = Counted(diary)
    assert not counted.found
    assert not counted.asked


def test_a_taper_to_nothing_asks_at_its_end_and_never_interrupts() -> None:
    diary, random = Diary(), Random(5)
    for day in range(DAYS):
        value = 12 - day // 7
        if value > 0:
            diary.dose("diazepam", day, near(random, 21), value)
    counted = Counted(diary)
    assert counted.found == {"P2 serious": 2}, "from 2 mg to 1, and from 1 to none: never critical"
    assert counted.asked == {"P2": 2}


def test_a_stop_in_the_middle_is_seen_once() -> None:
    diary, random = Diary(), Random(5)
    for day in range(40):
        diary.dose("diazepam", day, near(random, 21), 10)
        for place in range(7):
            diary.drink(day, 18 + place * 0.5, 14.3)
    counted = Counted(diary)
    assert counted.found == {"P2 serious": 1}
    assert counted.asked == {"P1": 1, "P2": 1}
