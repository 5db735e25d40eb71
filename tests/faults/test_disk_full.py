"""A full disk: the save is refused in words, everything saved stays, and it goes on when there is room again."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from journal_app.domain.entries import Entry
from journal_app.errors import CouldNotSave, DamagedJournal
from journal_app.storage import failures
from journal_app.storage.backup import back_up, backups_of
from journal_app.storage.journal import Journal, create_journal_file, open_journal_file
from tests.faults.journals import numbered


def _limit(journal: Journal, pages: int) -> None:
    journal.database.driver.execute(f"PRAGMA max_page_count = {pages}").fetchall()


def _pages(journal: Journal) -> int:
    return int(journal.database.driver.execute("PRAGMA page_count").fetchone()[0])


@pytest.mark.parametrize("room", [0, 1, 3, 10])
def test_what_was_saved_stays_and_saving_goes_on_when_there_is_room(tmp_path: Path, room: int) -> None:
    path = tmp_path / "j.db"
    journal, _ = create_journal_file(path, None)
    saved: list[Entry] = []
    _limit(journal, _pages(journal) + room)
    refused = 0
    for number in range(400):
        try:
            with journal.changes(str(number)) as changes:
                changes.put(numbered(number))
        except CouldNotSave as error:
            assert "disk is full" in error.sentence
            assert "all there" in error.sentence
            refused += 1
            assert set(journal.entries()) == set(saved)
            if refused == 5:
                break
        else:
            saved.append(numbered(number))
    assert refused == 5
    step = journal.undo_step()
    assert (step.label if step else None) == (str(len(saved) - 1) if saved else None)
    _limit(journal, 1_000_000)
    with journal.changes() as changes:
        changes.put(numbered(1000))
    assert journal.check_integrity() == ()
    journal.close()
    again = open_journal_file(path, None)
    assert set(again.entries()) == {*saved, numbered(1000)}
    again.close()


def test_a_long_import_that_finds_no_room_leaves_nothing(tmp_path: Path) -> None:
    journal, _ = create_journal_file(tmp_path / "j.db", None)
    with journal.changes() as changes:
        changes.put(numbered(0))
    _limit(journal, _pages(journal) + 20)
    with pytest.raises(CouldNotSave), journal.changes("Import") as changes:
        changes.put_many(numbered(number) for number in range(1, 3000))
    assert journal.entries() == (numbered(0),)
    assert journal.check_integrity() == ()
    journal.close()


def test_write_errors_of_the_system_are_survived(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system limits no file sizes")
    path = tmp_path / "j.db"
    journal, _ = create_journal_file(path, None)
    saved = []
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 5000, before[1]))
    refused = 0
    try:
        for number in range(100):
            try:
                with journal.changes() as changes:
                    changes.put(numbered(number))
            except CouldNotSave:
                refused += 1
            else:
                saved.append(numbered(number))
        assert set(journal.entries()) == set(saved)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert refused
    with journal.changes() as changes:
        changes.put(numbered(1000))
    journal.close()
    again = open_journal_file(path, None)
    assert set(again.entries()) == {*saved, numbered(1000)}
    assert again.check_integrity() == ()
    again.close()


def test_a_backup_that_finds_no_room_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system limits no file sizes")
    path = tmp_path / "j.db"
    journal, _ = create_journal_file(path, None)
    with journal.changes() as changes:
        changes.put_many(numbered(number) for number in range(500))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(CouldNotSave, match="backup could not be made"):
            back_up(journal, "hourly")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert backups_of(path) == ()
    assert back_up(journal, "hourly") is not None
    assert journal.entry_count() == 500
    journal.close()


def test_a_disk_that_takes_no_writes_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, _ = create_journal_file(tmp_path / "j.db", None)
    journal.database.driver.execute("PRAGMA query_only = ON")
    with pytest.raises(CouldNotSave, match="did not let Journal write"), journal.changes() as changes:
        changes.put(numbered(0))
    journal.database.driver.execute("PRAGMA query_only = OFF")
    with journal.changes() as changes:
        changes.put(numbered(0))
    assert journal.entry_count() == 1
    journal.close()


def test_a_full_disk_at_opening_is_not_called_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "j.db"
    create_journal_file(path, None)[0].close()

    def no_room(*_arguments: object) -> object:
        error = sqlcipher.OperationalError("disk I/O error")
        error.sqlite_errorcode = failures.SQLITE_IOERR
        raise error

    monkeypatch.setattr("journal_app.storage.database._set_up", no_room)
    with pytest.raises(DamagedJournal):
        open_journal_file(path, None)
    monkeypatch.setattr("journal_app.storage.failures._is_full", lambda _folder: True)
    with pytest.raises(CouldNotSave, match="disk is full, so the journal cannot be opened"):
        open_journal_file(path, None)


def test_a_full_disk_makes_no_journal_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        error = sqlcipher.OperationalError("database or disk is full")
        error.sqlite_errorcode = failures.SQLITE_FULL
        raise error

    monkeypatch.setattr("journal_app.storage.opening.upgrade", full)
    with pytest.raises(CouldNotSave, match="disk is full, so no journal was made"):
        create_journal_file(tmp_path / "j.db", None)
    assert [file.name for file in tmp_path.iterdir() if file.name != "j.db.lock"] == []
