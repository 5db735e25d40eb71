"""Has what is typed understood on the worker, and knows whether what came back is about what stands there now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.operations.quick_add_views import QuickReading

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient

Read = Callable[..., QuickReading]
TYPED_MS: Final = 60
"""A pause in typing after which the line is read."""
AGAIN_MS: Final = 20_000
"""A line without a time means now, and now moves on: it is read again so often while it is shown."""
STILL_NOW: Final = timedelta(minutes=2)
"""Longer than that no reading is shown while the computer is awake."""


def read_line_of_quick_add() -> Read:
    """The operation, imported when it is first wanted."""
    from journal_app.operations.quick_add import read_line

    return read_line


class LineReader(QObject):
    """`read(QuickReading)` for the newest line only; `refused(UserError)` where it could not be read."""

    read = Signal(object)
    refused = Signal(object)

    def __init__(self, client: JournalClient, read: Read | None = None, parent: QObject | None = None) -> None:
        """`read(workspace, line, day, confirmed)` is the operation that understands a line."""
        super().__init__(parent)
        self._client = client
        self._read = read
        self._line = ""
        self._day: date | None = None
        self._confirmed: frozenset[str] = frozenset()
        self._reading: QuickReading | None = None
        self._read_at: datetime | None = None
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self.ask)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.ask)

    @property
    def reading(self) -> QuickReading | None:
        """What the line of now says; None while that is not known yet. A reading of an older line is never kept, nor
        one from before the computer slept or its clock was set: "now" was another time then."""
        if self._read_at is not None and abs(self._client.clock() - self._read_at) > STILL_NOW:
            self._reading = self._read_at = None
        return self._reading

    @property
    def line(self) -> str:
        """The line of now."""
        return self._line

    def set_line(self, line: str, day: date | None = None) -> None:
        """The line was changed by hand: what was confirmed was about another line."""
        self._set(line, day, frozenset())
        self._typed.start()

    def confirm(self, key: str, line: str = "") -> None:
        """A question was answered: by its key, or by a line that says it."""
        if line:
            self._set(line, self._day, self._confirmed)
        else:
            self._set(self._line, self._day, self._confirmed | {key})
        self.ask()

    def ask(self) -> None:
        """Have the line read now."""
        self._typed.stop()
        if not self._line.strip():
            self._again.stop()
            self._show(QuickReading(line=self._line), (self._line, self._day, self._confirmed))
            return
        if self._read is None:
            self._read = read_line_of_quick_add()
        self._again.start()
        asked = self._line, self._day, self._confirmed
        self._client.ask(
            self._read, *asked, then=lambda reading: self._show(reading, asked), failed=self.refused.emit, owner=self
        )

    def get_ready(self) -> None:
        """Have all that a line is held against read before there is one: Enter behind the last letter waits less."""
        from journal_app.operations.quick_add import get_ready

        self._client.ask(get_ready)

    def rest(self) -> None:
        """Nobody looks at it now."""
        self._typed.stop()
        self._again.stop()

    def _set(self, line: str, day: date | None, confirmed: frozenset[str]) -> None:
        self._line, self._day, self._confirmed = line, day, confirmed
        self._reading = self._read_at = None

    def _show(self, reading: QuickReading, asked: tuple[object, ...]) -> None:
        # An answer that was on its way while another key was pressed is about what no longer stands there.
        if asked != (self._line, self._day, self._confirmed):
            return
        self._reading, self._read_at = reading, self._client.clock()
        self.read.emit(reading)
