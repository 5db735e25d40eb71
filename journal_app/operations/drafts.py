"""What was typed but not saved yet, kept inside the encrypted journal so that a lock or a crash loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.storage.changes import Changes


def read_draft(workspace: Workspace, name: str) -> str | None:
    """The draft kept under a form's name, None if there is none."""
    stored = workspace.journal.value(_stored_as(name))
    return stored.decode() if stored is not None else None


def save_draft(workspace: Workspace, name: str, text: str | None) -> None:
    """Keep a form's draft; None forgets it."""
    with workspace.journal.changes(undoable=False) as changes:
        changes.set_value(_stored_as(name), None if text is None else text.encode("utf-8", "replace"))


def forget_draft(changes: Changes, name: str) -> None:
    """Forget a draft inside the change that saves what it said: it never comes back beside the entry."""
    changes.set_value(_stored_as(name), None)


def _stored_as(name: str) -> str:
    return f"draft:{name}"
