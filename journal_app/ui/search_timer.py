"""When the running program looks for what is no longer used: between two events, and never by itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer

from journal_app.ui.steady import hold_off_searches, search_here

SEARCH_MS: Final = 1000


def search_between_events(qt: QCoreApplication) -> QTimer:
    """From now on, for as long as this program runs, Python searches between two events of the loop of `qt`."""
    timer = QTimer(qt)
    timer.setInterval(SEARCH_MS)
    timer.timeout.connect(search_here)
    timer.start()
    hold_off_searches(timer)
    return timer
