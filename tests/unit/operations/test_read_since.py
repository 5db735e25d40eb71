"""Time since last from a journal: the newest of each, kinds of them, patches, ongoing medicines, and days not known."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from journal_app.domain.entries import Dose, Drink, NoneTaken, Skipped
from journal_app.domain.moments import moment_at, moment_of, moment_on
from journal_app.domain.person import Medicine
from journal_app.domain.since import SinceRow, SinceView
from journal_app.domain.units import Amount
from journal_app.errors import BadKnowledge
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_since import read_since, read_since_steps
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

TODAY = NOW.date()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new journal."""
    with new_workspace(tmp_path / "diary.journal") as opened:
        yield opened


def row(view: SinceView, name: str) -> SinceRow:
    """The row of a name."""
    (found,) = [each for each in (*view.substances, *view.kinds) if each.name == name]
    return found


def ongoing(days: int = 30) -> Medicine:
    """Methadone, once a day."""
    return Medicine(
        id=UUID(int=4), name="methadone", substance="methadone", amount=Amount(value=40, unit="mg"), times_per_day=1.0,
        start=moment_on(TODAY - timedelta(days=days), ZONE),
    )  # fmt: skip


def test_an_empty_journal_has_nothing_to_say(workspace: Workspace) -> None:
    assert read_since(workspace) == SinceView(substances=(), kinds=())


def test_each_substance_and_each_kind_newest_first(workspace: Workspace) -> None:
    log_entries(
        workspace,
        [dose("kratom_leaf", 30, grams=3), dose("kratom_leaf", 0.5, grams=2), wine(1.45), dose("diazepam", 80),
         dose("alprazolam", 50), dose("gabapentin", 100)],
        "Logged",
    )  # fmt: skip
    view = read_since(workspace)
    assert [each.name for each in view.substances] == ["Kratom", "Alcohol", "Alprazolam", "Diazepam", "Gabapentin"]
    assert row(view, "Kratom").ago == "less than an hour", "the smallest span is as calm as any other"
    assert row(view, "Alcohol").ago == "1 h 27 min"
    assert row(view, "Kratom").last == "Last: kratom 2 g, today 22:00"
    kinds = [each.name for each in view.kinds]
    assert kinds == ["Kratom and 7-OH", "Opioids", "Benzodiazepines", "Gabapentin and pregabalin"]
    benzodiazepines = row(view, "Benzodiazepines")
    assert benzodiazepines.ago == "2 days"
    assert benzodiazepines.keys == ("alprazolam", "diazepam")
    assert "alprazolam" in benzodiazepines.last


def test_days_without_any_entry_stand_beside_the_span(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 24 * 10)], "Logged")
    log_entries(workspace, [rating("anxiety", 3, at=NOW - timedelta(days=days)) for days in (1, 2, 5, 6, 7)], "Log")
    found = row(read_since(workspace), "Kratom")
    assert found.ago == "10 days"
    assert found.remark == "4 days since then have no entry, so it may be less."
    assert found.sentence == (
        "Kratom: 10 days. Last: kratom, 12 November 22:30. 4 days since then have no entry, so it may be less."
    )


def test_a_none_does_not_start_a_span(workspace: Workspace) -> None:
    none = NoneTaken(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, what="kratom_leaf")
    log_entries(workspace, [dose("kratom_leaf", 24 * 3), none], "Logged")
    assert row(read_since(workspace), "Kratom").ago == "3 days"


def test_a_drink_without_alcohol_is_none(workspace: Workspace) -> None:
    free = Drink(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="beer", ethanol_g=0.0)
    log_entries(workspace, [free], "Logged")
    assert read_since(workspace).substances == ()
    log_entries(workspace, [wine(50)], "Logged")
    assert row(read_since(workspace), "Alcohol").ago == "2 days"


def test_an_ongoing_medicine_is_taken_as_planned_and_has_no_span(workspace: Workspace) -> None:
    save_medicine(workspace, ongoing())
    log_entries(workspace, [dose("kratom_leaf", 3)], "Logged")
    view = read_since(workspace)
    assert [each.name for each in view.substances] == ["Kratom", "Methadone"]
    methadone = row(view, "Methadone")
    assert (methadone.ago, methadone.last) == ("as prescribed", "40 mg once a day, an ongoing medicine")
    assert methadone.last_day is None
    opioids = row(view, "Opioids")
    assert (opioids.ago, opioids.last) == ("as prescribed", "Ongoing: Methadone")
    assert opioids.keys == ("kratom_leaf", "methadone")


