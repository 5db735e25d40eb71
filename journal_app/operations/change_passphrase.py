"""Give the journal another passphrase; only the small key file is written anew."""

from pathlib import Path


def change_passphrase(path: Path, old: str | None, new: str | None) -> None:
    """Replace the passphrase; `None` stands for no passphrase. The recovery words stay the same."""
    from journal_app.storage.keys import change_passphrase as rewrap

    rewrap(path, old, new)
