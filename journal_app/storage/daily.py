"""Daily records, summed up in SQL: to read 20,000 entries as Facts and add them up would take many times as long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from journal_app.storage.tables import KEPT, RATED_IN_WORDS, alert, entry

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

_IN_WORDS = (
    select(entry.c.local_date, entry.c.symptom, func.count(), func.max(entry.c.severity))
    .where(KEPT, RATED_IN_WORDS, entry.c.local_date.between(bindparam("first"), bindparam("last")))
    .group_by(entry.c.local_date, entry.c.symptom)
)
"""Few journals have any; read from an index of these alone."""

_IN_NUMBERS = select(func.max(entry.c.severity)).where(
    KEPT,
    entry.c.local_date == bindparam("day"),
    entry.c.kind == "symptom",
    entry.c.symptom == bindparam("symptom"),
    entry.c.scale.is_(None),
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
        ratings=tuple(_ratings(connection, by_kind.get("symptom", []), span)),
        sleep=tuple(DailySleep(day=row[0], hours=row[-1]) for row in by_kind.get("sleep", [])),
        nones=tuple(DailyNone(day=row[0], what=row[1]) for row in by_kind.get("none", [])),
        logged=tuple(days.values()),
        alerts=tuple(
            DailyAlert(day=day(on), level=Level(level)) for on, level in connection.execute(_WORST_ALERTS, span)
        ),
    )


def _ratings(connection: Connection, rows: Iterable[Any], span: dict[str, str]) -> Iterator[DailyRating]:
    """The worst of each day on each scale; only where a day has both are its ratings looked at once more."""
    in_words = {(text, symptom): (count, worst) for text, symptom, count, worst in connection.execute(_IN_WORDS, span)}
    for on, symptom, _, count, _, worst in rows:
        words, worst_in_words = in_words.get((on.isoformat(), symptom), (0, 0))
        if words < count:
            only = {"day": on.isoformat(), "symptom": symptom}
            number = worst if not words else connection.execute(_IN_NUMBERS, only).scalar_one()
            yield DailyRating(day=on, symptom=symptom, worst=number)
        if words:
            yield DailyRating(day=on, symptom=symptom, worst=worst_in_words, scale="words")


def _amounts(connection: Connection, rows: Iterable[Any]) -> tuple[DailyAmount, ...]:
    names: dict[str, str] = {}
    amounts = []
    for on, key, unit, count, _, total in rows:
        if key not in names:
            names[key] = connection.execute(_NEWEST_NAME, {"key": key}).scalar_one()
        amounts.append(DailyAmount(day=on, substance=key, name=names[key], unit=unit or "", total=total, count=count))
    return tuple(amounts)
