"""Journals of decades for the measurements: made from a seed, evaluated, and kept for the length of a run."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from journal_app.domain.entries import SYMPTOMS, Dose, Drink, Entry, Sleep, SymptomRating
from journal_app.domain.evaluation import evaluate
from journal_app.domain.moments import Moment
from journal_app.domain.person import Person
from journal_app.domain.units import Amount
from journal_app.knowledge.load import load_knowledge
from journal_app.operations.person_values import KNOWLEDGE_VERSION
from journal_app.storage.backup import back_up
from journal_app.storage.journal import Journal, create_journal_file

SUBSTANCES = ("kratom_leaf", "diazepam", "oxycodone", "gabapentin", "zolpidem", "lorazepam", "quetiapine")
INTAKES = 100_000
INTAKES_A_DAY = 6
RATED_DAYS = 3650


def intakes_until(last: datetime, count: int) -> Iterator[Dose | Drink]:
    """Six intakes a day of seven substances and wine, the newest two hours before `last`."""
    chance = random.Random(7)
    start = last - timedelta(hours=2) - timedelta(hours=4 * (count - 1))
    for number in range(count):
        at = start + timedelta(hours=4 * number, minutes=-chance.randrange(100))
        moment = Moment(at=at, zone="UTC", utc_offset_s=0)
        kind = chance.randrange(len(SUBSTANCES) + 1)
        identity = UUID(int=number + 1)
        if kind == len(SUBSTANCES):
            yield Drink(id=identity, moment=moment, entered_at=at, name="wine", ethanol_g=14.2, count=1)
        else:
            name = SUBSTANCES[kind]
            amount = Amount(value=float(chance.randrange(1, 9)), unit="g" if name == "kratom_leaf" else "mg")
            yield Dose(id=identity, moment=moment, entered_at=at, name=name, substance=name, amount=amount)


def diary_until(last: datetime, days: int) -> Iterator[Entry]:
    """The four ratings and the sleep of each of the last days."""
    chance = random.Random(8)
    identity = 10_000_000
    for number in range(days):
        at = last - timedelta(days=number, hours=3)
        moment = Moment(at=at, zone="UTC", utc_offset_s=0)
        for symptom in SYMPTOMS:
            identity += 1
            severity = chance.randrange(11)
            yield SymptomRating(id=UUID(int=identity), moment=moment, entered_at=at, symptom=symptom, severity=severity)
        identity += 1
        yield Sleep(id=UUID(int=identity), moment=moment, entered_at=at, hours=chance.randrange(8, 18) / 2)


def write_decades(path: Path, intakes: int = INTAKES, days: int = RATED_DAYS) -> None:
    """Make a journal without a passphrase at `path`: intakes, diary, and the warnings that they raise."""
    now = datetime.now(UTC).replace(microsecond=0)
    journal, _ = create_journal_file(path, None)
    try:
        entries: list[Dose | Drink] = list(intakes_until(now, intakes))
        knowledge = load_knowledge()
        alerts = evaluate(knowledge, Person(), entries, now, journal.id)
        with journal.changes(undoable=False) as changes:
            changes.put_many([*entries, *diary_until(now, days)])
            changes.put_alerts(alerts)
            # As on any day: it was held against this list before.
            changes.set_value(KNOWLEDGE_VERSION, knowledge.version.encode())
        # As on any day: the newest state has its backup already, so that a start makes none.
        back_up(journal, "made")
    finally:
        journal.close()


def write_empty(path: Path) -> None:
    """Make a journal without a passphrase and without entries."""
    made: Journal = create_journal_file(path, None)[0]
    made.close()
