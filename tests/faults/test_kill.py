"""Killed at any instant while logging: no entry that was acknowledged is lost, and no file is damaged."""

import random
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

import pytest

from journal_app.domain.entries import Dose
from journal_app.storage.backup import backups_of
from journal_app.storage.journal import Journal, open_journal_file
from tests.faults.journals import filled, numbered

FILLED = 3
"""Entries that are there before the first kill, two of them doses."""

ROOT = Path(__file__).resolve().parents[2]

LOGGER = """
import sys
from pathlib import Path
from journal_app.operations.back_up_journal import back_up
from journal_app.operations.log_entry import log_entries
from journal_app.operations.open_journal import unlock
from tests.faults.journals import numbered

workspace = unlock(Path(sys.argv[1]), None, "US").workspace
number = int(sys.argv[2])
while True:
    log_entries(workspace, [numbered(number)], str(number))
    print(number, flush=True)
    number += 1
    if number % 50 == 0:
        back_up(workspace, "hourly")
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


def _warned(journal: Journal) -> set[UUID]:
    return {alert.intake.entry_id for alert in journal.alerts()}


def _expected_warnings(count: int) -> set[UUID]:
    """Every dose but the first meets the other substance: kratom leaf and diazepam take turns, six hours apart."""
    doses = [entry for entry in map(numbered, range(FILLED, count)) if isinstance(entry, Dose)]
    return {dose.id for dose in doses}


@pytest.mark.parametrize("kills", [pytest.param(20, id="quick"), pytest.param(150, id="long", marks=pytest.mark.long)])
def test_no_acknowledged_entry_is_lost(tmp_path: Path, kills: int) -> None:
    path = tmp_path / "j.db"
    filled(path, FILLED)
    chance = random.Random(kills)
    first = FILLED
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
        assert _warned(journal) == _expected_warnings(count), "an entry was saved without its warning"
        journal.close()
        assert all(backup.verified for backup in backups_of(path))
        first = count
    assert first > kills
