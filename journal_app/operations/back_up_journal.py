"""Keep a verified copy of the journal."""

from journal_app.operations.restore_backup import backup_row
from journal_app.operations.views import BackupRow
from journal_app.operations.workspace import Workspace


def back_up(workspace: Workspace, reason: str) -> BackupRow | None:
    """Make a backup set and check it; None when nothing changed since the last one. `reason`: "hourly", "asked", ..."""
    from journal_app.storage.backup import back_up as make_set

    made = make_set(workspace.journal, reason)
    return None if made is None else backup_row(made)
