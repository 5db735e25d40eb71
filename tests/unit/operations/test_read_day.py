"""The rows of a day: every kind of entry in good words, with all that was said of it."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from journal_app.domain.entries import Dose, Entry, Measure, ScaleScore, Sleep
from journal_app.domain.moments import moment_of
from journal_app.domain.units import Amount
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_day import read_day
from journal_app.operations.views import DayRow
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

MOMENT = moment_of(NOW, ZONE)


def _row(folder: Path, entry: Entry) -> DayRow:
    with new_workspace(folder / "journal.db") as workspace:
        log_entries(workspace, [entry], "x")
        (row,) = read_day(workspace, MOMENT.local_date).rows
    return row


def _dose(**said: object) -> Dose:
    return Dose(
        id=uuid4(), moment=MOMENT, entered_at=NOW, name="kratom", substance="kratom_leaf",
        amount=Amount(value=2.5, unit="g"), **said,  # type: ignore[arg-type]  # fields by name
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "detail"),
    [
        ({}, ""),
        ({"form": "tea", "product": "red Bali", "with_food": True}, "Tea · red Bali · with food"),
        (
            {"route": "sublingual", "prescribed": False, "with_food": False},
            "Under the tongue · not prescribed · without food",
        ),
        ({"route": "oral", "prescribed": True}, "Prescribed"),
    ],
)
def test_a_dose_says_how_it_was_taken(tmp_path: Path, said: dict[str, object], detail: str) -> None:
    row = _row(tmp_path, _dose(**said))
    assert (row.title, row.detail, row.icon) == ("Kratom 2.5 g", detail, "leaf")


def test_a_night_says_when_how_long_and_how_well(tmp_path: Path) -> None:
    night = Sleep(
        id=uuid4(), moment=MOMENT, entered_at=NOW, hours=6.5, bed_at=NOW - timedelta(hours=16),
        up_at=NOW - timedelta(hours=9), wakings=1, quality=4,
    )  # fmt: skip
    row = _row(tmp_path, night)
    assert row.detail == "Slept 6 h 30 min · 06:30 to 13:30 · woke 1 time · quality 4 of 10"


def test_only_what_was_said_of_a_night_is_named(tmp_path: Path) -> None:
    night = Sleep(id=uuid4(), moment=MOMENT, entered_at=NOW, up_at=NOW - timedelta(hours=9))
    assert _row(tmp_path, night).detail == "Hours not known · up 13:30"


@pytest.mark.parametrize(
    ("what", "value", "second", "unit", "title", "icon"),
    [
        ("pulse", 88, None, "/min", "Pulse 88 /min", "pulse"),
        ("blood pressure", 142, 91, "mmHg", "Blood pressure 142/91 mmHg", "pulse"),
        ("temperature", 36.6, None, "°C", "Temperature 36.6 °C", "ruler"),
        ("steps", 4000, None, "", "Steps 4000", "ruler"),
    ],
)
def test_a_measure_names_its_unit(
    tmp_path: Path, what: str, value: float, second: float | None, unit: str, title: str, icon: str
) -> None:
    measure = Measure(id=uuid4(), moment=MOMENT, entered_at=NOW, what=what, value=value, second=second, unit=unit)
    row = _row(tmp_path, measure)
    assert (row.title, row.icon) == (title, icon)


def test_a_sum_says_where_it_comes_from(tmp_path: Path) -> None:
    own = ScaleScore(
        id=uuid4(), moment=MOMENT, entered_at=NOW, scale="withdrawal-opioid", score=5, answers=(("a", 2), ("b", 3))
    )
    row = _row(tmp_path / "own", own)
    assert (row.title, row.detail) == ("Withdrawal check-in 5", "2 questions")
    given = ScaleScore(id=uuid4(), moment=MOMENT, entered_at=NOW, scale="COWS", score=12, given_by="the nurse")
    row = _row(tmp_path / "given", given)
    assert (row.title, row.detail) == ("COWS 12", "A total given by the nurse")
