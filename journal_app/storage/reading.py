"""The questions that a journal answers, alike outside and inside a change."""

from __future__ import annotations

from datetime import date
from typing import cast

from sqlalchemy import select

from journal_app.domain.trends import DailyRecords
from journal_app.storage import tables
from journal_app.storage.daily import daily_records
from journal_app.storage.everything import everything
from journal_app.storage.facts import Everything, UndoStep
from journal_app.storage.reading_alerts import AlertReading
from journal_app.storage.reading_intakes import IntakeReading
from journal_app.storage.undo import Steps


class Reading(IntakeReading, AlertReading):
    """Entries, intakes and alerts, and what is neither: values, undo steps, the sums of a day, everything at once."""

    def value(self, name: str) -> bytes | None:
        """A small named value, None if it was never set or was forgotten."""
        statement = select(tables.value.c.content).where(tables.value.c.name == name)
        return cast("bytes | None", self._run(lambda connection: connection.scalar(statement)))

    def undo_step(self) -> UndoStep | None:
        """The newest change that can be taken back (its entries left out)."""
        return self._run(lambda connection: Steps(connection, self._now()).newest(undone=False))

    def redo_step(self) -> UndoStep | None:
        """The change that can be brought again (its entries left out)."""
        return self._run(lambda connection: Steps(connection, self._now()).newest(undone=True))

    def daily(self, first: date, last: date) -> DailyRecords:
        """Everything logged on these dates (both included), summed up by day in SQL."""
        return self._run(lambda connection: daily_records(connection, first, last))

    def everything(self) -> Everything:
        """All that the journal holds, for an export that loses nothing."""
        return self._run(everything)
