"""Python must not look for unused objects in the middle of a call of Qt.

An object that goes away there waits for a lock that its own thread holds, and the window stands still for ever.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import sys
from PySide6.QtCore import QObject, QTimer
from journal_app.ui.application import make_qt


class Circle(QObject):
    gone = 0

    def __init__(self):
        super().__init__()
        self.itself = self
        self.destroyed.connect(Circle.count)

    @staticmethod
    def count():
        Circle.gone += 1


class Told(QObject):
    # Qt holds the lock of the sender while it calls this.
    def disconnectNotify(self, signal):
        self.made = [[number] for number in range(5000)]


qt = make_qt()
told = Told()
for _ in range(600):
    Circle()
QObject.disconnect(told.objectNameChanged.connect(print))
assert len(told.made) == 5000
assert Circle.gone == 0
look = QTimer()
look.timeout.connect(lambda: qt.quit() if Circle.gone == 600 else None)
look.start(50)
qt.exec()
print("went on")
"""


def test_the_window_goes_on_while_unused_objects_go_away() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "went on\n", "")
