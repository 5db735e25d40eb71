"""The questions about entries of any kind: by time, by date, by words, their versions and what was deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, func, select, text

from journal_app.domain.entries import Entry, Kind
from journal_app.domain.finding import DayCount, Selection
from journal_app.domain.moments import PERSON_DAY_STARTS_AT_HOUR
from journal_app.storage import entry_rows, rows, search, tables, timeline
from journal_app.storage.conditions import one_of
from journal_app.storage.deleted import deleted_count, deleted_entries, deleted_ids, deletion_times
from journal_app.storage.facts import DeletedEntry, EntryVersion, LoggedKinds
from journal_app.storage.logged_days import logged_days
from journal_app.storage.reading_base import KEPT_ENTRIES, ReadingBase, between, ordered, unindexed
from journal_app.storage.recent_entries import REACH_US
from journal_app.storage.tables import KEPT, entry

# The number of a person-day since 1970: as `Moment.person_day`, in whole microseconds; never a negative division.
_DAYS_WITH_ENTRIES = text("""
    SELECT DISTINCT (
        at_us + utc_offset_s * 1000000 - CASE precision WHEN 'day' THEN 0 ELSE :starts_us END + :era_us
    ) / 86400000000
    FROM entry WHERE deleted_at_us IS NULL AND at_us >= :start_us AND at_us < :end_us
