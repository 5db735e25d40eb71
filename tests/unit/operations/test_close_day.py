"""The end of a day: nones for what is kept track of, never beside an intake, and never twice."""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, NoneTaken
from journal_app.domain.moments import moment_on
from journal_app.domain.person import Medicine
from journal_app.domain.tracking import TrackedSubstance, Tracking
from journal_app.operations.close_day import close_day, leave_gap, read_day_end
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_day import read_day
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.undo_change import undo
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

TODAY = date(2026, 11, 22)
KEPT = ("alcohol", "kratom_leaf", "diazepam", "alprazolam")


def track(workspace: Workspace, *substances: str) -> None:
    """Keep track of these."""
    tracked = tuple(TrackedSubstance(name=each, substance=each) for each in substances)
    save_tracking(workspace, Tracking(substances=tracked))


def nones(workspace: Workspace, day: date = TODAY) -> list[str]:
    """What was said to be not taken on a day."""
    return [each.what for each in workspace.journal.entries_on(day, day) if isinstance(each, NoneTaken)]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An open journal."""
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def test_what_is_kept_track_of_and_not_taken_gets_a_none_in_one_step(workspace: Workspace) -> None:
    track(workspace, "alcohol", "kratom_leaf", "diazepam")
    log_entries(workspace, [dose("kratom_leaf", 3, grams=3)], "Logged kratom")
    logged = close_day(workspace, TODAY)
    assert sorted(nones(workspace)) == ["alcohol", "diazepam"]
    assert logged.label == "Logged no alcohol and diazepam"
    undo(workspace)
    assert nones(workspace) == []


def test_where_nothing_is_chosen_what_was_logged_lately_counts(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 24 * 29), wine(24 * 2), dose("diazepam", 24 * 32)], "Logged")
    close_day(workspace, TODAY)
    assert sorted(nones(workspace)) == ["alcohol", "kratom_leaf"]


def test_an_empty_journal_says_that_nothing_was_taken(workspace: Workspace) -> None:
    close_day(workspace, TODAY)
    assert nones(workspace) == [EVERYTHING]
    assert close_day(workspace, TODAY).entries == ()
    assert nones(workspace) == [EVERYTHING]


def test_another_form_of_the_same_thing_counts_as_taken(workspace: Workspace) -> None:
    track(workspace, "kratom_leaf", "kratom_extract")
    log_entries(workspace, [dose("kratom_extract", 3)], "Logged")
    assert "kratom_extract" not in read_day_end(workspace, TODAY).names
    close_day(workspace, TODAY)
    taken = workspace.usable_knowledge.substances["kratom_extract"].ingredient
    assert all(workspace.usable_knowledge.substances[each].ingredient != taken for each in nones(workspace))


def test_a_medicine_that_is_taken_without_being_logged_gets_no_none(workspace: Workspace) -> None:
    track(workspace, "methadone", "alcohol")
    start = moment_on(TODAY - timedelta(days=90), ZONE)
    save_medicine(workspace, Medicine(id=uuid4(), name="methadone", substance="methadone", start=start))
    close_day(workspace, TODAY)
    assert nones(workspace) == ["alcohol"]


def test_an_intake_that_is_logged_later_wins(workspace: Workspace) -> None:
    track(workspace, "alcohol")
    close_day(workspace, TODAY)
    log_entries(workspace, [wine(1)], "Logged wine")
    rows = read_day(workspace, TODAY).rows
    assert "counts instead" in next(row.detail for row in rows if isinstance(row.entry, NoneTaken))
    assert close_day(workspace, TODAY).entries == ()


def test_a_past_day_is_closed_on_its_own_date(workspace: Workspace) -> None:
    track(workspace, "alcohol")
    day = TODAY - timedelta(days=5)
    close_day(workspace, day)
    assert nones(workspace, day) == ["alcohol"]
    assert nones(workspace) == []


def test_a_day_without_an_entry_is_asked_about_once(workspace: Workspace) -> None:
    assert not read_day_end(workspace, TODAY).empty_before, "nothing was kept before: there is no gap"
    log_entries(workspace, [rating("anxiety", 3, at=NOW - timedelta(days=4))], "Logged")
    assert read_day_end(workspace, TODAY).empty_before
    leave_gap(workspace, TODAY - timedelta(days=1))
    assert not read_day_end(workspace, TODAY).empty_before
    assert read_day_end(workspace, TODAY + timedelta(days=1)).empty_before, "another day is another question"


_SUBSTANCES = st.sampled_from(KEPT)
_WHATS = st.sampled_from((*KEPT, EVERYTHING, "benzodiazepine"))


def _entry(what: str, kind: str, day: date) -> Entry:
    moment = moment_on(day, ZONE)
    at: datetime = NOW
    if kind == "none":
        return NoneTaken(id=uuid4(), moment=moment, entered_at=at, what=what)
    if what == "alcohol":
        return Drink(id=uuid4(), moment=moment, entered_at=at, name="wine")
    return Dose(id=uuid4(), moment=moment, entered_at=at, name=what, substance=what)


@settings(max_examples=25, deadline=None)
@given(
    tracked=st.lists(_SUBSTANCES, unique=True),
    taken=st.lists(st.tuples(_SUBSTANCES, st.integers(0, 2)), max_size=4),
    said=st.lists(st.tuples(_WHATS, st.integers(0, 2)), max_size=2),
    back=st.integers(0, 2),
)
def test_no_none_ever_stands_beside_an_intake_and_closing_twice_changes_nothing(
    tracked: list[str], taken: list[tuple[str, int]], said: list[tuple[str, int]], back: int
) -> None:
    day = TODAY - timedelta(days=back)
    with tempfile.TemporaryDirectory() as folder, new_workspace(Path(folder) / "journal.db") as workspace:
        track(workspace, *tracked)
        made = [_entry(what, "intake", TODAY - timedelta(days=ago)) for what, ago in taken]
        made += [_entry(what, "none", TODAY - timedelta(days=ago)) for what, ago in said]
        if made:
            log_entries(workspace, made, "Logged")
        logged = close_day(workspace, day)
        intakes = {what for what, ago in taken if ago == back}
        before = {what for what, ago in said if ago == back}
        written = [each.what for each in logged.entries if isinstance(each, NoneTaken)]
        assert not intakes.intersection(written)
        assert not (EVERYTHING in written and intakes)
        assert not before.intersection(written)
        assert len(set(written)) == len(written)
        if tracked and EVERYTHING not in before and "benzodiazepine" not in before:
            assert set(tracked) <= {*intakes, *before, *written}, "nothing that is kept track of is left open"
        there = workspace.journal.entries()
        assert close_day(workspace, day).entries == ()
        assert workspace.journal.entries() == there
