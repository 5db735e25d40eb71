"""The questions about intakes, that is doses and drinks: of which substances, since when, the latest, the usual."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final, cast
from uuid import UUID

import msgspec
from sqlalchemy import TextClause, func, select, text

from journal_app.domain.entries import Entry, Intake, Kind
from journal_app.storage import entry_rows, rows
from journal_app.storage.reading_base import KEPT_ENTRIES, between, ordered
from journal_app.storage.reading_entries import EntryReading
from journal_app.storage.tables import KEPT, entry
from journal_app.storage.usual import ranked_intakes

INTAKE_KINDS: Final[tuple[Kind, ...]] = ("dose", "drink")

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


class IntakeReading(EntryReading):
    """A substance is named by its id; "alcohol" means drinks too."""

    def intakes_of(
        self, substances: Collection[str], start: datetime | None, end: datetime | None
    ) -> tuple[Intake, ...]:
        """Intakes of any of the substances (ids; "alcohol" means drinks too), half-open, oldest first."""
        statement = KEPT_ENTRIES.where(
            entry.c.intake_key.in_(tuple(substances)),
            entry.c.substance.is_not(None) | (entry.c.kind == "drink"),
            *between(entry.c.at_us, start, end),
        )
        return cast("tuple[Intake, ...]", self._entries(ordered(statement)))

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

    def intake_count(self) -> int:
        """How many doses and drinks there are, deleted ones left out."""
        statement = select(func.count()).select_from(entry).where(KEPT, entry.c.kind.in_(INTAKE_KINDS))
        return self._run(lambda connection: connection.scalar(statement) or 0)


def _by_time(each: Entry) -> tuple[datetime, str]:
    return each.moment.at, str(each.id)
