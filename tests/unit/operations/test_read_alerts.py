"""The list of warnings: what waits, what only stands at its entry, what became of each, what the prescriber knows."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.operations.count_to_review import count_to_review
from journal_app.operations.log_entry import log_entries
from journal_app.operations.mark_opened import mark_opened
from journal_app.operations.prescriber_knows import prescriber_knows_of
from journal_app.operations.read_alerts import read_alerts
from journal_app.operations.read_day import read_day
from journal_app.operations.review_alert import review_alerts
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def today(workspace: Workspace) -> str:
    view = read_day(workspace, moment_of(NOW, ZONE).local_date)
    return " ".join(row.hint for row in view.rows)


def test_a_note_stands_at_its_entry_and_waits_for_nobody(workspace: Workspace) -> None:
    log_entries(workspace, [dose("heroin")], "heroin")
    view = read_alerts(workspace)
    assert view.to_review == ()
    assert count_to_review(workspace) == 0
    assert [(row.alert.rule, row.alert.level) for row in view.read] == [("P14", Level.NOTE)]
    assert "Heroin" in today(workspace)


def test_beside_a_warning_the_note_is_not_said_as_well(workspace: Workspace) -> None:
    log_entries(workspace, [dose("alprazolam", 2), dose("heroin", 1)], "both")
    view = read_alerts(workspace)
    assert [row.alert.level for row in view.to_review] == [Level.CRITICAL]
    assert count_to_review(workspace) == 1
    assert today(workspace).strip() == ""


def test_what_the_prescriber_knows_is_shown_one_level_lower_and_kept_as_it_was(workspace: Workspace) -> None:
    log_entries(workspace, [dose("methadone", 2), dose("diazepam", 1)], "both")
    (row,) = read_alerts(workspace).to_review
    assert (row.shown, row.prescriber_knows, row.may_know) == (Level.CRITICAL, False, True)
    prescriber_knows_of(workspace, row.alert.id)
    (row,) = read_alerts(workspace).to_review
    assert (row.shown, row.prescriber_knows) == (Level.SERIOUS, True)
    assert row.alert.level == Level.CRITICAL
    assert row.text.level == Level.CRITICAL  # by which the box with the number goes
    (strip,) = read_day(workspace, moment_of(NOW, ZONE).local_date).strips
    assert strip.title == "Serious (your prescriber knows): methadone and diazepam"


def test_a_third_one_that_joins_is_shown_at_its_full_level(workspace: Workspace) -> None:
    log_entries(workspace, [dose("methadone", 3), dose("diazepam", 2)], "both")
    (row,) = read_alerts(workspace).to_review
    prescriber_knows_of(workspace, row.alert.id)
    log_entries(workspace, [dose("gabapentin", 1)], "third")
    newest = max(read_alerts(workspace).to_review, key=lambda row: row.alert.at)
    assert (newest.shown, newest.prescriber_knows) == (Level.CRITICAL, False)


def test_each_thing_that_became_of_a_warning_is_a_line(workspace: Workspace) -> None:
    log_entries(workspace, [dose("methadone", 2), dose("diazepam", 1)], "both")
    (row,) = read_alerts(workspace).to_review
    mark_opened(workspace, row.alerts)
    review_alerts(workspace, row.alerts, "rang the clinic")
    (row,) = read_alerts(workspace).read
    said = [line.partition(",")[0] for line in row.history]
    assert said == ["Raised as critical", "Opened", "Read by you"]
    assert row.history[0].endswith(f"(list {row.alert.knowledge_version[:10]})")
    assert row.note == "rang the clinic"


def test_after_the_time_that_was_said_the_full_level_is_back(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        log_entries(workspace, [dose("methadone", 2), dose("diazepam", 1)], "both")
        (row,) = read_alerts(workspace).to_review
        prescriber_knows_of(workspace, row.alert.id)
        later = workspace.clock() + timedelta(days=30)
        workspace.clock = lambda: later
        (row,) = read_alerts(workspace).to_review
        assert (row.shown, row.prescriber_knows) == (Level.CRITICAL, False)
