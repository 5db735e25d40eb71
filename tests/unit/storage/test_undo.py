"""Every change can be taken back and brought again, in order, also after the journal was closed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.alerts import Alert, Review
from journal_app.domain.entries import Entry
from journal_app.domain.levels import Level
from journal_app.storage.journal import Journal, open_journal_file
from journal_app.storage.undo import MOST_STEPS
from tests.unit.storage import samples
from tests.unit.storage.conftest import Clock

State = tuple[tuple[Entry, ...], tuple[Alert, ...], bytes | None]

ACTIONS = ("put", "edit", "remove", "many", "two at once", "review", "value", "reopen", "undo and redo")


def _state(journal: Journal) -> State:
    return journal.entries(), journal.alerts(), journal.value("profile")


def _change(journal: Journal, action: str, number: int) -> None:
    """One change of that kind; which entry it concerns depends on the number."""
    present = journal.entries()
    chosen = present[number % len(present)] if present else None
    with journal.changes(f"{action} {number}") as changes:
        if action == "value":
            content = None if number % 5 == 0 else f"[{number}]".encode()
            changes.set_value("profile", content, undoable=True)
            changes.set_value("draft:dose", b"never part of a step")
        elif action in ("put", "two at once") or chosen is None:
            changes.put(samples.dose(number % 40))
            if action == "two at once":
                changes.put(samples.drink(number % 40))
        elif action == "edit":
            changes.put(msgspec.structs.replace(chosen, note=f"edited {number}"))
            changes.put(msgspec.structs.replace(chosen, note=f"edited twice {number}"))
        elif action == "remove":
            changes.remove(chosen.id)
        elif action == "many":
            edited = msgspec.structs.replace(chosen, note="from the file")
            changes.put_many([samples.rating(number % 40), samples.rating(number % 40 + 1), edited])
        elif action == "review":
            alert = changes.alerts()[0]
            review = Review(read_at=samples.NOON + timedelta(hours=number), note=str(number))
            changes.put_alerts([msgspec.structs.replace(alert, review=review, state="read")], undoable=True)


@settings(max_examples=25)
@given(steps=st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 1000)), max_size=12))
def test_undo_of_everything_is_the_start_and_redo_is_the_end(
    copies: Callable[[], Path], steps: list[tuple[str, int]]
) -> None:
    path = copies()
    journal = open_journal_file(path, None)
    with journal.changes(undoable=False) as changes:
        changes.put_many([samples.dose(1), samples.drink(2)])
        changes.put_alerts([samples.alert_for(samples.dose(1))])
    states = [_state(journal)]
    for action, number in steps:
        if action == "reopen":
            journal.close()
            journal = open_journal_file(path, None)
        elif action == "undo and redo":
            with journal.changes(undoable=False) as changes:
                changes.undo()
            with journal.changes(undoable=False) as changes:
                changes.redo()
            assert _state(journal) == states[-1]
        else:
            _change(journal, action, number)
            if _state(journal) != states[-1]:
                states.append(_state(journal))
    for expected in reversed(states[:-1]):
        with journal.changes(undoable=False) as changes:
            assert changes.undo() is not None
        assert _state(journal) == expected
    assert journal.undo_step() is None
    journal.close()
    journal = open_journal_file(path, None)
    for expected in states[1:]:
        with journal.changes(undoable=False) as changes:
            assert changes.redo() is not None
        assert _state(journal) == expected
    assert journal.redo_step() is None
    assert journal.check_integrity() == ()
    journal.close()


def test_undo_says_what_was_and_what_is_again(journal: Journal) -> None:
    first = samples.dose(grams=3)
    second = msgspec.structs.replace(first, note="with food")
    for label, entry in (("Kratom 3 g", first), ("Change", second)):
        with journal.changes(label) as changes:
            changes.put(entry)
    with journal.changes(undoable=False) as changes:
        step = changes.undo()
    assert step is not None
    assert (step.label, step.entries) == ("Change", ((second, first),))
    named = journal.redo_step()
    assert named is not None
    assert named.label == "Change"
    with journal.changes(undoable=False) as changes:
        step = changes.undo()
    assert step is not None
    assert step.entries == ((first, None),)
    assert journal.entries() == ()


def test_undo_of_an_import_takes_every_new_entry_back_and_only_those(journal: Journal) -> None:
    own = samples.dose(0)
    imported = [samples.rating(hour) for hour in range(500)]
    with journal.changes("own") as changes:
        changes.put(own)
    with journal.changes("Import") as changes:
        changes.put_many(imported)
    with journal.changes(undoable=False) as changes:
        step = changes.undo()
    assert step is not None
    assert {before for before, after in step.entries} == set(imported)
    assert journal.entries() == (own,)
    with journal.changes(undoable=False) as changes:
        changes.redo()
    assert journal.entry_count() == 501


def test_a_new_change_leaves_nothing_to_bring_again(journal: Journal) -> None:
    for hour in range(2):
        with journal.changes("dose") as changes:
            changes.put(samples.dose(hour))
    with journal.changes(undoable=False) as changes:
        changes.undo()
    assert journal.redo_step() is not None
    with journal.changes(undoable=False) as changes:
        changes.set_value("draft:dose", b"{}")
    assert journal.redo_step() is not None, "a draft is no change"
    with journal.changes("other") as changes:
        changes.put(samples.dose(9))
    assert journal.redo_step() is None


def test_fifty_steps_are_kept(journal: Journal) -> None:
    for hour in range(MOST_STEPS + 5):
        with journal.changes(str(hour)) as changes:
            changes.put(samples.dose(hour))
    undone = 0
    while journal.undo_step() is not None:
        with journal.changes(undoable=False) as changes:
            changes.undo()
        undone += 1
    assert undone == MOST_STEPS
    assert journal.entry_count() == 5


def test_steps_older_than_thirty_days_are_let_go(journal: Journal, clock: Clock) -> None:
    with journal.changes("old") as changes:
        changes.put(samples.dose())
    clock.now += timedelta(days=29)
    assert journal.undo_step() is not None
    clock.now += timedelta(days=2)
    assert journal.undo_step() is None
    with journal.changes(undoable=False) as changes:
        assert changes.undo() is None


def test_a_failed_change_leaves_no_step(journal: Journal) -> None:
    with pytest.raises(ZeroDivisionError), journal.changes("broken") as changes:
        changes.put(samples.dose())
        raise ZeroDivisionError
    assert journal.entries() == ()
    assert journal.undo_step() is None


def test_undo_of_a_review_never_hides_a_warning_that_has_become_worse(journal: Journal) -> None:
    alert = samples.alert_for(samples.dose(), Level.CAUTION)
    read = msgspec.structs.replace(alert, state="read", review=Review(read_at=samples.NOON))
    with journal.changes(undoable=False) as changes:
        changes.put_alerts([alert])
    with journal.changes("Read a warning") as changes:
        changes.put_alerts([read], undoable=True)
    with journal.changes(undoable=False) as changes:
        changes.undo()
    worse = msgspec.structs.replace(alert, level=Level.CRITICAL)
    with journal.changes(undoable=False) as changes:
        changes.put_alerts([worse])
    with journal.changes(undoable=False) as changes:
        assert changes.redo() is not None
    assert journal.alerts() == (worse,)


def test_a_value_is_taken_back_together_with_its_entries(journal: Journal) -> None:
    with journal.changes("Own substance") as changes:
        changes.put(samples.dose())
        changes.set_value("custom", b"[1]", undoable=True)
        changes.set_value("custom", b"[1,2]", undoable=True)
    with journal.changes(undoable=False) as changes:
        step = changes.undo()
    assert step is not None
    assert (step.label, len(step.entries), step.values) == ("Own substance", 1, ("custom",))
    assert journal.value("custom") is None
    with journal.changes(undoable=False) as changes:
        changes.redo()
    assert journal.value("custom") == b"[1,2]"


def test_a_value_that_stays_the_same_is_no_step(journal: Journal) -> None:
    with journal.changes("Profile") as changes:
        changes.set_value("profile", b"{}", undoable=True)
    with journal.changes("Again") as changes:
        changes.set_value("profile", b"{}", undoable=True)
    step = journal.undo_step()
    assert step is not None
    assert step.label == "Profile"


def test_whoever_keeps_a_value_hears_of_every_change(journal: Journal) -> None:
    seen = {journal.value_changes(("profile", "custom"))}
    with pytest.raises(RuntimeError), journal.changes("Profile") as changes:
        changes.set_value("profile", b"{}", undoable=True)
        inside = journal.value_changes(("profile",))
        assert inside not in seen
        raise RuntimeError
    assert journal.value_changes(("profile",)) not in {*seen, inside}, "it was taken back"
    assert journal.value_changes(("custom",)) == 0
