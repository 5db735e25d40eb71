"""Entries that were deleted: kept so that they can be brought back, and then gone with every trace."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, select

from journal_app.domain.alerts import Alert
from journal_app.storage import alert_rows, entry_rows, rows, search, tables
from journal_app.storage.conditions import one_of
from journal_app.storage.facts import DeletedEntry
from journal_app.storage.tables import entry

_GONE = select(*entry_rows.ENTRY_COLUMNS, entry.c.deleted_at_us).where(entry.c.deleted_at_us.is_not(None))


def deleted_entries(
    connection: Connection, since: datetime | None = None, limit: int | None = None
) -> tuple[DeletedEntry, ...]:
    """The entries that were deleted from `since` on, the last one first, and no more than `limit`."""
    statement = _GONE
    if since is not None:
        statement = statement.where(entry.c.deleted_at_us >= rows.microseconds(since))
    ordered = statement.order_by(entry.c.deleted_at_us.desc(), entry.c.at_us.desc(), entry.c.id)
    found = connection.execute(ordered.limit(limit))
    return tuple(
        DeletedEntry(entry=entry_rows.entry_from(columns), deleted_at=rows.instant(deleted_at_us))
        for *columns, deleted_at_us in found
    )


def deletion_times(connection: Connection) -> tuple[datetime, ...]:
    """When entries were deleted, each instant once."""
    statement = select(entry.c.deleted_at_us).where(entry.c.deleted_at_us.is_not(None)).distinct()
    return tuple(rows.instant(each) for each in connection.scalars(statement.order_by(entry.c.deleted_at_us)))


def deleted_ids(connection: Connection, at: Collection[datetime]) -> tuple[UUID, ...]:
    """The entries that were deleted at one of these instants."""
    statement = select(entry.c.id).where(entry.c.deleted_at_us.in_([rows.microseconds(each) for each in at]))
    return tuple(UUID(each) for each in connection.scalars(statement))


def deleted_count(connection: Connection) -> int:
    """How many deleted entries are still kept; an import that was taken back can be very many."""
    statement = select(func.count()).select_from(entry).where(entry.c.deleted_at_us.is_not(None))
    return connection.scalar(statement) or 0


def erase(connection: Connection, ids: Collection[UUID]) -> int:
    """Take deleted entries out of the file: versions, warnings, undo steps and drafts that tell of them too.

    Returns how many there were; an entry that is not deleted is left as it is.
    """
    gone = entry.c.deleted_at_us.is_not(None) & one_of(entry.c.id, ids)
    erased = tuple(connection.scalars(select(entry.c.id).where(gone)).all())
    if not erased:
        return 0
    alerts = _alerts_about(connection, erased)
    noted = select(tables.alert.c.intake_id).where(one_of(tables.alert.c.id, alerts), tables.alert.c.review_note != "")
    found_by_notes = tuple(connection.scalars(noted).all())
    for table, column, values in (
        (tables.version, tables.version.c.entry_id, erased),
        (tables.alert, tables.alert.c.id, alerts),
        (tables.value, tables.value.c.name, [f"draft:edit:{each}" for each in erased]),
        (entry, entry.c.id, erased),
    ):
        connection.execute(delete(table).where(one_of(column, values)))
    # What was noted at such a warning of another entry is no longer found there.
    search.put_again(connection, found_by_notes)
    image, step = tables.image, tables.step
    for subject, values in (("entry", erased), ("alert", alerts)):
        about = (image.c.subject == subject) & one_of(image.c.subject_id, values)
        connection.execute(delete(image).where(about))
    # A step that changed nothing else is none any more; its label would still name what was deleted.
    connection.execute(delete(step).where(step.c.number.not_in(select(image.c.step))))
    return len(erased)


def _alerts_about(connection: Connection, erased: Collection[str]) -> tuple[str, ...]:
    """The warnings that these entries raised, and the resolved ones of others whose picture shows them."""
    alert = tables.alert
    own = set(connection.scalars(select(alert.c.id).where(one_of(alert.c.intake_id, erased))))
    wanted = set(erased)
    resolved = connection.execute(select(*alert_rows.ALERT_COLUMNS).where(alert.c.state == "resolved"))
    shown = {str(found.id) for found in map(alert_rows.alert_from, resolved) if wanted & _entries_in(found)}
    return tuple(sorted(own | shown))


def _entries_in(alert: Alert) -> set[str]:
    return {str(seen.entry_id) for hit in alert.hits for seen in (*hit.earlier, hit.later)} | {
        str(alert.intake.entry_id)
    }
