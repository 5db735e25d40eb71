"""What a whole evaluation costs, and what one more intake costs, in journals of 10,000 to 1,000,000 intakes."""

import random
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.evaluation import evaluate
from journal_app.domain.moments import Moment
from journal_app.domain.person import Person
from journal_app.knowledge.load import load_knowledge
from tests.benchmarks.figures import row

pytestmark = pytest.mark.benchmark

SUBSTANCES = ("kratom_leaf", "diazepam", "oxycodone", "gabapentin", "zolpidem", "lorazepam", "quetiapine")
START = datetime(1990, 1, 1, tzinfo=UTC)
JOURNAL = UUID(int=7)


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


def whole_evaluation(count: int) -> float:
    """Seconds to evaluate a journal of so many intakes, before anything is written."""
    knowledge, entries = load_knowledge(), intakes_of_years(count)
    now = entries[-1].moment.at
    start = time.perf_counter()
    alerts = evaluate(knowledge, Person(), entries, now, JOURNAL)
    spent = time.perf_counter() - start
    assert len(alerts) > count // 2
    return spent


def test_whole_evaluation() -> None:
    ten_thousand, hundred_thousand = whole_evaluation(10_000), whole_evaluation(100_000)
    row("whole evaluation of 100,000 intakes", f"{hundred_thousand:.2f} s", "<= 5 s")
    row(
        "cost of an intake at 100,000 against 10,000",
        f"{hundred_thousand / 10 / ten_thousand:.2f} x",
        "<= 2 x",
    )


def test_cost_of_an_intake_at_a_million() -> None:
    ten_thousand, million = whole_evaluation(10_000), whole_evaluation(1_000_000)
    row("cost of an intake at 1,000,000 against 10,000", f"{million / 100 / ten_thousand:.2f} x", "<= 2 x")
