"""Erase the journal and everything of it from this computer; the one thing that no undo brings back."""

from __future__ import annotations

import contextlib
from pathlib import Path


def erase_everything(path: Path, preferences_file: Path) -> None:
    """Delete the closed journal at `path`, its keys and backups, then the preferences.

    Exported files, reports and copies elsewhere stay: Journal does not know of them. Raises UserError while another
    program holds the journal (nothing was deleted) or where a part could not be deleted.
    """
    from journal_app.storage.erase import erase_journal

    erase_journal(path)
    with contextlib.suppress(OSError):
        preferences_file.unlink(missing_ok=True)
