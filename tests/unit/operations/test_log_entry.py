"""Logging: saved and warned in one moment, undone in one step, refused with one sentence."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from journal_app.domain.entries import Dose, NoneTaken
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.units import Amount
from journal_app.errors import BadInput, BadKnowledge
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_alerts import read_alerts
from journal_app.operations.read_day import read_day
from journal_app.operations.review_alert import review_alerts
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

TODAY = moment_of(NOW, ZONE).local_date


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def test_kratom_and_wine_warn_whichever_is_logged_first(workspace: Workspace) -> None:
    log_entries(workspace, [wine(0)], "Logged wine")
    late = log_entries(workspace, [dose("kratom_leaf", 1, grams=3.0)], "Logged kratom 3 g")
    assert [alert.level for alert in late.alerts] == [Level.CRITICAL]
    assert late.alerts[0].intake.name == "wine"
    assert [alert.id for alert in late.interrupting] == [late.alerts[0].id]


def test_one_undo_takes_a_whole_check_in_back(workspace: Workspace) -> None:
    ratings = [rating("anxiety", 7), rating("aches", 4)]
    log_entries(workspace, ratings, "Logged a check-in")
    assert read_day(workspace, TODAY).rows[0].detail == "Anxiety 7 · aches 4"
    undo(workspace)
    assert read_day(workspace, TODAY).rows == ()
    redo(workspace)
    assert len(read_day(workspace, TODAY).rows[0].entries) == 2


def test_deleting_the_wine_resolves_the_warning_and_undo_brings_it_back(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 1)], "Logged kratom")
    glass = wine(0)
    log_entries(workspace, [glass], "Logged wine")
    waiting = read_alerts(workspace).to_review
    review_alerts(workspace, waiting[0].alerts, "dinner")
    delete_entries(workspace, (glass.id,), "Deleted wine")
    assert read_alerts(workspace).read[0].read_when == "resolved by a correction"
    assert read_day(workspace, TODAY).strips == ()
    undo(workspace)
    again = read_alerts(workspace)
    assert again.to_review == ()
    assert (again.read[0].note, again.read[0].alert.state) == ("dinner", "read")


def test_back_dating_moves_the_warning_away(workspace: Workspace) -> None:
    kratom = dose("kratom_leaf", 1)
    log_entries(workspace, [kratom, wine(0)], "Logged both")
    assert len(read_alerts(workspace).to_review) == 1
    moved = msgspec.structs.replace(kratom, moment=moment_of(NOW - timedelta(days=9), ZONE))
    edit_entry(workspace, moved, "Changed kratom")
    assert read_alerts(workspace).to_review == ()


def test_reading_a_warning_can_be_undone(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 1), wine(0)], "Logged both")
    review_alerts(workspace, read_alerts(workspace).to_review[0].alerts, "")
    assert read_alerts(workspace).to_review == ()
    undo(workspace)
    assert len(read_alerts(workspace).to_review) == 1


def test_an_unrecognised_name_is_kept_and_said_to_be_unchecked(workspace: Workspace) -> None:
    strange = msgspec.structs.replace(dose("kratom_leaf"), name="Grandma's tea", substance=None)
    log_entries(workspace, [strange], "Logged Grandma's tea")
    row = read_day(workspace, TODAY).rows[0]
    assert (row.title, row.checked) == ("Grandma's tea", False)


def test_a_day_entry_meets_everything_of_its_date(workspace: Workspace) -> None:
    some_time = msgspec.structs.replace(dose("diazepam"), moment=moment_on(TODAY, ZONE))
    result = log_entries(workspace, [some_time, wine(0)], "Logged both")
    assert [alert.level for alert in result.alerts] == [Level.CRITICAL]
    assert read_alerts(workspace).to_review[0].apart == "times not known"


def test_the_same_pair_does_not_interrupt_twice_on_one_evening(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 2)], "Logged kratom")
    assert len(log_entries(workspace, [wine(1)], "Logged wine").interrupting) == 1
    second = log_entries(workspace, [wine(0)], "Logged wine")
    assert (len(second.alerts), len(second.interrupting)) == (1, 0)
    new_set = log_entries(workspace, [dose("diazepam")], "Logged diazepam")
    assert len(new_set.interrupting) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        msgspec.structs.replace(dose("kratom_leaf"), moment=moment_of(NOW + timedelta(days=2), ZONE)),
        msgspec.structs.replace(dose("kratom_leaf"), moment=moment_of(NOW.replace(year=1899), ZONE)),
        msgspec.structs.replace(dose("kratom_leaf"), amount=Amount(value=-1.0, unit="g")),
        msgspec.structs.replace(dose("kratom_leaf"), amount=Amount(value=float("nan"), unit="g")),
        msgspec.structs.replace(dose("kratom_leaf"), amount=Amount(value=1e12, unit="g")),
        msgspec.structs.replace(dose("kratom_leaf"), name="  "),
        wine(count=0),
        wine(count=1e9),
        rating("anxiety", 11),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_and_saves_nothing(workspace: Workspace, wrong: Dose) -> None:
    with pytest.raises(BadInput, match="Nothing was saved"):
        log_entries(workspace, [wine(0), wrong], "Logged")
    assert workspace.journal.entry_count() == 0


def test_without_usable_knowledge_logging_goes_on_and_says_that_warnings_are_off(workspace: Workspace) -> None:
    blind = Workspace(
        journal=workspace.journal,
        knowledge=BadKnowledge("Warnings are off."),
        clock=workspace.clock,
        zone=workspace.zone,
    )
    log_entries(blind, [dose("kratom_leaf", 1), wine(0)], "Logged both")
    day = read_day(blind, TODAY)
    assert len(day.rows) == 2
    assert day.warnings_off == read_alerts(blind).warnings_off == "Warnings are off."


def test_an_intake_wins_over_a_none_which_stays_to_be_seen(workspace: Workspace) -> None:
    none = NoneTaken(id=uuid4(), moment=moment_on(TODAY, ZONE), entered_at=NOW, what="alcohol")
    log_entries(workspace, [none], "No alcohol today")
    assert read_day(workspace, TODAY).rows[0].detail == "Said by you"
    log_entries(workspace, [wine(0)], "Logged wine")
    rows = read_day(workspace, TODAY).rows
    assert [row.title for row in rows] == ["No alcohol", "Wine 150 ml"]
    assert "counts instead" in rows[0].detail
