"""An invented span that holds every case a chart must show."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from journal_app.domain.entries import Marker, MarkerKind
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_on
from journal_app.domain.person import Medicine, PlannedStep
from journal_app.domain.trend_series import trends_of
from journal_app.domain.trends import (
    DailyAlcohol,
    DailyAlert,
    DailyAmount,
    DailyNone,
    DailyRating,
    DailyRecords,
    DailySleep,
    TrendsData,
)
from journal_app.domain.units import Amount

FIRST = date(2026, 5, 15)
GAPS = (8, 9, 16, 21)


def example_records(days: int = 28, name: str = "Kratom", gaps: tuple[int, ...] = GAPS) -> DailyRecords:
    """Kratom daily, diazepam once (in mg) and once in tablets, alcohol known, unknown and none; nothing on the gaps."""
    logged = [FIRST + timedelta(days=number) for number in range(days) if number not in gaps]
    amounts = [
        DailyAmount(day=day, substance="kratom", name=name, unit="g", total=12.0 - place * 6 / days, count=3)
        for place, day in enumerate(logged)
    ]
    amounts += [
        DailyAmount(day=logged[7], substance="diazepam", name="Diazepam", unit="mg", total=5.0, count=1),
        DailyAmount(day=logged[-1], substance="diazepam", name="Diazepam", unit="tablet", total=1.0, count=1),
    ]
    return DailyRecords(
        first=FIRST,
        last=FIRST + timedelta(days=days - 1),
        amounts=tuple(sorted(amounts, key=lambda row: row.day)),
        alcohol=(
            DailyAlcohol(day=logged[1], grams=30.0, unknown=0, count=2),
            DailyAlcohol(day=logged[2], grams=0.0, unknown=1, count=1),
            DailyAlcohol(day=logged[7], grams=20.0, unknown=1, count=3),
        ),
        ratings=tuple(
            DailyRating(day=day, symptom=symptom, worst=max(0, high - place * 4 // days))
            for place, day in enumerate(logged)
            for symptom, high in (("anxiety", 7), ("aches", 6), ("insomnia", 8), ("cravings", 8))
        ),
        sleep=tuple(DailySleep(day=day, hours=5.0 + place % 3 / 2) for place, day in enumerate(logged)),
        nones=tuple(DailyNone(day=day, what="alcohol") for day in logged[3:7]),
        logged=tuple(logged),
        alerts=(DailyAlert(day=logged[7], level=Level.CRITICAL), DailyAlert(day=logged[9], level=Level.CAUTION)),
    )


def example_trends(days: int = 28, name: str = "Kratom", gaps: tuple[int, ...] = GAPS) -> TrendsData:
    """The same as trends, with drinks of 10 g."""
    return trends_of(example_records(days, name, gaps), drink_grams=10.0)


def medicine(
    name: str, milligrams: float, start: int, stop: int | None = None, *, times: float | None = 1.0, **more: object
) -> Medicine:
    """A medicine from a day of the span on, counted from its first; `more` as the fields of Medicine."""
    return Medicine(
        id=UUID(int=start + 1000),
        name=name,
        substance=name.lower(),
        start=moment_on(FIRST + timedelta(days=start), "UTC"),
        stop=None if stop is None else moment_on(FIRST + timedelta(days=stop), "UTC"),
        amount=Amount(value=milligrams, unit="mg"),
        times_per_day=times,
        **more,  # type: ignore[arg-type]  # keywords of many kinds
    )


def step(day: int, milligrams: float) -> PlannedStep:
    """A step of a plan on a day of the span."""
    return PlannedStep(from_day=FIRST + timedelta(days=day), amount=Amount(value=milligrams, unit="mg"))


def marker(day: int, what: MarkerKind) -> Marker:
    """Something that happened on a day of the span."""
    return Marker(
        id=UUID(int=day + 1),
        moment=moment_on(FIRST + timedelta(days=day), "UTC"),
        entered_at=datetime(2026, 6, 12, tzinfo=UTC),
        what=what,
    )


REGIMEN = (
    medicine("Gabapentin", 300, 3, 12, times=3.0),
    medicine("Sertraline", 50, -200, plan=(step(7, 100), step(60, 150))),
    medicine("Lorazepam", 1, -300, scheduled=False, times=None),
    medicine("Zopiclone", 7.5, -90, -30),
)
"""Started and stopped in the span, changed in it and planned to change after it, as needed, and over before it."""


def with_medicines(days: int = 28) -> TrendsData:
    """The same with a medicine list and two days on which something happened."""
    markers = (marker(2, "appointment"), marker(10, "dose_lowered"))
    return trends_of(example_records(days), drink_grams=10.0, regimen=REGIMEN, markers=markers)
