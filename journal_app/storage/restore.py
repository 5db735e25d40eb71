"""Puts a backup in the journal's place: what is there is moved aside; a killed restore is finished later."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import Final

import msgspec

from journal_app.domain.fact import Fact
from journal_app.errors import CouldNotSave, DamagedJournal, UserError
from journal_app.files import flush_folder, write_atomically
from journal_app.i18n import _
from journal_app.storage import envelope as envelopes
from journal_app.storage import failures
from journal_app.storage.backup_sets import COPY, KEY, digest_of
from journal_app.storage.clock import utc_now
from journal_app.storage.facts import BackupSet
from journal_app.storage.keys import key_files, read_envelope
from journal_app.storage.lock import JournalLock

SIDECARS: Final = ("-wal", "-shm", "-journal")


class _Order(Fact, frozen=True, kw_only=True):
    """Written down before the first file moves: the folder to which the old files go."""

    aside: str


def restore(path: Path, backup: BackupSet) -> None:
    """Put a backup in the journal's place, whole or not at all; what is there goes into a dated folder beside it.

    The passphrase of today stays, where today's key file is whole and fits; else the backup's own key file comes too.
    Raises JournalAlreadyOpen, DamagedJournal (of the backup) or CouldNotSave; then the journal is as it was.
    """
    if not path.parent.is_dir():
        raise failures.missing()
    lock = JournalLock(path)
    lock.acquire()
    try:
        _finish(path)
        _prepare(path, backup)
        _finish(path)
    finally:
        lock.release()


def finish_restore(path: Path) -> None:
    """Carry a restore through that was cut short after its copy was whole; without one this does nothing."""
    if not _marker(path).exists():
        return
    lock = JournalLock(path)
    lock.acquire()
    try:
        _finish(path)
    finally:
        lock.release()


def _marker(path: Path) -> Path:
    return path.with_name(f".{path.name}.restoring")


def _incoming(path: Path) -> tuple[Path, Path]:
    return path.with_name(f".{path.name}.restored"), path.with_name(f".{path.name}.key.restored")


def _prepare(path: Path, backup: BackupSet) -> None:
    copy, key = _incoming(path)
    try:
        for file in (copy, key):
            file.unlink(missing_ok=True)
        _copy_private(backup.folder / COPY, copy)
        if digest_of(copy) != backup.digest:
            raise DamagedJournal(
                _(
                    "That backup is damaged. The journal was not touched. "
                    "Choose another backup; the newest whole one is best."
                )
            )
        if (backup.folder / KEY).is_file() and not _same_key(path, backup):
            _copy_private(backup.folder / KEY, key)
        flush_folder(path.parent)
        order = _Order(aside=_aside_name(path))
        write_atomically(_marker(path), msgspec.json.encode(order))
    except (OSError, UserError) as error:
        for file in (copy, key):
            with contextlib.suppress(OSError):
                file.unlink()
        if isinstance(error, UserError):
            raise
        raise CouldNotSave(
            _("The backup could not be copied. The journal was not touched. Check the disk, then try again."),
            details=type(error).__name__,
        ) from None


def _copy_private(source: Path, target: Path) -> None:
    with source.open("rb") as old, os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())


def _same_key(path: Path, backup: BackupSet) -> bool:
    """Whether today's key files open the backup as well."""
    try:
        todays = read_envelope(path)
        backups = envelopes.parse((backup.folder / KEY).read_bytes())
    except (UserError, OSError):
        return False
    return todays.key_check == backups.key_check


def _aside_name(path: Path) -> str:
    stem = f"{path.name} moved aside {utc_now():%Y-%m-%d %H%M%S}"
    name, number = stem, 2
    while path.with_name(name).exists():
        name, number = f"{stem} {number}", number + 1
    return name


def _finish(path: Path) -> None:
    """Everything here can be cut off anywhere and be done again."""
    marker = _marker(path)
    try:
        order = msgspec.json.decode(marker.read_bytes(), type=_Order)
    except FileNotFoundError:
        return
    except (OSError, msgspec.DecodeError) as error:
        raise failures.not_permitted(type(error).__name__) from None
    copy, key = _incoming(path)
    aside = path.with_name(Path(order.aside).name)
    try:
        aside.mkdir(mode=0o700, exist_ok=True)
        if copy.exists():
            # An old -wal beside another database would destroy it: it goes first.
            for suffix in SIDECARS:
                _move(path.with_name(path.name + suffix), aside)
            _keep(path, aside)
            copy.replace(path)
        if key.exists():
            for file in key_files(path):
                _move(file, aside)
            content = key.read_bytes()
            write_atomically(key_files(path)[1], content)
            key.replace(key_files(path)[0])
        flush_folder(aside)
        flush_folder(path.parent)
        marker.unlink()
        with contextlib.suppress(OSError):
            aside.rmdir()  # only if there was nothing to move
    except (OSError, CouldNotSave) as error:
        raise CouldNotSave(
            _(
                "The backup could not be put in place yet. Nothing is lost: the old files are kept. "
                "Check the disk, then open the journal again to finish."
            ),
            details=type(error).__name__,
        ) from None


def _keep(file: Path, aside: Path) -> None:
    """A second name in the folder, so that the journal's place is never empty; where the disk knows none, move it."""
    if not os.path.lexists(file):
        return
    try:
        _free_name(file, aside).hardlink_to(file)
    except OSError:
        _move(file, aside)


def _move(file: Path, aside: Path) -> None:
    if os.path.lexists(file):
        file.rename(_free_name(file, aside))


def _free_name(file: Path, aside: Path) -> Path:
    target, number = aside / file.name, 2
    while os.path.lexists(target):
        target, number = aside / f"{file.name} {number}", number + 1
    return target
