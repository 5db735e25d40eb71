"""Saving where the person wants it: never over a journal, however its place is written."""

from pathlib import Path

import pytest

from journal_app.errors import CouldNotSave
from journal_app.operations.save_file import save_file
from tests.unit.operations.new_journals import new_workspace


@pytest.mark.parametrize("ending", ["", ".key", ".key2", ".lock", "-wal", "-shm", "-journal"])
def test_a_journal_and_what_belongs_to_it_are_never_replaced(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "my.journal"
    with new_workspace(path):
        pass
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(CouldNotSave, match="journal stands at that place"):
        save_file(tmp_path / f"my.journal{ending}", b"a report")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_link_to_a_journal_is_not_replaced(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "my.journal"):
        pass
    link = tmp_path / "link.pdf"
    try:
        link.symlink_to(tmp_path / "my.journal")
    except OSError:
        pytest.skip("this system lets nobody make links")
    with pytest.raises(CouldNotSave):
        save_file(link, b"a report")
    assert link.is_symlink()


def test_any_other_file_is_replaced_whole(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "my.journal"):
        pass
    out = tmp_path / "my.journal.pdf"
    out.write_bytes(b"older")
    save_file(out, b"a report")
    assert out.read_bytes() == b"a report"
