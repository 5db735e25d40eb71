"""Backup sets beside the journal: each a folder with a checked copy, its key file and a short account of both."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import msgspec

from journal_app.domain.fact import Fact
from journal_app.errors import CouldNotSave
from journal_app.files import flush_folder, write_atomically
from journal_app.i18n import _
from journal_app.storage import envelope as envelopes
from journal_app.storage.facts import BackupSet
from journal_app.storage.retention import superseded

if TYPE_CHECKING:
    import sqlcipher3.dbapi2 as sqlcipher

    from journal_app.storage.database import Database

COPY: Final = "journal.db"
KEY: Final = "journal.db.key"
ACCOUNT: Final = "backup.json"
UNFINISHED: Final = ".part-"
BLOCK: Final = 1 << 20


class _Account(Fact, frozen=True, kw_only=True):
    """What stands in ACCOUNT."""

    version: int
    number: int
    made_at: datetime
    reason: str
    entries: int
    alerts: int
    change_count: int
    journal: UUID
    bytes: int
    digest: str


def backups_folder(path: Path) -> Path:
    """Where the backups of the journal at a path are kept."""
    return path.with_name(path.name + ".backups")


def backups_of(path: Path) -> tuple[BackupSet, ...]:
    """The journal's backup sets, newest first; needs no key. What was cut short or is no backup is left out."""
    folder = backups_folder(path)
    try:
        found = [_read(each) for each in folder.iterdir() if not each.name.startswith(".")]
    except OSError:
        return ()
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.number, reverse=True))


def _read(folder: Path) -> BackupSet | None:
    try:
        account = msgspec.json.decode((folder / ACCOUNT).read_bytes(), type=_Account)
        size = (folder / COPY).stat().st_size
    except (OSError, msgspec.DecodeError):
        return None
    return BackupSet(
        name=folder.name,
        folder=folder,
        number=account.number,
        made_at=account.made_at,
        reason=account.reason,
        entries=account.entries,
        alerts=account.alerts,
        change_count=account.change_count,
        journal=account.journal,
        digest=account.digest,
        verified=size == account.bytes,
    )


def make_set(database: Database, key_file: bytes | None, reason: str, now: datetime) -> BackupSet:
    """Copy an open journal, read the copy back, and only then give it its name.

    Raises CouldNotSave, and then leaves nothing. Older sets that are superseded are let go of afterwards.
    """
    import sqlcipher3.dbapi2 as sqlcipher

    folder = backups_folder(database.path)
    earlier = backups_of(database.path)
    number = 1 + max((each.number for each in earlier), default=0)
    unfinished: Path | None = None
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _sweep(folder)
        unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
        account = _copy(database, unfinished / COPY, number, reason, now)
        if key_file is not None:
            write_atomically(unfinished / KEY, _with_salt_of(unfinished / COPY, key_file))
        write_atomically(unfinished / ACCOUNT, msgspec.json.format(msgspec.json.encode(account), indent=1))
        finished = folder / f"{number:06d} {now:%Y-%m-%d %H%M%S}"
        unfinished.replace(finished)
        flush_folder(folder)
    except CouldNotSave as error:
        raise _no_backup(error.details) from None
    except (OSError, sqlcipher.DatabaseError) as error:
        raise _no_backup(type(error).__name__) from None
    finally:
        if unfinished is not None:
            shutil.rmtree(unfinished, ignore_errors=True)
    made = _read(finished)
    if made is None:
        raise _no_backup("not readable")
    _let_go(superseded((made, *earlier)))
    return made


def _copy(database: Database, target: Path, number: int, reason: str, now: datetime) -> _Account:
    counts = _counts(database.driver)
    # SQLite would make it readable to everybody; into an empty file it writes as into none.
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    database.driver.execute("VACUUM INTO ?", (str(target),))
    # It does not flush what it wrote.
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())
    _require_whole(target, database.key, counts)
    return _Account(
        version=1,
        number=number,
        made_at=now,
        reason=reason,
        entries=counts[0],
        alerts=counts[1],
        change_count=counts[2],
        journal=UUID(database.driver.execute("SELECT id FROM journal").fetchone()[0]),
        bytes=target.stat().st_size,
        digest=digest_of(target),
    )


def _counts(connection: sqlcipher.Connection) -> tuple[int, int, int]:
    questions = (
        "SELECT count(*) FROM entry WHERE deleted_at_us IS NULL",
        "SELECT count(*) FROM alert",
        "SELECT change_count FROM journal",
    )
    entries, alerts, changes = (int(connection.execute(each).fetchone()[0]) for each in questions)
    return entries, alerts, changes


def _require_whole(copy: Path, key: bytes, counts: tuple[int, int, int]) -> None:
    from journal_app.storage.database import keyed
    from journal_app.storage.search import ABOUT_INDEX

    with contextlib.closing(keyed(copy, key, mode="ro&immutable=1")) as connection:
        findings = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        # A damaged index of words is made anew where it is met; what was written is whole.
        findings += [
            row
            for row in connection.execute("PRAGMA quick_check")
            if row[0] != "ok" and ABOUT_INDEX not in row[0].lower()
        ]
        if findings or _counts(connection) != counts:
            raise _no_backup(f"{len(findings)} findings")


def _with_salt_of(copy: Path, key_file: bytes) -> bytes:
    from journal_app.storage.database import file_salt

    return envelopes.with_salt(key_file, file_salt(copy))


def digest_of(file: Path) -> str:
    """The SHA-256 of a file that nothing has open."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _sweep(folder: Path) -> None:
    """What a killed backup left behind; only the holder of the journal's lock makes backups."""
    for each in folder.glob(f"{UNFINISHED}*"):
        shutil.rmtree(each, ignore_errors=True)


def _let_go(sets: Iterable[BackupSet]) -> None:
    for each in sets:
        # First out of the list, then gone: a kill in between leaves only something to sweep.
        doomed = each.folder.with_name(UNFINISHED + each.name)
        with contextlib.suppress(OSError):
            each.folder.rename(doomed)
            shutil.rmtree(doomed, ignore_errors=True)


def _no_backup(details: str) -> CouldNotSave:
    return CouldNotSave(
        _("The backup could not be made. Your journal itself is whole and saved. Free some space, then try again."),
        details=details,
    )
