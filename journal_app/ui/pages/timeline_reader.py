"""Reads the days of the timeline that come into view, one stretch at a time."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app.domain.finding import Selection
from journal_app.operations.read_timeline import read_timeline_days

if TYPE_CHECKING:
    from journal_app.operations.timeline_views import TimelineDay
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.widgets.timeline_list import TimelineList


class TimelineReader(QObject):
    """Asks for what is in view and not here yet; one question at a time, so that a long way is not read on the way."""

    def __init__(self, client: JournalClient, days: TimelineList, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._list = days
        self.reading = False
        """Whether an answer is waited for."""
        days.looked.connect(self.read)

    def read(self) -> None:
        """Read what is missing in view."""
        if self.reading or not self._list.isVisible():
            return
        missing = self._list.lines.missing(*self._list.lines_in_view())
        if missing is None:
            return
        self.reading = True
        selection = self._list.lines.selection
        self._client.ask(
            read_timeline_days,
            selection,
            *missing,
            then=partial(self._fill, selection, *missing),
            failed=self._could_not_read,
            owner=self,
        )

    def _fill(self, selection: Selection, first: date, last: date, days: tuple[TimelineDay, ...]) -> None:
        self.reading = False
        if selection == self._list.lines.selection:
            self._list.lines.fill(first, last, days)
        self.read()

    def _could_not_read(self, error: Exception) -> None:
        self.reading = False
        self._client.failed.emit(error)
