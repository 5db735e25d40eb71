"""Ratings in words and in numbers of one symptom: side by side everywhere, and never in one median."""

from datetime import date, timedelta
from pathlib import Path

import msgspec

from journal_app.charts import describe, describe_place
from journal_app.domain.entries import SymptomRating
from journal_app.domain.tracking import TrackedSymptom, Tracking
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_day import read_day
from journal_app.operations.read_trends import read_trends
from journal_app.operations.save_tracking import save_tracking
from tests.unit.operations.made_entries import rating
from tests.unit.operations.new_journals import NOW, new_workspace

TODAY = date(2026, 11, 22)


def in_words(symptom: str, severity: int, days_ago: int = 0) -> SymptomRating:
    """A rating none to severe, some days ago."""
    made = rating(symptom, severity, at=NOW - timedelta(days=days_ago))
    return msgspec.structs.replace(made, scale="words")


def test_the_two_scales_of_one_symptom_are_never_mixed(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        numbers = [rating("anxiety", 8, at=NOW - timedelta(days=day)) for day in range(6)]
        words = [in_words("anxiety", 2, day) for day in range(4, 12)]
        log_entries(workspace, [*numbers, *words], "Logged")
        data = read_trends(workspace, TODAY - timedelta(days=13), TODAY)
    trends = {trend.symptom: trend for trend in data.symptoms}
    first, second = trends["anxiety"], trends["anxiety (in words)"]
    assert (first.scale, second.scale) == ("0-10", "words")
    assert {value for value in first.ratings if value is not None} == {8.0}
    assert {value for value in second.ratings if value is not None} == {2.0}
    assert (first.rated, second.rated) == (6, 8)
    assert "anxiety (in words) moderate" in describe_place.readout(data, 13 - 5)
    assert "from moderate to moderate" in describe.symptom(data, second)
    headings, rows = describe_place.table(data)
    column = headings.index(describe.title(second.symptom))
    assert {row[column] for row in rows} == {"moderate", "no entry"}


def test_the_order_of_the_check_in_is_the_order_of_the_charts(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        log_entries(
            workspace, [rating("aches", 3), in_words("restless legs", 1), rating("cravings", 5), rating("old", 2)], "x"
        )
        save_tracking(
            workspace,
            Tracking(
                symptoms=(
                    TrackedSymptom(name="restless legs", scale="words"),
                    TrackedSymptom(name="aches", hidden=True),
                    TrackedSymptom(name="cravings"),
                )
            ),
        )
        data = read_trends(workspace, TODAY - timedelta(days=13), TODAY)
        day = read_day(workspace, TODAY)
    assert [trend.symptom for trend in data.symptoms] == ["restless legs", "cravings", "aches", "old"]
    assert "restless legs mild" in day.rows[0].detail.lower()


def test_a_median_between_two_words_is_said_in_both() -> None:
    assert describe.rated(1.5, "words") == "mild to moderate"
    assert describe.rated(3, "words") == "severe"
    assert describe.rated(1.5, "0-10") == "1.5"
