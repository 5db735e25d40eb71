"""What was typed but not saved yet, kept inside the encrypted journal so that a lock or a crash loses nothing."""

from journal_app.operations.workspace import Workspace


def read_draft(workspace: Workspace, name: str) -> str | None:
    """The draft kept under a form's name, None if there is none."""
    stored = workspace.journal.value(f"draft:{name}")
    return stored.decode() if stored is not None else None


def save_draft(workspace: Workspace, name: str, text: str | None) -> None:
    """Keep a form's draft; None forgets it."""
    with workspace.journal.changes(undoable=False) as changes:
        changes.set_value(f"draft:{name}", None if text is None else text.encode("utf-8", "replace"))
