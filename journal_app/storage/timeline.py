"""Entries by days and by what they are: which days hold how many, and the entries of a few of those days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, distinct, func, or_, select

from journal_app.domain.entries import Entry, SymptomRating
from journal_app.domain.finding import DayCount, Selection
from journal_app.storage import entry_rows, rows, search
from journal_app.storage.facts import LoggedKinds
from journal_app.storage.tables import KEPT, alert, entry

_COLUMNS = select(*entry_rows.ENTRY_COLUMNS)


def day_counts(connection: Connection, wanted: Selection) -> tuple[DayCount, ...]:
    """The local dates with entries that are wanted, newest first, each with how many rows they make."""
    # The ratings of one check-in share their moment, and are one row. Apart, since all others are counted from the
    # index of days alone, and most entries are others.
    is_rating = entry.c.kind == "symptom"
    check_ins = func.count(distinct(func.concat(entry.c.at_us, " ", entry.c.entered_at_us)))
    totals: Counter[str] = Counter()
    for which, count in ((~is_rating, func.count()), (is_rating, check_ins)):
        statement = select(entry.c.local_date, count).where(which, *_conditions(wanted)).group_by(entry.c.local_date)
        totals.update(dict(connection.execute(statement).all()))
    return tuple(DayCount(day=rows.day(on), rows=totals[on]) for on in sorted(totals, reverse=True))


def entries_of_days(connection: Connection, wanted: Selection, first: date, last: date) -> tuple[Entry, ...]:
    """The entries that are wanted of these local dates, both included, oldest first.

    Of a check-in all ratings are handed over where one of them is wanted.
    """
    span = entry.c.local_date.between(first.isoformat(), last.isoformat())
    found = _entries(connection, _COLUMNS.where(span, *_conditions(wanted)))
    if not wanted.narrows:
        return found
    check_ins = {(each.moment, each.entered_at) for each in found if isinstance(each, SymptomRating)}
    known = {each.id for each in found}
    others = _entries(connection, _COLUMNS.where(span, KEPT, entry.c.kind == "symptom")) if check_ins else ()
    more = [each for each in others if (each.moment, each.entered_at) in check_ins and each.id not in known]
    return tuple(sorted((*found, *more), key=lambda each: (each.moment.at, str(each.id))))


def logged_kinds(connection: Connection) -> LoggedKinds:
    """Which symptoms and which kinds of entries were ever logged."""
    rated = select(entry.c.symptom).where(KEPT, entry.c.symptom.is_not(None)).distinct()
    kinds = select(entry.c.kind).where(KEPT).distinct()
    return LoggedKinds(
        symptoms=tuple(connection.scalars(rated).all()),
        kinds=tuple(connection.scalars(kinds).all()),
    )


def _entries(connection: Connection, statement: Select[Any]) -> tuple[Entry, ...]:
    ordered = statement.order_by(entry.c.at_us, entry.c.id)
    return tuple(entry_rows.entry_from(row) for row in connection.execute(ordered).all())


def _conditions(wanted: Selection) -> Sequence[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [KEPT]
    if wanted.substances:
        named = tuple(wanted.substances)
        conditions.append(
            or_(
                entry.c.intake_key.in_(named),
                entry.c.kind.in_(("skipped", "urge")) & func.coalesce(entry.c.substance, entry.c.name).in_(named),
                (entry.c.kind == "none") & entry.c.what.in_(named),
            )
        )
    if wanted.symptoms:
        conditions.append(entry.c.symptom.in_(wanted.symptoms))
    if wanted.kinds:
        conditions.append(entry.c.kind.in_(wanted.kinds))
    if wanted.least is not None:
        warned = select(alert.c.intake_id).where(alert.c.level >= int(wanted.least), alert.c.state != "resolved")
        conditions.append(entry.c.id.in_(warned))
    if wanted.with_note:
        conditions.append(entry.c.note != "")
    if wanted.words:
        conditions.append(search.matching(wanted.words))
    if wanted.literal:
        conditions.append(search.literally(wanted.literal))
    return conditions
