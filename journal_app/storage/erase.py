"""Deletes a journal with everything that stands beside it; the key files go first, since without them it is noise."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from journal_app.errors import CouldNotSave
from journal_app.i18n import _
from journal_app.storage.backup_sets import backups_folder
from journal_app.storage.database import SIDECARS
from journal_app.storage.keys import key_files
from journal_app.storage.lock import JournalLock


def erase_journal(path: Path) -> None:
    """Delete the journal, its keys, its backups and what restores moved aside. It must be closed.

    Raises JournalAlreadyOpen, and then nothing was deleted, or CouldNotSave with what is left.
    """
    lock = JournalLock(path)
    lock.acquire()
    try:
        for file in _files(path):
            _delete(file)
    finally:
        lock.release()
    left = [file for file in _files(path) if file.exists()]
    with contextlib.suppress(OSError):
        lock.file.unlink()
    if left:
        raise CouldNotSave(
            _(
                "Not everything could be deleted: the disk or another program held on to a part. The keys were deleted "
                "first, so what is left cannot be read. Please delete it by hand in {folder}."
            ).format(folder=path.parent)
        )


def _files(path: Path) -> Iterator[Path]:
    yield from key_files(path)
    yield path
    yield from (path.with_name(path.name + suffix) for suffix in SIDECARS)
    yield backups_folder(path)
    if path.parent.is_dir():
        yield from sorted(path.parent.glob(f"{_literal(path.name)} moved aside *"))
        for ending in ("restored", "key.restored", "restoring", "new"):
            yield path.with_name(f".{path.name}.{ending}")


def _literal(name: str) -> str:
    from glob import escape

    return escape(name)


def _delete(file: Path) -> None:
    with contextlib.suppress(OSError):
        if file.is_dir() and not file.is_symlink():
            # Key files first here too, wherever the rest gets stuck.
            for key in file.rglob("*.key*"):
                key.unlink(missing_ok=True)
            shutil.rmtree(file, ignore_errors=True)
        else:
            file.unlink(missing_ok=True)
