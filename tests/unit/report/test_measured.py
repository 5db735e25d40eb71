"""Measures and sums in the report: one line a day, units never mixed, and only what has room in the calendar."""

from datetime import date
from uuid import uuid4

from journal_app.domain.entries import Entry, Measure, ScaleScore
from journal_app.report.data import CellLine
from journal_app.report.measured import MOST_IN_A_LINE, measured_cells, measured_lines
from tests.unit.report.example import FIRST, MADE_AT, dates, dose, moment
from tests.unit.report.test_build import built

DAY = date(2026, 5, 20)


def _measure(what: str, value: float, clock: str = "", *, second: float | None = None, unit: str = "") -> Measure:
    return Measure(
        id=uuid4(), moment=moment(DAY, clock), entered_at=MADE_AT, what=what, value=value, second=second, unit=unit
    )


def _score(scale: str, score: float, given_by: str = "") -> ScaleScore:
    return ScaleScore(id=uuid4(), moment=moment(DAY), entered_at=MADE_AT, scale=scale, score=score, given_by=given_by)


MEASURED: tuple[Entry, ...] = (
    _measure("blood pressure", 138, "20:10", second=88, unit="mmHg"),
    _measure("blood pressure", 142, "08:05", second=91, unit="mmHg"),
    _measure("pulse", 92, "08:05", unit="/min"),
    _measure("walk", 2, unit="km"),
    _measure("walk", 1, unit="miles"),
    _score("COWS", 12, "nurse"),
    _score("withdrawal-opioid", 9),
)


def test_each_measure_of_a_day_stands_in_one_line_with_its_times() -> None:
    assert [(line.when, line.text) for line in measured_lines(MEASURED)] == [
        ("20 May", "Pulse: 08:05 92 /min"),
        ("20 May", "Blood pressure: 08:05 142/91 and 20:10 138/88 mmHg"),
        ("20 May", "COWS: 12 (by nurse)"),
        ("20 May", "Walk: 2 km"),
        ("20 May", "Walk: 1 miles"),
        ("20 May", "Withdrawal check-in: 9"),
    ]


def test_a_day_with_very_many_says_how_many_more() -> None:
    many = [_measure("pulse", 80 + hour, f"{hour:02}:00", unit="/min") for hour in range(MOST_IN_A_LINE + 3)]
    (line,) = measured_lines(many)
    assert line.text.endswith("07:00 87 and 3 more /min")


def test_the_calendar_has_the_last_value_of_the_day() -> None:
    assert measured_cells(MEASURED, DAY)[:2] == (
        CellLine(label="Pulse", value="92"),
        CellLine(label="Blood pressure", value="138/88"),
    )
    assert measured_cells(MEASURED, FIRST) == ()


def test_they_stand_in_the_list_in_the_calendar_and_in_the_day_list() -> None:
    entries = [*(dose(day, "Kratom", 3, "g") for day in dates(FIRST, 10)), *MEASURED]
    data = built(entries)
    assert len(data.measured) == 6
    cells = {cell.number: cell for week in data.weeks for cell in week.days if cell is not None}
    assert CellLine(label="Pulse", value="92") in cells["20"].lines
    few = built([dose(DAY, "Kratom", 3, "g"), *MEASURED])
    assert "Blood pressure: 08:05 142/91 and 20:10 138/88 mmHg" in few.day_list[0].taken
