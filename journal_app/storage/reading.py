"""The questions that a journal answers, alike outside and inside a change."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeVar, cast
from uuid import UUID

import msgspec
from sqlalchemy import TEXT, ColumnElement, Connection, Row, Select, TextClause, UnaryExpression, func, select, text
from sqlalchemy.sql.operators import custom_op

from journal_app.domain.alerts import Alert, AlertState
from journal_app.domain.entries import Entry, Intake, Kind
from journal_app.domain.finding import DayCount, Selection
from journal_app.domain.levels import Level
from journal_app.domain.moments import PERSON_DAY_STARTS_AT_HOUR
from journal_app.domain.trends import DailyRecords
from journal_app.domain.units import Amount, converted, same_dimension
from journal_app.storage import alert_rows, entry_rows, rows, search, tables, timeline
from journal_app.storage.conditions import one_of
from journal_app.storage.daily import daily_records
from journal_app.storage.deleted import deleted_count, deleted_entries, deleted_ids
from journal_app.storage.facts import (
    DeletedEntry,
    EntryVersion,
    Everything,
    LoggedKinds,
    ReplacedVersion,
    UndoStep,
)
from journal_app.storage.known_rows import KnownRows
from journal_app.storage.logged_days import logged_days
from journal_app.storage.recent_entries import REACH_US
from journal_app.storage.tables import KEPT, entry
from journal_app.storage.undo import Steps
from journal_app.storage.usual import ranked_intakes

T = TypeVar("T")

AMOUNTS_LOOKED_AT: Final = 200
"""How many of the newest amounts a typical one is taken from."""

INTAKE_KINDS: Final[tuple[Kind, ...]] = ("dose", "drink")

_KEPT_ENTRIES = select(*entry_rows.ENTRY_COLUMNS).where(KEPT)
_ALERTS = select(*alert_rows.ALERT_COLUMNS)
_COLUMNS: Final = ", ".join(f"entry.{column.name}" for column in entry_rows.ENTRY_COLUMNS)

# Hops from one key to the next in the index: a plain GROUP BY would read every intake ever made.
_LATEST_INTAKES = text(f"""
    WITH RECURSIVE taken(key) AS (
        SELECT (SELECT min(intake_key) FROM entry WHERE deleted_at_us IS NULL AND intake_key IS NOT NULL)
        UNION ALL
        SELECT (SELECT min(intake_key) FROM entry WHERE deleted_at_us IS NULL AND intake_key > taken.key)
        FROM taken WHERE taken.key IS NOT NULL
    )
    SELECT {_COLUMNS} FROM taken JOIN entry ON entry.id = (
        SELECT id FROM entry WHERE deleted_at_us IS NULL AND intake_key = taken.key AND at_us < :before
        ORDER BY at_us DESC LIMIT 1
    )
    WHERE taken.key IS NOT NULL ORDER BY entry.at_us DESC, entry.id
""")  # noqa: S608  # only names of our own columns


# One look into the index for each substance: with OR, SQLite would go through all entries by time.
_INTAKES_SINCE = text(f"""
    SELECT {_COLUMNS}
    FROM json_each(:starts) AS wanted CROSS JOIN entry
    WHERE entry.deleted_at_us IS NULL AND entry.intake_key = wanted.key
    AND entry.at_us >= wanted.value AND entry.at_us < :end_us
    AND (entry.substance IS NOT NULL OR entry.kind = 'drink')
