"""Daily records, summed up in SQL: reading 20,000 entries as Facts to add them up would take thirty times as long."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, ScalarResult, func, select

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


def daily_records(connection: Connection, first: date, last: date) -> DailyRecords:
    """Everything logged on the local dates from `first` to `last`, both included, oldest first."""
    span = entry.c.local_date.between(first.isoformat(), last.isoformat())
    return DailyRecords(
        first=first,
        last=last,
        amounts=_amounts(connection, first, last),
        alcohol=_alcohol(connection, first, last),
        ratings=tuple(
            DailyRating(day=day(on), symptom=symptom, worst=worst)
            for on, symptom, worst in connection.execute(
                select(entry.c.local_date, entry.c.symptom, func.max(entry.c.severity))
                .where(KEPT, entry.c.kind == "symptom", span)
                .group_by(entry.c.local_date, entry.c.symptom)
                .order_by(entry.c.local_date, entry.c.symptom)
            )
        ),
        sleep=tuple(
            DailySleep(day=day(on), hours=hours)
            for on, hours in connection.execute(
                select(entry.c.local_date, func.sum(entry.c.hours))
                .where(KEPT, entry.c.kind == "sleep", span)
                .group_by(entry.c.local_date)
                .order_by(entry.c.local_date)
            )
        ),
        nones=tuple(
            DailyNone(day=day(on), what=what)
            for on, what in connection.execute(
                select(entry.c.local_date, entry.c.what)
                .where(KEPT, entry.c.kind == "none", span)
                .group_by(entry.c.local_date, entry.c.what)
                .order_by(entry.c.local_date, entry.c.what)
            )
        ),
        logged=tuple(map(day, _logged(connection, first, last))),
        alerts=tuple(
            DailyAlert(day=day(on), level=Level(level))
            for on, level in connection.execute(
                select(alert.c.local_date, func.max(alert.c.level))
                .where(alert.c.local_date.between(first.isoformat(), last.isoformat()), alert.c.state != "resolved")
                .group_by(alert.c.local_date)
                .order_by(alert.c.local_date)
            )
        ),
    )


def _amounts(connection: Connection, first: date, last: date) -> tuple[DailyAmount, ...]:
    doses = (KEPT, entry.c.kind == "dose", entry.c.local_date.between(first.isoformat(), last.isoformat()))
    unit = func.coalesce(entry.c.amount_unit, "")
    # SQLite takes the bare column from the row that holds the maximum: the newest way of writing the name.
    names = {
        key: name
        for key, name, _ in connection.execute(
            select(entry.c.intake_key, entry.c.name, func.max(entry.c.at_us)).where(*doses).group_by(entry.c.intake_key)
        )
    }
    found = connection.execute(
        select(entry.c.local_date, entry.c.intake_key, unit, func.sum(entry.c.amount_value), func.count())
        .where(*doses)
        .group_by(entry.c.local_date, entry.c.intake_key, unit)
        .order_by(entry.c.local_date, entry.c.intake_key, unit)
    )
    return tuple(
        DailyAmount(day=day(on), substance=key, name=names[key], unit=unit, total=total, count=count)
        for on, key, unit, total, count in found
    )


def _alcohol(connection: Connection, first: date, last: date) -> tuple[DailyAlcohol, ...]:
    known = func.count(entry.c.ethanol_g)
    found = connection.execute(
        select(entry.c.local_date, func.total(entry.c.ethanol_g), func.count() - known, func.count())
        .where(KEPT, entry.c.kind == "drink", entry.c.local_date.between(first.isoformat(), last.isoformat()))
        .group_by(entry.c.local_date)
        .order_by(entry.c.local_date)
    )
    return tuple(
        DailyAlcohol(day=day(on), grams=grams, unknown=unknown, count=count) for on, grams, unknown, count in found
    )


def _logged(connection: Connection, first: date, last: date) -> ScalarResult[str]:
    return connection.scalars(
        select(entry.c.local_date)
        .where(KEPT, entry.c.local_date.between(first.isoformat(), last.isoformat()))
        .group_by(entry.c.local_date)
        .order_by(entry.c.local_date)
    )
