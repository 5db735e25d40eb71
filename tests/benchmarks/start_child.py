"""Run in a process of its own: starts a window and prints, in seconds since a given time, when each part of it stood.

python -m tests.benchmarks.start_child bare SINCE            a bare QMainWindow, painted, its event loop idle
python -m tests.benchmarks.start_child journal SINCE PATH    Journal as a person starts it: painted, today, trends
"""

from __future__ import annotations

import os
import sys
import time


def bare(since: float) -> None:
    """The floor: the least that any window of Qt costs."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    qt = QApplication(["bare"])

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, lambda: tell(painted=time.time() - since))

    window = Window()
    window.resize(1280, 832)
    window.show()
    qt.exec()


def journal(since: float, path: str) -> None:
    """The real start, with one step replaced: what shows the window also watches it."""
    from PySide6.QtWidgets import QApplication

    from journal_app import startup
    from journal_app.ui import program
    from journal_app.ui.application import Application

    def run_watched(qt: QApplication, application: Application) -> int:
        from tests.benchmarks.start_watch import Watch

        watch = Watch(application.window, since, lambda figures: tell(**figures))
        watch.begin()
        return qt.exec()

    program.run = run_watched
    sys.exit(startup.main(["--journal", path]))


def tell(**figures: float) -> None:
    """Print what was measured and end at once: taking everything down is no part of a start."""
    sys.stdout.write(repr(figures) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare(float(sys.argv[2]))
    else:
        journal(float(sys.argv[2]), sys.argv[3])
