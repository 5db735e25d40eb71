"""What goes on while a journal is open: the lock, hourly backups, the watch for stops, the bell of a second start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from journal_app.ui.idle_lock import IdleLock
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.services.renewal import Renewal
from journal_app.ui.services.suspend_watch import SuspendWatch
from journal_app.ui.single_instance import Doorbell

if TYPE_CHECKING:
    from journal_app.ui.main_window import MainWindow

LOOK_OVER_MS: Final = 10_000
"""The whole file is looked over once the person has begun: it takes a second for a million entries."""
BACK_UP_EVERY_MS: Final = 60 * 60 * 1000


class JournalServices(QObject):
    """Made when a journal was opened, stopped when it is left."""

    lock_wanted = Signal()
    rung = Signal()
    """Another start of Journal asks this window to come to the front."""

    def __init__(
        self,
        qt: QApplication,
        window: MainWindow,
        preferences: PreferenceStore,
        path: Path,
        must_stay: Callable[[], bool],
        ended: Callable[[], bool],
    ) -> None:
        """`must_stay` holds the lock back; `ended` says that the window closes."""
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self.doorbell = Doorbell(path, self)
        self.doorbell.rung.connect(self.rung)
        self.idle = IdleLock(qt, preferences.value.idle_lock_minutes, must_stay)
        self.idle.lock_wanted.connect(self.lock_wanted)
        self.suspend = SuspendWatch(self)
        self.suspend.suspended.connect(self._suspended)
        self.renewal = Renewal(window, ended, self)
        preferences.changed.connect(self._preferences_changed)
        self._hourly = QTimer(self)
        self._hourly.timeout.connect(lambda: self.back_up("hourly"))
        self._hourly.timeout.connect(self._watch)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._look_over)

    def start(self) -> None:
        """Begin; the backup comes before anything that changes the record."""
        self.back_up("opened")
        self._watch()
        if self._window.client is not None:
            self.renewal.begin(self._window.client)
        self._hourly.start(BACK_UP_EVERY_MS)
        self._later.start(LOOK_OVER_MS)

    def stop(self) -> None:
        """Nothing of it runs any more."""
        self._hourly.stop()
        self._later.stop()
        self.idle.stop()
        self.suspend.stop()
        self.doorbell.close()

    def back_up(self, reason: str, then: Callable[[object], None] | None = None) -> None:
        """Make a backup if anything changed since the last one."""
        from journal_app.operations.back_up_journal import back_up

        if self._window.client is not None:
            self._window.client.ask(back_up, reason, then=then)

    def _watch(self) -> None:
        if self._window.client is not None:
            self._window.client.watch()

    def _look_over(self) -> None:
        from journal_app.operations.check_journal import check_journal

        if self._window.client is not None:
            self._window.client.ask(check_journal)

    def _suspended(self) -> None:
        if self._preferences.value.lock_on_suspend:
            self.lock_wanted.emit()

    def _preferences_changed(self, names: frozenset[str]) -> None:
        if "idle_lock_minutes" in names:
            self.idle.set_minutes(self._preferences.value.idle_lock_minutes)
