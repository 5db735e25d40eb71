"""Killed while an old journal is brought up to date: it opens afterwards, with all that it said."""

import random
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal_app.exchange.journal_json import decode_document
from journal_app.storage.backup import backups_of
from journal_app.storage.journal import open_journal_file
from journal_app.storage.migrate import CURRENT

ROOT = Path(__file__).resolve().parents[2]
OLD = ROOT / "tests" / "old_journals"
LAYOUTS = sorted(each.name for each in OLD.iterdir() if each.name.startswith("layout_"))
LONGEST_S = 1.0
MADE = datetime(2026, 11, 21, tzinfo=UTC)

WORKER = """
import sys
from pathlib import Path
from alembic import command  # what takes long is read before
from journal_app.storage.journal import open_journal_file
print("begins", flush=True)
open_journal_file(Path(sys.argv[1]), None)
print("done", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("kills", [pytest.param(1, id="quick"), pytest.param(15, id="long", marks=pytest.mark.long)])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_old_or_new_and_whole(tmp_path: Path, layout: str, kills: int) -> None:
    chance = random.Random(f"{layout} {kills}")
    said = decode_document((OLD / layout / "said.json").read_bytes())
    for kill in range(kills):
        path = tmp_path / str(kill) / "journal.db"
        path.parent.mkdir()
        for file in (OLD / layout).glob("journal.db*"):
            shutil.copy(file, path.parent / file.name)
        for _again in range(2):  # the second one finds what the first left
            with subprocess.Popen(
                [sys.executable, "-c", WORKER, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            ) as child:
                assert child.stdout is not None
                assert child.stdout.readline() == b"begins\n"
                time.sleep(chance.random() * LONGEST_S)
                child.kill()
        journal = open_journal_file(path, None, clock=lambda: MADE)
        assert set(journal.entries()) == set(said.entries), f"kill {kill}"
        assert set(journal.alerts()) == set(said.alerts)
        assert journal.database.driver.execute("PRAGMA user_version").fetchone()[0] == CURRENT.version
        assert journal.check_integrity() == ()
        journal.close()
        sets = backups_of(path)
        assert sets
        assert all(each.verified for each in sets), "half of a backup counts as one"
        assert not list(path.parent.glob(".*")), "something was left behind"
