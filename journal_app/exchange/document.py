"""The journal as one JSON document: everything that it holds, as Facts."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Entry
from journal_app.domain.fact import Fact

DOCUMENT_VERSION = 3
"""Rises when an older Journal could not read the document any more."""


class DeletedEntry(Fact, frozen=True, kw_only=True):
    """An entry that the person deleted, as it was, and when (aware UTC)."""

    entry: Entry
    deleted_at: datetime


class EarlierVersion(Fact, frozen=True, kw_only=True):
    """What an entry said until `replaced_at` (aware UTC); `entry` is None if it was deleted until then."""

    entry_id: UUID
    replaced_at: datetime
    entry: Entry | None


class JournalDocument(Fact, frozen=True, kw_only=True):
    """A whole journal.

    `values` are the small named values that the journal keeps (the profile among them): JSON as itself, else a string.
    `made_at` and `exported_at` are aware UTC.
    """

    format: Literal["journal"] = "journal"
    version: int = DOCUMENT_VERSION
    journal_id: UUID
    made_at: datetime
    exported_at: datetime
    entries: tuple[Entry, ...] = ()
    deleted: tuple[DeletedEntry, ...] = ()
    history: tuple[EarlierVersion, ...] = ()
    alerts: tuple[Alert, ...] = ()
    values: dict[str, msgspec.Raw] = msgspec.field(default_factory=dict)
