"""All that a journal holds, read at once for an export."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select

from journal_app.storage import alert_rows, entry_rows, rows, tables
from journal_app.storage.facts import DeletedEntry, Everything, ReplacedVersion
from journal_app.storage.reading_base import ordered
from journal_app.storage.tables import entry


def everything(connection: Connection) -> Everything:
    """The whole journal, undo steps excepted; each in the order in which it happened."""
    kept, deleted = [], []
    all_entries = ordered(select(*entry_rows.ENTRY_COLUMNS, entry.c.deleted_at_us))
    for *columns, deleted_at_us in connection.execute(all_entries):
        found = entry_rows.entry_from(columns)
        if deleted_at_us is None:
            kept.append(found)
        else:
            deleted.append(DeletedEntry(entry=found, deleted_at=rows.instant(deleted_at_us)))
    version, alert, value = tables.version, tables.alert, tables.value
    about = connection.execute(select(tables.journal.c.id, tables.journal.c.made_at_us)).one()
    return Everything(
        journal=UUID(about.id),
        made_at=rows.instant(about.made_at_us),
        entries=tuple(kept),
        deleted=tuple(deleted),
        versions=tuple(
            ReplacedVersion(
                entry_id=UUID(entry_id), replaced_at=rows.instant(at_us), entry=rows.unpacked_entry(content)
            )
            for entry_id, at_us, content in connection.execute(
                select(version.c.entry_id, version.c.replaced_at_us, version.c.content).order_by(version.c.number)
            )
        ),
        alerts=tuple(
            alert_rows.alert_from(row)
            for row in connection.execute(select(*alert_rows.ALERT_COLUMNS).order_by(alert.c.raised_at_us, alert.c.id))
        ),
        values=dict(connection.execute(select(value.c.name, value.c.content).order_by(value.c.name)).all()),
    )