def test_a_medicine_that_was_skipped_says_so_and_one_that_ended_has_a_span(workspace: Workspace) -> None:
    save_medicine(workspace, ongoing())
    skipped = Skipped(
        id=uuid4(), moment=moment_of(NOW - timedelta(hours=12), ZONE), entered_at=NOW, name="methadone",
        substance="methadone", about=UUID(int=4),
    )  # fmt: skip
    log_entries(workspace, [skipped, dose("methadone", 24 * 5)], "Logged")
    methadone = row(read_since(workspace), "Methadone")
    assert methadone.remark == "Last: methadone, 17 November 22:30. Not taken today 10:30, as you said."
    ended = Medicine(
        id=UUID(int=4), name="methadone", substance="methadone", start=moment_on(TODAY - timedelta(days=30), ZONE),
        stop=moment_on(TODAY - timedelta(days=2), ZONE),
    )  # fmt: skip
    save_medicine(workspace, ended)
    assert row(read_since(workspace), "Methadone").ago == "5 days"


def test_a_patch_counts_from_when_it_came_off(workspace: Workspace) -> None:
    on = NOW - timedelta(hours=30)
    patch = Dose(
        id=uuid4(), moment=moment_of(on, ZONE), entered_at=NOW, name="fentanyl", substance="fentanyl",
        route="transdermal",
    )  # fmt: skip
    log_entries(workspace, [patch], "Logged")
    worn = row(read_since(workspace), "Fentanyl")
    assert worn.ago == "may still be on"
    off = Dose(
        id=uuid4(), moment=moment_of(on, ZONE), entered_at=NOW, name="clonidine", substance="clonidine",
        route="transdermal", ended_at=NOW - timedelta(hours=3),
    )  # fmt: skip
    log_entries(workspace, [off], "Logged")
    gone = row(read_since(workspace), "Clonidine")
    assert (gone.ago, gone.remark) == ("3 h", "Counted from when the patch came off.")


def test_a_name_of_no_list_has_its_span_and_no_kind(workspace: Workspace) -> None:
    unknown = Dose(id=uuid4(), moment=moment_of(NOW - timedelta(hours=5), ZONE), entered_at=NOW, name="Wundermittel")
    log_entries(workspace, [unknown], "Logged")
    view = read_since(workspace)
    assert row(view, "Wundermittel").ago == "5 h"
    assert view.kinds == ()


def test_without_knowledge_the_spans_are_still_there(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 5), wine(7)], "Logged")
    broken = Workspace(
        journal=workspace.journal, knowledge=BadKnowledge("The list is damaged."), clock=workspace.clock,
        zone=workspace.zone,
    )  # fmt: skip
    view = read_since(broken)
    assert [each.ago for each in view.substances] == ["5 h", "7 h"]
    assert view.kinds == ()


def test_the_steps_begin_with_what_was_before_them(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 24 * 40), dose("kratom_leaf", 24 * 3), dose("diazepam", 24)], "Logged")
    view = read_since(workspace)
    steps = read_since_steps(workspace, row(view, "Kratom"), 28)
    assert (steps.days[0], steps.days[24], steps.days[-1]) == (13, 0, 3)
    assert [place for place, taken in enumerate(steps.taken) if taken] == [24]
    assert steps.gaps.count(True) == 25, "today is not over"
    assert not steps.gaps[-1]


def test_the_steps_of_a_kind_are_those_of_all_its_substances(workspace: Workspace) -> None:
    log_entries(workspace, [dose("diazepam", 24 * 6), dose("alprazolam", 24 * 2), wine(24)], "Logged")
    view = read_since(workspace)
    steps = read_since_steps(workspace, row(view, "Benzodiazepines"), 28)
    assert [27 - place for place, taken in enumerate(steps.taken) if taken] == [6, 2]
    drinks = read_since_steps(workspace, row(view, "Alcohol"), 28)
    assert [27 - place for place, taken in enumerate(drinks.taken) if taken] == [1]


def test_a_row_that_was_never_in_the_span_is_known_by_its_last_day(workspace: Workspace) -> None:
    moment = moment_at(datetime(2026, 3, 1, 9), ZONE)
    unknown = Dose(id=uuid4(), moment=moment, entered_at=NOW, name="Wundermittel")
    log_entries(workspace, [unknown], "Logged")
    steps = read_since_steps(workspace, row(read_since(workspace), "Wundermittel"), 28)
    assert steps.days[-1] == (TODAY - moment.local_date).days
