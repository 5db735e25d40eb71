"""What is looked at before a journal file is opened, and how a new one is made whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy import insert

from journal_app.errors import DamagedJournal
from journal_app.files import flush_folder
from journal_app.storage import failures, tables
from journal_app.storage.backup_sets import backups_folder
from journal_app.storage.database import SIDECARS, Database, is_plain_sqlite, private_files
from journal_app.storage.envelope import KeySettings, parse, with_salt, wrap
from journal_app.storage.keys import key_files, read_key_file, write_key_files
from journal_app.storage.migrate import Schema, upgrade
from journal_app.storage.rows import microseconds
from journal_app.storage.search import WORDS_VERSION

SMALLEST_JOURNAL: Final = 512
"""Bytes; less cannot hold even one page, and SQLite would take a file of 0 or 1 bytes for a new, empty database."""

PAGE_BYTES: Final = 4096


def require_file(path: Path) -> None:
    """Raise the UserError that says why nothing at this place can be opened; changes nothing."""
    try:
        status = path.stat()
    except PermissionError:
        raise failures.not_permitted() from None
    except OSError:
        raise failures.missing() from None
    if not stat.S_ISREG(status.st_mode):
        raise failures.not_a_journal()
    if status.st_size < SMALLEST_JOURNAL:
        raise failures.empty()


def key_file_of(path: Path) -> bytes:
    """The journal's key file; without one, NotAJournal where the file cannot be a journal, else DamagedJournal."""
    try:
        return read_key_file(path)
    except DamagedJournal:
        if not any(file.exists() for file in key_files(path)) and (
            path.stat().st_size % PAGE_BYTES != 0 or is_plain_sqlite(path)
        ):
            raise failures.not_a_journal() from None
        raise


def require_journal(path: Path) -> None:
    """Raise the UserError for a place where nothing is, or something that no passphrase and no words can open."""
    require_file(path)
    with contextlib.suppress(DamagedJournal):
        key_file_of(path)


def require_nothing_there(path: Path) -> None:
    """Raise UserError if a journal, or anything left of one, is at this place: "empty" never means "new"."""
    try:
        rest = [path, *key_files(path), *(path.with_name(path.name + suffix) for suffix in SIDECARS)]
        backups = backups_folder(path)
        if any(os.path.lexists(file) for file in rest) or (backups.is_dir() and any(backups.iterdir())):
            raise failures.something_there()
    except OSError as error:
        raise failures.not_permitted(type(error).__name__) from None


def make_folder(folder: Path) -> None:
    """Make the journal's folder, where it is not there, for the owner alone."""
    try:
        with private_files():
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failures.not_permitted(type(error).__name__) from None


def make_file(
    path: Path, data_key: bytes, passphrase: str | None, keys: KeySettings, schema: Schema, now: datetime
) -> None:
    """Make a new journal file and its key files; the journal appears under its name only when it is complete."""
    unfinished = path.with_name(f".{path.name}.new")
    made = [unfinished, *(unfinished.with_name(unfinished.name + suffix) for suffix in SIDECARS)]
    # What a killed start left behind; nobody was ever told that it exists.
    _remove(made)
    journal_id = uuid4()
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        database = Database(unfinished, data_key)
        try:
            upgrade(database, schema)
            with database.writing() as connection:
                row = {
                    "id": str(journal_id),
                    "made_at_us": microseconds(now),
                    "change_count": 0,
                    "words_version": WORDS_VERSION,
                }
                connection.execute(insert(tables.journal), row)
            salt = salt_of(database)
        finally:
            database.close()
        # First the key: a journal without one would be lost to everybody.
        made += key_files(path)
        write_key_files(path, wrap(data_key, journal_id, salt, passphrase, keys))
        unfinished.rename(path)
        flush_folder(path.parent)
    except OSError as error:
        _remove(made)
        raise failures.not_permitted(type(error).__name__) from None
    except BaseException:
        _remove(made)
        raise


def _remove(files: list[Path]) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()


def salt_of(database: Database) -> bytes:
    """The salt that stands in the file's first bytes, for the key file to remember."""
    row = database.driver.execute("PRAGMA cipher_salt").fetchone()
    return bytes.fromhex(row[0])


def key_file_for(database: Database, key_file: bytes) -> bytes:
    """The key file that opened the database, with the salt that the database has now: a restored copy has its own."""
    salt = salt_of(database)
    return key_file if database.salt is not None or parse(key_file).database_salt == salt else with_salt(key_file, salt)


def make_private(path: Path) -> None:
    """Take away what others may do with the journal's files; some disks know no such thing."""
    for file in (path, *key_files(path)):
        with contextlib.suppress(OSError):
            if stat.S_IMODE(file.stat().st_mode) & 0o077:
                file.chmod(0o600)
