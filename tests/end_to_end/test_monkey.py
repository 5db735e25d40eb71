"""Whatever is pressed in whatever order: no error, no warning of Qt, and nothing hangs."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.real_window,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the virtual screen is an X server"),
]


def let_loose(screen: str, home: Path, seconds: int, seed: int) -> dict[str, Any]:
    """What came of it: see `tests.end_to_end.monkey`."""
    environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.monkey", str(seconds), str(seed)],
        cwd=ROOT,
        env={**environment, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=seconds + 120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_ten_seconds_of_anything(screen: str, tmp_path: Path, seed: int) -> None:
    found = let_loose(screen, tmp_path, 10, seed)
    assert found["errors"] == []
    assert found["warnings"] == []
    assert sum(found["done"].values()) > 20


@pytest.mark.long
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_two_minutes_of_anything(screen: str, tmp_path: Path, seed: int) -> None:
    found = let_loose(screen, tmp_path, 120, seed)
    assert found["errors"] == []
    assert found["warnings"] == []
