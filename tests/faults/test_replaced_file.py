"""Another program moves, deletes or replaces the file of an open journal: nothing is lost without a word."""

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from journal_app.errors import CouldNotSave, DamagedJournal, NotAJournal
from journal_app.storage.backup import back_up, backups_of, restore
from journal_app.storage.journal import Journal, create_journal_file, open_journal_file
from tests.faults.journals import numbered

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there an open file stays in its place")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal lies."""
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path: Path) -> Journal:
    """Open, with one entry in it."""
    made, _words = create_journal_file(path, None)
    with made.changes() as changes:
        changes.put(numbered(0))
    return made


def _another_journal(path: Path) -> None:
    other = path.with_name("other.db")
    create_journal_file(other, None)[0].close()
    other.replace(path)


def _an_older_copy(path: Path) -> None:
    newest = backups_of(path)[0]
    copy = path.with_name("older.db")
    copy.write_bytes((newest.folder / "journal.db").read_bytes())
    copy.replace(path)


def _nothing(path: Path) -> None:
    path.unlink()


def _something_else(path: Path) -> None:
    path.with_name("x").write_bytes(b"x" * 5000)
    path.with_name("x").replace(path)


@pytest.mark.parametrize("put_there", [_another_journal, _an_older_copy, _nothing, _something_else])
def test_what_was_saved_is_backed_up_and_a_save_is_refused_in_words(
    path: Path, journal: Journal, put_there: Callable[[Path], None]
) -> None:
    back_up(journal, "hourly")
    with journal.changes() as changes:
        changes.put(numbered(1))
    before = len(backups_of(path))
    put_there(path)
    for _ in range(3):
        with pytest.raises(CouldNotSave, match="replaced by another program") as refused, journal.changes() as changes:
            changes.put(numbered(2))
        assert "A backup was made" in refused.value.sentence
    assert set(journal.entries()) == {numbered(0), numbered(1)}
    journal.close()
    made = backups_of(path)
    assert len(made) == before + 1, "each refused save made a backup"
    restore(path, made[0])
    again = open_journal_file(path, None)
    assert set(again.entries()) == {numbered(0), numbered(1)}
    again.close()


def test_a_moved_folder_is_said_and_still_holds_everything(path: Path, journal: Journal, tmp_path: Path) -> None:
    moved = tmp_path.with_name(tmp_path.name + "_moved")
    tmp_path.rename(moved)
    with pytest.raises(CouldNotSave, match="Put the file back"), journal.changes() as changes:
        changes.put(numbered(1))
    moved.rename(tmp_path)
    journal.close()
    again = open_journal_file(path, None)
    assert again.entries() == (numbered(0),)
    again.close()


def _goes_on(path: Path, journal: Journal) -> None:
    """What is saved now stands beside what was there before."""
    with journal.changes() as changes:
        changes.put(numbered(1))
    journal.close()
    again = open_journal_file(path, None)
    assert set(again.entries()) == {numbered(0), numbered(1)}
    again.close()


def test_an_exact_copy_in_its_place_is_gone_on_with(path: Path, journal: Journal) -> None:
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    _goes_on(path, journal)


@pytest.mark.parametrize("size", [0, 8192])
def test_a_save_into_a_file_that_was_cut_short_is_refused(path: Path, journal: Journal, size: int) -> None:
    os.truncate(path, size)
    with pytest.raises(CouldNotSave, match="by another program"), journal.changes() as changes:
        changes.put(numbered(1))
    journal.close()


def test_a_file_that_was_only_touched_is_gone_on_with(path: Path, journal: Journal) -> None:
    os.utime(path, (1, 1))
    _goes_on(path, journal)


@pytest.mark.parametrize("size", [0, 8192])
def test_a_file_that_is_cut_short_is_said_to_be_damaged_each_time(path: Path, journal: Journal, size: int) -> None:
    os.truncate(path, size)
    with contextlib.suppress(sqlcipher.DatabaseError, NotAJournal):
        journal.database.reopen()  # else pages that it remembers answer
    for _ in range(3):
        with pytest.raises((DamagedJournal, NotAJournal), match=r"[Rr]estore a backup"):
            journal.entries()
        with pytest.raises((DamagedJournal, NotAJournal, CouldNotSave)), journal.changes() as changes:
            changes.put(numbered(1))
    journal.close()
