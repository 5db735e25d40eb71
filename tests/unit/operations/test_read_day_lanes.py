"""A day's lanes from a journal: what was logged that day, and what still counts from before."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from journal_app.domain.entries import Sleep
from journal_app.domain.moments import moment_of
from journal_app.domain.tracking import TrackedSubstance, Tracking
from journal_app.errors import BadKnowledge
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_day_lanes import read_day_lanes
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

TODAY = NOW.date()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new journal."""
    with new_workspace(tmp_path / "diary.journal") as opened:
        yield opened


def test_an_empty_day_is_not_logged_and_has_no_lanes(workspace: Workspace) -> None:
    found = read_day_lanes(workspace, TODAY)
    assert (found.logged, found.lanes, found.now_h) == (False, (), 22.5)


def test_the_day_and_what_reaches_into_it(workspace: Workspace) -> None:
    log_entries(
        workspace, [dose("kratom_leaf", 2, grams=3), wine(1), dose("diazepam", 40), rating("anxiety", 4)], "Log"
    )
    found = read_day_lanes(workspace, TODAY)
    assert [(lane.name, len(lane.marks)) for lane in found.lanes] == [("Kratom", 1), ("Alcohol", 1), ("Diazepam", 0)]
    assert {key for each in found.together for key in each.keys} == {"kratom_leaf", "alcohol", "diazepam"}
    before = read_day_lanes(workspace, TODAY - timedelta(days=2))
    assert before.lanes == ()


def test_what_lasts_for_weeks_still_has_its_lane(workspace: Workspace) -> None:
    substances = workspace.usable_knowledge.substances.values()
    reach_h, long = max((row.windows.wearing_off_h, row.id) for row in substances if row.windows is not None)
    log_entries(workspace, [dose(long, reach_h * 0.9)], "Logged")
    assert [lane.key for lane in read_day_lanes(workspace, TODAY).lanes] == [long]


def test_the_evening_of_a_night_is_read_from_the_next_date(workspace: Workspace) -> None:
    yesterday = TODAY - timedelta(days=1)
    bed = NOW.replace(hour=21, minute=0) - timedelta(days=1)
    up = NOW.replace(hour=5, minute=0)
    night = Sleep(id=uuid4(), moment=moment_of(up, ZONE), entered_at=NOW, hours=8, bed_at=bed, up_at=up)
    log_entries(workspace, [night], "Logged")
    (before,) = read_day_lanes(workspace, yesterday).lanes
    (after,) = read_day_lanes(workspace, TODAY).lanes
    assert (before.sleep[0].begins_h, before.sleep[0].ends_h) == (22.0, 24.0)
    assert (after.sleep[0].begins_h, after.sleep[0].ends_h) == (0.0, 6.0)
    assert not read_day_lanes(workspace, yesterday).logged, "the night belongs to the date on which it ends"


def test_a_deleted_entry_leaves_no_lane(workspace: Workspace) -> None:
    taken = dose("diazepam", 2)
    log_entries(workspace, [taken], "Logged")
    delete_entries(workspace, (taken.id,), "Deleted")
    assert read_day_lanes(workspace, TODAY).lanes == ()


def test_what_is_tracked_has_a_lane_that_says_no_entry(workspace: Workspace) -> None:
    save_tracking(workspace, Tracking(substances=(TrackedSubstance(name="Kratom", substance="kratom_leaf"),)))
    (lane,) = read_day_lanes(workspace, TODAY).lanes
    assert (lane.name, lane.no_entry) == ("Kratom", True)


def test_with_unusable_knowledge_the_marks_are_still_there(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 2)], "Logged")
    broken = Workspace(
        journal=workspace.journal, knowledge=BadKnowledge("The list is damaged."), clock=workspace.clock,
        zone=workspace.zone,
    )  # fmt: skip
    found = read_day_lanes(broken, TODAY)
    assert found.warnings_off
    assert [(len(lane.marks), lane.fades) for lane in found.lanes] == [(1, ())]
