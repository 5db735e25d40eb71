"""Killed in the middle of whatever a person can ask for: the journal opens, and holds all of it or nothing of it."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journal_app.domain.entries import Entry
from journal_app.errors import WrongPassphrase
from journal_app.storage.backup import backups_of
from journal_app.storage.journal import Journal, create_journal_file, open_journal_file
from tests.faults.journals import numbered

ROOT = Path(__file__).resolve().parents[2]
COUNT = 400
OLD, NEW = "seven quiet herons", "eight quiet herons"
LONGEST_S = 0.3

WORKER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from journal_app.domain.person import Profile
from journal_app.operations.back_up_journal import back_up
from journal_app.operations.change_passphrase import change_passphrase
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.drafts import save_draft
from journal_app.operations.export_records import export_records
from journal_app.operations.import_records import import_records
from journal_app.operations.log_entry import log_entries
from journal_app.operations.open_journal import unlock
from journal_app.operations.recently_deleted import bring_back, delete_for_good
from journal_app.operations.restore_backup import list_backups, restore_backup
from journal_app.operations.save_profile import save_profile
from journal_app.operations.undo_change import redo, undo
from tests.faults.journals import numbered

path, what, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
workspace = unlock(path, sys.argv[4], "US").workspace
ids = [numbered(number).id for number in range(count)]
many = [numbered(number) for number in range(count, 2 * count)]
records = b"date,what\\n" + b"".join(b"2001-%02d-%02d,Kratom\\n" % (n % 12 + 1, n % 28 + 1) for n in range(300))
if what in ("undo", "redo"):
    log_entries(workspace, many, "many")
if what == "redo":
    undo(workspace)
if what in ("bring back", "delete for good"):
    delete_entries(workspace, ids[:200], "some")
if what == "restore":
    back_up(workspace, "asked")
    delete_entries(workspace, ids[:200], "some")
    workspace.journal.close()
print("begins", flush=True)
if what == "log":
    log_entries(workspace, many, "many")
elif what == "undo":
    undo(workspace)
elif what == "redo":
    redo(workspace)
elif what == "delete":
    delete_entries(workspace, ids[:200], "some")
elif what == "bring back":
    bring_back(workspace, ids[:200])
elif what == "delete for good":
    delete_for_good(workspace, ids[:200])
elif what == "import":
    import_records(workspace, records)
elif what == "export":
    export_records(workspace, path.with_name("out.json"), "json")
elif what == "profile":
    save_profile(workspace, Profile(sex="female", weight_kg=60))
elif what == "back up":
    back_up(workspace, "asked")
elif what == "restore":
    restore_backup(path, list_backups(path)[0].key)
elif what == "draft":
    save_draft(workspace, "note", "x" * 200_000)
elif what == "passphrase":
    workspace.journal.close()
    change_passphrase(path, sys.argv[4], sys.argv[5])
else:
    raise SystemExit(f"not known: {what}")
print("done", flush=True)
sys.stdin.read()
"""

WHOLE = frozenset(numbered(number) for number in range(COUNT))
MORE = frozenset(numbered(number) for number in range(2 * COUNT))
FEWER = frozenset(numbered(number) for number in range(200, COUNT))
STATES: dict[str, tuple[frozenset[Entry], ...]] = {
    "log": (WHOLE, MORE),
    "undo": (MORE, WHOLE),
    "redo": (WHOLE, MORE),
    "delete": (WHOLE, FEWER),
    "bring back": (FEWER, WHOLE),
    "delete for good": (FEWER,),
    "import": (WHOLE,),
    "export": (WHOLE,),
    "profile": (WHOLE,),
    "back up": (WHOLE,),
    "restore": (FEWER, WHOLE),
    "draft": (WHOLE,),
    "passphrase": (WHOLE,),
}
"""What the journal may hold when it is opened again, before and after; an import adds 300 more, or none."""


def _killed(path: Path, what: str, after_s: float) -> None:
    """Do it in another program, and kill that so many seconds after it began, or when it is done."""
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path), what, str(COUNT), OLD, NEW],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"begins\n", what
        time.sleep(after_s)
        child.kill()


def _opened(path: Path) -> Journal:
    try:
        return open_journal_file(path, OLD)
    except WrongPassphrase:
        return open_journal_file(path, NEW)


@pytest.mark.parametrize("kills", [pytest.param(1, id="quick"), pytest.param(12, id="long", marks=pytest.mark.long)])
@pytest.mark.parametrize("what", list(STATES))
def test_it_is_there_as_a_whole_or_not_at_all(tmp_path: Path, what: str, kills: int) -> None:
    chance = random.Random(f"{what} {kills}")
    for kill in range(kills):
        path = tmp_path / str(kill) / "j.db"
        path.parent.mkdir()
        journal, _words = create_journal_file(path, OLD)
        with journal.changes("filled") as changes:
            changes.put_many(numbered(number) for number in range(COUNT))
        journal.close()
        _killed(path, what, chance.random() * LONGEST_S)
        journal = _opened(path)
        held = frozenset(journal.entries())
        if what == "import":
            assert held >= WHOLE
            assert len(held) in (COUNT, COUNT + 300), "half of a file was imported"
        else:
            assert held in STATES[what], f"kill {kill}: {len(held)} entries"
        assert journal.check_integrity() == ()
        with journal.changes("after") as changes:
            changes.put(numbered(5000))
        journal.close()
        assert all(backup.verified for backup in backups_of(path)), "half of a backup counts as one"
        exported = path.with_name("out.json")
        assert not exported.exists() or json.loads(exported.read_bytes()), "half of an export stands there"
