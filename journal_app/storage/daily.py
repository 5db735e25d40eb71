"""Daily records, summed up in SQL: to read 20,000 entries as Facts and add them up would take many times as long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

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
from journal_app.storage.rows import day
from journal_app.storage.tables import KEPT, alert, entry

_GROUPS = (
    entry.c.local_date, entry.c.kind, entry.c.intake_key, entry.c.symptom, entry.c.what, entry.c.amount_unit,
)  # fmt: skip
"""In the order of the index `entry_day`, so that SQLite reads it once and sorts nothing."""

_DAYS = (
    select(
        entry.c.local_date,
        entry.c.kind,
        func.coalesce(entry.c.intake_key, entry.c.symptom, entry.c.what),
        entry.c.amount_unit,
        func.count(),
        func.count(entry.c.ethanol_g),
        func.coalesce(
            func.max(entry.c.severity), func.sum(func.coalesce(entry.c.amount_value, entry.c.ethanol_g, entry.c.hours))
        ),
    )
    .where(KEPT, entry.c.local_date.between(bindparam("first"), bindparam("last")))
    .group_by(*_GROUPS)
    .order_by(*_GROUPS)
)

_NEWEST_NAME = (
    select(entry.c.name)
    .where(KEPT, entry.c.intake_key == bindparam("key"), entry.c.kind == "dose")
    .order_by(entry.c.at_us.desc())
    .limit(1)
)

_WORST_ALERTS = (
    select(alert.c.local_date, func.max(alert.c.level))
    .where(alert.c.local_date.between(bindparam("first"), bindparam("last")), alert.c.state != "resolved")
    .group_by(alert.c.local_date)
    .order_by(alert.c.local_date)
)


def daily_records(connection: Connection, first: date, last: date) -> DailyRecords:
    """Everything logged on the local dates from `first` to `last`, both included, oldest first."""
    span = {"first": first.isoformat(), "last": last.isoformat()}
    by_kind: dict[str, list[Any]] = {}
    days: dict[str, date] = {}
    for text, kind, *sums in connection.execute(_DAYS, span).all():
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


def _amounts(connection: Connection, rows: Iterable[Any]) -> tuple[DailyAmount, ...]:
    names: dict[str, str] = {}
    amounts = []
    for on, key, unit, count, _, total in rows:
        if key not in names:
            names[key] = connection.execute(_NEWEST_NAME, {"key": key}).scalar_one()
        amounts.append(DailyAmount(day=on, substance=key, name=names[key], unit=unit or "", total=total, count=count))
    return tuple(amounts)
