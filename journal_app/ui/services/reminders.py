"""Reminds of the check-in at times that the person chose, locked or not; what was missed is never mentioned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.reminder_times import due_between, next_due, this_evening
from journal_app.i18n import _
from journal_app.ui.services.preference_store import PreferenceStore

if TYPE_CHECKING:
    from journal_app.preferences import Preferences

LOOK_AT_LEAST_EVERY_MS: Final = 60_000
"""A timer that waits for hours knows nothing of a sleep, or of a clock that was set: so it is asked each minute."""
LATE: Final = timedelta(minutes=10)
"""Later than this a reminder was missed."""
EVENING: Final = time(20, 0)
SNOOZE: Final = timedelta(hours=1)
TEXT: Final = _("A moment to check in?")


def _now() -> datetime:
    return datetime.now(UTC)


def _zone() -> str:
    from journal_app.operations.workspace import local_zone

    return local_zone()


class Reminders(QObject):
    """`due` fires at a chosen time, or when one that was put off comes again; at most once for each."""

    due = Signal()

    def __init__(
        self,
        preferences: PreferenceStore,
        parent: QObject | None = None,
        *,
        clock: Callable[[], datetime] = _now,
        zone: Callable[[], str] = _zone,
    ) -> None:
        """`clock` is aware UTC, `zone` the IANA zone of the computer, asked for at every look."""
        super().__init__(parent)
        self._preferences = preferences
        self._clock = clock
        self._zone = zone
        self._looked = clock()
        self._said = self._looked
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        preferences.changed.connect(self._follow)
        self._wait()

    def look(self) -> None:
        """Find out whether one is due; called by the timer."""
        now, looked = self._clock(), self._looked
        self._looked = now
        preferences = self._preferences.value
        instants = list(due_between(_times(preferences), self._zone(), max(min(looked, now), self._said), now))
        again = preferences.reminder_again_at
        if preferences.reminders and 0 < again <= now.timestamp():
            instants.append(datetime.fromtimestamp(again, UTC))
            self._preferences.change(reminder_again_at=0.0)
        if instants:
            # Not once more for the same hour where the clock was set back.
            self._said = max(self._said, now)
            if now - max(instants) <= LATE:
                self.due.emit()
        self._wait()

    def in_an_hour(self) -> None:
        """Put it off by an hour."""
        self._put_off(self._clock() + SNOOZE)

    def tonight(self) -> None:
        """Put it off until the evening; where it is evening already, by an hour."""
        self._put_off(self.evening or self._clock() + SNOOZE)

    @property
    def evening(self) -> datetime | None:
        """When it is evening today; None where it is that late already."""
        return this_evening(self._clock(), self._zone(), EVENING)

    def stop(self) -> None:
        """No more reminders."""
        self._timer.stop()

    def _put_off(self, until: datetime) -> None:
        self._preferences.change(reminder_again_at=until.timestamp())

    def _follow(self, names: frozenset[str]) -> None:
        if names & {"reminders", "reminder_first", "reminder_second"}:
            # A time that is set now and has passed today is for tomorrow.
            self._looked = self._clock()
        if any(name.startswith("reminder") for name in names):
            self._wait()

    def _wait(self) -> None:
        preferences, now = self._preferences.value, self._clock()
        if not preferences.reminders:
            self._timer.stop()
            return
        waits = [LOOK_AT_LEAST_EVERY_MS]
        following = next_due(_times(preferences), self._zone(), now)
        if following is not None:
            waits.append(_milliseconds((following - now).total_seconds()))
        if preferences.reminder_again_at:
            waits.append(_milliseconds(preferences.reminder_again_at - now.timestamp()))
        self._timer.start(min(waits))


def _times(preferences: Preferences) -> list[time]:
    if not preferences.reminders:
        return []
    return [time.fromisoformat(each) for each in (preferences.reminder_first, preferences.reminder_second) if each]


def _milliseconds(seconds: float) -> int:
    # A little more, so that the timer never fires just before its time.
    return max(1, min(LOOK_AT_LEAST_EVERY_MS, int(seconds * 1000) + 20))
