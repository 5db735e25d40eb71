"""Look over every page of the journal file, also those that nothing reads today."""

from journal_app.errors import DamagedJournal
from journal_app.i18n import _
from journal_app.operations.workspace import Workspace


def check_journal(workspace: Workspace) -> None:
    """Raise DamagedJournal when the file holds damage that ordinary reading does not meet; nothing is changed."""
    if workspace.journal.check_integrity():
        raise DamagedJournal(
            _(
                "A part of the journal file is damaged. What is on screen was read without a fault, and your backups "
                "are untouched. Choose File, Restore a backup, before you log much more."
            )
        )
