"""What was deleted is listed for 30 days and comes back checked; then, or at a word, it is gone with every trace."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.entries import Note
from journal_app.domain.moments import moment_of
from journal_app.errors import BadInput
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.drafts import read_draft, save_draft
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.log_entry import log_entries
from journal_app.operations.recently_deleted import (
    MOST_SHOWN,
    DeletedView,
    bring_back,
    delete_for_good,
    forget_old_deleted,
    read_deleted,
)
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.workspace import Workspace
from journal_app.storage.journal import create_journal_file
from tests.shipped import shipped_knowledge
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE


@dataclass
class Desk:
    """A journal whose clock a test moves."""

    workspace: Workspace
    now: list[datetime] = field(default_factory=lambda: [NOW])

    def later(self, **span: float) -> None:
        self.now[0] += timedelta(**span)

    def opened_daily(self, days: int) -> int:
        """So many days pass on each of which the journal is open; returns how many entries went for good."""
        gone = 0
        for _ in range(days):
            self.later(days=1)
            gone += forget_old_deleted(self.workspace)
        return gone


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    now = [NOW]
    journal, _ = create_journal_file(tmp_path / "journal.db", None, clock=lambda: now[0])
    workspace = Workspace(
        journal=journal, knowledge=shipped_knowledge(), country="US", clock=lambda: now[0], zone=lambda: ZONE
    )
    yield Desk(workspace, now)
    journal.close()


def _texts(desk: Desk) -> str:
    """Everything that the file holds, as text."""
    driver = desk.workspace.journal.database.driver
    found = []
    for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"):
        for row in driver.execute(f"SELECT * FROM {name}"):
            found += [each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in row]
    return "\n".join(found)


def test_the_last_one_deleted_stands_first_with_its_times_in_words(desk: Desk) -> None:
    first, second = dose("diazepam", 5), wine(3)
    log_entries(desk.workspace, [first, second], "x")
    delete_entries(desk.workspace, [first.id], "x")
    desk.later(hours=20)
    delete_entries(desk.workspace, [second.id], "x")
    rows = read_deleted(desk.workspace).rows
    assert [row.entry for row in rows] == [second, first]
    assert rows[0].title == "Wine 150 ml, yesterday 19:30"
    assert rows[0].deleted == "Deleted today 18:30"
    assert rows[1].deleted == "Deleted yesterday 22:30"
    assert rows[0].until == "kept until 23 December"


def test_what_comes_back_is_checked_again_and_can_be_undone(desk: Desk) -> None:
    taken, drunk = dose("diazepam", 1), wine(0.5)
    log_entries(desk.workspace, [taken], "x")
    log_entries(desk.workspace, [drunk], "x")
    raised = [alert for alert in desk.workspace.journal.alerts() if alert.state == "to_review"]
    assert raised
    delete_entries(desk.workspace, [drunk.id], "x")
    assert not [alert for alert in desk.workspace.journal.alerts() if alert.state == "to_review"]
    done = bring_back(desk.workspace, [drunk.id])
    assert done.entries == (drunk,)
    assert done.label == "Brought back wine 150 ml"
    assert done.interrupting, "what never happened may interrupt when it does"
    assert desk.workspace.journal.entry(drunk.id) == drunk
    assert read_deleted(desk.workspace) == DeletedView(rows=())
    undo(desk.workspace)
    assert desk.workspace.journal.entry(drunk.id) is None
    assert [row.entry for row in read_deleted(desk.workspace).rows] == [drunk]


def test_it_is_listed_until_the_thirtieth_day_and_gone_after_it(desk: Desk) -> None:
    entry = dose("diazepam", 5)
    log_entries(desk.workspace, [entry], "x")
    delete_entries(desk.workspace, [entry.id], "x")
    assert desk.opened_daily(30) == 0
    assert [row.entry for row in read_deleted(desk.workspace).rows] == [entry]
    desk.later(seconds=1)
    assert forget_old_deleted(desk.workspace) == 1
    assert read_deleted(desk.workspace) == DeletedView(rows=())
    assert desk.workspace.journal.deleted_entries() == ()
    assert desk.workspace.journal.history(entry.id) == ()


@pytest.mark.parametrize("by", ["hand", "time"])
def test_no_trace_of_it_is_left_in_the_file(desk: Desk, by: str) -> None:
    secret = Note(id=dose("x").id, moment=moment_of(NOW, ZONE), entered_at=NOW, note="heron canary")
    taken = dose("diazepam", 1)
    drunk = wine(0.5)
    kept = dose("caffeine", 2)
    log_entries(desk.workspace, [secret, kept], "heron canary and caffeine")
    log_entries(desk.workspace, [taken], "x")
    log_entries(desk.workspace, [drunk], "x")
    edit_entry(desk.workspace, msgspec.structs.replace(taken, name="canary pill"), "x")
    save_draft(desk.workspace, f"edit:{taken.id}", "canary draft")
    delete_entries(desk.workspace, [secret.id], "Deleted note")
    delete_entries(desk.workspace, [taken.id], "Deleted canary pill")
    assert "canary" in _texts(desk)
    if by == "hand":
        assert delete_for_good(desk.workspace, [secret.id, taken.id, kept.id]) == 2
    else:
        assert desk.opened_daily(31) == 2
    left = _texts(desk)
    assert str(taken.id) not in left
    assert str(secret.id) not in left
    for label in ("canary pill", "canary draft"):
        assert label not in left
    assert desk.workspace.journal.entry(kept.id) == kept
    assert desk.workspace.journal.entry(drunk.id) == drunk
    assert all(alert.intake.entry_id != taken.id for alert in desk.workspace.journal.alerts())
    assert read_draft(desk.workspace, f"edit:{taken.id}") is None
    assert desk.workspace.journal.check_integrity() == ()


def test_what_is_left_can_still_be_undone_and_brought_again(desk: Desk) -> None:
    kept, gone = dose("caffeine", 2), dose("diazepam", 1)
    log_entries(desk.workspace, [kept], "kept")
    log_entries(desk.workspace, [gone], "gone")
    delete_entries(desk.workspace, [gone.id], "deleted")
    delete_for_good(desk.workspace, [gone.id])
    done = undo(desk.workspace)
    assert done is not None
    assert done.label == "kept"
    assert undo(desk.workspace) is None
    done = redo(desk.workspace)
    assert done is not None
    assert desk.workspace.journal.entries() == (kept,)


def test_an_entry_that_stands_is_never_taken_out(desk: Desk) -> None:
    entry = dose("diazepam", 1)
    log_entries(desk.workspace, [entry], "x")
    assert delete_for_good(desk.workspace, [entry.id]) == 0
    assert desk.workspace.journal.entries() == (entry,)
    with pytest.raises(BadInput, match="no longer kept"):
        bring_back(desk.workspace, [entry.id])


def test_an_import_that_was_taken_back_is_counted_and_not_all_shown(desk: Desk) -> None:
    log_entries(desk.workspace, [dose("caffeine", hours) for hours in range(MOST_SHOWN + 7)], "many")
    undo(desk.workspace)
    view = read_deleted(desk.workspace)
    assert (len(view.rows), view.more) == (MOST_SHOWN, 7)
    assert desk.opened_daily(31) == MOST_SHOWN + 7


@pytest.mark.parametrize("ahead", [timedelta(days=31), timedelta(days=3653)])
def test_a_clock_that_was_set_forward_empties_nothing(desk: Desk, ahead: timedelta) -> None:
    entry = dose("diazepam", 5)
    log_entries(desk.workspace, [entry], "x")
    delete_entries(desk.workspace, [entry.id], "x")
    right = desk.now[0]
    desk.now[0] = right + ahead
    for _ in range(40):
        assert forget_old_deleted(desk.workspace) == 0
        desk.later(minutes=10)
    assert [row.entry for row in read_deleted(desk.workspace).rows] == [entry], "it can still be brought back"
    desk.now[0] = right
    assert desk.opened_daily(30) == 0
    assert read_deleted(desk.workspace).rows
    assert desk.opened_daily(1) == 1


def test_a_clock_that_was_far_behind_empties_nothing_when_it_is_right_again(desk: Desk) -> None:
    entry = dose("diazepam", 5)
    log_entries(desk.workspace, [entry], "x")
    right, desk.now[0] = desk.now[0], NOW - timedelta(days=4000)
    delete_entries(desk.workspace, [entry.id], "x")
    desk.now[0] = right
    assert desk.opened_daily(6) == 0
    assert read_deleted(desk.workspace).rows[0].until == "kept until 29 November"
    assert desk.opened_daily(2) == 1


def test_what_was_deleted_while_the_clock_ran_ahead_is_not_kept_for_years(desk: Desk) -> None:
    entry = dose("diazepam", 5)
    log_entries(desk.workspace, [entry], "x")
    right, desk.now[0] = desk.now[0], NOW + timedelta(days=4000)
    delete_entries(desk.workspace, [entry.id], "x")
    desk.now[0] = right
    assert read_deleted(desk.workspace).rows[0].until == "kept until 22 December"
    assert desk.opened_daily(29) == 0
    assert desk.opened_daily(2) == 1


def test_a_disk_that_takes_no_writes_is_not_complained_about(desk: Desk) -> None:
    entry = dose("diazepam", 5)
    log_entries(desk.workspace, [entry], "x")
    delete_entries(desk.workspace, [entry.id], "x")
    driver = desk.workspace.journal.database.driver
    driver.execute("PRAGMA query_only = ON")
    assert desk.opened_daily(40) == 0
    driver.execute("PRAGMA query_only = OFF")
    assert desk.opened_daily(7) == 1
