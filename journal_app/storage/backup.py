"""Keep verified copies of a journal, list them, and bring one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from journal_app.errors import UserError
from journal_app.storage.backup_sets import backups_of, make_set
from journal_app.storage.clock import utc_now
from journal_app.storage.facts import BackupSet
from journal_app.storage.keys import read_key_file
from journal_app.storage.restore import restore
from journal_app.storage.retention import ALWAYS_KEPT

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from journal_app.storage.database import Database

__all__ = ["BackupSet", "back_up", "backups_of", "restore"]


class OpenJournal(Protocol):
    """What a backup needs of an open journal."""

    database: Database
    path: Path
    id: UUID

    def change_count(self) -> int:
        """How many changes were made so far."""


def back_up(journal: OpenJournal, reason: str, now: datetime | None = None) -> BackupSet | None:
    """Make a checked backup of an open journal; None if nothing has changed since the last one.

    A `reason` that begins with "before" always makes one, and it is never let go of. Raises CouldNotSave; then the
    journal is whole, and so are the backups that were there.
    """
    if not reason.startswith(ALWAYS_KEPT) and _is_up_to_date(journal):
        return None
    try:
        key_file = read_key_file(journal.path)
    except UserError:
        # Better a backup that only the recovery words open than none.
        key_file = None
    return make_set(journal.database, key_file, reason, now or utc_now())


def _is_up_to_date(journal: OpenJournal) -> bool:
    newest = next((each for each in backups_of(journal.path) if each.verified), None)
    return newest is not None and newest.journal == journal.id and newest.change_count == journal.change_count()
