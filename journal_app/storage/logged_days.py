"""On which dates anything was written down: by hops from date to date in the index, never by reading the entries."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, text

from journal_app.storage.rows import day

_LOGGED_DAYS = text("""
    WITH RECURSIVE logged(day) AS (
        SELECT min(local_date) FROM entry WHERE deleted_at_us IS NULL AND local_date BETWEEN :first AND :last
        UNION ALL
        SELECT (
            SELECT min(local_date) FROM entry
            WHERE deleted_at_us IS NULL AND local_date > logged.day AND local_date <= :last
        )
        FROM logged WHERE logged.day IS NOT NULL
    )
    SELECT day FROM logged WHERE day IS NOT NULL
""")


def logged_days(connection: Connection, first: date, last: date) -> tuple[date, ...]:
    """The local dates from `first` to `last` (both included) with any entry at all, oldest first."""
    found = connection.scalars(_LOGGED_DAYS, {"first": first.isoformat(), "last": last.isoformat()})
    return tuple(day(each) for each in found)
