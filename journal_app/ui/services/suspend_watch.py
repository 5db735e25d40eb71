"""Hears that the computer goes to sleep, or at least that it slept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

from journal_app.ui.sleeping_clock import seconds_with_sleep

LOOK_EVERY_MS: Final = 5000
SLEPT_S: Final = 60.0
"""A look that comes so much later than it should was held up by more than a busy computer."""

LOGIN: Final = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
SLEEP_SLOT: Final[Any] = SLOT("prepare_for_sleep(bool)")
"""PySide says that it wants bytes here, and takes text only."""


class SuspendWatch(QObject):
    """`suspended` fires before the sleep where the system announces it (logind), else right after waking up.

    The second needs nothing of the system: a clock that sleep does not stop went on while this program stood still.
    Setting the time of the computer, to summer time or by hand, is no sleep.
    """

    suspended = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = seconds_with_sleep) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock()
        self._announced = False
        self._bus: Any = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_EVERY_MS)
        self._listen()

    def _listen(self) -> None:
        if not sys.platform.startswith("linux"):
            return
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if bus.isConnected() and bus.connect(*LOGIN, "PrepareForSleep", self, SLEEP_SLOT):
            self._bus = bus

    @Slot(bool)
    def prepare_for_sleep(self, begins: bool) -> None:
        """What logind says before the sleep (True) and after it (False)."""
        if begins:
            self._announced = True
            self.suspended.emit()

    def look(self) -> None:
        """Find out whether the clock ran on without us; called by the timer."""
        now = self._clock()
        slept, self._last = now - self._last > SLEPT_S, now
        announced, self._announced = self._announced, self._announced and not slept
        if slept and not announced:
            self.suspended.emit()

    def stop(self) -> None:
        """Hear nothing more."""
        self._timer.stop()
        if self._bus is not None:
            self._bus.disconnect(*LOGIN, "PrepareForSleep", self, SLEEP_SLOT)
            self._bus = None
