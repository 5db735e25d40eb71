"""Ninety days of seven people, logged entry by entry, and what Journal would have said to each of them.

`python -m tests.unit.domain.simulated_logs` writes the table into the help for reviewers.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple
from uuid import UUID

from journal_app import paths
from journal_app.domain.alerts import Alert, Interruption
from journal_app.domain.entries import Dose, Entry, Intake
from journal_app.domain.episodes import episodes, interrupting, interruption_of, is_more_than_usual
from journal_app.domain.evaluation import affected_span, context_start, evaluate
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.ledger import reconcile
from journal_app.domain.levels import Level
from journal_app.domain.person import Medicine, Person, PlannedStep, Profile
from journal_app.domain.rule_table import RuleTable
from journal_app.domain.safety.evaluate import hourly_span, safety_alerts, safety_context, safety_span
from journal_app.domain.safety.questions import questions
from journal_app.domain.units import Amount
from tests.unit.domain.small_knowledge import JOURNAL, START, day, dose, drink, hour

DAYS: Final = 90
A_DRINK_G: Final = 14.0
ALWAYS: Final = (START - timedelta(days=400), START + timedelta(days=400))
HELP: Final = paths.resources() / "help" / "en" / "for-reviewers.md"
BEGIN: Final = "<!-- The table is written by `python -m tests.unit.domain.simulated_logs`. -->"
END: Final = "<!-- End of the table. -->"


class Simulation:
    """Someone who logs each intake when it is taken, and whose journal is unlocked at eight in the morning."""

    def __init__(self, knowledge: Knowledge, person: Person | None = None) -> None:
        self.person = person or Person()
        self.alerts: dict[UUID, Alert] = {}
        self.shown: list[Interruption] = []
        self._knowledge = knowledge
        self._table = RuleTable(knowledge)
        self._entries: list[Entry] = []
        self._asked: set[UUID] = set()
        self._save_regimen()

    def _save_regimen(self) -> None:
        """Everything is evaluated when the regimen is saved."""
        found = evaluate(self._knowledge, self.person, [], START, JOURNAL, table=self._table)
        safety = safety_alerts(self._knowledge, self.person, [], START, JOURNAL)
        self._keep((*found, *safety), ALWAYS, START, ())

    def log(self, entry: Intake) -> tuple[Alert, ...]:
        """What interrupts when this is logged at its own time."""
        now = entry.moment.at
        self._entries.append(entry)
        span = affected_span(self._knowledge, entry, self._table)
        start = context_start(self._knowledge, span[0])
        recent = [each for each in self._entries if each.moment.at >= start]
        found = evaluate(self._knowledge, self.person, recent, now, JOURNAL, anchors=span, table=self._table)
        unusual = [entry.id] if is_more_than_usual(entry, _intakes(self._entries)) else []
        pairs = self._changed(found, span, pairs=True, now=now)
        safety = self._safety(safety_span(now), now)
        return self._tell((*pairs, *safety), now, unusual)

    def unlock(self, now: datetime) -> tuple[Alert, ...]:
        """What interrupts when the journal is opened: time alone can make a stop of a silence."""
        asked = questions(self._knowledge, self.person, self._entries, now, JOURNAL)
        self._asked.update(question.id for question in asked)
        return self._tell(self._safety(hourly_span(now), now), now, ())

    def _safety(self, span: tuple[datetime, datetime], now: datetime) -> tuple[Alert, ...]:
        start, end = safety_context(span)
        around = [each for each in self._entries if start <= each.moment.at < end]
        found = safety_alerts(self._knowledge, self.person, around, now, JOURNAL, anchors=span)
        return self._changed(found, span, pairs=False, now=now)

    def _keep(
        self, found: Sequence[Alert], span: tuple[datetime, datetime], now: datetime, unusual: Iterable[UUID]
    ) -> None:
        pairs = self._changed([each for each in found if not each.rule], span, pairs=True, now=now)
        safety = self._changed([each for each in found if each.rule], span, pairs=False, now=now)
        self._tell((*pairs, *safety), now, unusual)

    def _changed(
        self, found: Sequence[Alert], span: tuple[datetime, datetime], *, pairs: bool, now: datetime
    ) -> tuple[Alert, ...]:
        stored = [
            alert
            for alert in self.alerts.values()
            if bool(alert.rule) is not pairs and span[0] <= alert.at < span[1]
        ]  # fmt: skip
        changed = reconcile(stored, found, now)
        self.alerts.update((alert.id, alert) for alert in changed)
        return changed

    def _tell(self, changed: Sequence[Alert], now: datetime, unusual: Iterable[UUID]) -> tuple[Alert, ...]:
        told = interrupting(changed, self.shown, now, frozenset(unusual))
        self.shown.extend(interruption_of(alert, now) for alert in told)
        return told

    @property
    def result(self) -> "Result":
        """What was raised and not taken back, how it was shown, and what was asked."""
        standing = [alert for alert in self.alerts.values() if alert.state != "resolved"]
        levels = Counter(alert.level for alert in standing)
        return Result(
            levels=tuple(levels[level] for level in sorted(Level, reverse=True)),
            episodes=len(episodes(standing)),
            interruptions=len(self.shown),
            questions=len(self._asked),
        )


class Result(NamedTuple):
    """Alerts by level (critical, serious, caution, note), episodes, interruptions, and questions that were asked."""

    levels: tuple[int, ...]
    episodes: int
    interruptions: int
    questions: int


def _intakes(entries: Iterable[Entry]) -> list[Intake]:
    return [each for each in entries if isinstance(each, Intake)]


def at(number: int, clock: float) -> float:
    """Hours after START (08:00) of a time on the day `number`."""
    return number * 24 + clock - 8


def weekday(number: int) -> int:
    """0 is Monday."""
    return (START + timedelta(days=number)).weekday()


class _Numbered:
    """Entries with ids in the order in which they are made."""

    def __init__(self) -> None:
        self._last = 0

    def taken(self, substance: str, at_h: float, value: float | None = None, unit: str = "mg") -> Dose:
        self._last += 1
        amount = Amount(value=value, unit=unit) if value is not None else None
        return dose(self._last, substance, hour(at_h), amount=amount)

    def drinks(self, number: int, count: int) -> Iterator[Intake]:
        for place in range(count):
            self._last += 1
            yield drink(self._last, A_DRINK_G, hour(at(number, 20 + place * 0.75)))


def kratom_daily_and_drinks_at_the_weekend() -> Iterator[Intake]:
    make = _Numbered()
    for number in range(DAYS):
        yield from (make.taken("kratom_leaf", at(number, clock), 3, "g") for clock in (8, 14, 19))
        yield from make.drinks(number, 4 if weekday(number) in (4, 5) else 0)


def kratom_and_two_drinks_every_evening() -> Iterator[Intake]:
    make = _Numbered()
    for number in range(DAYS):
        yield from (make.taken("kratom_leaf", at(number, clock), 3, "g") for clock in (8, 14, 19))
        yield from make.drinks(number, 2)


def methadone_as_listed() -> Iterator[Intake]:
    make = _Numbered()
    for number in range(DAYS):
        yield make.taken("methadone", at(number, 8.5), 60)


def diazepam_taper() -> Iterator[Intake]:
    """Twice a day, a little less every two weeks."""
    make = _Numbered()
    for number in range(DAYS):
        yield from (make.taken("diazepam", at(number, clock), 10 - number // 14) for clock in (8, 22))


def nightly_zolpidem() -> Iterator[Intake]:
    """Not always at the same hour."""
    make = _Numbered()
    for number in range(DAYS):
        yield make.taken("zolpidem", at(number, 22.5 + number * 7 % 5 / 4), 10)


def kratom_every_fourth_day() -> Iterator[Intake]:
    make = _Numbered()
    for number in range(0, DAYS, 4):
        yield make.taken("kratom_leaf", at(number, 18), 4, "g")


def medicine(
    number: int, substance: str, value: float, times: float = 1, plan: tuple[PlannedStep, ...] = ()
) -> Medicine:
    """A medicine that began two years ago."""
    return Medicine(
        id=UUID(int=1_000_000 + number),
        name=substance,
        substance=substance,
        start=day(-730),
        amount=Amount(value=value, unit="mg"),
        times_per_day=times,
        plan=plan,
    )


TAPER: Final = tuple(
    PlannedStep(from_day=(START + timedelta(days=14 * step)).date(), amount=Amount(value=10 - step, unit="mg"))
    for step in range(1, 7)
)
METHADONE: Final = medicine(1, "methadone", 60)
WITH_TWO_MORE: Final = Person(
    regimen=(METHADONE, medicine(2, "quetiapine", 50), medicine(3, "trazodone", 50))
)  # fmt: skip
TAPERING: Final = Person(regimen=(medicine(4, "diazepam", 10, 2, TAPER),))
PREGNANT: Final = Person(profile=Profile(pregnant_since=START.date()), regimen=(METHADONE,))


class Log(NamedTuple):
    """One of the diaries: who, what they log, and how often it may interrupt."""

    name: str
    entries: Callable[[], Iterator[Intake]]
    person: Person
    most: int


LOGS: Final = (
    Log("Kratom three times a day, four drinks on Friday and Saturday", kratom_daily_and_drinks_at_the_weekend,
        Person(), 10),
    Log("Kratom three times a day and two drinks every evening", kratom_and_two_drinks_every_evening, Person(), 12),
    Log("Methadone, with prescribed quetiapine and trazodone in the regimen", methadone_as_listed, WITH_TWO_MORE, 2),
    Log("A diazepam taper by the prescriber's plan", diazepam_taper, TAPERING, 0),
    Log("Pregnant and on prescribed methadone", methadone_as_listed, PREGNANT, 0),
    Log("Zolpidem every night", nightly_zolpidem, Person(), 0),
    Log("Kratom every fourth day", kratom_every_fourth_day, Person(), 0),
)  # fmt: skip


def simulated(knowledge: Knowledge, log: Log) -> Simulation:
    """The whole of a log, with the journal unlocked each morning."""
    simulation = Simulation(knowledge, log.person)
    unlocked = 0
    for entry in log.entries():
        while START + timedelta(days=unlocked) <= entry.moment.at:
            simulation.unlock(START + timedelta(days=unlocked))
            unlocked += 1
        simulation.log(entry)
    return simulation


def table(results: Sequence[tuple[Log, Result]]) -> str:
    """The Markdown table of the help for reviewers."""
    lines = [
        "| 90 days of | critical | serious | caution | note | episodes | interruptions (at most) | questions |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for log, result in results:
        levels = " | ".join(str(count) for count in result.levels)
        lines.append(
            f"| {log.name} | {levels} | {result.episodes} | {result.interruptions} ({log.most}) | {result.questions} |"
        )
    return "\n".join(lines)


def with_table(text: str, new: str) -> str:
    """The help text with its table replaced."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n\n{new}\n\n{END}{rest.split(END)[1]}"


def main(file: Path = HELP) -> int:
    """Simulate everything and write the table."""
    from tests.shipped import shipped_knowledge

    knowledge = shipped_knowledge()
    results = [(log, simulated(knowledge, log).result) for log in LOGS]
    file.write_text(with_table(file.read_text("utf-8"), table(results)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
