"""What a whole evaluation costs in journals of 1,000 to 1,000,000 intakes, against all pairs and a mere sort."""

import random
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np
import pytest

from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.evaluation import alerts_of
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.moments import Moment
from journal_app.domain.person import Medicine, Person, Profile
from journal_app.domain.safety.evaluate import safety_alerts
from journal_app.domain.taken import microseconds
from journal_app.knowledge.load import load_knowledge
from tests.benchmarks.figures import row
from tests.unit.domain.oracle import oracle

pytestmark = pytest.mark.benchmark

SUBSTANCES = ("kratom_leaf", "diazepam", "oxycodone", "gabapentin", "zolpidem", "lorazepam", "quetiapine")
START = datetime(1990, 1, 1, tzinfo=UTC)
JOURNAL = UUID(int=7)
REGIMEN = ("methadone", "clonidine", "sertraline")


def intakes_of_years(count: int) -> list[Intake]:
    """Six intakes a day of seven substances and wine, from a seed."""
    chance = random.Random(7)
    made: list[Intake] = []
    for number in range(count):
        at = START + timedelta(hours=4 * number, minutes=chance.randrange(200))
        moment = Moment(at=at, zone="UTC", utc_offset_s=0)
        kind = chance.randrange(len(SUBSTANCES) + 1)
        identity = UUID(int=number + 1)
        if kind == len(SUBSTANCES):
            made.append(Drink(id=identity, moment=moment, entered_at=at, name="wine", ethanol_g=14.2, count=1))
        else:
            name = SUBSTANCES[kind]
            made.append(Dose(id=identity, moment=moment, entered_at=at, name=name, substance=name))
    return made


def a_person_with_everything() -> Person:
    """Three medicines that go on, and a body that raises levels and lengthens windows."""
    start = Moment(at=START, zone="UTC", utc_offset_s=0, precision="day")
    medicines = tuple(
        Medicine(id=UUID(int=(1 << 100) + number), name=name, substance=name, start=start, times_per_day=1)
        for number, name in enumerate(REGIMEN)
    )
    return Person(profile=Profile(birth_year=1950, lung=True, liver=True), regimen=medicines)


def sorting(entries: list[Intake]) -> float:
    """Seconds in which NumPy sorts the same times: less than that no engine can cost that has to look at each."""
    times = np.array([microseconds(entry.moment.at) for entry in entries], dtype=np.int64)
    np.random.default_rng(7).shuffle(times)
    spent = []
    for _ in range(5):
        copied = times.copy()
        start = time.perf_counter()
        copied.sort()
        spent.append(time.perf_counter() - start)
    return min(spent)


def whole_evaluation(knowledge: Knowledge, entries: list[Intake], person: Person) -> float:
    """Seconds of the processor's time to evaluate a journal, before anything is written; of two for short ones the
    better, since a machine is never quite quiet.
    """
    now, spent = entries[-1].moment.at, []
    for _ in range(1 if len(entries) > 100_000 else 2):
        start = time.process_time()
        alerts = sum(1 for _ in alerts_of(knowledge, person, entries, now, JOURNAL))
        spent.append(time.process_time() - start)
        assert alerts > len(entries) // 2
    return min(spent)


def every_rule(knowledge: Knowledge, entries: list[Intake], person: Person) -> tuple[float, float]:
    """Seconds of the processor's time for the rules of pairs and for those without, over a whole journal."""
    now, spent = entries[-1].moment.at, []
    for _ in range(2):
        start = time.process_time()
        safety_alerts(knowledge, person, entries, now, JOURNAL)
        spent.append(time.process_time() - start)
    return whole_evaluation(knowledge, entries, person), min(spent)


def test_every_rule_at_three_lengths() -> None:
    knowledge = load_knowledge()
    for count in (1_000, 10_000, 100_000):
        pairs, alone = every_rule(knowledge, intakes_of_years(count), Person())
        row(
            f"{count:,} intakes, every rule",
            f"{pairs + alone:.2f} s (pairs {pairs:.2f}, rules without a pair {alone:.2f})",
            "<= 5 s" if count == 100_000 else "",
        )


def test_the_engine_at_four_lengths() -> None:
    knowledge = load_knowledge()
    for_one: dict[int, float] = {}
    for count in (1_000, 10_000, 100_000, 1_000_000):
        entries = intakes_of_years(count)
        spent, floor = whole_evaluation(knowledge, entries, Person()), sorting(entries)
        for_one[count] = spent / count
        row(
            f"{count:,} intakes evaluated whole, rules of pairs",
            f"{spent:.2f} s ({for_one[count] * 1e6:.0f} µs an intake; NumPy sorts the times in {floor * 1e3:.2f} ms)",
            "",
        )
        if count == 100_000:
            full = whole_evaluation(knowledge, entries, a_person_with_everything())
            row("the same with three medicines and a profile", f"{full:.2f} s ({full / spent:.1f} x)", "")
    row("cost of an intake at 1,000,000 against 10,000", f"{for_one[1_000_000] / for_one[10_000]:.2f} x", "<= 2 x")


def test_against_all_pairs() -> None:
    knowledge, entries = load_knowledge(), intakes_of_years(1_000)
    start = time.process_time()
    found = oracle(knowledge, Person(), entries)
    naive = time.process_time() - start
    spent = whole_evaluation(knowledge, entries, Person())
    assert len(found) > 1_000
    row("1,000 intakes by all pairs", f"{naive:.1f} s, {naive / spent:.0f} x the sweep", "")
