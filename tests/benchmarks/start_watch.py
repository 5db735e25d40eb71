"""Watches a starting window: when it was painted, when today's list and the trends stood, how long it stalled."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLabel

from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.places import TODAY, TRENDS

if TYPE_CHECKING:
    from journal_app.ui.pages.today_page import TodayPage
    from journal_app.ui.pages.trends_page import TrendsPage

INTERVAL_MS = 5
"""A timer that fires this often tells how long the GUI thread was busy: its longest gap."""

TOO_LONG_S = 60


class Watch(QObject):
    """As soon as today's list is painted it goes to the trends, as a person in a hurry would."""

    def __init__(self, window: MainWindow, since: float, done: Callable[[dict[str, float]], None]) -> None:
        super().__init__(window)
        self._window = window
        self._since = since
        self._done = done
        self._figures: dict[str, float] = {}
        self._today: TodayPage | None = None
        self._trends: TrendsPage | None = None
        self._answered = False
        self._last = 0.0
        self._worst = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Show the window."""
        self._window.painted.connect(self._painted)
        self._window.show()

    def _mark(self, what: str) -> None:
        self._figures.setdefault(what, time.time() - self._since)

    def _painted(self) -> None:
        self._mark("painted")
        self._last = time.perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        gap = now - self._last
        self._last = now
        if gap > self._worst:
            self._worst = gap
            self._figures["worst_at"] = time.time() - self._since
        if self._today is None and self._window.client is not None:
            self._today = self._window.page(TODAY)
        if self._today is not None and not self._answered and has_answer(self._today):
            # It may have been painted between two ticks: it counts from the next time, a few milliseconds too late.
            self._answered = True
            self._today.entries.installEventFilter(self)
            self._today.entries.update()
        if self._trends is not None and self._trends.dates.text() and self._trends.drawn:
            self._mark("all")
        if "all" in self._figures or time.time() - self._since > 8:
            self._done(self._figures | {"stall": self._worst})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Today's list is shown once it has been painted with what the journal answered."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go_on)
        return False

    def _go_on(self) -> None:
        self._mark("today")
        self._window.show_page(TRENDS)
        self._trends = self._window.page(TRENDS)  # type: ignore[assignment]  # TrendsPage


def has_answer(today: TodayPage) -> bool:
    """Whether the page shows what the journal holds, be it nothing."""
    empty = (shown.text().startswith("Nothing logged") for shown in today.entries.findChildren(QLabel))
    return bool(today.entries.rows) or any(empty)
