"""What a start costs against a bare painted window of Qt: first paint, today's list, the charts, the longest stall."""

import ast
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from journal_app.paths import resources
from tests.benchmarks.figures import row

pytestmark = pytest.mark.benchmark

ROUNDS = 7
SCREEN = {
    "name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
}  # fmt: skip


def started(home: Path, *arguments: str) -> dict[str, float]:
    """One start in a process of its own; seconds from before the process was made."""
    # Without a screen of its own size Qt would make the window smaller than it is on a desk.
    screen = home / "screen.json"
    screen.write_text(json.dumps({"screens": [SCREEN]}))
    environment = dict(os.environ) | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    made = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.start_child", arguments[0], repr(time.time()), *arguments[1:]],
        env=environment,
        cwd=resources().parent,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    figures: dict[str, float] = ast.literal_eval(made.stdout.splitlines()[-1])
    return figures


def test_start(tmp_path: Path, empty: Path, decades: Path) -> None:
    cases = {"empty": ("journal", str(empty)), "100,000 intakes": ("journal", str(decades))}
    found: dict[str, list[dict[str, float]]] = {name: [] for name in cases}
    floor: list[float] = []
    for number in range(ROUNDS + 1):
        # By turns, so that a machine that is busy for a while slows all alike; the first round warms the disk.
        measured = started(tmp_path, "bare")["painted"]
        for name, case in cases.items():
            figures = started(tmp_path, *case)
            if number:
                found[name].append(figures)
        if number:
            floor.append(measured)
    bare = median(floor)
    row("bare painted QMainWindow", f"{1000 * bare:.0f} ms", "the floor")
    for name, rounds in found.items():
        for what, words, goal in (
            ("painted", "start to first painted window", 1.3),
            ("today", "start to today's list shown", 3.2),
            ("all", "start to all loaded, charts included", 6.0),
        ):
            ratio = median(each[what] / base for each, base in zip(rounds, floor, strict=True))
            row(f"{words}, journal: {name}", f"{ratio:.2f} x a bare window", f"<= {goal} x")
        stalls = [1000 * each["stall"] for each in rounds]
        row(
            f"worst stall until then, journal: {name}",
            f"{median(stalls):.0f} ms ({min(stalls):.0f}-{max(stalls):.0f})",
            "<= 100 ms",
        )
