"""Small journals to report on: entries, the daily records they sum up to, and alerts, all made up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid5

from journal_app.domain.alerts import Alert, AlertState, Hit, IntakeSeen, Review
from journal_app.domain.entries import (
    Dose,
    Drink,
    Entry,
    Marker,
    MarkerKind,
    NoneTaken,
    Note,
    RedFlag,
    RedFlagKind,
    Skipped,
    Sleep,
    SymptomRating,
    SymptomScale,
    Urge,
)  # fmt: skip
from journal_app.domain.knowledge import EmergencyHelp, Knowledge, Source, Substance, Windows
from journal_app.domain.levels import Band, Level
from journal_app.domain.moments import Moment, moment_at, moment_on
from journal_app.domain.person import Medicine, PlannedStep
from journal_app.domain.trends import DailyAlcohol, DailyAmount, DailyNone, DailyRating, DailyRecords, DailySleep
from journal_app.domain.units import Amount
from journal_app.report.data import Chart

ZONE = "Europe/Berlin"
FIRST = date(2026, 5, 15)
LAST = date(2026, 6, 11)
MADE_AT = datetime(2026, 6, 12, 8, 30)
NAMESPACE = UUID(int=7)
GAPS = frozenset({date(2026, 5, 23), date(2026, 5, 24), date(2026, 5, 31), date(2026, 6, 5)})


NO_HELP = EmergencyHelp(
    signs_in_yourself=(),
    signs_others_see=(),
    steps_for_bystander=(),
    steps_for_yourself=(),
    never_do=(),
    withdrawal_signs=(),
    withdrawal_text="",
    sources=(),
)
SOME_KNOWLEDGE = Knowledge(
    version="2026.11",
    reviewed=date(2026, 11, 1),
    substances={
        "kratom": Substance(
            id="kratom",
            name="kratom leaf",
            ingredient="kratom",
            classes=("kratom",),
            tier=1,
            windows=Windows(active_h=24, wearing_off_h=72, trace_h=120),
            names=(),
            sources=(Source(title="a book", mark="to_confirm", reviewed=date(2026, 11, 1)),),
            confidence="low",
        )
    },
    classes={},
    pair_rules=(),
    stack_rules=(),
    countries={},
    drinks=(),
    emergency=NO_HELP,
    name_index={},
)


def moment(day: date, clock: str = "") -> Moment:
    return moment_at(datetime.combine(day, time.fromisoformat(clock)), ZONE) if clock else moment_on(day, ZONE)


def entry_id(*parts: object) -> UUID:
    return uuid5(NAMESPACE, "/".join(map(str, parts)))


def dose(day: date, name: str, value: float | None, unit: str = "mg", clock: str = "20:00", **more: object) -> Dose:
    return Dose(
        id=entry_id("dose", day, name, clock),
        moment=moment(day, clock),
        entered_at=datetime(2026, 6, 12, tzinfo=UTC),
        name=name,
        substance=more.pop("substance", name.lower()),  # type: ignore[arg-type]  # keywords of many kinds
        amount=None if value is None else Amount(value=value, unit=unit),
        **more,  # type: ignore[arg-type]  # keywords of many kinds
    )


def drink(day: date, grams: float | None, clock: str = "21:00") -> Drink:
    return Drink(
        id=entry_id("drink", day, clock),
        moment=moment(day, clock),
        entered_at=datetime(2026, 6, 12, tzinfo=UTC),
        name="wine",
        ethanol_g=grams,
    )


def rating(day: date, symptom: str, severity: int, scale: SymptomScale = "0-10") -> SymptomRating:
    return SymptomRating(
        id=entry_id("rating", day, symptom),
        moment=moment(day, "19:00"),
        entered_at=datetime(2026, 6, 12, tzinfo=UTC),
        symptom=symptom,
        severity=severity,
        scale=scale,
    )


def sleep(day: date, hours: float | None) -> Sleep:
    return Sleep(
        id=entry_id("sleep", day),
        moment=moment(day, "07:00"),
        entered_at=datetime(2026, 6, 12, tzinfo=UTC),
        hours=hours,
    )


def none_taken(day: date, what: str) -> NoneTaken:
    return NoneTaken(
        id=entry_id("none", day, what), moment=moment(day), entered_at=datetime(2026, 6, 12, tzinfo=UTC), what=what
    )


def note(day: date, text: str) -> Note:
    return Note(
        id=entry_id("note", day), moment=moment(day, "22:00"), entered_at=datetime(2026, 6, 12, tzinfo=UTC), note=text
    )


ENTERED: Final = datetime(2026, 6, 12, tzinfo=UTC)


def marker(day: date, what: MarkerKind) -> Marker:
    return Marker(id=entry_id("marker", day, what), moment=moment(day, "10:00"), entered_at=ENTERED, what=what)


def red_flag(day: date, what: RedFlagKind) -> RedFlag:
    return RedFlag(id=entry_id("sign", day, what), moment=moment(day, "14:00"), entered_at=ENTERED, what=what)


def skipped(day: date, name: str) -> Skipped:
    return Skipped(
        id=entry_id("skipped", day, name),
        moment=moment(day, "22:00"),
        entered_at=ENTERED,
        name=name,
        substance=name.lower(),
    )


def urge(day: date, name: str, strength: int | None, instead: str = "") -> Urge:
    return Urge(
        id=entry_id("urge", day, name),
        moment=moment(day, "18:00"),
        entered_at=ENTERED,
        name=name,
        substance=name.lower(),
        strength=strength,
        instead=instead,
    )


def medicine(name: str, milligrams: float, start: date, stop: date | None = None, **more: object) -> Medicine:
    return Medicine(
        id=entry_id("medicine", name),
        name=name,
        start=moment(start),
        stop=None if stop is None else moment(stop),
        substance=more.pop("substance", name.lower()),  # type: ignore[arg-type]  # keywords of many kinds
        amount=Amount(value=milligrams, unit="mg"),
        times_per_day=more.pop("times_per_day", 1.0),  # type: ignore[arg-type]  # as above
        **more,  # type: ignore[arg-type]  # as above
    )


def planned(day: date, milligrams: float) -> PlannedStep:
    return PlannedStep(from_day=day, amount=Amount(value=milligrams, unit="mg"))


REGIMEN: Final = (
    medicine(
        "Sertraline",
        50,
        date(2025, 11, 3),
        prescriber="Dr. Lang",
        plan=(planned(date(2026, 5, 20), 100), planned(date(2026, 6, 20), 150)),
    ),
    medicine("Pregabalin", 75, date(2026, 5, 18), date(2026, 6, 3), times_per_day=2.0),
    medicine("Naproxen", 250, date(2026, 1, 1), scheduled=False),
    medicine("Zopiclone", 7.5, date(2026, 1, 1), date(2026, 2, 1)),
)
"""Changed in the period and to change again; started and stopped in it; as needed; over before it."""

HAPPENED: Final = (
    marker(date(2026, 5, 18), "appointment"),
    marker(date(2026, 5, 28), "dose_lowered"),
    red_flag(date(2026, 6, 3), "seizure"),
    skipped(date(2026, 6, 2), "Sertraline"),
    urge(date(2026, 6, 4), "Wine", 7, "walked"),
)


def own_alert(anchor: Entry, rule: str, level: Level, case: str = "") -> Alert:
    """A warning that is about no pair."""
    if isinstance(anchor, Dose | Drink):
        at = seen(anchor)
    else:
        words = anchor.what.replace("_", " ") if isinstance(anchor, RedFlag | Marker) else "an entry"
        at = IntakeSeen(entry_id=anchor.id, substance="", ingredient="", name=words, detail="", moment=anchor.moment)
    hit = Hit(rule=rule, level=level, rule_level=level, earlier=(), later=at, band=Band.ACTIVE, gap_h=None, case=case)
    return Alert(
        id=entry_id("own", rule, anchor.id),
        level=level,
        at=anchor.moment.at,
        intake=at,
        hits=(hit,),
        knowledge_version="1",
        raised_at=anchor.moment.at,
        rule=rule,
    )


def seen(entry: Dose | Drink) -> IntakeSeen:
    alcohol = isinstance(entry, Drink)
    substance = "alcohol" if isinstance(entry, Drink) else entry.substance or entry.name
    amount = None if isinstance(entry, Drink) else entry.amount
    return IntakeSeen(
        entry_id=entry.id,
        substance=substance,
        ingredient=substance,
        name=entry.name,
        detail="150 ml" if alcohol else amount.text if amount else "",
        moment=entry.moment,
    )


def alert(
    earlier: Dose | Drink, later: Dose | Drink, level: Level, state: AlertState = "to_review", note: str = ""
) -> Alert:
    known = "day" not in (earlier.moment.precision, later.moment.precision)
    gap = (later.moment.at - earlier.moment.at).total_seconds() / 3600 if known else None
    hit = Hit(
        rule="D1",
        level=level,
        rule_level=level,
        earlier=(seen(earlier),),
        later=seen(later),
        band=Band.ACTIVE,
        gap_h=gap,
    )
    review = Review(read_at=later.moment.at + timedelta(minutes=7), note=note) if state == "read" else None
    return Alert(
        id=entry_id("alert", later.id),
        level=level,
        at=later.moment.at,
        intake=seen(later),
        hits=(hit,),
        knowledge_version="1",
        raised_at=later.moment.at,
        state=state,
        review=review,
    )


def daily(entries: Iterable[Entry], first: date = FIRST, last: date = LAST) -> DailyRecords:
    """The sums that storage makes, made here from the entries."""
    amounts: dict[tuple[date, str, str], list[Dose]] = defaultdict(list)
    drinks: dict[date, list[Drink]] = defaultdict(list)
    ratings: dict[tuple[date, str, SymptomScale], int] = {}
    slept: dict[date, float | None] = {}
    nones: list[DailyNone] = []
    logged: set[date] = set()
    for entry in entries:
        day = entry.moment.local_date
        if not first <= day <= last:
            continue
        logged.add(day)
        if isinstance(entry, Dose):
            unit = entry.amount.unit if entry.amount else ""
            amounts[day, entry.substance or entry.name, unit].append(entry)
        elif isinstance(entry, Drink):
            drinks[day].append(entry)
        elif isinstance(entry, SymptomRating):
            key = (day, entry.symptom, entry.scale)
            ratings[key] = max(entry.severity, ratings.get(key, 0))
        elif isinstance(entry, Sleep):
            slept[day] = entry.hours
        elif isinstance(entry, NoneTaken):
            nones.append(DailyNone(day=day, what=entry.what))
    return DailyRecords(
        first=first,
        last=last,
        amounts=tuple(
            DailyAmount(
                day=day,
                substance=substance,
                name=own[-1].name,
                unit=unit,
                total=sum(d.amount.value for d in own if d.amount) if unit else None,
                count=len(own),
            )
            for (day, substance, unit), own in sorted(amounts.items())
        ),
        alcohol=tuple(
            DailyAlcohol(
                day=day,
                grams=sum(d.ethanol_g or 0.0 for d in own),
                unknown=sum(d.ethanol_g is None for d in own),
                count=len(own),
            )
            for day, own in sorted(drinks.items())
        ),
        ratings=tuple(
            DailyRating(day=day, symptom=symptom, worst=worst, scale=scale)
            for (day, symptom, scale), worst in sorted(ratings.items())
        ),
        sleep=tuple(DailySleep(day=day, hours=hours) for day, hours in sorted(slept.items())),
        nones=tuple(nones),
        logged=tuple(sorted(logged)),
    )


def taper(
    first: date = FIRST, last: date = LAST, gaps: frozenset[date] = GAPS
) -> tuple[tuple[Entry, ...], tuple[Alert, ...]]:
    """Four weeks as in the picture of the design: kratom going down, some wine, diazepam on two nights."""
    entries: list[Entry] = []
    alerts: list[Alert] = []
    days = (last - first).days + 1
    for place in range(days):
        day = first + timedelta(days=place)
        if day in gaps:
            continue
        share = place / max(1, days - 1)
        grams = round(12 - 6.5 * share, 0) / 2
        morning, evening = (
            dose(day, "Kratom powder", grams, "g", clock, substance="kratom") for clock in ("08:00", "20:00")
        )
        entries += [morning, evening, sleep(day, 4.5 + round(share * 3) / 2)]
        entries += [
            rating(day, symptom, max(0, min(10, round(start - 3 * share + (place * step) % 3 - 1))))
            for symptom, start, step in (("anxiety", 7, 5), ("aches", 6, 7), ("insomnia", 8, 4), ("cravings", 8, 2))
        ]
        if place % 7 in (0, 1):
            glass = drink(day, 24.0 if place % 2 else 12.0)
            entries.append(glass)
            alerts.append(alert(evening, glass, Level.CRITICAL, "read", "Felt very sleepy."))
        else:
            entries.append(none_taken(day, "alcohol"))
        if place in (7, days - 1):
            tablet = dose(day, "Diazepam", 10 if place == 7 else 5, "mg", "22:30", prescribed=False)
            entries.append(tablet)
            alerts.append(alert(evening, tablet, Level.CRITICAL))
        else:
            entries.append(none_taken(day, "diazepam"))
        if place % 3 == 0:
            entries.append(dose(day, "Gabapentin", 300, "mg", "09:00", prescribed=True))
    return tuple(entries), tuple(alerts)


def drawn(key: str, width: float, height: float) -> Chart:
    """A chart that is only a frame with a line."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}pt" height="{height:.2f}pt" '
        f'viewBox="0 0 {width:.2f} {height:.2f}"><rect width="{width:.2f}" height="{height:.2f}" fill="#EEF2F0"/>'
        f'<path d="M0 {height:.2f} L{width:.2f} 0" stroke="#0B6B66"/></svg>'
    )
    return Chart(svg=svg, alt=f"Chart of {key}, in words.")


def dates(first: date, count: int) -> Sequence[date]:
    return [first + timedelta(days=place) for place in range(count)]
