"""Backups are whole, are made only when something changed, and bring the journal back."""

import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from journal_app.errors import CouldNotSave, DamagedJournal, JournalAlreadyOpen
from journal_app.storage import keys
from journal_app.storage.backup import back_up, backups_of, restore
from journal_app.storage.backup_sets import backups_folder
from journal_app.storage.journal import Journal, create_journal_file, open_journal_file, open_with_recovery_words
from tests.unit.storage import samples
from tests.unit.storage.conftest import Clock
from tests.unit.storage.samples import CHEAP


def _log(journal: Journal, count: int = 1) -> None:
    with journal.changes("log") as changes:
        changes.put_many([samples.rating(hour) for hour in range(count)])


def test_a_backup_is_made_only_when_something_changed(journal: Journal, path: Path) -> None:
    _log(journal, 3)
    first = back_up(journal, "after unlock")
    assert first is not None
    assert (first.entries, first.verified, first.reason, first.journal) == (3, True, "after unlock", journal.id)
    assert back_up(journal, "hourly") is None
    _log(journal)
    second = back_up(journal, "hourly")
    assert second is not None
    assert back_up(journal, "before import") is not None
    assert [each.entries for each in backups_of(path)] == [4, 4, 3]
    for file in backups_folder(path).rglob("*"):
        assert stat.S_IMODE(file.stat().st_mode) == (0o700 if file.is_dir() else 0o600)


def test_a_backup_opens_by_itself_with_the_key_file_inside_it(tmp_path: Path) -> None:
    journal, words = create_journal_file(tmp_path / "j.db", "pass", keys=CHEAP)
    _log(journal, 5)
    backup = back_up(journal, "asked")
    journal.close()
    assert backup is not None
    inside = backup.folder / "journal.db"
    copy = open_journal_file(inside, "pass", keys=CHEAP)
    assert (copy.id, copy.entry_count(), copy.check_integrity()) == (journal.id, 5, ())
    copy.close()
    open_with_recovery_words(inside, " ".join(words), None).close()


def test_leftovers_of_a_killed_backup_are_never_offered_and_are_swept(journal: Journal, path: Path) -> None:
    leftover = backups_folder(path) / ".part-killed"
    leftover.mkdir(parents=True)
    (leftover / "journal.db").write_bytes(b"")
    (backups_folder(path) / "not a backup").mkdir()
    _log(journal)
    assert backups_of(path) == ()
    back_up(journal, "hourly")
    assert len(backups_of(path)) == 1
    assert not leftover.exists()
    assert (backups_folder(path) / "not a backup").exists()


