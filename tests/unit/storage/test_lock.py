"""One writer: the second is told at once, no stale file blocks, and a failed opening leaves no lock file."""

from pathlib import Path

import pytest

from journal_app.errors import JournalAlreadyOpen, UserError
from journal_app.storage.lock import JournalLock


def test_the_second_is_told_at_once(tmp_path: Path) -> None:
    first, second = JournalLock(tmp_path / "j.db"), JournalLock(tmp_path / "j.db")
    first.acquire()
    with pytest.raises(JournalAlreadyOpen):
        second.acquire()
    second.abandon()
    assert first.file.exists()
    first.release()
    second.acquire()
    second.release()


@pytest.mark.parametrize("content", [b"", b"garbage", b"12345\nother-host\n"])
def test_a_lock_file_left_behind_blocks_nobody(tmp_path: Path, content: bytes) -> None:
    lock = JournalLock(tmp_path / "j.db")
    lock.file.write_bytes(content)
    lock.acquire()
    lock.abandon()
    assert lock.file.read_bytes() == content


def test_an_abandoned_lock_leaves_no_file_that_was_not_there(tmp_path: Path) -> None:
    lock = JournalLock(tmp_path / "j.db")
    lock.acquire()
    lock.abandon()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_the_lock_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    lock = JournalLock(tmp_path / "j.db")
    lock.file.mkdir()
    with pytest.raises(UserError, match="does not let Journal"):
        lock.acquire()
