"""The worker thread may still be at work when its window goes: nothing hangs, and what was asked for is done."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys, time
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtTest import QTest
from journal_app.ui.background import Background

qt = QCoreApplication([])
owner = QObject()
background = Background(owner)
done = []

def work():
    end = time.monotonic() + 0.6
    while time.monotonic() < end:
        sum(range(1000))
    done.append(True)

for _ in range(2):
    background.run(work, lambda value, error: None)
time.sleep(0.05)
if sys.argv[1] == "deleted while Python is held":
    owner.deleteLater()
    QTest.qWait(1)
elif sys.argv[1] == "deleted in the event loop":
    QTimer.singleShot(0, owner.deleteLater)
    QTimer.singleShot(50, qt.quit)
    qt.exec()
elif sys.argv[1] == "forgotten":
    del owner, background
else:
    QTimer.singleShot(0, qt.quit)
    qt.exec()
    background.finish()
print(len(done))
"""


@pytest.mark.parametrize("how", ["deleted while Python is held", "deleted in the event loop", "forgotten", "finished"])
def test_what_was_asked_for_is_done_before_the_worker_goes(how: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, how],
        cwd=ROOT, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "2\n", "")
