"""What storage costs in a large journal: one entry saved, ten years summed up by day."""

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import uuid4

import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.moments import moment_of
from journal_app.storage.journal import Journal, create_journal_file, open_journal_file
from tests.benchmarks.figures import row, seconds
from tests.benchmarks.journals import diary_until, intakes_until

pytestmark = pytest.mark.benchmark

SAVES = 200
LOOKS = 50


@pytest.fixture
def large(tmp_path: Path, decades: Path) -> Iterator[Journal]:
    """A copy of the journal of 100,000 intakes."""
    for file in filter(Path.is_file, decades.parent.glob("journal.db*")):
        shutil.copy(file, tmp_path / file.name)
    journal = open_journal_file(tmp_path / "journal.db", None)
    yield journal
    journal.close()


def test_one_entry_saved(large: Journal) -> None:
    times = []
    for number in range(SAVES):
        now = datetime.now(UTC)
        entry = Dose(
            id=uuid4(),
            moment=moment_of(now - timedelta(seconds=number), "UTC"),
            entered_at=now,
            name="kratom",
            substance="kratom_leaf",
        )
        start = time.perf_counter()
        with large.changes("Logged kratom") as changes:
            changes.put(entry)
        times.append(time.perf_counter() - start)
    shown = f"{1000 * median(times):.1f} ms (one in twenty over {1000 * sorted(times)[-SAVES // 20]:.0f})"
    row("one entry put, committed and checkpointed, 100,000 intakes", shown, "< 5 ms")


def test_ten_years_by_day(tmp_path: Path) -> None:
    last = datetime(2026, 11, 22, 21, tzinfo=UTC)
    journal, _ = create_journal_file(tmp_path / "ten years.db", None)
    with journal.changes(undoable=False) as changes:
        changes.put_many(diary_until(last, 3650))
        changes.put_many(intakes_until(last, 1750))
    first = (last - timedelta(days=3650)).date()
    spent = seconds(lambda: journal.daily(first, last.date()))
    row("ten years of 20,000 entries summed up by day", f"{1000 * spent:.0f} ms", "tens of ms")
    journal.close()


def looks_into(path: Path, intakes: int) -> float:
    """Seconds to look up what can meet one more intake in a journal of so many."""
    last = datetime(2026, 11, 22, 21, tzinfo=UTC)
    journal, _ = create_journal_file(path, None)
    with journal.changes(undoable=False) as changes:
        changes.put_many(intakes_until(last, intakes))
    times = []
    for number in range(LOOKS):
        at = last - timedelta(days=number)
        start = time.perf_counter()
        journal.entries(at - timedelta(days=21), at + timedelta(days=14), kinds=("dose", "drink"))
        journal.intakes_since({"diazepam": at - timedelta(days=60)}, at - timedelta(days=21))
        times.append(time.perf_counter() - start)
    journal.close()
    return median(times)


def test_look_up_at_a_million(tmp_path: Path) -> None:
    few, many = looks_into(tmp_path / "few.db", 10_000), looks_into(tmp_path / "many.db", 1_000_000)
    shown = f"{many / few:.2f} x ({1000 * few:.1f} and {1000 * many:.1f} ms)"
    row("looking up what one more intake can meet, 1,000,000 against 10,000", shown, "<= 8 x")
