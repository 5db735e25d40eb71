"""Strips that step back: a serious one hidden for a day, a caution that was read three times; the ledger stays."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.errors import BadInput
from journal_app.operations.count_to_review import count_to_review
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_day import read_day
from journal_app.operations.review_alert import review_alerts
from journal_app.operations.snooze_alerts import show_again, snooze_alerts
from journal_app.operations.undo_change import undo
from journal_app.operations.views import EpisodeStrip
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def strips(workspace: Workspace, at: datetime = NOW) -> tuple[EpisodeStrip, ...]:
    return read_day(workspace, moment_of(at, ZONE).local_date).strips


def test_a_serious_strip_is_hidden_for_a_day_and_nothing_else_changes(workspace: Workspace) -> None:
    log_entries(workspace, [dose("gabapentin", 1), dose("kratom_leaf")], "both")
    (strip,) = strips(workspace)
    assert strip.episode.level == Level.SERIOUS
    stored = workspace.journal.alerts()
    snooze_alerts(workspace, strip.episode.alerts)
    (strip,) = strips(workspace)
    assert strip.hidden_until == "23 November 22:30"
    assert workspace.journal.alerts() == stored
    assert count_to_review(workspace) == 1
    undo(workspace)
    assert strips(workspace)[0].hidden_until == ""


@pytest.mark.parametrize(("hours", "hidden"), [(23.9, True), (24, False)])
def test_it_comes_back_after_24_hours(workspace: Workspace, hours: float, hidden: bool) -> None:
    log_entries(workspace, [dose("gabapentin", 1), dose("kratom_leaf")], "both")
    snooze_alerts(workspace, strips(workspace)[0].episode.alerts)
    workspace.clock = lambda: NOW + timedelta(hours=hours)
    assert bool(strips(workspace)[0].hidden_until) == hidden


def test_it_comes_back_when_asked_for_or_when_more_is_logged(workspace: Workspace) -> None:
    log_entries(workspace, [dose("gabapentin", 2), dose("kratom_leaf", 1)], "both")
    alerts = strips(workspace)[0].episode.alerts
    snooze_alerts(workspace, alerts)
    show_again(workspace, alerts)
    assert strips(workspace)[0].hidden_until == ""
    snooze_alerts(workspace, alerts)
    log_entries(workspace, [dose("kratom_leaf")], "again")
    assert [strip.hidden_until for strip in strips(workspace)] == [""]


def test_a_critical_one_cannot_be_hidden(workspace: Workspace) -> None:
    log_entries(workspace, [dose("diazepam", 1), dose("heroin")], "both")
    critical = next(strip for strip in strips(workspace) if strip.episode.level == Level.CRITICAL)
    with pytest.raises(BadInput, match="cannot be hidden"):
        snooze_alerts(workspace, critical.episode.alerts)
    assert all(strip.hidden_until == "" for strip in strips(workspace))


@pytest.mark.parametrize(("read", "folded"), [(2, False), (3, True)])
def test_a_caution_read_three_times_only_says_that_it_still_applies(
    workspace: Workspace, read: int, folded: bool
) -> None:
    for day in range(read):
        at = NOW - timedelta(days=9 - 2 * day)
        workspace.clock = lambda at=at: at  # type: ignore[misc]
        log_entries(workspace, [dose("cannabis_smoked", 1, at=at), dose("kratom_leaf", at=at)], "both")
        (strip,) = strips(workspace, at)
        assert (strip.episode.level, strip.still_applies) == (Level.CAUTION, False)
        review_alerts(workspace, strip.episode.alerts, "")
    workspace.clock = lambda: NOW
    log_entries(workspace, [dose("cannabis_smoked", 1), dose("kratom_leaf")], "both")
    (strip,) = strips(workspace)
    assert strip.still_applies == folded
    assert strip.title.startswith("Still applies: " if folded else "Caution: ")
    log_entries(workspace, [dose("pregabalin")], "another set")
    assert any(not strip.still_applies for strip in strips(workspace))
