"""Bring a backup back; the files that are there now are moved aside, never deleted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.domain.time_text import clock_text
from journal_app.domain.wording import day_words
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.views import BackupRow

if TYPE_CHECKING:
    from journal_app.storage.backup import BackupSet


def list_backups(path: Path) -> tuple[BackupRow, ...]:
    """The backups of the journal at a path, newest first."""
    from journal_app.storage.backup import backups_of

    rows = [backup_row(backup) for backup in backups_of(path)]
    return tuple(sorted(rows, key=lambda row: row.made_at, reverse=True))


def restore_backup(path: Path, key: str) -> None:
    """Put the chosen backup in the journal's place, whole or not at all."""
    from journal_app.storage.backup import backups_of, restore

    for backup in backups_of(path):
        if backup_row(backup).key == key:
            restore(path, backup)
            return
    raise UserError(_("That backup is no longer there. Nothing was changed. Choose another one."))


def backup_row(backup: BackupSet) -> BackupRow:
    """A backup set as it is listed."""
    local = backup.made_at.astimezone()
    return BackupRow(
        key=backup.name,
        made_at=backup.made_at,
        when=_("{day}, {clock}").format(day=day_words(local.date(), year=True), clock=clock_text(local)),
        entries=backup.entries,
        reason=backup.reason,
    )
