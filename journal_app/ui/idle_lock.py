"""Locks when nothing was typed or clicked for a while; a running export or import holds it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from journal_app.ui.sleeping_clock import seconds_with_sleep

ACTIVITY = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
LOOK_EVERY_MS = 5000


class IdleLock(QObject):
    """`lock_wanted` fires after so many idle minutes, never for 0; those that the computer slept count, and whoever
    wakes it up finds the journal locked. The clock cannot be set back, so neither can the wait."""

    lock_wanted = Signal()

    def __init__(
        self,
        application: QApplication,
        minutes: float,
        busy: Callable[[], bool],
        clock: Callable[[], float] = seconds_with_sleep,
    ) -> None:
        super().__init__(application)
        self._seconds = minutes * 60
        self._busy = busy
        self._clock = clock
        self._last = clock()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_EVERY_MS)
        application.focusWindowChanged.connect(self._watch)
        for window in application.topLevelWindows():
            self._watch(window)

    def _watch(self, window: QWindow | None) -> None:
        # What a hand does comes to a window first. On the application, each of the tens of thousands of events that a
        # change of the look sends would go through Python, and wait for the worker to let go of it.
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in ACTIVITY:
            # The hand that ends a sleep comes before the timer does.
            if self._timer.isActive():
                self.look()
            self._last = self._clock()
        return super().eventFilter(watched, event)

    def set_minutes(self, minutes: float) -> None:
        """Change how long to wait; 0 is for ever."""
        self._seconds = minutes * 60

    def look(self) -> None:
        """Lock if it is time; called by the timer."""
        if self._seconds and self._clock() - self._last >= self._seconds and not self._busy():
            self._last = self._clock()
            self.lock_wanted.emit()

    def stop(self) -> None:
        """No more locking: the window closes or is locked already."""
        self._timer.stop()
