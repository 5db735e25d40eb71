"""What is usually taken, ranked in SQL: only what is offered again is read as entries."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

WINDOW_US: Final = 90 * 86_400_000_000
"""Older intakes do not count: what was usual a season ago need not be usual now."""
MOST_LOOKED_AT: Final = 2_000
HALF_US: Final = 7 * 86_400_000_000
"""An intake of so long ago counts half as much as one of now."""

# The plus keeps SQLite to the index by time: the newest intakes are far fewer than all.
_RANKED = text("""
    WITH recent AS (
        SELECT
            id, at_us, entered_at_us,
            kind || ' ' || CASE kind WHEN 'drink' THEN lower(name) ELSE intake_key END AS item,
            CASE WHEN at_us < :settled_us THEN 1 / (1 + 1.0 * (:settled_us - at_us) / :half_us) ELSE 0 END AS weight
        FROM entry
        WHERE deleted_at_us IS NULL AND +intake_key IS NOT NULL AND at_us >= :start_us AND at_us < :end_us
        ORDER BY at_us DESC LIMIT :most_looked_at
    ), ranked AS (
        SELECT
            id,
            row_number() OVER (PARTITION BY item ORDER BY at_us DESC, entered_at_us DESC, id) AS place,
            sum(weight) OVER (PARTITION BY item) AS weight,
            min(at_us) OVER (PARTITION BY item) AS first_us
        FROM recent
    )
    SELECT id FROM ranked WHERE place = 1 ORDER BY weight DESC, first_us, id LIMIT :most
""")


def ranked_intakes(connection: Connection, settled_us: int, end_us: int, most: int) -> tuple[str, ...]:
    """The ids of the newest intake of each item, the most usual item first.

    An item is a substance (or a name that is in no list), or a drink by its name. How usual it is counts every intake
    before `settled_us`, the more the newer it is; what was first taken since stands behind that, in the order in which
    it was taken. So the order stays as it is until `settled_us` moves on. Instants in microseconds.
    """
    given = {
        "settled_us": settled_us,
        "start_us": settled_us - WINDOW_US,
        "end_us": end_us,
        "half_us": HALF_US,
        "most_looked_at": MOST_LOOKED_AT,
        "most": most,
    }
    return tuple(connection.scalars(_RANKED, given).all())
