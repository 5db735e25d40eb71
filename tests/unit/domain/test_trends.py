"""Trends: gaps stay gaps, unlike units stay apart, and what is not known never becomes zero."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.levels import Level
from journal_app.domain.trend_series import trends_of
from journal_app.domain.trends import (
    TAKEN,
    DailyAlcohol,
    DailyAlert,
    DailyAmount,
    DailyNone,
    DailyRating,
    DailyRecords,
    DailySleep,
    Lane,
    TrendsData,
)

FIRST = date(2026, 5, 15)


def day(number: int) -> date:
    """The day so many days after the first of the span."""
    return FIRST + timedelta(days=number)


def dose(number: int, total: float | None, unit: str = "g", substance: str = "kratom", count: int = 1) -> DailyAmount:
    """One row of the daily sums."""
    return DailyAmount(
        day=day(number),
        substance=substance,
        name=substance.title(),
        unit=unit if total is not None else "",
        total=total,
        count=count,
    )


def records(days: int, **parts: object) -> DailyRecords:
    """Daily records of so many days; a day counts as logged when anything in them names it."""
    rows = [row for part in parts.values() for row in part]  # type: ignore[attr-defined]  # tuples of Facts with a day
    logged = tuple(sorted({row.day for row in rows}))
    return DailyRecords(first=FIRST, last=day(days - 1), logged=logged, **parts)  # type: ignore[arg-type]  # as above


def trends(days: int, **parts: object) -> TrendsData:
    """Trends with drinks of 10 g."""
    return trends_of(records(days, **parts), drink_grams=10.0)


def lane_of(data: TrendsData, key: str) -> Lane:
    """The only lane of a substance."""
    (found,) = [lane for lane in data.lanes if lane.key == key]
    return found


def test_a_day_without_an_entry_is_no_entry_and_a_said_none_is_none() -> None:
    data = trends(3, amounts=(dose(0, 3.0),), nones=(DailyNone(day=day(1), what="kratom"),))
    lane = lane_of(data, "kratom")
    assert lane.marks == ("value", "none", "no_entry")
    assert lane.values == (3.0, None, None)
    assert data.logged == (True, True, False)
    assert data.logged_days == 2


def test_nothing_at_all_and_a_class_are_a_none_too_and_the_intake_wins() -> None:
    nones = (
        DailyNone(day=day(1), what="everything"),
        DailyNone(day=day(2), what="opioid"),
        DailyNone(day=day(0), what="everything"),
    )
    data = trends_of(
        records(3, amounts=(dose(0, 3.0),), nones=nones), drink_grams=10.0, classes_of=lambda _id: ("opioid",)
    )
    assert lane_of(data, "kratom").marks == ("value", "none", "none")


def test_an_amount_that_is_not_known_is_never_zero() -> None:
    data = trends(
        4,
        amounts=(dose(0, None), dose(1, 2.0), dose(1, None)),
        alcohol=(
            DailyAlcohol(day=day(0), grams=0.0, unknown=1, count=1),
            DailyAlcohol(day=day(1), grams=20.0, unknown=1, count=3),
        ),
        sleep=(DailySleep(day=day(2), hours=None),),
    )
    kratom, alcohol, sleep = (lane_of(data, key) for key in ("kratom", "alcohol", "sleep"))
    assert kratom.marks == ("unknown", "partly", "no_entry", "no_entry")
    assert kratom.values == (None, 2.0, None, None)
    assert alcohol.marks == ("unknown", "partly", "no_entry", "no_entry")
    assert alcohol.values == (None, 2.0, None, None)
    assert sleep.marks[2] == "unknown"
    assert sleep.values[2] is None


def test_masses_are_summed_and_unlike_units_get_lanes_of_their_own() -> None:
    data = trends(2, amounts=(dose(0, 2.0), dose(0, 500.0, "mg"), dose(1, 1.0), dose(1, 2.0, "capsule")))
    grams, capsules = (lane for lane in data.lanes if lane.key == "kratom")
    assert (grams.unit, capsules.unit) == ("g", "capsule")
    assert grams.values == (2.5, 1.0)
    assert capsules.values == (None, 2.0)
    assert capsules.marks == ("other_unit", "value")


def test_the_substances_used_on_most_days_are_shown_and_at_most_four() -> None:
    rows = tuple(dose(number, 1.0, substance=name) for name, days in zip("abcde", (1, 5, 3, 4, 2), strict=True)
                 for number in range(days))  # fmt: skip
    data = trends(6, amounts=rows)
    assert [lane.key for lane in data.lanes] == ["b", "d", "c", "e"]


def test_the_four_symptoms_keep_their_order_and_own_ones_follow() -> None:
    rows = tuple(DailyRating(day=day(0), symptom=name, worst=4) for name in ("sweats", "cravings", "anxiety"))
    data = trends(1, ratings=rows)
    assert [trend.symptom for trend in data.symptoms] == ["anxiety", "aches", "insomnia", "cravings", "sweats"]
    assert data.symptoms[1].ratings == (None,)
    assert trends(1, nones=(DailyNone(day=day(0), what="everything"),)).symptoms == ()


def test_alerts_stand_on_their_day_at_the_worst_level() -> None:
    rows = (DailyAlert(day=day(1), level=Level.SERIOUS), DailyAlert(day=day(1), level=Level.CRITICAL))
    assert trends(3, alerts=rows).alerts == (None, Level.CRITICAL, None)


def test_a_record_outside_its_span_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        trends(2, amounts=(dose(2, 1.0),))


def test_ten_years_become_whole_weeks_and_the_mean_counts_only_known_days() -> None:
    days = 3650
    data = trends(
        days,
        amounts=(dose(0, 4.0), dose(1, 2.0), dose(14, None), dose(days - 1, 1.0)),
        nones=(DailyNone(day=day(2), what="kratom"), DailyNone(day=day(30), what="kratom")),
        ratings=tuple(DailyRating(day=day(number), symptom="anxiety", worst=number) for number in range(5)),
    )
    assert data.place_days == 14
    assert len(data.starts) == len(data.lanes[0].values) == len(data.alerts) == 261
    kratom = lane_of(data, "kratom")
    assert kratom.values[0] == pytest.approx(2.0)  # 4, 2 and a none; the eleven days without an entry do not count
    assert kratom.marks[:4] == ("value", "unknown", "none", "no_entry")
    assert data.symptoms[0].ratings[0] == 2.0
    assert data.symptoms[0].rated == 5
    assert data.symptoms[0].middle[:2] == (2.0, None)


amounts = st.lists(
    st.tuples(st.integers(0, 39), st.one_of(st.none(), st.floats(0.1, 50)), st.sampled_from(["g", "mg", "capsule"])),
    max_size=40,
)


@given(amounts, st.sets(st.integers(0, 39)))
def test_every_intake_shows_and_every_silent_day_is_no_entry(
    rows: list[tuple[int, float | None, str]], none_days: set[int]
) -> None:
    data = trends(
        40,
        amounts=tuple(dose(number, total, unit) for number, total, unit in rows),
        nones=tuple(DailyNone(day=day(number), what="kratom") for number in sorted(none_days)),
    )
    taken = {number for number, _total, _unit in rows}
    for lane in data.lanes:
        for number, (value, mark) in enumerate(zip(lane.values, lane.marks, strict=True)):
            assert (mark in TAKEN) == (number in taken)
            assert (mark == "none") == (number in none_days - taken)
            assert (value is not None) == (mark in ("value", "partly"))
            assert value is None or value > 0
