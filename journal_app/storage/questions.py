"""Questions in SQL: the columns that Facts are read from, and the conditions that most questions share."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec

from journal_app.storage import rows

KEPT: Final = "deleted_at_us IS NULL"
"""Every question but the export's is about the entries that are not deleted; so are the indexes."""

ENTRIES: Final = f"SELECT {', '.join(rows.ENTRY_COLUMNS)} FROM entry WHERE {KEPT}"  # noqa: S608  # our own names
ALERTS: Final = f"SELECT {', '.join(rows.ALERT_COLUMNS)} FROM alert WHERE TRUE"  # noqa: S608  # our own names
OLDEST_FIRST: Final = " ORDER BY at_us, id"
NEWEST_FIRST: Final = " ORDER BY at_us DESC, id DESC"
NEWEST_ALERTS_FIRST: Final = " ORDER BY at_us DESC, id"

# Hops from one key to the next in the index: a plain GROUP BY would read every intake ever made.
LATEST_INTAKES: Final = f"""
    WITH RECURSIVE taken(key) AS (
        SELECT (SELECT min(intake_key) FROM entry WHERE {KEPT} AND intake_key IS NOT NULL)
        UNION ALL
        SELECT (SELECT min(intake_key) FROM entry WHERE {KEPT} AND intake_key > taken.key)
        FROM taken WHERE taken.key IS NOT NULL
    )
    SELECT {", ".join(f"entry.{name}" for name in rows.ENTRY_COLUMNS)} FROM taken JOIN entry ON entry.id = (
        SELECT id FROM entry WHERE {KEPT} AND intake_key = taken.key AND at_us < ?
        ORDER BY at_us DESC LIMIT 1
    )
    WHERE taken.key IS NOT NULL ORDER BY entry.at_us DESC, entry.id
"""  # noqa: S608  # our own names


class Asked:
    """A question that grows by conditions; their values go beside it, never into it."""

    def __init__(self, sql: str) -> None:
        """`sql` ends in a WHERE clause that conditions can be added to."""
        self.sql = sql
        self.values: list[object] = []

    def where(self, condition: str, *values: object) -> Asked:
        """One more condition, with a `?` for each value."""
        self.sql += f" AND {condition}"
        self.values += values
        return self

    def between(self, start: datetime | None, end: datetime | None) -> Asked:
        """Half-open on the instant."""
        if start is not None:
            self.where("at_us >= ?", rows.microseconds(start))
        if end is not None:
            self.where("at_us < ?", rows.microseconds(end))
        return self

    def among(self, column: str, values: Collection[str] | None) -> Asked:
        """The column holds one of a few values; any, where `values` is None."""
        if values is not None:
            marks = ", ".join("?" * len(values))
            self.where(f"{column} IN ({marks})", *values)
        return self

    def one_of(self, column: str, ids: Iterable[UUID]) -> Asked:
        """The column holds one of the ids, however many: they go as one value."""
        return self.where(f"{column} IN (SELECT value FROM json_each(?))", id_list(ids))  # noqa: S608  # our own names

    def then(self, order: str, limit: int | None = None) -> Asked:
        """The end of the question: in which order, and how many at most."""
        self.sql += order
        if limit is not None:
            self.sql += " LIMIT ?"
            self.values.append(limit)
        return self


def id_list(ids: Iterable[UUID]) -> str:
    """Ids as one value for `json_each`."""
    return msgspec.json.encode([str(each) for each in ids]).decode()
