"""Make an example journal: 90 made-up days from a seed and a medicine list, each entry marked as an example."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

import msgspec

from journal_app.domain.alerts import Alert, Review
from journal_app.domain.entries import (
    SYMPTOMS,
    Dose,
    Drink,
    Entry,
    Marker,
    MarkerKind,
    NoneTaken,
    Note,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
)  # fmt: skip
from journal_app.domain.moments import Moment, moment_at, moment_on
from journal_app.domain.person import Medicine, PlannedStep, PrescriberKnows
from journal_app.domain.units import Amount, ethanol_grams
from journal_app.errors import BadKnowledge
from journal_app.i18n import _
from journal_app.operations.evaluation_road import re_evaluate
from journal_app.operations.person_values import PRESCRIBER_KNOWS, REGIMEN, keep_value
from journal_app.operations.workspace import Workspace

DAYS: Final = 90
GAPS: Final = frozenset({17, 31, 32, 58, 71})
"""Days without any entry."""

_PARTY: Final = 66
"""The first Friday or Saturday from this day on: wine on top of everything else, the one critical warning."""

_BEGAN_BEFORE: Final = 210
"""So many days before the first one a medicine began that goes on through all of it."""

_PRESCRIBED_FROM: Final = 52
"""From this day on a second medicine is prescribed for the evenings, and the prescriber knows of the kratom."""

_LOWERED_FROM: Final = 59
_STOPPED: Final = 66
"""It is lowered and stopped as its plan says."""

_NOT_TAKEN: Final = 84
"""A day on which the first medicine was not taken."""

_URGE: Final = 76
_MARKERS: Final[dict[int, MarkerKind]] = {52: "appointment", 70: "dose_lowered", 80: "appointment"}
_PRESCRIBER: Final = _("Dr. Example")

_SHOWN_NAMES: Final = {
    "Kratom": _("Kratom"), "Ibuprofen": _("Ibuprofen"), "Wine": _("Wine"), "Sertraline": _("Sertraline"),
    "Gabapentin": _("Gabapentin"),
}  # fmt: skip
_UNREAD: Final = timedelta(days=2)
_NOTES: Final = {
    0: _("Starting to cut down. Writing it all down from today."),
    12: _("Rough morning, restless legs. Better after a walk."),
    27: _("Could not sleep after the party. No drink, though."),
    44: _("Half way. Appetite is back."),
    52: _("Saw the doctor. Gabapentin for two weeks, in the evenings."),
    63: _("Told my sister how it is going. That helped."),
    73: _("Two glasses at the party were too many. Will tell the doctor."),
    80: _("First evening without thinking about it."),
}


def make_example(workspace: Workspace, last_day: date, seed: int = 1) -> tuple[Entry, ...]:
    """Fill an empty journal with 90 days up to `last_day`, checked on the same road as any entry; returns the entries.

    The same seed, last day and journal give the same entries. Nothing is later than the workspace's clock. Warnings
    older than two days are marked as read, as a person who uses the journal would have them.
    """
    now = workspace.clock()
    days = _Days(workspace, last_day, seed)
    entries = tuple(entry for entry in days.entries() if entry.moment.at <= now)
    with workspace.journal.changes("Example", undoable=False) as changes:
        before = workspace.person()
        keep_value(changes, REGIMEN, days.regimen)
        keep_value(changes, PRESCRIBER_KNOWS, days.prescriber_knows(now))
        changes.put_many(entries)
        evaluated = re_evaluate(changes, workspace, [(None, entry) for entry in entries], before=before)
        changes.put_alerts([_as_it_was(alert, now) for alert in evaluated.alerts])
    return entries


def _as_it_was(alert: Alert, now: datetime) -> Alert:
    """The warning as if it had been raised and read in its own time."""
    if now - alert.at < _UNREAD:
        return msgspec.structs.replace(alert, raised_at=alert.at, state="to_review")
    review = Review(read_at=min(now, alert.at + timedelta(minutes=20)))
    return msgspec.structs.replace(alert, raised_at=alert.at, state="read", review=review)


class _Days:
    """The made-up days; one source of chance, drawn from in a fixed order."""

    def __init__(self, workspace: Workspace, last_day: date, seed: int) -> None:
        self._journal_id: UUID = workspace.journal.id
        self._zone = workspace.zone()
        self._first = last_day - timedelta(days=DAYS - 1)
        self._chance = random.Random(seed)  # noqa: S311  # made-up days, nothing secret
        self._seed = seed
        self._count = 0
        knowledge = workspace.knowledge
        self._recognise: Callable[[str], str | None] = (
            (lambda _text: None) if isinstance(knowledge, BadKnowledge) else knowledge.recognise
        )
        self._party = self._weekend_from(_PARTY)
        self._sertraline = self._medicine("Sertraline", 50.0, -_BEGAN_BEFORE, (40, 100.0))
        gabapentin = self._medicine("Gabapentin", 300.0, _PRESCRIBED_FROM, (_LOWERED_FROM, 100.0))
        stopped = msgspec.structs.replace(gabapentin, stop=moment_on(self._date(_STOPPED), self._zone))
        self.regimen = (self._sertraline, stopped)

    def entries(self) -> Iterator[Entry]:
        """All of them, by day."""
        for number in range(DAYS):
            if number not in GAPS:
                yield from self._day(number)

    def prescriber_knows(self, now: datetime) -> tuple[PrescriberKnows, ...]:
        """That the prescriber of the second medicine knows what else is taken, said within its time."""
        at = max(self._moment(_PRESCRIBED_FROM, 12, 0).at, now - timedelta(days=20))
        return (PrescriberKnows(ingredients=("gabapentin", "kratom"), at=min(at, now), days=30),)

    def _medicine(self, name: str, milligrams: float, start: int, step: tuple[int, float]) -> Medicine:
        """One tablet a day from a day on, and a step of the plan on a later one."""
        return Medicine(
            id=uuid5(self._journal_id, f"example {self._seed} {name}"),
            name=_SHOWN_NAMES[name],
            substance=self._recognise(name),
            start=moment_on(self._date(start), self._zone),
            amount=Amount(value=milligrams, unit="mg"),
            route="oral",
            times_per_day=1.0,
            prescriber=_PRESCRIBER,
            plan=(PlannedStep(from_day=self._date(step[0]), amount=Amount(value=step[1], unit="mg")),),
        )

    def _day(self, number: int) -> Iterator[Entry]:
        yield from self._night(number)
        yield from self._kratom(number)
        yield from self._happened(number)
        yield from self._evening(number)
        yield from self._check_in(number)
        if number in _NOTES:
            yield Note(**self._fields(self._moment(number, 22, 20)), note=_NOTES[number])

    def _night(self, number: int) -> Iterator[Entry]:
        if self._chance.random() < 0.07:
            return
        hours = 4.6 + 2.4 * self._progress(number) + self._chance.gauss(0, 0.6)
        hours = min(9.0, max(2.0, round(hours * 4) / 4))
        waking = self._moment(number, 7, self._chance.randrange(0, 50))
        yield Sleep(
            **self._fields(waking),
            hours=hours,
            bed_at=waking.at - timedelta(hours=hours + 0.75),
            up_at=waking.at,
            wakings=max(0, round(self._chance.gauss(3.2 - 2.2 * self._progress(number), 1))),
        )

    def _kratom(self, number: int) -> Iterator[Entry]:
        total, doses = self._kratom_plan(number)
        for hour in (8, 13, 17, 21)[:doses] if doses > 2 else (8, 20)[:doses]:
            grams = max(0.5, round((total / doses + self._chance.gauss(0, 0.25)) * 2) / 2)
            yield self._dose(number, "Kratom", grams, "g", hour, self._chance.randrange(0, 55))
        if doses == 0:
            what = self._recognise("Kratom") or "Kratom"
            yield NoneTaken(**self._fields(moment_on(self._date(number), self._zone)), what=what)

    def _kratom_plan(self, number: int) -> tuple[float, int]:
        """Grams and doses of the day: a step down every ten days, and near the end some days without."""
        if number >= 82 and number % 3 == 1:
            return 0.0, 0
        step = number // 10
        total = (13.0, 12.0, 10.5, 9.0, 8.0, 6.5, 5.0, 4.0, 3.0)[step]
        return total, 4 if total > 10 else 3 if total > 6 else 2

    def _happened(self, number: int) -> Iterator[Entry]:
        if number in _MARKERS:
            yield Marker(**self._fields(self._moment(number, 10, 30)), what=_MARKERS[number])
        if number == _NOT_TAKEN:
            skipped = self._sertraline
            yield Skipped(
                **self._fields(self._moment(number, 22, 0)),
                name=skipped.name,
                substance=skipped.substance,
                about=skipped.id,
            )
        if number == _URGE:
            yield Urge(
                **self._fields(self._moment(number, 18, 40)),
                name=_SHOWN_NAMES["Wine"],
                substance=self._recognise("Wine"),
                strength=6,
                to_mix=True,
                instead=_("Walked to my sister"),
                outcome=_("It passed"),
            )

    def _evening(self, number: int) -> Iterator[Entry]:
        if self._chance.random() < 0.12:
            yield self._dose(number, "Ibuprofen", 400.0, "mg", 18, self._chance.randrange(0, 55))
        if number == self._party:
            yield Drink(
                **self._fields(self._moment(number, 21, self._chance.randrange(0, 55))),
                name=_SHOWN_NAMES["Wine"],
                volume_ml=150.0,
                abv_percent=12.5,
                count=2.0,
                ethanol_g=round(ethanol_grams(150.0, 12.5, 2.0), 1),
            )
        elif self._chance.random() < 0.75:
            yield NoneTaken(**self._fields(moment_on(self._date(number), self._zone)), what="alcohol")

    def _check_in(self, number: int) -> Iterator[Entry]:
        if self._chance.random() < 0.06:
            return
        after_step = max(0.0, 1.6 - 0.5 * (number % 10)) if number >= 10 else 0.0
        start = {"anxiety": 6.6, "aches": 6.0, "insomnia": 7.2, "cravings": 7.4}
        moment = self._moment(number, 21, self._chance.randrange(10, 59))
        for symptom in SYMPTOMS:
            level = start[symptom] - 4.4 * self._progress(number) + after_step + self._chance.gauss(0, 0.8)
            yield SymptomRating(**self._fields(moment), symptom=symptom, severity=min(10, max(0, round(level))))

    def _dose(
        self,
        number: int,
        name: str,
        amount: float,
        unit: str,
        hour: int,
        minute: int,
    ) -> Dose:
        return Dose(
            **self._fields(self._moment(number, hour, minute)),
            name=_SHOWN_NAMES[name],
            substance=self._recognise(name),
            amount=Amount(value=amount, unit=unit),
            route="oral",
        )

    def _fields(self, moment: Moment) -> dict[str, Any]:
        self._count += 1
        return {
            "id": uuid5(self._journal_id, f"example {self._seed} {self._count}"),
            "moment": moment,
            "entered_at": moment.at,
            "entered_by": "example",
        }

    def _moment(self, number: int, hour: int, minute: int) -> Moment:
        return moment_at(datetime.combine(self._date(number), time(hour, minute)), self._zone)

    def _date(self, number: int) -> date:
        return self._first + timedelta(days=number)

    def _progress(self, number: int) -> float:
        return number / (DAYS - 1)

    def _weekend_from(self, number: int) -> int:
        while self._date(number).weekday() not in (4, 5) or number in GAPS:
            number += 1
        return number