""")  # noqa: S608  # only names of our own columns


def _nearest(extreme: str, side: str) -> TextClause:
    """The nearest intake of any of several substances on one side of an instant: one step in the index for each."""
    order = "DESC" if extreme == "max" else "ASC"
    return text(f"""
        SELECT {extreme}(at_us) FROM (
            SELECT (
                SELECT entry.at_us FROM entry
                WHERE entry.deleted_at_us IS NULL AND entry.intake_key = wanted.value AND entry.at_us {side} :at_us
                AND (entry.substance IS NOT NULL OR entry.kind = 'drink') ORDER BY entry.at_us {order} LIMIT 1
            ) AS at_us FROM json_each(:substances) AS wanted
        )
    """)  # noqa: S608  # only words of our own


_NEWEST_BEFORE = _nearest("max", "<")
_FIRST_FROM = _nearest("min", ">=")

# The number of a person-day since 1970: as `Moment.person_day`, in whole microseconds; never a negative division.
_DAYS_WITH_ENTRIES = text("""
    SELECT DISTINCT (
        at_us + utc_offset_s * 1000000 - CASE precision WHEN 'day' THEN 0 ELSE :starts_us END + :era_us
    ) / 86400000000
    FROM entry WHERE deleted_at_us IS NULL AND at_us >= :start_us AND at_us < :end_us
