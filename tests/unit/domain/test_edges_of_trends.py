"""What a span of trends says about itself: its days and places, its heading, and what a medicine was on a date."""

from datetime import date, timedelta

import msgspec
import pytest

from journal_app.domain.trend_series import trends_of
from journal_app.domain.trends import DailyRecords, Happening, Lane, MedicineLine, MedicineStep, TrendsData

FIRST = date(2026, 5, 15)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def span(days: int) -> TrendsData:
    """An empty span."""
    return trends_of(DailyRecords(first=FIRST, last=day(days - 1), logged=()), drink_grams=10.0)


LINE = MedicineLine(
    substance="gabapentin", name="gabapentin", first=day(2), last=day(20), scheduled=True,
    steps=(
        MedicineStep(day=day(2), amount="900 mg", often="once a day"),
        MedicineStep(day=day(10), amount="600 mg", often="once a day"),
        MedicineStep(day=day(15), amount="", often="as needed"),
    ),
)  # fmt: skip
LANE = Lane(key="kratom", name="Kratom", unit="g", shape="bars", values=(), marks=(), comparison=None)
HAPPENING = Happening(day=day(3), what="fever", words="Fever")


@pytest.mark.parametrize("days", [1, 2, 28, 500])
def test_a_span_has_all_its_days(days: int) -> None:
    data = span(days)
    assert data.days == days
    assert [data.place_of(day(number)) for number in (-1, 0, days - 1, days)] == [-1, 0, days - 1, days]


def test_a_long_span_has_a_place_for_whole_weeks() -> None:
    data = span(1000)
    assert data.place_days == 14 or data.place_days == 7
    assert data.place_of(day(data.place_days - 1)) == 0
    assert data.place_of(day(data.place_days)) == 1
    assert len(data.starts) == data.place_of(data.last) + 1


def test_the_heading_names_medicines_only_where_there_are_some() -> None:
    empty = span(28)

    def heading(**parts: object) -> tuple[bool, str]:
        data = msgspec.structs.replace(empty, **parts)
        return data.has_lanes, data.lanes_title

    assert not empty.has_lanes
    assert heading(medicines=(LINE,)) == (True, "Medicines")
    assert heading(happened=(HAPPENING,)) == (True, "What happened")
    assert heading(lanes=(LANE,)) == (True, "Amounts, alcohol, sleep")
    assert heading(lanes=(LANE,), medicines=(LINE,)) == (True, "Amounts, alcohol, sleep, medicines")


@pytest.mark.parametrize(("number", "runs"), [(1, False), (2, True), (19, True), (20, False), (21, False)])
def test_a_medicine_runs_from_its_start_until_the_day_before_its_stop(number: int, runs: bool) -> None:
    assert LINE.runs_on(day(number)) is runs
    assert msgspec.structs.replace(LINE, last=None).runs_on(day(number)) is (number >= 2)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "900 mg once a day"),
        (2, "900 mg once a day"),
        (9, "900 mg once a day"),
        (10, "600 mg once a day"),
        (14, "600 mg once a day"),
        (15, "as needed"),
        (99, "as needed"),
    ],
)
def test_what_is_prescribed_on_a_date(number: int, words: str) -> None:
    assert LINE.step_on(day(number)).words == words
