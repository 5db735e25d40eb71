"""An invented span that holds every case a chart must show."""

from datetime import date, timedelta

from journal_app.domain.levels import Level
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
