"""Two programs at one journal: the second is told, changes nothing, and is let in when the first has died."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.errors import JournalAlreadyOpen
from journal_app.storage.journal import open_journal_file
from journal_app.storage.keys import needs_passphrase
from tests.faults.journals import filled, listing, numbered

ROOT = Path(__file__).resolve().parents[2]
HOLDER = (
    "import sys, time; from pathlib import Path; from journal_app.storage.journal import open_journal_file;"
    "journal = open_journal_file(Path(sys.argv[1]), None); print('open', flush=True); time.sleep(600)"
)


@pytest.mark.parametrize("lock_content", [None, b"", b"garbage"])
def test_the_second_is_told_and_is_let_in_when_the_first_has_died(tmp_path: Path, lock_content: bytes | None) -> None:
    path = tmp_path / "j.db"
    filled(path, 5)
    if lock_content is not None:
        path.with_name(path.name + ".lock").write_bytes(lock_content)
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], cwd=ROOT, stdout=subprocess.PIPE) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"open\n"
            before = listing(tmp_path)
            with pytest.raises(JournalAlreadyOpen, match="already open"):
                open_journal_file(path, None)
            assert not needs_passphrase(path)
            assert listing(tmp_path) == before
        finally:
            holder.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    journal = open_journal_file(path, None)
    assert journal.entry_count() == 5
    with journal.changes() as changes:
        changes.put(numbered(6))
    journal.close()


def test_the_same_program_cannot_open_it_twice(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    filled(path, 2)
    journal = open_journal_file(path, None)
    with pytest.raises(JournalAlreadyOpen):
        open_journal_file(path, None)
    assert journal.entry_count() == 2
    journal.close()
    open_journal_file(path, None).close()
