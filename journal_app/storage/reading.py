"""The questions that a journal answers, alike outside and inside a change."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from typing import Any, Final, TypeVar, cast
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher

from journal_app.domain.alerts import Alert, AlertState
from journal_app.domain.entries import Entry, Intake, Kind
from journal_app.domain.trends import DailyRecords
from journal_app.domain.units import Amount, converted, same_dimension
from journal_app.storage import rows
from journal_app.storage.daily import daily_records
from journal_app.storage.facts import DeletedEntry, EntryVersion, Everything, ReplacedVersion, UndoStep
from journal_app.storage.questions import (
    ALERTS,
    ENTRIES,
    KEPT,
    LATEST_INTAKES,
    NEWEST_ALERTS_FIRST,
    NEWEST_FIRST,
    OLDEST_FIRST,
    Asked,
)
from journal_app.storage.undo import Steps

T = TypeVar("T")

AMOUNTS_LOOKED_AT: Final = 200
"""How many of the newest amounts a typical one is taken from."""

_WITH_DELETED: Final = f"SELECT {', '.join(rows.ENTRY_COLUMNS)}, deleted_at_us FROM entry"  # noqa: S608  # our own names


class Reading:
    """Reads; Journal and Changes say on which transaction."""

    def _run(self, query: Callable[[sqlcipher.Connection], T]) -> T:
        raise NotImplementedError

    def _now(self) -> datetime:
        raise NotImplementedError

    def entry(self, entry_id: UUID) -> Entry | None:
        """One entry; None if it is deleted or never was."""
        found = self._entries(Asked(ENTRIES).where("id = ?", str(entry_id)))
        return found[0] if found else None

    def entries_by_id(self, ids: Iterable[UUID]) -> tuple[Entry, ...]:
        """Those of the entries that are there, oldest first."""
        return self._entries(Asked(ENTRIES).one_of("id", ids).then(OLDEST_FIRST))

    def entries(
        self,
        start: datetime | None = None,
        end: datetime | None = None,
        kinds: Collection[Kind] | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[Entry, ...]:
        """Entries by their instant, half-open from `start` to `end`, oldest first if not asked otherwise."""
        # "+": SQLite looks at the kind last, since the times asked for are far fewer than all entries of a kind.
        asked = Asked(ENTRIES).between(start, end).among("+kind", kinds)
        return self._entries(asked.then(NEWEST_FIRST if newest_first else OLDEST_FIRST, limit))

    def entries_on(self, first: date, last: date, kinds: Collection[Kind] | None = None) -> tuple[Entry, ...]:
        """Entries by the calendar date where they were logged, both dates included, oldest first."""
        asked = Asked(ENTRIES).where("local_date BETWEEN ? AND ?", first.isoformat(), last.isoformat())
        return self._entries(asked.among("+kind", kinds).then(OLDEST_FIRST))

    def intakes_of(
        self, substances: Collection[str], start: datetime | None, end: datetime | None
    ) -> tuple[Intake, ...]:
        """Intakes of any of the substances (ids; "alcohol" means drinks too), half-open, oldest first."""
        asked = Asked(ENTRIES).among("intake_key", substances).where("(substance IS NOT NULL OR kind = 'drink')")
        return cast("tuple[Intake, ...]", self._entries(asked.between(start, end).then(OLDEST_FIRST)))

    def latest_intakes(self, before: datetime) -> tuple[Intake, ...]:
        """The newest intake of each substance (or name that is not recognised) before an instant, newest first."""
        found = self._all(LATEST_INTAKES, rows.microseconds(before))
        return tuple(cast("Intake", rows.entry_from(row)) for row in found)

    def entry_count(self) -> int:
        """How many entries there are, deleted ones left out."""
        return int(self._all(f"SELECT count(*) FROM entry WHERE {KEPT}")[0][0])  # noqa: S608  # our own names

    def intake_count(self) -> int:
        """How many doses and drinks there are, deleted ones left out."""
        asked = f"SELECT count(*) FROM entry WHERE {KEPT} AND kind IN ('dose', 'drink')"  # noqa: S608  # our own names
        return int(self._all(asked)[0][0])

    def first_and_last_date(self) -> tuple[date, date] | None:
        """The local dates of the first and the last entry; None while there is none."""
        ends = (f"(SELECT {end}(local_date) FROM entry WHERE {KEPT})" for end in ("min", "max"))  # noqa: S608  # the same
        first, last = self._all(f"SELECT {', '.join(ends)}")[0]
        return None if first is None else (rows.day(first), rows.day(last))

    def daily(self, first: date, last: date) -> DailyRecords:
        """Everything logged on these dates (both included), summed up by day in SQL."""
        return self._run(lambda connection: daily_records(connection, first, last))

    def typical_amount(self, substance: str, unit: str, before: datetime) -> float | None:
        """The person's own median of a substance in a unit (masses converted), None while there is no amount."""
        asked = Asked(f"SELECT amount_value, amount_unit FROM entry WHERE {KEPT}")  # noqa: S608  # our own names
        asked.where("intake_key = ?", substance).where("substance IS NOT NULL").where("amount_value IS NOT NULL")
        asked.between(None, before).then(" ORDER BY at_us DESC", AMOUNTS_LOOKED_AT)
        amounts = [
            converted(Amount(value=value, unit=own), unit).value
            for value, own in self._all(asked.sql, *asked.values)
            if same_dimension(own, unit)
        ]
        return statistics.median(amounts) if amounts else None

    def alerts(
        self,
        *,
        states: Collection[AlertState] | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
        ids: Collection[UUID] | None = None,
        limit: int | None = None,
    ) -> tuple[Alert, ...]:
        """Alerts that meet every condition given, newest first; `start` and `end` half-open on the intake's time."""
        asked = Asked(ALERTS).between(start, end).among("state", states)
        if ids is not None:
            asked.one_of("id", ids)
        return self._alerts(asked.then(NEWEST_ALERTS_FIRST, limit))

    def alerts_of(self, intakes: Collection[UUID]) -> tuple[Alert, ...]:
        """The alerts that these intakes raised, newest first."""
        return self._alerts(Asked(ALERTS).one_of("intake_id", intakes).then(NEWEST_ALERTS_FIRST))

    def alert_counts(self) -> dict[AlertState, int]:
        """How many alerts are in each state; states without any are left out."""
        return dict(self._all("SELECT state, count(*) FROM alert GROUP BY state"))

    def value(self, name: str) -> bytes | None:
        """A small named value, None if it was never set or was forgotten."""
        found = self._all("SELECT content FROM value WHERE name = ?", name)
        return found[0][0] if found else None

    def undo_step(self) -> UndoStep | None:
        """The newest change that can be taken back (its entries left out)."""
        return self._run(lambda connection: Steps(connection, self._now()).newest(undone=False))

    def redo_step(self) -> UndoStep | None:
        """The change that can be brought again (its entries left out)."""
        return self._run(lambda connection: Steps(connection, self._now()).newest(undone=True))

    def history(self, entry_id: UUID) -> tuple[EntryVersion, ...]:
        """Every version of an entry, oldest first; the last one is how it stands now. Empty if there never was one."""

        def both(connection: sqlcipher.Connection) -> tuple[list[Any], Any]:
            old = "SELECT content, replaced_at_us FROM version WHERE entry_id = ? ORDER BY number"
            now = _WITH_DELETED + " WHERE id = ?"
            wanted = (str(entry_id),)
            return connection.execute(old, wanted).fetchall(), connection.execute(now, wanted).fetchone()

        replaced, current = self._run(both)
        if current is None:
            return ()
        *columns, deleted_at_us = current
        last = rows.entry_from(columns)
        contents = [rows.unpacked_entry(content) for content, _ in replaced]
        contents.append(last if deleted_at_us is None else None)
        first = next((each for each in contents if each is not None), last)
        changed = [first.entered_at, *(rows.instant(replaced_at_us) for _, replaced_at_us in replaced)]
        return tuple(EntryVersion(entry=content, changed_at=at) for content, at in zip(contents, changed, strict=True))

    def everything(self) -> Everything:
        """All that the journal holds, for an export that loses nothing."""
        return self._run(_everything)

    def _all(self, sql: str, *values: object) -> list[Any]:
        return self._run(lambda connection: connection.execute(sql, values).fetchall())

    def _entries(self, asked: Asked) -> tuple[Entry, ...]:
        return tuple(rows.entry_from(row) for row in self._all(asked.sql, *asked.values))

    def _alerts(self, asked: Asked) -> tuple[Alert, ...]:
        return tuple(rows.alert_from(row) for row in self._all(asked.sql, *asked.values))


def _everything(connection: sqlcipher.Connection) -> Everything:
    kept, deleted = [], []
    for *columns, deleted_at_us in connection.execute(_WITH_DELETED + OLDEST_FIRST):
        found = rows.entry_from(columns)
        if deleted_at_us is None:
            kept.append(found)
        else:
            deleted.append(DeletedEntry(entry=found, deleted_at=rows.instant(deleted_at_us)))
    journal, made_at_us = connection.execute("SELECT id, made_at_us FROM journal").fetchone()
    return Everything(
        journal=UUID(journal),
        made_at=rows.instant(made_at_us),
        entries=tuple(kept),
        deleted=tuple(deleted),
        versions=tuple(
            ReplacedVersion(
                entry_id=UUID(entry_id), replaced_at=rows.instant(at_us), entry=rows.unpacked_entry(content)
            )
            for entry_id, at_us, content in connection.execute(
                "SELECT entry_id, replaced_at_us, content FROM version ORDER BY number"
            )
        ),
        alerts=tuple(rows.alert_from(row) for row in connection.execute(ALERTS + " ORDER BY raised_at_us, id")),
        values=dict(connection.execute("SELECT name, content FROM value ORDER BY name").fetchall()),
    )
