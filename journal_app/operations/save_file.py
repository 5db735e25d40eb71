"""Put a file where the person wants it, and never over a journal."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from journal_app.errors import CouldNotSave
from journal_app.files import write_atomically
from journal_app.i18n import _

KEY_ENDINGS = (".key", ".key2")
SIDE_ENDINGS = (*KEY_ENDINGS, ".lock", "-wal", "-shm", "-journal")


def save_file(out: Path, data: bytes) -> None:
    """Write whole or not at all, readable by the owner only.

    Raises CouldNotSave when the disk refuses, or when a journal stands there; then `out` is as it was.
    """
    if belongs_to_journal(out):
        raise CouldNotSave(
            _(
                "A journal stands at that place, so nothing was saved over it. Your journal is unchanged. "
                "Choose another name."
            )
        )
    write_atomically(out, data)


def belongs_to_journal(path: Path) -> bool:
    """Whether a file of this name would take the place of a journal, or of what is kept beside one."""
    # A link would be replaced, and not what it leads to; what it leads to is asked about all the same.
    for place in _places(path):
        whole = [place.with_name(place.name.removesuffix(ending)) for ending in SIDE_ENDINGS if _ends(place, ending)]
        if any(_has_key(journal) for journal in (place, *whole)):
            return True
    return False


def _places(path: Path) -> set[Path]:
    """Where it is, and where it leads; the first alone where it leads nowhere, or no file can have the name."""
    try:
        return {path.absolute(), path.resolve()}
    except (OSError, ValueError, RuntimeError):
        return {path.absolute()}


def _ends(place: Path, ending: str) -> bool:
    return place.name.endswith(ending) and place.name != ending


def _has_key(journal: Path) -> bool:
    # Beside a name that is as long as a name can be, no key can stand.
    with suppress(OSError, ValueError):
        return any(journal.with_name(journal.name + ending).exists() for ending in KEY_ENDINGS)
    return False
