"""Series of trends at their edges: the worst of a day, where a lane's numbers come from, and weeks of one place."""

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


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def span(days: int, **parts: object) -> TrendsData:
    """Trends with drinks of 12 g; nothing counts as logged."""
    records = DailyRecords(first=FIRST, last=day(days - 1), logged=(), **parts)  # type: ignore[arg-type]
    return trends_of(records, drink_grams=12.0)


def rated(number: int, symptom: str, worst: int) -> DailyRating:
    return DailyRating(day=day(number), symptom=symptom, worst=worst)


def test_the_highest_rating_of_a_day_stands_and_zero_is_a_rating() -> None:
    rows = (rated(0, "anxiety", 3), rated(0, "anxiety", 7), rated(0, "anxiety", 5), rated(1, "anxiety", 0))
    (anxiety, *_) = span(3, ratings=rows).symptoms
    assert list(anxiety.ratings) == [7, 0, None]
    assert anxiety.rated == 2


def test_own_symptoms_follow_by_how_often_and_then_by_name() -> None:
    rows = (rated(0, "chills", 1), rated(0, "sweats", 1), rated(1, "sweats", 1), rated(0, "yawning", 1))
    shown = [trend.symptom for trend in span(2, ratings=rows).symptoms]
    assert shown[4:] == ["sweats", "chills"]
    assert len(shown) == 6


def test_alcohol_in_drinks_and_a_none_of_everything_alone_is_no_lane() -> None:
    (lane,) = span(2, alcohol=(DailyAlcohol(day=day(0), grams=30.0, unknown=0, count=2),)).lanes
    assert (lane.name, lane.values, lane.marks) == ("Alcohol", (2.5, None), ("value", "no_entry"))
    assert span(2, nones=(DailyNone(day=day(0), what="everything"),)).lanes == ()
    (said,) = span(2, nones=(DailyNone(day=day(0), what="alcohol"),)).lanes
    assert (said.values, said.marks) == ((None, None), ("none", "no_entry"))


def test_sleep_of_a_night() -> None:
    (lane,) = span(3, sleep=(DailySleep(day=day(0), hours=7.5), DailySleep(day=day(2), hours=None))).lanes
    assert (lane.values, lane.marks) == ((7.5, None, None), ("value", "no_entry", "unknown"))
    assert (lane.unit, lane.shape) == ("hours", "line")


def test_a_comparison_counts_whole_days_and_nones_and_nothing_else() -> None:
    def amount(number: int, total: float | None) -> DailyAmount:
        unit = "g" if total is not None else ""
        return DailyAmount(day=day(number), substance="kratom", name="Kratom", unit=unit, total=total, count=1)

    rows = [amount(number, 4.0) for number in (0, 1, 2)] + [amount(number, 2.0) for number in (7, 8, 9, 10)]
    rows += [amount(4, 9.0), amount(4, None)]
    (lane,) = span(14, amounts=tuple(rows), nones=(DailyNone(day=day(3), what="kratom"),)).lanes
    assert lane.marks[:6] == ("value", "value", "value", "none", "partly", "no_entry")
    assert lane.comparison is not None
    assert (lane.comparison.first.n, lane.comparison.first.median) == (4, 4.0)
    assert (lane.comparison.last.n, lane.comparison.last.median) == (4, 2.0)


def test_a_long_span_has_the_worst_alert_of_each_place() -> None:
    levels = {0: Level.NOTE, 6: Level.CRITICAL, 7: Level.CAUTION, 20: Level.SERIOUS}
    data = span(600, alerts=tuple(DailyAlert(day=day(number), level=level) for number, level in levels.items()))
    assert data.place_days == 7
    assert data.alerts[:4] == (Level.CRITICAL, Level.CAUTION, Level.SERIOUS, None)
    assert data.starts[:3] == (day(0), day(7), day(14))
    assert (data.logged_days, data.journal_days) == (0, 0)