""")

_ERA_DAYS: Final = 1_000_000


class EntryReading(ReadingBase):
    """Deleted entries are left out where nothing else is said."""

    def entry(self, entry_id: UUID) -> Entry | None:
        """One entry; None if it is deleted or never was."""
        found = self._entries(KEPT_ENTRIES.where(entry.c.id == str(entry_id)))
        return found[0] if found else None

    def entries_by_id(self, ids: Iterable[UUID]) -> tuple[Entry, ...]:
        """Those of the entries that are there, oldest first."""
        return self._entries(ordered(KEPT_ENTRIES.where(one_of(entry.c.id, ids))))

    def entries(
        self,
        start: datetime | None = None,
        end: datetime | None = None,
        kinds: Collection[Kind] | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[Entry, ...]:
        """Entries by their instant, half-open from `start` to `end`, oldest first if not asked otherwise."""
        if start is not None and limit is None:
            recent = self._recent(start, end, kinds)
            if recent is not None:
                return recent[::-1] if newest_first else recent
        statement = KEPT_ENTRIES.where(*between(entry.c.at_us, start, end))
        if kinds is not None:
            statement = statement.where(unindexed(entry.c.kind).in_(tuple(kinds)))
        return self._entries(ordered(statement, newest_first).limit(limit))

    def _recent(
        self, start: datetime, end: datetime | None, kinds: Collection[Kind] | None
    ) -> tuple[Entry, ...] | None:
        """The entries of a time that is kept; None for one that is not."""
        start_us = rows.microseconds(start)
        if rows.microseconds(self._now()) - start_us > REACH_US:
            return None

        def read(since: int, most: int) -> Sequence[Row[Any]]:
            statement = KEPT_ENTRIES.where(entry.c.at_us >= since).limit(most)
            return self._run(lambda connection: connection.execute(statement).all())

        def read_some(ids: Collection[str]) -> Sequence[Row[Any]]:
            statement = KEPT_ENTRIES.where(one_of(entry.c.id, ids))
            return self._run(lambda connection: connection.execute(statement).all())

        end_us = None if end is None else rows.microseconds(end)
        return self.known.recent.between(start_us, end_us, kinds, read, read_some)

    def entries_on(self, first: date, last: date, kinds: Collection[Kind] | None = None) -> tuple[Entry, ...]:
        """Entries by the calendar date where they were logged, both dates included, oldest first."""
        statement = KEPT_ENTRIES.where(entry.c.local_date.between(first.isoformat(), last.isoformat()))
        if kinds is not None:
            statement = statement.where(unindexed(entry.c.kind).in_(tuple(kinds)))
        return self._entries(ordered(statement))

    def entries_of_days(self, wanted: Selection, first: date, last: date) -> tuple[Entry, ...]:
        """The entries that are wanted of these local dates, both included, oldest first; check-ins are whole."""
        return self._searched(lambda connection: timeline.entries_of_days(connection, wanted, first, last))

    def day_counts(self, wanted: Selection) -> tuple[DayCount, ...]:
        """The local dates with entries that are wanted, newest first, each with how many rows they make."""
        return self._searched(lambda connection: timeline.day_counts(connection, wanted))

    def entries_not_recognised(self) -> tuple[Entry, ...]:
        """Doses, skipped doses and urges whose name is in no list, oldest first."""
        named = unindexed(entry.c.kind).in_(("dose", "skipped", "urge"))
        return self._entries(ordered(KEPT_ENTRIES.where(named, entry.c.substance.is_(None))))

    def entries_of_no_list(self, known: Collection[str]) -> tuple[Entry, ...]:
        """Those whose substance is none of the `known` ones: another list held it once."""
        named = unindexed(entry.c.kind).in_(("dose", "skipped", "urge"))
        gone = entry.c.substance.is_not(None) & ~one_of(entry.c.substance, known)
        return self._entries(ordered(KEPT_ENTRIES.where(named, gone)))

    def time_after(self, start: datetime, entries: int) -> datetime | None:
        """The time of the entry that so many others precede from `start` on; None when there are fewer."""
        statement = (
            select(entry.c.at_us)
            .where(KEPT, entry.c.at_us >= rows.microseconds(start))
            .order_by(entry.c.at_us)
            .limit(1)
            .offset(entries)
        )
        found = self._run(lambda connection: connection.scalar(statement))
        return None if found is None else rows.instant(found)

    def entry_count(self) -> int:
        """How many entries there are, deleted ones left out."""
        return self._run(lambda connection: connection.scalar(select(func.count()).select_from(entry).where(KEPT)) or 0)

    def first_and_last_date(self) -> tuple[date, date] | None:
        """The local dates of the first and the last entry; None while there is none."""
        first = select(func.min(entry.c.local_date)).where(KEPT).scalar_subquery()
        last = select(func.max(entry.c.local_date)).where(KEPT).scalar_subquery()
        row = self._run(lambda connection: connection.execute(select(first, last)).one())
        return None if row[0] is None else (rows.day(row[0]), rows.day(row[1]))

    def logged_days(self, first: date, last: date) -> tuple[date, ...]:
        """The local dates from `first` to `last` (both included) with any entry at all, oldest first."""
        return self._run(lambda connection: logged_days(connection, first, last))

    def days_with_entries(self, start: datetime, end: datetime) -> frozenset[date]:
        """The person-days for which anything at all was written down, by instants, half-open."""
        given = {
            "start_us": rows.microseconds(start),
            "end_us": rows.microseconds(end),
            "starts_us": PERSON_DAY_STARTS_AT_HOUR * 3_600_000_000,
            "era_us": _ERA_DAYS * 86_400_000_000,
        }
        found = self._run(lambda connection: connection.scalars(_DAYS_WITH_ENTRIES, given).all())
        return frozenset(date.fromordinal(number - _ERA_DAYS + rows.EPOCH.toordinal()) for number in found)

    def logged_kinds(self) -> LoggedKinds:
        """The symptoms and the kinds of entries that were ever logged."""
        return self._run(timeline.logged_kinds)

    def has_word(self, word: str) -> bool:
        """Whether any entry holds a word that begins so, or that a word of Journal's own for it does."""
        return self._searched(lambda connection: search.has_word(connection, word))

    def vocabulary(self) -> dict[str, int]:
        """Every word by which an entry can be found, and how many entries hold it."""
        return self._searched(search.vocabulary)

    def history(self, entry_id: UUID) -> tuple[EntryVersion, ...]:
        """Every version of an entry, oldest first; the last one is how it stands now. Empty if there never was one."""
        version = tables.version
        old = (
            select(version.c.content, version.c.replaced_at_us)
            .where(version.c.entry_id == str(entry_id))
            .order_by(version.c.number)
        )
        now = select(*entry_rows.ENTRY_COLUMNS, entry.c.deleted_at_us).where(entry.c.id == str(entry_id))
        replaced, current = self._run(
            lambda connection: (connection.execute(old).all(), connection.execute(now).first())
        )
        if current is None:
            return ()
        *columns, deleted_at_us = current
        last = entry_rows.entry_from(columns)
        contents = [rows.unpacked_entry(content) for content, _ in replaced]
        contents.append(last if deleted_at_us is None else None)
        first = next((each for each in contents if each is not None), last)
        changed = [first.entered_at, *(rows.instant(replaced_at_us) for _, replaced_at_us in replaced)]
        return tuple(EntryVersion(entry=content, changed_at=at) for content, at in zip(contents, changed, strict=True))

    def deleted_entries(self, since: datetime | None = None, limit: int | None = None) -> tuple[DeletedEntry, ...]:
        """What was deleted from `since` on and is still kept, the last one first, and no more than `limit`."""
        return self._run(lambda connection: deleted_entries(connection, since, limit))

    def deleted_count(self) -> int:
        """How many deleted entries are still kept."""
        return self._run(deleted_count)

    def deletion_times(self) -> tuple[datetime, ...]:
        """When what is deleted and still kept was deleted, each instant (aware UTC) once."""
        return self._run(deletion_times)

    def deleted_ids(self, at: Collection[datetime]) -> tuple[UUID, ...]:
        """The entries that were deleted at one of these instants and are still kept."""
        return self._run(lambda connection: deleted_ids(connection, at))