def test_a_backup_that_cannot_be_made_leaves_nothing_and_the_journal_works(
    journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _log(journal)
    monkeypatch.setattr("journal_app.storage.backup_sets._require_whole", _find_fault)
    with pytest.raises(CouldNotSave, match="backup could not be made"):
        back_up(journal, "hourly")
    assert list(backups_folder(path).iterdir()) == []
    _log(journal)
    assert journal.entry_count() == 2


def _find_fault(*_: object) -> None:
    raise OSError


def test_a_backup_cut_short_later_is_not_verified(journal: Journal, path: Path) -> None:
    backup = back_up(journal, "hourly")
    assert backup is not None
    copy = backup.folder / "journal.db"
    copy.write_bytes(copy.read_bytes()[:-100])
    (found,) = backups_of(path)
    assert not found.verified
    assert back_up(journal, "hourly") is not None, "a broken backup is no reason not to make one"


@pytest.mark.parametrize("state", ["whole", "damaged", "missing", "empty", "everything gone", "directory"])
def test_restore_brings_back_what_was_there_and_keeps_the_old_files(path: Path, journal: Journal, state: str) -> None:
    _log(journal, 4)
    backup = back_up(journal, "hourly")
    assert backup is not None
    saved = journal.everything()
    _log(journal, 2)
    journal.close()
    old = path.read_bytes()
    if state == "damaged":
        old = b"\0" * len(old)
        path.write_bytes(old)
    elif state == "empty":
        old = b""
        path.write_bytes(old)
    elif state in ("missing", "everything gone", "directory"):
        path.unlink()
    if state == "directory":
        path.mkdir()
    if state == "everything gone":
        for file in keys.key_files(path):
            file.unlink()
    stale = path.with_name(path.name + "-wal")
    stale.write_bytes(b"stale")
    restore(path, backup)
    again = open_journal_file(path, None)
    assert again.everything() == saved
    assert again.check_integrity() == ()
    again.close()
    (aside,) = [each for each in path.parent.iterdir() if "moved aside" in each.name]
    assert (aside / stale.name).read_bytes() == b"stale"
    if state in ("whole", "damaged", "empty"):
        assert (aside / path.name).read_bytes() == old
    assert backups_of(path) == (backup,)
    assert not [each for each in path.parent.iterdir() if each.name.startswith(".")]


def test_restore_keeps_todays_passphrase_and_else_brings_the_backups(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    journal, _ = create_journal_file(path, "old", keys=CHEAP)
    backup = back_up(journal, "hourly")
    journal.close()
    assert backup is not None
    keys.change_passphrase(path, "old", "new", CHEAP)
    restore(path, backup)
    open_journal_file(path, "new", keys=CHEAP).close()
    for file in keys.key_files(path):
        file.write_bytes(b"rubbish")
    restore(path, backup)
    open_journal_file(path, "old", keys=CHEAP).close()


def test_an_open_journal_is_not_replaced(path: Path, journal: Journal) -> None:
    backup = back_up(journal, "hourly")
    assert backup is not None
    _log(journal)
    with pytest.raises(JournalAlreadyOpen):
        restore(path, backup)
    assert journal.entry_count() == 1


def test_a_damaged_backup_changes_nothing(path: Path, journal: Journal) -> None:
    backup = back_up(journal, "hourly")
    journal.close()
    assert backup is not None
    copy = backup.folder / "journal.db"
    damaged = bytearray(copy.read_bytes())
    damaged[5000] ^= 1
    copy.write_bytes(damaged)
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    with pytest.raises(DamagedJournal, match="backup is damaged"):
        restore(path, backup)
    assert {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("after", range(1, 9))
def test_a_restore_cut_off_anywhere_is_whole_or_is_finished_by_the_next_opening(
    path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    _log(journal, 4)
    backup = back_up(journal, "hourly")
    assert backup is not None
    _log(journal, 2)
    journal.close()
    for file in keys.key_files(path):
        file.unlink()
    path.with_name(path.name + "-wal").write_bytes(b"stale")
    steps = 0

    class Killed(BaseException):
        pass

    def counted(genuine: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **named: object) -> object:
            nonlocal steps
            steps += 1
            if steps == after:
                raise Killed
            return genuine(*arguments, **named)

        return step

    for name in ("rename", "replace", "hardlink_to", "unlink", "mkdir"):
        monkeypatch.setattr(Path, name, counted(getattr(Path, name)))
    finished = False
    try:
        restore(path, backup)
        finished = True
    except Killed:
        pass
    monkeypatch.undo()
    marker = path.with_name(f".{path.name}.restoring")
    if finished or marker.exists() or any(file.exists() for file in keys.key_files(path)):
        again = open_journal_file(path, None)
        assert again.entry_count() == 4
        again.close()
        assert not marker.exists()
    else:
        restore(path, backup)
        open_journal_file(path, None).close()


def test_backing_up_never_disturbs_undo(path: Path, journal: Journal, clock: Clock) -> None:
    entry = samples.dose()
    with journal.changes("dose") as changes:
        changes.put(entry)
    backup = back_up(journal, "hourly")
    journal.close()
    assert backup is not None
    restore(path, backup)
    again = open_journal_file(path, None, clock=clock)
    with again.changes(undoable=False) as changes:
        step = changes.undo()
    assert step is not None
    assert msgspec.structs.replace(entry) == step.entries[0][0]
    again.close()
