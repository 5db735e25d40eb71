"""What was hidden or is known to the prescriber is listed in words, and can be taken back; nothing else can."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.domain.levels import Level
from journal_app.operations.held_warnings import hidden_warnings, known_to_prescriber, take_back_prescriber_knows
from journal_app.operations.log_entry import log_entries
from journal_app.operations.prescriber_knows import prescriber_knows, what_the_prescriber_knows
from journal_app.operations.snooze_alerts import show_again, snooze_alerts
from journal_app.operations.undo_change import undo
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import NOW, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def test_nothing_is_held_at_first(workspace: Workspace) -> None:
    assert hidden_warnings(workspace) == ()
    assert known_to_prescriber(workspace) == ()


def test_a_hidden_warning_says_what_and_until_when(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 1), dose("gabapentin", 0)], "Logged")
    alerts = [alert for alert in workspace.journal.alerts(pairs=True) if alert.level < Level.CRITICAL]
    assert alerts
    snooze_alerts(workspace, [alerts[0].id])
    (held,) = hidden_warnings(workspace)
    assert held.alert == alerts[0].id
    assert "abapentin" in held.title
    assert held.until == "until 23 November, 22:30"
    show_again(workspace, [held.alert])
    assert hidden_warnings(workspace) == ()


def test_what_the_prescriber_knows_is_named_and_taken_back(workspace: Workspace) -> None:
    prescriber_knows(workspace, ["diazepam", "methadone"])
    prescriber_knows(workspace, ["alcohol", "diazepam"], days=3)
    first, second = known_to_prescriber(workspace)
    assert first.names.lower() == "diazepam + methadone"
    assert second.until == f"until {(NOW + timedelta(days=3)).day} November"
    take_back_prescriber_knows(workspace, first.ingredients)
    assert [each.ingredients for each in what_the_prescriber_knows(workspace)] == [second.ingredients]
    undo(workspace)
    assert len(what_the_prescriber_knows(workspace)) == 2
