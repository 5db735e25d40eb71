"""Damage where nothing reads today is found all the same, and said with what to do."""

from pathlib import Path

import pytest

from journal_app.domain.entries import Note
from journal_app.errors import DamagedJournal
from journal_app.operations.check_journal import check_journal
from journal_app.operations.open_journal import create, unlock
from tests.unit.operations.made_entries import rating


def _filled(path: Path) -> None:
    workspace = create(path, None, "US").workspace
    made = [rating("anxiety", 3) for _ in range(400)]
    notes = [Note(id=each.id, moment=each.moment, entered_at=each.entered_at, note="words " * 400) for each in made]
    with workspace.journal.changes("filled") as changes:
        changes.put_many(notes)
    workspace.journal.close()


def test_a_whole_journal_passes(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    _filled(path)
    workspace = unlock(path, None, "US").workspace
    check_journal(workspace)
    workspace.journal.close()


def test_one_flipped_bit_in_an_old_note_is_found(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    _filled(path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    workspace = unlock(path, None, "US").workspace
    with pytest.raises(DamagedJournal, match="Restore a backup"):
        check_journal(workspace)
    workspace.journal.close()
    assert path.read_bytes() == content
