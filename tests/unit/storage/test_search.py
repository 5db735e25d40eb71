"""The index of words says at every time what a look at all entries would say, and leaves nothing of what is gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from journal_app.domain.alerts import Review
from journal_app.domain.entries import Entry, Note
from journal_app.domain.finding import Selection, asked_words, fixed_words_for, is_number, searchable
from journal_app.storage import search
from journal_app.storage.backup import backups_of
from journal_app.storage.backup_sets import make_set
from journal_app.storage.journal import Journal, open_journal_file
from journal_app.storage.reading import Reading
from journal_app.storage.restore import restore
from tests.unit.storage import samples

FIRST, LAST = samples.NOON.date() - timedelta(days=400), samples.NOON.date() + timedelta(days=400)
WORDS = ("kratom", "wine", "Anxiety", "#rough", "rough", "night", "3", "Ärger", "note")


def _note(words: str, hours: float = 0) -> Note:
    dose = samples.dose(hours)
    return Note(id=dose.id, moment=dose.moment, entered_at=dose.entered_at, note=words)


def _found(journal: Reading, question: str) -> set[str]:
    wanted = Selection(words=asked_words(question))
    return {str(each.id) for each in journal.entries_of_days(wanted, FIRST, LAST)}


def _by_looking(journal: Journal, question: str) -> set[str]:
    """What a look at each entry and each note of a warning finds; of a check-in all ratings belong together."""
    notes: dict[str, list[str]] = {}
    for alert in journal.alerts():
        if alert.review is not None and alert.review.note:
            notes.setdefault(str(alert.intake.entry_id), []).append(alert.review.note)

    def holds(entry: Entry) -> bool:
        words = searchable(entry, notes.get(str(entry.id), ())).split()
        return all(
            any(word == each or (not is_number(each) and word.startswith(each)) for word in words)
            or any(fixed in words for fixed in fixed_words_for(each))
            for each in asked_words(question)
        )

    entries = journal.entries()
    found = {str(each.id) for each in entries if holds(each)}
    together = {(each.moment, each.entered_at) for each in entries if str(each.id) in found}
    same = {str(each.id) for each in entries if "symptom" in msgspec.to_builtins(each).get("kind", "")}
    return found | {
        str(each.id) for each in entries if str(each.id) in same and (each.moment, each.entered_at) in together
    }


def _put(journal: Journal, entry: Entry) -> Entry:
    with journal.changes("Logged") as changes:
        changes.put(entry)
    return entry


@pytest.mark.parametrize("question", ["kratom", "KRA", "Krátom", "kratom 3", "leaf", "prescribed tea"])
def test_a_dose_is_found_by_its_name_its_product_and_its_note(journal: Journal, question: str) -> None:
    dose = msgspec.structs.replace(samples.dose(), product="Green leaf", form="tea", note="Prescribed, with honey")
    _put(journal, dose)
    _put(journal, samples.drink())
    assert _found(journal, question) == {str(dose.id)}


def test_a_number_is_found_whole(journal: Journal) -> None:
    _put(journal, samples.dose(grams=30.0))
    three = _put(journal, samples.dose(grams=3.0))
    assert _found(journal, "kratom 3") == {str(three.id)}


def test_what_was_edited_deleted_and_brought_back_is_found_as_it_stands(journal: Journal) -> None:
    note = _put(journal, _note("a rough night"))
    _put(journal, msgspec.structs.replace(note, note="a calm morning"))
    assert (_found(journal, "rough"), _found(journal, "calm")) == (set(), {str(note.id)})
    with journal.changes("Deleted") as changes:
        changes.remove(note.id)
    assert _found(journal, "calm") == set()
    with journal.changes(undoable=False) as changes:
        changes.undo()
    assert _found(journal, "calm") == {str(note.id)}
    with journal.changes(undoable=False) as changes:
        changes.undo()
    assert (_found(journal, "rough"), _found(journal, "calm")) == ({str(note.id)}, set())


def test_the_note_of_a_warning_is_found_and_forgotten_with_undo(journal: Journal) -> None:
    dose = _put(journal, samples.dose())
    alert = samples.alert_for(samples.dose())
    alert = msgspec.structs.replace(alert, intake=msgspec.structs.replace(alert.intake, entry_id=dose.id))
    with journal.changes(undoable=False) as changes:
        changes.put_alerts([alert])
    read = msgspec.structs.replace(alert, state="read", review=Review(read_at=samples.NOON, note="asked the pharmacy"))
    with journal.changes("Read") as changes:
        changes.put_alerts([read], undoable=True)
    assert _found(journal, "pharmacy") == {str(dose.id)}
    with journal.changes(undoable=False) as changes:
        changes.undo()
    assert _found(journal, "pharmacy") == set()


def test_a_note_that_is_erased_with_an_entry_is_no_longer_found_at_another(journal: Journal) -> None:
    gone, stays = _put(journal, samples.dose()), samples.dose(1)
    _put(journal, stays)
    seen = samples.alert_for(samples.drink()).hits[0]
    earlier = msgspec.structs.replace(seen.later, entry_id=gone.id)
    hit = msgspec.structs.replace(seen, earlier=(earlier,))
    review = Review(read_at=samples.NOON, note="asked the pharmacy")
    alert = msgspec.structs.replace(samples.alert_for(stays, state="resolved"), hits=(hit,), review=review)
    with journal.changes(undoable=False) as changes:
        changes.put_alerts([alert])
    assert _found(journal, "pharmacy") == {str(stays.id)}
    with journal.changes("Deleted") as changes:
        changes.remove(gone.id)
    with journal.changes(undoable=False) as changes:
        changes.erase([gone.id])
    assert (_found(journal, "pharmacy"), _found(journal, "kratom")) == (set(), {str(stays.id)})


_steps = st.lists(
    st.tuples(
        st.sampled_from(("put", "put_many", "edit", "delete", "undo", "redo", "fail")),
        st.integers(0, 5),
        st.lists(st.sampled_from(WORDS), max_size=3),
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_steps)
def test_the_index_says_what_a_look_at_all_entries_says(
    copies: Callable[[], Path], steps: Sequence[tuple[str, int, list[str]]]
) -> None:
    journal = open_journal_file(copies(), None)
    try:
        for number, (what, which, words) in enumerate(steps):
            _step(journal, what, which, " ".join(words), number)
        for question in (*WORDS, "kratom 3", "nothing"):
            assert _found(journal, question) == _by_looking(journal, question)
        with journal.database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    finally:
        journal.close()


def _step(journal: Journal, what: str, which: int, words: str, number: int) -> None:
    entries = journal.entries()
    chosen = entries[which % len(entries)] if entries else None
    if what == "fail":
        with pytest.raises(RuntimeError), journal.changes("Broken") as changes:
            changes.put(_note(words, number))
            raise RuntimeError
    else:
        with journal.changes(what, undoable=what not in ("undo", "redo")) as changes:
            if what == "put":
                changes.put(samples.rating(number) if which == 0 else _note(words, number))
            elif what == "put_many":
                changes.put_many([samples.drink(number), samples.dose(number), _note(words, number)])
            elif what == "edit" and chosen is not None:
                changes.put(msgspec.structs.replace(chosen, note=words))
            elif what == "delete" and chosen is not None:
                changes.remove(chosen.id)
            elif what == "undo":
                changes.undo()
            elif what == "redo":
                changes.redo()


@given(
    st.text(alphabet=st.characters(codec=None), max_size=60)
    | st.sampled_from(
        [
            '"',
            '""',
            "*",
            "a*",
            "NEAR(a b)",
            "(",
            ")",
            "a AND",
            "NOT a",
            "a OR OR b",
            "words:a",
            "^a",
            "- a",
            "{a b}:c",
            "x" * 10_000,
            "a " * 5000,
            "\ud800",
            "\0",
            "\N{SLIGHTLY SMILING FACE}",
            "#",
            "##a",
            "';--",
            "=note",
            "a\0b",
        ]
    )
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_question_is_an_error(journal: Journal, question: str) -> None:
    words = asked_words(question)
    for word in words:
        journal.has_word(word)
    journal.day_counts(Selection(words=words))


def test_signs_that_are_no_words_are_found_literally(journal: Journal) -> None:
    note = _put(journal, _note("---\u202e;;"))
    _put(journal, _note("--"))
    assert [each.rows for each in journal.day_counts(Selection(literal="\u202e;"))] == [1]
    assert [each.id for each in journal.entries_of_days(Selection(literal="---"), FIRST, LAST)] == [note.id]


def test_the_vocabulary_holds_words_alone(journal: Journal) -> None:
    _put(journal, samples.dose())
    _put(journal, samples.dose(1))
    assert journal.vocabulary() == {"kratom": 2, "3": 2, "g": 2}


def test_what_was_taken_out_leaves_no_word_in_the_index(tmp_path: Path) -> None:
    """Looked at in a file that is not encrypted: the same tables, the same statements."""
    file = tmp_path / "plain.db"
    connection = sqlcipher.connect(str(file), isolation_level=None)
    connection.execute("PRAGMA secure_delete = ON")
    for statement in search.CREATE:
        connection.execute(statement)
    for number in range(300):
        words = "kratom zanzibar" if number % 3 == 0 else "wine"
        connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (number, words))
    assert b"zanzibar" in file.read_bytes()
    for number in range(0, 300, 3):
        connection.execute("DELETE FROM search WHERE rowid = ?", (number,))
    assert b"zanzibar" not in file.read_bytes()
    connection.close()


def test_an_index_that_was_made_with_other_words_is_made_anew_when_it_is_opened(journal: Journal, path: Path) -> None:
    dose = _put(journal, samples.dose())
    with journal.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM search")
        connection.execute(text("UPDATE journal SET words_version = 0"))
    assert _found(journal, "kratom") == set()
    journal.close()
    again = open_journal_file(path, None)
    assert _found(again, "kratom") == {str(dose.id)}
    assert again.check_integrity() == ()
    again.close()


def test_the_index_that_is_made_anew_is_the_one_of_the_migration(journal: Journal) -> None:
    def made() -> list[tuple[str, ...]]:
        named = "SELECT name, sql FROM sqlite_master WHERE name LIKE 'search%' ORDER BY name"
        settings_of = "SELECT k, v FROM search_config ORDER BY k"
        driver = journal.database.driver
        return [tuple(map(str, row)) for query in (named, settings_of) for row in driver.execute(query)]

    before = made()
    with journal.database.writing() as connection:
        search.rebuild(connection)
    assert made() == before


DAMAGES = {
    "its leaves": "UPDATE search_data SET block = x'ff' WHERE id > 10",
    "its tree": "DELETE FROM search_data",
    "its list of leaves": "UPDATE search_data SET block = x'00ff00ff' WHERE id = 10",
}


def _damage(journal: Journal, what: str) -> None:
    with journal.database.writing() as connection:
        connection.exec_driver_sql(DAMAGES[what])
    journal.database.reopen()


@pytest.mark.parametrize("what", ["its leaves", "its tree"])
def test_a_damaged_index_is_made_anew_by_the_search_that_meets_it(journal: Journal, what: str) -> None:
    dose = _put(journal, samples.dose())
    _damage(journal, what)
    assert _found(journal, "kratom") == {str(dose.id)}
    assert journal.check_integrity() == ()


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_index_keeps_nothing_from_being_saved(journal: Journal, what: str) -> None:
    dose = _put(journal, samples.dose())
    _damage(journal, what)
    _put(journal, msgspec.structs.replace(dose, note="later"))
    with journal.changes("Deleted") as changes:
        changes.remove(dose.id)
    with journal.changes(undoable=False) as changes:
        changes.undo()
    assert [each.note for each in journal.entries()] == ["later"]
    assert _found(journal, "later") == {str(dose.id)}
    assert journal.check_integrity() == ()


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_index_is_no_damaged_journal(journal: Journal, what: str) -> None:
    dose = _put(journal, samples.dose())
    _damage(journal, what)
    assert journal.check_integrity() == ()
    assert _found(journal, "kratom") == {str(dose.id)}


def test_a_backup_holds_the_index(journal: Journal, path: Path) -> None:
    first = _put(journal, samples.dose())
    for hours in range(1, 4):
        _put(journal, samples.dose(hours))
    note = _put(journal, _note("a rough night"))
    with journal.changes("Deleted") as changes:
        changes.remove(first.id)
    make_set(journal.database, path.with_name(path.name + ".key").read_bytes(), "before import", samples.NOON)
    journal.close()
    restore(path, backups_of(path)[0])
    again = open_journal_file(path, None)
    assert _found(again, "rough") == {str(note.id)}
    assert len(_found(again, "kratom")) == 3
    again.close()
