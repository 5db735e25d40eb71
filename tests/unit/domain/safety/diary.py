"""A diary for tests of the rules without a pair, and a Knowledge with the groups that they ask for."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import msgspec

from journal_app.domain.entries import Dose, Drink, Entry, Marker, MarkerKind, NoneTaken, Note, Skipped
from journal_app.domain.knowledge import Knowledge, SafetyRule, Selector, Substance, Windows
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment, moment_of, moment_on
from journal_app.domain.person import Answer, Medicine, Person, PlannedStep, Profile
from journal_app.domain.safety.evaluate import findings
from journal_app.domain.safety.questions import Question, questions
from journal_app.domain.safety.record import Finding, Record
from journal_app.domain.units import Amount
from tests.unit.domain.small_knowledge import JOURNAL, SMALL

MONDAY = date(2026, 3, 2)


def _substance(name: str, *classes: str, active_h: float = 12, ingredient: str = "") -> Substance:
    windows = Windows(active_h=active_h, wearing_off_h=max(active_h, 24), trace_h=max(active_h, 48))
    return msgspec.structs.replace(
        SMALL.substances["caffeine"],
        id=name,
        name=name,
        ingredient=ingredient or name,
        classes=classes,
        windows=windows,
    )


def _rule(name: str, *levels: Level, question: str = "", answers: Sequence[str] = (), **groups: Selector) -> SafetyRule:
    return SafetyRule(
        id=name, level=levels[0], levels=levels, groups=groups, mechanism="", may_notice="", texts={},
        how_sure="likely", sources=(), question=question, answers={key: key for key in answers},
    )  # fmt: skip


def _classes(*names: str) -> Selector:
    return Selector(classes=names)


_MORE = (
    _substance("bupropion", "seizure_threshold"),
    _substance("naltrexone", "naltrexone"),
    _substance("baclofen", "muscle_relaxant"),
    _substance("sertraline", "ssri_snri"),
    _substance("implant", "opioid", active_h=1000),
)
_ASKS = ("stopped", "cut_down", "not_logged")
_BESIDE, _ALCOHOL = _classes("seizure_threshold"), _classes("alcohol")
RULES = (
    _rule("P1", Level.CRITICAL, Level.SERIOUS, question="?", answers=_ASKS, alcohol=_ALCOHOL, beside=_BESIDE),
    _rule(
        "P2", Level.CRITICAL, Level.SERIOUS, Level.CAUTION, question="{a}?", answers=(*_ASKS, "planned"),
        sedatives=_classes("benzodiazepine", "z_drug"), ghb=_classes("ghb"), beside=_BESIDE,
        baclofen=Selector(substances=("baclofen",)),
    ),
    _rule(
        "P3", Level.CAUTION, opioids=_classes("opioid"), alpha2=_classes("alpha2"),
        antidepressants=_classes("ssri_snri"),
    ),
    _rule(
        "P4", Level.CRITICAL, Level.SERIOUS, question="{a}?", answers=("break", "not_logged"),
        opioids=_classes("opioid"), naltrexone=_classes("naltrexone"),
    ),
    _rule("P13", Level.CRITICAL, Level.SERIOUS, Level.CAUTION, question="?", answers=(*_ASKS, "planned")),
)  # fmt: skip
KNOWLEDGE: Knowledge = msgspec.structs.replace(
    SMALL,
    substances={**SMALL.substances, **{row.id: row for row in _MORE}},
    safety_rules={rule.id: rule for rule in RULES},
)


def at(day: float, clock: float = 0) -> datetime:
    """An instant so many days and hours after the first midnight (UTC)."""
    return datetime(2026, 3, 2, tzinfo=UTC) + timedelta(days=day, hours=clock)


class Diary:
    """Entries by day (0 is a Monday) and clock (hours, UTC); each gets the next id."""

    def __init__(self, *, profile: Profile | None = None, regimen: Iterable[Medicine] = ()) -> None:
        self.entries: list[Entry] = []
        self.person = Person(profile=profile or Profile(), regimen=tuple(regimen))
        self.entered_by = "person"
        self.entered_at: datetime | None = None

    def _fields(self, day: float, clock: float | None) -> dict[str, object]:
        moment: Moment
        if clock is None:
            moment = moment_on(MONDAY + timedelta(days=int(day)), "UTC")
        else:
            moment = moment_of(at(day, clock), "UTC")
        number = UUID(int=len(self.entries) + 1)
        return {
            "id": number, "moment": moment, "entered_at": self.entered_at or moment.at, "entered_by": self.entered_by,
        }  # fmt: skip

    def _add(self, kind: type[Entry], day: float, clock: float | None, **rest: object) -> Entry:
        entry: Entry = kind(**self._fields(day, clock), **rest)  # type: ignore[arg-type]  # the fields of each kind
        self.entries.append(entry)
        return entry

    def dose(self, name: str, day: float, clock: float | None, value: float | None = 10, unit: str = "mg") -> Entry:
        """A dose; `value` None: its amount is not known."""
        amount = Amount(value=value, unit=unit) if value is not None else None
        return self._add(Dose, day, clock, name=name, substance=name, amount=amount)

    def drink(self, day: float, clock: float | None, grams: float | None, *, heavy: bool = False) -> Entry:
        """A drink; `grams` None: not known."""
        return self._add(Drink, day, clock, ethanol_g=grams, heavy=heavy)

    def none(self, day: float, what: str = "everything") -> Entry:
        """An explicit none of a day."""
        return self._add(NoneTaken, day, None, what=what)

    def note(self, day: float) -> Entry:
        """Some other entry of a day."""
        return self._add(Note, day, 12, note="a walk")

    def marker(self, day: float, what: MarkerKind) -> Entry:
        """A marker."""
        return self._add(Marker, day, None, what=what)

    def skip(self, medicine: Medicine, day: float) -> Entry:
        """A dose of the regimen that was not taken."""
        return self._add(Skipped, day, 9, name=medicine.name, substance=medicine.substance, about=medicine.id)

    def answer(self, rule: str, anchor: Entry | Medicine, answer: str, day: float = 999) -> None:
        """What the person answered to a rule's question."""
        given = Answer(rule=rule, anchor=anchor.id, answer=answer, at=at(day))  # type: ignore[arg-type]  # a key
        self.person = msgspec.structs.replace(self.person, answers=(*self.person.answers, given))

    def found(self, now: datetime, *rules: str) -> list[Finding]:
        """What the rules find at a time (all of them, or these)."""
        record = Record(KNOWLEDGE, self.person, self.entries, now)
        return [finding for finding in findings(record) if not rules or finding.rule in rules]

    def levels(self, now: datetime, *rules: str) -> list[tuple[str, str]]:
        """The rules and their levels in words."""
        return [(finding.rule, finding.level.word) for finding in self.found(now, *rules)]

    def asked(self, now: datetime) -> tuple[Question, ...]:
        """What is asked at a time."""
        return questions(KNOWLEDGE, self.person, self.entries, now, JOURNAL)


def medicine(
    substance: str,
    start: float,
    stop: float | None = None,
    *,
    value: float = 10,
    number: int = 500,
    steps: Sequence[tuple[float, float]] = (),
    scheduled: bool = True,
) -> Medicine:
    """A medicine of the regimen; `steps` are (day, amount in mg) of its plan."""

    def day(count: float) -> date:
        return MONDAY + timedelta(days=int(count))

    return Medicine(
        id=UUID(int=(1 << 100) + number),
        name=substance,
        substance=substance,
        start=moment_on(day(start), "UTC"),
        stop=moment_on(day(stop), "UTC") if stop is not None else None,
        amount=Amount(value=value, unit="mg"),
        times_per_day=1.0,
        scheduled=scheduled,
        plan=tuple(PlannedStep(from_day=day(count), amount=Amount(value=amount, unit="mg")) for count, amount in steps),
    )
