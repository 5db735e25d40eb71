"""Daily records, summed up in SQL: to read 20,000 entries as Facts and add them up would take many times as long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from journal_app.domain.levels import Level
from journal_app.domain.trends import (
    DailyAlcohol,
    DailyAlert,
    DailyAmount,
    DailyNone,
    DailyRating,
    DailyRecords,
    DailySleep,
)
from journal_app.storage.questions import KEPT
from journal_app.storage.rows import day

_GROUPS: Final = "local_date, kind, intake_key, symptom, what, amount_unit"
"""In the order of the index `entry_day`, so that SQLite reads it once and sorts nothing."""

_DAYS: Final = f"""
    SELECT local_date, kind, coalesce(intake_key, symptom, what), amount_unit, count(*), count(ethanol_g),
        coalesce(max(severity), sum(coalesce(amount_value, ethanol_g, hours)))
    FROM entry WHERE {KEPT} AND local_date BETWEEN ? AND ? GROUP BY {_GROUPS} ORDER BY {_GROUPS}
"""  # noqa: S608  # our own names

_NEWEST_NAME: Final = f"""
    SELECT name FROM entry WHERE {KEPT} AND intake_key = ? AND kind = 'dose' ORDER BY at_us DESC LIMIT 1
"""  # noqa: S608  # our own names

_WORST_ALERTS: Final = """
    SELECT local_date, max(level) FROM alert
    WHERE local_date BETWEEN ? AND ? AND state != 'resolved' GROUP BY local_date ORDER BY local_date
"""


def daily_records(connection: sqlcipher.Connection, first: date, last: date) -> DailyRecords:
    """Everything logged on the local dates from `first` to `last`, both included, oldest first."""
    span = (first.isoformat(), last.isoformat())
    by_kind: dict[str, list[Any]] = {}
    days: dict[str, date] = {}
    for text, kind, *sums in connection.execute(_DAYS, span):
        if text not in days:
            days[text] = day(text)
        by_kind.setdefault(kind, []).append((days[text], *sums))
    return DailyRecords(
        first=first,
        last=last,
        amounts=_amounts(connection, by_kind.get("dose", [])),
        alcohol=tuple(
            DailyAlcohol(day=on, grams=grams or 0.0, unknown=count - known, count=count)
            for on, _, _, count, known, grams in by_kind.get("drink", [])
        ),
        ratings=tuple(
            DailyRating(day=on, symptom=symptom, worst=worst)
            for on, symptom, _, _, _, worst in by_kind.get("symptom", [])
        ),
        sleep=tuple(DailySleep(day=row[0], hours=row[-1]) for row in by_kind.get("sleep", [])),
        nones=tuple(DailyNone(day=row[0], what=row[1]) for row in by_kind.get("none", [])),
        logged=tuple(days.values()),
        alerts=tuple(
            DailyAlert(day=day(on), level=Level(level)) for on, level in connection.execute(_WORST_ALERTS, span)
        ),
    )


def _amounts(connection: sqlcipher.Connection, rows: Iterable[Any]) -> tuple[DailyAmount, ...]:
    names: dict[str, str] = {}
    amounts = []
    for on, key, unit, count, _, total in rows:
        if key not in names:
            names[key] = connection.execute(_NEWEST_NAME, (key,)).fetchone()[0]
        amounts.append(DailyAmount(day=on, substance=key, name=names[key], unit=unit or "", total=total, count=count))
    return tuple(amounts)