""")

_ERA_DAYS: Final = 1_000_000


class Reading:
    """Reads; Journal and Changes say on which transaction."""

    known: KnownRows
    """Those of the journal, also for a change to it."""

    def _run(self, query: Callable[[Connection], T]) -> T:
        raise NotImplementedError

    def _now(self) -> datetime:
        raise NotImplementedError

    def entry(self, entry_id: UUID) -> Entry | None:
        """One entry; None if it is deleted or never was."""
        found = self._entries(_KEPT_ENTRIES.where(entry.c.id == str(entry_id)))
        return found[0] if found else None

    def entries_by_id(self, ids: Iterable[UUID]) -> tuple[Entry, ...]:
        """Those of the entries that are there, oldest first."""
        return self._entries(_ordered(_KEPT_ENTRIES.where(one_of(entry.c.id, ids))))

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
        statement = _KEPT_ENTRIES.where(*_between(entry.c.at_us, start, end))
        if kinds is not None:
            statement = statement.where(_unindexed(entry.c.kind).in_(tuple(kinds)))
        return self._entries(_ordered(statement, newest_first).limit(limit))

    def _recent(
        self, start: datetime, end: datetime | None, kinds: Collection[Kind] | None
    ) -> tuple[Entry, ...] | None:
        """The entries of a time that is kept; None for one that is not."""
        start_us = rows.microseconds(start)
        if rows.microseconds(self._now()) - start_us > REACH_US:
            return None

        def read(since: int, most: int) -> Sequence[Row[Any]]:
            statement = _KEPT_ENTRIES.where(entry.c.at_us >= since).limit(most)
            return self._run(lambda connection: connection.execute(statement).all())

        def read_some(ids: Collection[str]) -> Sequence[Row[Any]]:
            statement = _KEPT_ENTRIES.where(one_of(entry.c.id, ids))
            return self._run(lambda connection: connection.execute(statement).all())

        end_us = None if end is None else rows.microseconds(end)
        return self.known.recent.between(start_us, end_us, kinds, read, read_some)

    def entries_on(self, first: date, last: date, kinds: Collection[Kind] | None = None) -> tuple[Entry, ...]:
        """Entries by the calendar date where they were logged, both dates included, oldest first."""
        statement = _KEPT_ENTRIES.where(entry.c.local_date.between(first.isoformat(), last.isoformat()))
        if kinds is not None:
            statement = statement.where(_unindexed(entry.c.kind).in_(tuple(kinds)))
        return self._entries(_ordered(statement))

    def intakes_of(
        self, substances: Collection[str], start: datetime | None, end: datetime | None
    ) -> tuple[Intake, ...]:
        """Intakes of any of the substances (ids; "alcohol" means drinks too), half-open, oldest first."""
        statement = _KEPT_ENTRIES.where(
            entry.c.intake_key.in_(tuple(substances)),
            entry.c.substance.is_not(None) | (entry.c.kind == "drink"),
            *_between(entry.c.at_us, start, end),
        )
        return cast("tuple[Intake, ...]", self._entries(_ordered(statement)))

    def intakes_since(self, starts: Mapping[str, datetime], end: datetime) -> tuple[Intake, ...]:
        """Intakes of several substances, each from its own instant on and all before `end`, oldest first."""
        if not starts:
            return ()
        wanted = {substance: rows.microseconds(start) for substance, start in starts.items()}
        given = {"starts": msgspec.json.encode(wanted).decode(), "end_us": rows.microseconds(end)}
        found = self._run(lambda connection: connection.execute(_INTAKES_SINCE, given).all())
        return tuple(sorted(cast("tuple[Intake, ...]", self.known.entries(found)), key=_by_time))

    def newest_intake_before(self, substances: Collection[str], before: datetime) -> datetime | None:
        """When any of the substances (ids; "alcohol" means drinks too) was last taken before an instant."""
        return self._nearest_intake(_NEWEST_BEFORE, substances, before)

    def next_intake_from(self, substances: Collection[str], start: datetime) -> datetime | None:
        """When any of the substances (ids; "alcohol" means drinks too) was first taken from an instant on."""
        return self._nearest_intake(_FIRST_FROM, substances, start)

    def _nearest_intake(self, query: TextClause, substances: Collection[str], at: datetime) -> datetime | None:
        given = {"substances": msgspec.json.encode(sorted(substances)).decode(), "at_us": rows.microseconds(at)}
        found = self._run(lambda connection: connection.scalar(query, given))
        return None if found is None else rows.instant(found)

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

    def entries_not_recognised(self) -> tuple[Entry, ...]:
        """Doses, skipped doses and urges whose name is in no list, oldest first."""
        named = _unindexed(entry.c.kind).in_(("dose", "skipped", "urge"))
        return self._entries(_ordered(_KEPT_ENTRIES.where(named, entry.c.substance.is_(None))))

    def entries_of_no_list(self, known: Collection[str]) -> tuple[Entry, ...]:
        """Those whose substance is none of the `known` ones: another list held it once."""
        named = _unindexed(entry.c.kind).in_(("dose", "skipped", "urge"))
        gone = entry.c.substance.is_not(None) & ~one_of(entry.c.substance, known)
        return self._entries(_ordered(_KEPT_ENTRIES.where(named, gone)))

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

    def latest_intakes(self, before: datetime) -> tuple[Intake, ...]:
        """The newest intake of each substance (or name that is not recognised) before an instant, newest first."""
        found = self._run(
            lambda connection: connection.execute(_LATEST_INTAKES, {"before": rows.microseconds(before)}).all()
        )
        return cast("tuple[Intake, ...]", self.known.entries(found))

    def usual_intakes(self, settled: datetime, before: datetime, most: int) -> tuple[Intake, ...]:
        """The newest intake of each item, the most usual first, by all before `settled` (see `ranked_intakes`)."""
        given = rows.microseconds(settled), rows.microseconds(before)
        ids = self._run(lambda connection: ranked_intakes(connection, *given, most))
        found = {str(each.id): cast("Intake", each) for each in self.entries_by_id(UUID(each) for each in ids)}
        return tuple(found[each] for each in ids)

    def entry_count(self) -> int:
        """How many entries there are, deleted ones left out."""
        return self._run(lambda connection: connection.scalar(select(func.count()).select_from(entry).where(KEPT)) or 0)

    def intake_count(self) -> int:
        """How many doses and drinks there are, deleted ones left out."""
        statement = select(func.count()).select_from(entry).where(KEPT, entry.c.kind.in_(INTAKE_KINDS))
        return self._run(lambda connection: connection.scalar(statement) or 0)

    def first_and_last_date(self) -> tuple[date, date] | None:
        """The local dates of the first and the last entry; None while there is none."""
        first = select(func.min(entry.c.local_date)).where(KEPT).scalar_subquery()
        last = select(func.max(entry.c.local_date)).where(KEPT).scalar_subquery()
        row = self._run(lambda connection: connection.execute(select(first, last)).one())
        return None if row[0] is None else (rows.day(row[0]), rows.day(row[1]))

    def daily(self, first: date, last: date) -> DailyRecords:
        """Everything logged on these dates (both included), summed up by day in SQL."""
        return self._run(lambda connection: daily_records(connection, first, last))

    def logged_days(self, first: date, last: date) -> tuple[date, ...]:
        """The local dates from `first` to `last` (both included) with any entry at all, oldest first."""
        return self._run(lambda connection: logged_days(connection, first, last))

    def typical_amount(self, substance: str, unit: str, before: datetime) -> float | None:
        """The person's own median of a substance in a unit (masses converted), None while there is no amount."""
        statement = (
            select(entry.c.amount_value, entry.c.amount_unit)
            .where(KEPT, entry.c.intake_key == substance, entry.c.substance.is_not(None))
            .where(entry.c.amount_value.is_not(None), entry.c.at_us < rows.microseconds(before))
            .order_by(entry.c.at_us.desc())
            .limit(AMOUNTS_LOOKED_AT)
        )
        found = self._run(lambda connection: connection.execute(statement).all())
        amounts = [
            converted(Amount(value=value, unit=own), unit).value for value, own in found if same_dimension(own, unit)
        ]
        return statistics.median(amounts) if amounts else None

    def alerts(
        self,
        *,
        states: Collection[AlertState] | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
        ids: Collection[UUID] | None = None,
        pairs: bool | None = None,
        least: Level | None = None,
        most: Level | None = None,
        limit: int | None = None,
    ) -> tuple[Alert, ...]:
        """Alerts that meet every condition given, newest first; `start` and `end` half-open on the intake's time.

        `least` and `most`: only those of these levels and between. `pairs`: only those that an intake raised (True), or
        only those of rules without a pair (False).
        """
        alert = tables.alert
        statement = _ALERTS.where(*_between(alert.c.at_us, start, end))
        if states is not None:
            statement = statement.where(alert.c.state.in_(tuple(states)))
        if ids is not None:
            statement = statement.where(one_of(alert.c.id, ids))
        if pairs is not None:
            statement = statement.where(alert.c.rule == "" if pairs else alert.c.rule != "")
        if least is not None:
            statement = statement.where(alert.c.level >= int(least))
        if most is not None:
            statement = statement.where(alert.c.level <= int(most))
        return self._alerts(statement.order_by(alert.c.at_us.desc(), alert.c.id).limit(limit))

    def alerts_of(self, intakes: Collection[UUID]) -> tuple[Alert, ...]:
        """The alerts that these intakes raised, newest first."""
        alert = tables.alert
        statement = _ALERTS.where(one_of(alert.c.intake_id, intakes))
        return self._alerts(statement.order_by(alert.c.at_us.desc(), alert.c.id))

    def alert_counts(self) -> dict[AlertState, int]:
        """How many alerts are in each state; states without any are left out."""
        statement = select(tables.alert.c.state, func.count()).group_by(tables.alert.c.state)
        return dict(self._run(lambda connection: connection.execute(statement).all()))

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

    def day_counts(self, wanted: Selection) -> tuple[DayCount, ...]:
        """The local dates with entries that are wanted, newest first, each with how many rows they make."""
        return self._searched(lambda connection: timeline.day_counts(connection, wanted))

    def entries_of_days(self, wanted: Selection, first: date, last: date) -> tuple[Entry, ...]:
        """The entries that are wanted of these local dates, both included, oldest first; check-ins are whole."""
        return self._searched(lambda connection: timeline.entries_of_days(connection, wanted, first, last))

    def logged_kinds(self) -> LoggedKinds:
        """The symptoms and the kinds of entries that were ever logged."""
        return self._run(timeline.logged_kinds)

    def has_word(self, word: str) -> bool:
        """Whether any entry holds a word that begins so, or that a word of Journal's own for it does."""
        return self._searched(lambda connection: search.has_word(connection, word))

    def vocabulary(self) -> dict[str, int]:
        """Every word by which an entry can be found, and how many entries hold it."""
        return self._searched(search.vocabulary)

    def _searched(self, query: Callable[[Connection], T]) -> T:
        """As `_run`, for what reads the index of words."""
        return self._run(query)

    def deleted_entries(self, since: datetime | None = None, limit: int | None = None) -> tuple[DeletedEntry, ...]:
        """What was deleted from `since` on and is still kept, the last one first, and no more than `limit`."""
        return self._run(lambda connection: deleted_entries(connection, since, limit))

    def deleted_count(self, since: datetime) -> int:
        """How many entries were deleted from `since` on and are still kept."""
        return self._run(lambda connection: deleted_count(connection, since))

    def deleted_ids(self, before: datetime) -> tuple[UUID, ...]:
        """The entries that were deleted before an instant and are still kept."""
        return self._run(lambda connection: deleted_ids(connection, before))

    def everything(self) -> Everything:
        """All that the journal holds, for an export that loses nothing."""
        return self._run(_everything)

    def _entries(self, statement: Select[Any]) -> tuple[Entry, ...]:
        found = self._run(lambda connection: connection.execute(statement).all())
        return self.known.entries(found)

    def _alerts(self, statement: Select[Any]) -> tuple[Alert, ...]:
        found = self._run(lambda connection: connection.execute(statement).all())
        return self.known.alerts(found)


