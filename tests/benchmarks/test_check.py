"""What the command `check` costs beyond the start of the interpreter."""

import subprocess
import sys
import time
from statistics import median

import pytest

from journal_app.paths import resources
from tests.benchmarks.figures import row

pytestmark = pytest.mark.benchmark

ROUNDS = 15


def spent(*arguments: str) -> float:
    """Seconds from start to end of a Python process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=resources().parent, check=True, capture_output=True)
    return time.perf_counter() - start


def test_check() -> None:
    own, bare = [], []
    for number in range(ROUNDS + 1):
        floor = spent("-c", "pass")
        whole = spent("main.py", "check", "kratom", "wine", "--json")
        if number:
            own.append(whole - floor)
            bare.append(floor)
    shown = f"{1000 * median(own):.0f} ms (least {1000 * min(own):.0f}) beyond {1000 * median(bare):.0f} ms"
    row("check of one combination, beyond the interpreter's start", shown, "<= 150 ms")
