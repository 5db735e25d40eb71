"""What a report of twelve weeks costs when nothing of it has been read yet."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median

import pytest

from journal_app.operations.example_journal import make_example
from journal_app.operations.workspace import Workspace
from journal_app.paths import resources
from tests.benchmarks.figures import row
from tests.unit.operations.new_journals import NOW, new_workspace

pytestmark = pytest.mark.benchmark

ROUNDS = 7
LAST = NOW.date()
FIRST = LAST - timedelta(days=83)


@contextmanager
def example(path: Path) -> Iterator[Workspace]:
    """The example journal of 90 days."""
    with new_workspace(path) as workspace:
        make_example(workspace, LAST)
        yield workspace


def test_report_of_twelve_weeks(tmp_path: Path) -> None:
    path = tmp_path / "example.db"
    with example(path):
        pass
    made, whole, bare = [], [], []
    for number in range(ROUNDS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        empty = time.perf_counter() - start
        start = time.perf_counter()
        child = subprocess.run(
            [
                *(sys.executable, "-m", "tests.benchmarks.report_child", str(path)),
                *(str(tmp_path / "report.pdf"), FIRST.isoformat(), LAST.isoformat()),
            ],
            cwd=resources().parent,
            capture_output=True,
            text=True,
            check=True,
        )
        if number:
            whole.append(time.perf_counter() - start)
            made.append(float(child.stdout))
            bare.append(empty)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    shown = f"{median(made):.2f} s ({min(made):.2f}-{max(made):.2f}); with the start of a process {median(whole):.2f} s"
    row("12-week report, cold", f"{shown}; an empty Python process {median(bare):.2f} s", "<= 1 s")
