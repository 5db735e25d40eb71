"""Erasing leaves nothing of the journal, its keys and its backups, and nothing else is touched."""

from pathlib import Path

import pytest

from journal_app.errors import JournalAlreadyOpen, WrongPassphrase
from journal_app.operations.back_up_journal import back_up
from journal_app.operations.erase_everything import erase_everything
from journal_app.operations.open_journal import create, is_first_run
from journal_app.operations.recovery_words import recovery_words
from journal_app.operations.restore_backup import list_backups, restore_backup
from journal_app.preferences import Preferences, write_preferences


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_nothing_is_left_but_what_belongs_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    path, preferences = folder / "journal.db", tmp_path / "config" / "preferences.json"
    write_preferences(preferences, Preferences(journal=str(path)))
    opened = create(path, None, None)
    back_up(opened.workspace, "asked")
    opened.workspace.journal.close()
    restore_backup(path, list_backups(path)[0].key)
    assert any("moved aside" in name for name in names(folder))
    other = create(folder / "journal.db2", None, None)
    other.workspace.journal.close()
    (folder / "journal-export.csv").write_text("theirs")
    erase_everything(path, preferences)
    assert names(folder) == [
        "journal-export.csv",
        "journal.db2",
        "journal.db2.key",
        "journal.db2.key2",
        "journal.db2.lock",
    ]
    assert not preferences.exists()
    assert is_first_run(Preferences(), path)


def test_a_journal_that_is_open_elsewhere_is_left_whole(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    opened = create(path, None, None)
    before = names(tmp_path)
    with pytest.raises(JournalAlreadyOpen):
        erase_everything(path, tmp_path / "preferences.json")
    assert names(tmp_path) == before
    opened.workspace.journal.close()


def test_recovery_words_need_the_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    opened = create(path, "seven quiet herons", None)
    opened.workspace.journal.close()
    assert recovery_words(path, "seven quiet herons") == opened.recovery_words
    for wrong in ("seven quiet", None):
        with pytest.raises(WrongPassphrase):
            recovery_words(path, wrong)
