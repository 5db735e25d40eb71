"""What a journal of 100,000 intakes costs as a whole: its file, its backup, a new list, one more entry."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import uuid4

import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.moments import moment_of
from journal_app.domain.units import Amount
from journal_app.knowledge.load import load_knowledge
from journal_app.operations.log_entry import log_entries
from journal_app.operations.renew_alerts import renew_alerts
from journal_app.operations.workspace import Workspace
from journal_app.storage.backup import back_up
from journal_app.storage.journal import Journal, create_journal_file
from tests.benchmarks.figures import row
from tests.benchmarks.journals import INTAKES, RATED_DAYS, diary_until, intakes_until

pytestmark = pytest.mark.benchmark

ROUNDS = 30


def spent_on(work: Callable[[], object]) -> float:
    """Seconds of this process's own time, which other work on the machine hardly changes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def workspace_of(journal: Journal, now: datetime) -> Workspace:
    return Workspace(journal=journal, knowledge=load_knowledge(), zone=lambda: "UTC", clock=lambda: now)


def logged_once(workspace: Workspace, at: datetime) -> float:
    entry = Dose(
        id=uuid4(),
        moment=moment_of(at, "UTC"),
        entered_at=at,
        name="kratom",
        substance="kratom_leaf",
        amount=Amount(value=3, unit="g"),
    )
    return spent_on(lambda: log_entries(workspace, [entry], "kratom"))


def measured(path: Path, intakes: int) -> tuple[float, float]:
    """Seconds to evaluate the journal whole, and to log one more entry; prints its file and its backup."""
    now = datetime.now(UTC).replace(microsecond=0)
    journal, _ = create_journal_file(path, None)
    with journal.changes(undoable=False) as changes:
        changes.put_many([*intakes_until(now, intakes), *diary_until(now, min(RATED_DAYS, intakes // 6))])
    workspace = workspace_of(journal, now)
    whole = spent_on(lambda: renew_alerts(workspace))
    counted = len(journal.alerts())
    row(f"file of {intakes:,} intakes with {counted:,} warnings", f"{path.stat().st_size / 1e6:.0f} MB", "no growth")
    row(
        f"backup of {intakes:,} intakes", f"{spent_on(lambda: back_up(journal, 'measured')):.1f} s", "in the background"
    )
    newest = median(spent_on(lambda: journal.alerts(limit=400)) for _ in range(ROUNDS))
    row(f"the 400 newest warnings of {counted:,}", f"{1000 * newest:.0f} ms", "<= 100 ms")
    # Each is the newest when it is logged, as on any day.
    one = median(logged_once(workspace, now - timedelta(seconds=ROUNDS - number)) for number in range(ROUNDS))
    journal.close()
    return whole, one


def test_a_whole_journal(tmp_path: Path) -> None:
    small_whole, small_one = measured(tmp_path / "small.db", INTAKES // 10)
    large_whole, large_one = measured(tmp_path / "large.db", INTAKES)
    shown = f"{large_whole:.0f} s, {large_whole / small_whole:.1f} x that of a tenth"
    row(f"{INTAKES:,} intakes held against a new list and written", shown, "in the background")
    shown = f"{1000 * large_one:.0f} ms, {large_one / small_one:.1f} x that in a tenth"
    row(f"one entry saved and evaluated, {INTAKES:,} intakes", shown, "<= 25 ms")
