"""What is kept of the last months is at every moment what stands in the file."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.entries import Entry, Kind
from journal_app.errors import BadInput
from journal_app.storage import recent_entries
from journal_app.storage.changes import Changes
from journal_app.storage.journal import Journal, open_journal_file
from tests.unit.storage import samples

NOW = samples.NOON + timedelta(days=2)
ACTIONS = ("put", "edit", "move", "remove", "many", "undo", "redo", "look and put", "fail", "erase")
SPANS = (
    (NOW - timedelta(days=100), None),
    (NOW - timedelta(days=20), NOW + timedelta(days=1)),
    (samples.NOON + timedelta(hours=3), samples.NOON + timedelta(hours=9)),
)
KINDS: tuple[tuple[Kind, ...] | None, ...] = (None, ("dose", "drink"), ("symptom",))


def in_file(journal: Journal | Changes, start: datetime, end: datetime | None, kinds: object) -> tuple[Entry, ...]:
    """The same question without a beginning, which is always read from the file."""
    found = journal.entries(None, end, kinds)  # type: ignore[arg-type]  # one of KINDS
    return tuple(each for each in found if each.moment.at >= start)


def require_the_same(journal: Journal | Changes) -> None:
    for start, end in SPANS:
        for kinds in KINDS:
            assert journal.entries(start, end, kinds) == in_file(journal, start, end, kinds)
            newest_first = journal.entries(start, end, kinds, newest_first=True)
            assert newest_first == in_file(journal, start, end, kinds)[::-1]


def change(journal: Journal, action: str, number: int) -> None:
    present = journal.entries()
    chosen = present[number % len(present)] if present else samples.dose(number % 40)
    moved = msgspec.structs.replace(chosen.moment, at=chosen.moment.at - timedelta(days=number % 200))
    with journal.changes(f"{action} {number}") as changes:
        if action == "put":
            changes.put(samples.dose(number % 40))
        elif action == "edit":
            changes.put(msgspec.structs.replace(chosen, note=f"edited {number}"))
        elif action == "move":
            changes.put(msgspec.structs.replace(chosen, moment=moved))
        elif action == "remove":
            changes.remove(chosen.id)
        elif action == "erase":
            changes.remove(chosen.id)
            changes.erase([chosen.id])
        elif action == "many":
            changes.put_many([samples.rating(number % 40), samples.rating(number % 40 + 1), chosen])
        elif action == "undo":
            changes.undo()
        elif action == "redo":
            changes.redo()
        else:
            require_the_same(changes)
            changes.put(samples.drink(number % 40))
            changes.put(msgspec.structs.replace(chosen, moment=moved))
            require_the_same(changes)
            if action == "fail":
                raise BadInput("taken back")


@settings(max_examples=40)
@given(steps=st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 1000)), max_size=12))
def test_it_is_what_stands_in_the_file(copies: Callable[[], Path], steps: list[tuple[str, int]]) -> None:
    journal = open_journal_file(copies(), None, clock=lambda: NOW)
    try:
        require_the_same(journal)
        for action, number in steps:
            before, counted = journal.entries(), journal.entry_changes()
            try:
                change(journal, action, number)
            except BadInput:
                assert action == "fail"
            require_the_same(journal)
            assert journal.entry_changes() != counted or journal.entries() == before, "whoever keeps them hears of it"
    finally:
        journal.close()


def test_of_a_journal_with_very_many_nothing_is_kept(
    copies: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent_entries, "MOST", 3)
    journal = open_journal_file(copies(), None, clock=lambda: NOW)
    with journal.changes() as changes:
        changes.put_many([samples.dose(number) for number in range(6)])
    require_the_same(journal)
    with journal.changes() as changes:
        changes.put(samples.drink(1))
    require_the_same(journal)
    assert journal.known.recent.between(0, None, None, lambda _since, _most: (), lambda _ids: ()) is None
    journal.close()


def test_a_time_long_ago_is_read_from_the_file(copies: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    journal = open_journal_file(copies(), None, clock=lambda: NOW + timedelta(days=400))
    monkeypatch.setattr(recent_entries.RecentEntries, "between", None)
    with journal.changes() as changes:
        changes.put(samples.dose(1))
    require_the_same(journal)
    journal.close()


def test_nothing_is_kept_of_a_journal_that_is_closed(copies: Callable[[], Path]) -> None:
    journal = open_journal_file(copies(), None, clock=lambda: NOW)
    with journal.changes() as changes:
        changes.put(samples.dose(1))
    found = journal.entries(NOW - timedelta(days=20))
    known = journal.known
    journal.close()
    assert len(found) == 1
    assert known.recent.between(0, None, None, lambda _since, _most: (), lambda _ids: ()) == ()
    assert known.recent._held == []