def _between(column: ColumnElement[int], start: datetime | None, end: datetime | None) -> list[ColumnElement[bool]]:
    conditions = []
    if start is not None:
        conditions.append(column >= rows.microseconds(start))
    if end is not None:
        conditions.append(column < rows.microseconds(end))
    return conditions


def _unindexed(column: ColumnElement[str]) -> ColumnElement[str]:
    """The column as SQLite looks at it last: the times or dates asked for are far fewer than all entries of a kind."""
    return UnaryExpression(column, operator=custom_op("+"), type_=TEXT())


def _by_time(each: Entry) -> tuple[datetime, str]:
    return each.moment.at, str(each.id)


def _ordered(statement: Select[Any], newest_first: bool = False) -> Select[Any]:
    if newest_first:
        return statement.order_by(entry.c.at_us.desc(), entry.c.id.desc())
    return statement.order_by(entry.c.at_us, entry.c.id)


def _everything(connection: Connection) -> Everything:
    kept, deleted = [], []
    everything = _ordered(select(*entry_rows.ENTRY_COLUMNS, entry.c.deleted_at_us))
    for *columns, deleted_at_us in connection.execute(everything):
        found = entry_rows.entry_from(columns)
        if deleted_at_us is None:
            kept.append(found)
        else:
            deleted.append(DeletedEntry(entry=found, deleted_at=rows.instant(deleted_at_us)))
    version, alert, value = tables.version, tables.alert, tables.value
    about = connection.execute(select(tables.journal.c.id, tables.journal.c.made_at_us)).one()
    return Everything(
        journal=UUID(about.id),
        made_at=rows.instant(about.made_at_us),
        entries=tuple(kept),
        deleted=tuple(deleted),
        versions=tuple(
            ReplacedVersion(
                entry_id=UUID(entry_id), replaced_at=rows.instant(at_us), entry=rows.unpacked_entry(content)
            )
            for entry_id, at_us, content in connection.execute(
                select(version.c.entry_id, version.c.replaced_at_us, version.c.content).order_by(version.c.number)
            )
        ),
        alerts=tuple(
            alert_rows.alert_from(row)
            for row in connection.execute(select(*alert_rows.ALERT_COLUMNS).order_by(alert.c.raised_at_us, alert.c.id))
        ),
        values=dict(connection.execute(select(value.c.name, value.c.content).order_by(value.c.name)).all()),
    )
