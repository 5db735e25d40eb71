"""Killed at any instant while logging: no entry that was acknowledged is lost, and no file is damaged."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journal_app.storage.backup import backups_of
from journal_app.storage.journal import open_journal_file
from tests.faults.journals import filled, numbered

ROOT = Path(__file__).resolve().parents[2]

LOGGER = """
import sys
from pathlib import Path
from journal_app.storage.backup import back_up
from journal_app.storage.journal import open_journal_file
from tests.faults.journals import numbered

journal = open_journal_file(Path(sys.argv[1]), None)
number = int(sys.argv[2])
while True:
    with journal.changes(str(number)) as changes:
        changes.put(numbered(number))
    print(number, flush=True)
    number += 1
    if number % 50 == 0:
        back_up(journal, "hourly")
"""


def _log_and_kill(path: Path, first: int, after_s: float) -> int:
    """Log from `first` on, kill the program so many seconds after its first acknowledgement; returns the last one."""
    with subprocess.Popen(
        [sys.executable, "-c", LOGGER, str(path), str(first)], cwd=ROOT, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        acknowledged = child.stdout.readline()
        time.sleep(after_s)
        child.kill()
        rest = child.stdout.read().split()
    # A number cut off by the kill was not acknowledged in full; the one before it was.
    return max([int(acknowledged), *(int(each) for each in rest[:-1])])


@pytest.mark.parametrize("kills", [pytest.param(20, id="quick"), pytest.param(150, id="long", marks=pytest.mark.long)])
def test_no_acknowledged_entry_is_lost(tmp_path: Path, kills: int) -> None:
    path = tmp_path / "j.db"
    filled(path, 3)
    chance = random.Random(kills)
    first = 3
    for kill in range(kills):
        last = _log_and_kill(path, first, chance.random() * 0.35)
        journal = open_journal_file(path, None)
        entries = set(journal.entries())
        count = len(entries)
        lost = [number for number in range(last + 1) if numbered(number) not in entries]
        assert not lost, f"kill {kill}"
        assert entries == {numbered(number) for number in range(count)}, "half of a change was saved"
        assert journal.check_integrity() == (), f"kill {kill}"
        step = journal.undo_step()
        assert step is not None
        assert step.label == str(count - 1)
        journal.close()
        assert all(backup.verified for backup in backups_of(path))
        first = count
    assert first > kills
