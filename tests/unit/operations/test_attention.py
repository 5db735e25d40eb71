"""What may interrupt: what runs now, however late it was logged; never what is over, nor an import line by line."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from journal_app.domain.entries import RedFlag, RedFlagKind
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.operations.attention import SHOWN
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.import_records import import_records
from journal_app.operations.import_words import import_in_words
from journal_app.operations.log_entry import log_entries
from journal_app.operations.review_alert import review_alerts
from journal_app.operations.undo_change import undo
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def test_a_late_entry_whose_overlap_still_runs_interrupts_like_any_other(workspace: Workspace) -> None:
    log_entries(workspace, [wine(1.5)], "Wine")
    late = log_entries(workspace, [dose("oxycodone", 2)], "Oxycodone")
    assert [alert.level for alert in late.interrupting] == [Level.CRITICAL]
    assert late.still_active == 1


def test_what_was_over_when_it_was_logged_is_history_and_interrupts_nobody(workspace: Workspace) -> None:
    log_entries(workspace, [wine(24 * 20)], "Wine")
    late = log_entries(workspace, [dose("oxycodone", 24 * 20 + 1)], "Oxycodone")
    critical = [alert for alert in late.alerts if alert.level == Level.CRITICAL and not alert.rule]
    assert [alert.state for alert in critical] == ["historical"]
    assert (late.interrupting, late.still_active) == ((), 0)


def test_an_old_warning_that_got_worse_waits_to_be_read_and_interrupts_nobody(workspace: Workspace) -> None:
    first = dose("gabapentin", 24 * 20 + 1)
    log_entries(workspace, [first, wine(24 * 20)], "Logged")
    (alert,) = workspace.journal.alerts(pairs=True)
    review_alerts(workspace, [alert.id], "talked about it")
    worse = edit_entry(workspace, msgspec.structs.replace(first, substance="oxycodone", name="oxycodone"), "Changed")
    (again,) = workspace.journal.alerts(pairs=True)
    assert (again.level, again.state) == (Level.CRITICAL, "to_review")
    assert again.review is not None
    assert (again.review.note, again.review.level) == ("talked about it", alert.level)
    assert worse.interrupting == ()


def test_an_import_says_in_one_line_how_many_may_still_be_active(workspace: Workspace) -> None:
    lines = ["date,time,kind,name"]
    for hour in (18, 19, 20, 21):
        lines += [f"2026-11-22,{hour}:00,dose,oxycodone", f"2026-11-22,{hour}:30,drink,wine"]
    lines += ["2025-01-01,20:00,dose,oxycodone", "2025-01-01,21:00,drink,wine"]
    result = import_records(workspace, "\n".join(lines).encode())
    assert workspace.journal.value(SHOWN) is None, "nothing interrupted"
    assert 0 < result.still_active < sum(result.alerts.values())
    assert f"Warnings that may still be active: {result.still_active}" in list(import_in_words(result))


def _flag(what: RedFlagKind, hours_ago: float = 0) -> RedFlag:
    return RedFlag(id=uuid4(), moment=moment_of(NOW - timedelta(hours=hours_ago), ZONE), entered_at=NOW, what=what)


def test_signs_that_need_help_are_never_silenced_by_having_been_seen(workspace: Workspace) -> None:
    for number in range(1, 9):
        log_entries(workspace, [_flag("seizure", 24 * number)], "Sign")
    now = log_entries(workspace, [_flag("seizure")], "Sign")
    assert [alert.rule for alert in now.interrupting] == [alert.rule for alert in now.alerts]
    assert now.interrupting
    other = log_entries(workspace, [_flag("chest_pain")], "Sign")
    assert len(other.interrupting) == 1


def test_on_a_day_with_a_sign_that_needs_help_every_critical_warning_interrupts(workspace: Workspace) -> None:
    for number in range(8, 0, -1):
        log_entries(workspace, [dose("oxycodone", 24 * number), wine(24 * number)], "Both")
    log_entries(workspace, [dose("oxycodone", 4), wine(4)], "Both")
    log_entries(workspace, [wine(3.5)], "More than usual")
    again = log_entries(workspace, [wine(3)], "Wine")
    assert any(alert.level == Level.CRITICAL for alert in again.alerts)
    assert again.interrupting == ()
    log_entries(workspace, [_flag("confusion", 2)], "Sign")
    for hours in (1.5, 1):
        after = log_entries(workspace, [wine(hours)], "Wine")
        assert after.interrupting


def test_a_swapped_substance_interrupts_again_and_so_does_the_first_when_it_is_taken_after_all(
    workspace: Workspace,
) -> None:
    log_entries(workspace, [wine(1)], "Wine")
    taken = dose("diazepam", 0.5)
    assert len(log_entries(workspace, [taken], "Diazepam").interrupting) == 1
    swapped = msgspec.structs.replace(taken, substance="oxycodone", name="oxycodone")
    assert len(edit_entry(workspace, swapped, "It was oxycodone").interrupting) == 1
    assert len(edit_entry(workspace, taken, "It was diazepam after all").interrupting) == 1
    undone = undo(workspace)
    assert undone is not None
    assert len(undone.interrupting) == 1


def test_an_edit_that_leaves_the_substance_interrupts_nobody_twice(workspace: Workspace) -> None:
    log_entries(workspace, [wine(1)], "Wine")
    taken = dose("diazepam", 0.5)
    log_entries(workspace, [taken], "Diazepam")
    for hours in (0.4, 0.3):
        moved = msgspec.structs.replace(taken, moment=dose("diazepam", hours).moment, note="later")
        assert edit_entry(workspace, moved, "Later").interrupting == ()


def test_a_set_that_another_entry_of_the_day_still_has_does_not_interrupt_again(workspace: Workspace) -> None:
    log_entries(workspace, [wine(2)], "Wine")
    first, second = dose("diazepam", 1.5), dose("diazepam", 0.5)
    assert len(log_entries(workspace, [first], "First").interrupting) == 1
    log_entries(workspace, [second], "Second")
    edit_entry(workspace, msgspec.structs.replace(second, substance="caffeine", name="caffeine"), "It was caffeine")
    assert edit_entry(workspace, second, "It was diazepam").interrupting == ()
