"""What an entry said before: in words, newest first, and brought back by an edit that undo takes back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.units import Amount
from journal_app.errors import BadInput
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.entry_history import read_entry_history, restore_version
from journal_app.operations.log_entry import log_entries
from journal_app.operations.undo_change import undo
from journal_app.operations.workspace import Workspace
from journal_app.storage.journal import create_journal_file
from tests.shipped import shipped_knowledge
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import NOW, ZONE


class Clock:
    now: datetime = NOW


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Workspace, Clock]]:
    clock = Clock()
    journal, _ = create_journal_file(tmp_path / "journal.db", None, clock=lambda: clock.now)
    yield (
        Workspace(
            journal=journal, knowledge=shipped_knowledge(), country="US", clock=lambda: clock.now, zone=lambda: ZONE
        ),
        clock,
    )
    journal.close()


def _edited(desk: tuple[Workspace, Clock]) -> Dose:
    """Three versions: 3 g, then 5 g with a product, then 4 g."""
    workspace, clock = desk
    first = dose("kratom_leaf", 1, grams=3)
    log_entries(workspace, [first], "x")
    clock.now += timedelta(minutes=5)
    second = msgspec.structs.replace(first, amount=Amount(value=5, unit="g"), product="red Bali")
    edit_entry(workspace, second, "x")
    clock.now += timedelta(days=1)
    edit_entry(workspace, msgspec.structs.replace(first, amount=Amount(value=4, unit="g")), "x")
    return first


def test_earlier_versions_stand_there_newest_first_with_their_times(desk: tuple[Workspace, Clock]) -> None:
    first = _edited(desk)
    versions = read_entry_history(desk[0], first.id)
    assert [(each.title, each.detail) for each in versions] == [
        ("Kratom 5 g, yesterday 21:30", "Red Bali"),
        ("Kratom 3 g, yesterday 21:30", ""),
    ]
    assert [each.stood for each in versions] == [
        "Written yesterday 22:35, changed today 22:35",
        "Written yesterday 22:30, changed yesterday 22:35",
    ]


def test_an_entry_that_was_never_changed_has_none(desk: tuple[Workspace, Clock]) -> None:
    entry = dose("kratom_leaf", 1)
    log_entries(desk[0], [entry], "x")
    assert read_entry_history(desk[0], entry.id) == ()


def test_an_earlier_version_comes_back_as_an_edit(desk: tuple[Workspace, Clock]) -> None:
    workspace, clock = desk
    first = _edited(desk)
    clock.now += timedelta(minutes=1)
    oldest = read_entry_history(workspace, first.id)[-1]
    done = restore_version(workspace, first.id, oldest.since)
    assert done.label == "Brought back kratom 3 g"
    assert workspace.journal.entry(first.id) == first
    assert read_entry_history(workspace, first.id)[0].title == "Kratom 4 g, yesterday 21:30"
    undo(workspace)
    now = workspace.journal.entry(first.id)
    assert isinstance(now, Dose)
    assert now.amount == Amount(value=4, unit="g")


def test_the_time_in_which_it_was_deleted_is_no_version(desk: tuple[Workspace, Clock]) -> None:
    workspace, clock = desk
    entry = dose("kratom_leaf", 1)
    log_entries(workspace, [entry], "x")
    clock.now += timedelta(minutes=1)
    delete_entries(workspace, [entry.id], "x")
    clock.now += timedelta(minutes=1)
    undo(workspace)
    assert read_entry_history(workspace, entry.id) == ()


def test_a_version_that_is_not_kept_is_refused_in_one_sentence(desk: tuple[Workspace, Clock]) -> None:
    first = _edited(desk)
    with pytest.raises(BadInput, match="no longer kept"):
        restore_version(desk[0], first.id, NOW - timedelta(days=9))
