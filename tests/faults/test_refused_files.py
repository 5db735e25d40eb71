"""A disk that refuses what is written beside the journal: one sentence that is true, and nothing is lost by it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from journal_app.errors import CouldNotSave, WrongPassphrase
from journal_app.files import write_atomically
from journal_app.operations.export_records import export_records, write_file
from journal_app.preferences import Preferences, read_preferences, write_preferences
from journal_app.storage import keys
from journal_app.storage.backup import back_up, backups_of, restore
from journal_app.storage.journal import create_journal_file, open_journal_file, open_with_recovery_words
from journal_app.ui.services.preference_store import PreferenceStore
from tests.faults.journals import listing, numbered
from tests.unit.operations.new_journals import new_workspace
from tests.unit.said_commands import carried_out
from tests.unit.storage.samples import CHEAP

OLD, NEW = "seven quiet herons", "eight quiet herons"


@contextmanager
def refused(names: Callable[[str], bool], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No file whose name is among these can be put in its place: the disk is full."""
    genuine = Path.replace

    def replace(self: Path, target: Any) -> Path:
        if names(Path(target).name):
            raise OSError(errno.ENOSPC, "No space left on device")
        return genuine(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        yield


# The settings.


def _no_folder(tmp_path: Path) -> Path:
    (tmp_path / "config").write_bytes(b"a file where the folder should be")
    return tmp_path / "config" / "Journal" / "preferences.json"


def test_settings_without_a_folder_are_said_and_hold(tmp_path: Path, qtbot: QtBot) -> None:
    file = _no_folder(tmp_path)
    store = PreferenceStore(file, Preferences())
    said: list[CouldNotSave] = []
    store.failed.connect(said.append)
    with qtbot.waitSignal(store.changed):
        store.change(text_percent=150)
    assert [each.sentence for each in said] == [
        "The settings could not be saved, so they hold only until Journal closes. Your journal is unchanged. "
        "Free some space, or check the folder of the settings, then choose again."
    ]
    assert store.value.text_percent == 150
    assert read_preferences(file) == Preferences()


def test_settings_on_a_full_disk_stay_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "preferences.json"
    write_preferences(file, Preferences(country="DE"))
    with refused(lambda _name: True, monkeypatch), pytest.raises(CouldNotSave, match="settings could not be saved"):
        write_preferences(file, Preferences(country="AT"))
    assert read_preferences(file) == Preferences(country="DE")
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_journal_says_its_words_before_the_settings_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.paths.preferences_file", lambda: _no_folder(tmp_path))
    monkeypatch.setattr("journal_app.paths.default_journal", lambda: tmp_path / "journal.db")
    said = carried_out("create", "--no-passphrase")
    assert "settings could not be saved" in said.error
    words = [word for word in said.out.split("write them down:")[1].split() if word.isalpha()]
    assert len(words) == 24
    open_with_recovery_words(tmp_path / "journal.db", " ".join(words), None).close()


# The keys.


def _made(path: Path) -> str:
    journal, words = create_journal_file(path, OLD, keys=CHEAP)
    with journal.changes() as changes:
        changes.put(numbered(0))
    journal.close()
    return " ".join(words)


def test_a_passphrase_that_the_disk_refuses_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "j.db"
    _made(path)
    before = listing(tmp_path)
    with refused(lambda name: ".key" in name, monkeypatch), pytest.raises(CouldNotSave) as said:
        keys.change_passphrase(path, OLD, NEW, CHEAP)
    assert "still opens the journal" in said.value.sentence
    assert listing(tmp_path) == before
    open_journal_file(path, OLD, keys=CHEAP).close()


@pytest.mark.parametrize("way", ["passphrase", "words"])
def test_a_second_copy_that_the_disk_refuses_is_never_one_for_the_old_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    path = tmp_path / "j.db"
    words = _made(path)
    with refused(lambda name: name.endswith(".key2"), monkeypatch):
        if way == "passphrase":
            keys.change_passphrase(path, OLD, NEW, CHEAP)
        else:
            open_with_recovery_words(path, words, NEW, keys=CHEAP).close()
    with pytest.raises(WrongPassphrase):
        open_journal_file(path, OLD, keys=CHEAP)
    journal = open_journal_file(path, NEW, keys=CHEAP)
    assert journal.entries() == (numbered(0),)
    journal.close()
    first, second = keys.key_files(path)
    assert first.read_bytes() == second.read_bytes(), "the next opening makes the second copy again"


# Backups.


def test_a_backup_whose_account_is_refused_is_said_to_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "j.db"
    journal, _ = create_journal_file(path, None)
    with (
        refused(lambda name: name == "backup.json", monkeypatch),
        pytest.raises(CouldNotSave, match="backup could not be made"),
    ):
        back_up(journal, "asked")
    journal.close()
    assert backups_of(path) == ()
    assert listing(path.with_name("j.db.backups")) == {}


def test_a_restore_whose_key_is_refused_is_said_to_be_unfinished_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "j.db"
    journal, _ = create_journal_file(path, OLD, keys=CHEAP)
    with journal.changes() as changes:
        changes.put(numbered(0))
    backup = back_up(journal, "asked")
    assert backup is not None
    journal.close()
    for file in keys.key_files(path):
        file.unlink()
    with (
        refused(lambda name: name.endswith(".key2"), monkeypatch),
        pytest.raises(CouldNotSave, match="could not be put in place yet"),
    ):
        restore(path, backup)
    again = open_journal_file(path, OLD, keys=CHEAP)
    assert again.entries() == (numbered(0),)
    again.close()


# What is exported.


def test_the_longest_name_that_a_file_can_have_is_taken(tmp_path: Path) -> None:
    out = tmp_path / ("x" * 251 + ".csv")
    write_file(out, b"content")
    assert out.read_bytes() == b"content"


def test_a_link_that_leads_to_itself_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    try:
        out.symlink_to(out)
    except OSError:
        pytest.skip("this system lets nobody make links")
    write_file(out, b"content")
    assert out.read_bytes() == b"content"


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "a\x00b.csv", "a\ud800b.csv"], ids=["long", "zero", "half"])
def test_a_name_that_no_file_can_have_is_said(tmp_path: Path, name: str) -> None:
    with new_workspace(tmp_path / "journal" / "journal.db") as workspace:
        data = export_records(workspace, "csv")
    with pytest.raises(CouldNotSave, match="Choose a shorter or simpler name"):
        write_file(tmp_path / name, data)
    assert [each.name for each in tmp_path.iterdir()] == ["journal"]


def test_an_export_onto_a_full_disk_leaves_the_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.csv"
    write_file(out, b"older")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CouldNotSave, match="free some space"):
        write_atomically(out, b"newer")
    assert listing(tmp_path) == {"out.csv": b"older"}
