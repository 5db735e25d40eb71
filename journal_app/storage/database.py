"""The one keyed connection to a journal file, with every setting that keeps it whole and private."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from journal_app.storage import failures

T = TypeVar("T")

APPLICATION_ID: Final = 0x4A524E4C
"""Marks the file as a journal ("JRNL"), behind the encryption."""

SIDECARS: Final = ("-wal", "-shm", "-journal")
"""What SQLite may leave beside the file; it belongs to the file and moves only together with it."""

SETTINGS: Final = (
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("busy_timeout", "5000", 5000),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),
    ("cache_size", "-65536", -65536),  # 64 MiB at most: a long import would else decrypt the same pages over and over
)
"""Set on every connection in this order, after key, foreign keys and WAL: name, value, what it reads back as."""


@contextlib.contextmanager
def private_files() -> Iterator[None]:
    """Files made inside are the owner's alone (SQLite would make them readable to everybody)."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def keyed(path: Path, key: bytes, salt: bytes | None = None, *, mode: str = "rw") -> sqlcipher.Connection:
    """A connection whose key is proven by reading; never makes a file.

    `salt` stands in for the file's own first 16 bytes when those are damaged. `mode` as in SQLite's URI
    ("rw", "ro", or "ro&immutable=1": touches nothing, not even sidecars).
    """
    connection = _unkeyed(path, mode)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex() if salt else ''}'\"").fetchall()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _unkeyed(path: Path, mode: str) -> sqlcipher.Connection:
    # From any thread: the worker reads and writes, and the window interrupts. SQLite itself serialises.
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=5
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlcipher.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    answer = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    for name, value, _ in SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    if answer is None or answer[0] != "wal":
        # A network disk cannot share WAL's memory: the older journal, and a flush more, are as durable.
        connection.execute("PRAGMA journal_mode = TRUNCATE").fetchall()
        connection.execute("PRAGMA synchronous = EXTRA").fetchall()


def schema_version(connection: sqlcipher.Connection) -> int:
    """The file's schema version; raises NotAJournal when another program made it."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        raise failures.not_a_journal(f"application_id {application}")
    return version


class Database:
    """The journal file, open: `read` and `writing` are the only ways to it."""

    def __init__(self, path: Path, key: bytes, salt: bytes | None = None) -> None:
        """Open a file that is there; `salt` only when the file's own is damaged (then the next write mends it)."""
        self.path = path
        self.key = key
        self.salt = salt
        self.is_open = False
        self.driver = self._connect()
        # Where somebody asks for every log there is, this one would hold the rows themselves.
        logging.getLogger("sqlalchemy.engine.Engine").setLevel(logging.WARNING)
        self._engine = create_engine(
            "sqlite://", creator=self._driver_or_new, module=sqlcipher, poolclass=StaticPool, hide_parameters=True
        )
        event.listen(self._engine, "begin", _begin)
        self._writer = self._engine.execution_options(writing=True)

    def _connect(self) -> sqlcipher.Connection:
        with private_files():
            connection = keyed(self.path, self.key, self.salt)
            try:
                _set_up(connection)
            except BaseException:
                connection.close()
                raise
        self.is_open = True
        self._left = _look_of(self.path)
        return connection

    def is_as_it_was_left(self) -> bool:
        """Whether the file at the path is the one that is open, as this program last wrote it.

        Another program may have put another one there, or changed it: what is saved then would be gone.
        """
        return self._left is not None and _look_of(self.path) == self._left

    def _driver_or_new(self) -> sqlcipher.Connection:
        return self.driver

    def read(self, query: Callable[[Connection], T]) -> T:
        """Run a query in a transaction of its own."""
        with self._engine.connect() as connection:
            return query(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that takes the write lock at once; committed at the end, rolled back on any error."""
        with self._writer.begin() as connection:
            if self.salt is not None:
                # Rewrites the first page, and with it the salt that was damaged.
                version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                connection.exec_driver_sql(f"PRAGMA user_version = {version}")
            yield connection
        self.checkpoint()

    def checkpoint(self) -> bool:
        """Bring everything saved into the one file, so that a copy of it is whole; False on a busy or full disk."""
        try:
            answer = self.driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlcipher.DatabaseError:
            return False
        finally:
            self._left = _look_of(self.path)
        return answer is not None and answer[0] == 0

    def reopen(self) -> None:
        """Close and connect afresh: one failed read poisons a connection for all later ones.

        Raises NotAJournal where the file is empty by now, or another one; then it is not open.
        """
        self._engine.dispose()
        self.driver.close()
        self.is_open = False
        self.driver = self._connect()
        try:
            schema_version(self.driver)
        except BaseException:
            self.is_open = False
            self.driver.close()
            raise

    def close(self) -> None:
        """Bring everything into the one file and let go of it."""
        self.checkpoint()
        self._engine.dispose()
        self.driver.close()


def _look_of(path: Path) -> tuple[int, ...] | None:
    """What tells a file from another one and from itself after a change; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _begin(connection: Connection) -> None:
    # The driver's own BEGIN comes late, and a failed migration then leaves half-made tables: we issue it ourselves.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def open_database(path: Path, key: bytes, salt: bytes | None, newest_version: int) -> Database:
    """Open the journal file with its data key, after a look that touches nothing.

    `salt` is what the key file remembers of the file's first bytes. Raises DamagedJournal, NotAJournal, NewerJournal
    or a plain UserError; then no file was made or changed.
    """
    needed = _salt_needed(path, key, salt)
    try:
        with contextlib.closing(keyed(path, key, needed, mode="ro&immutable=1")) as probe:
            if schema_version(probe) > newest_version:
                raise failures.newer()
    except sqlcipher.DatabaseError as error:
        _require_sound_copy(path, key, error)
    try:
        database = Database(path, key, needed)
    except sqlcipher.DatabaseError as error:
        raise failures.opening_failure(error, path) from None
    try:
        if schema_version(database.driver) > newest_version:
            raise failures.newer()
    except sqlcipher.DatabaseError as error:
        database.close()
        raise failures.opening_failure(error, path) from None
    except BaseException:
        database.close()
        raise
    # What a crash has left beside the file goes into it at once.
    database.checkpoint()
    return database


def _salt_needed(path: Path, key: bytes, salt: bytes | None) -> bytes | None:
    """None when the file's own salt is whole; the remembered one when only that opens the file."""
    try:
        keyed(path, key, mode="ro&immutable=1").close()
    except sqlcipher.DatabaseError as error:
        if failures.primary_code(error) not in failures.DOUBTFUL:
            raise failures.opening_failure(error, path) from None
    else:
        return None
    if salt is not None:
        with contextlib.suppress(sqlcipher.DatabaseError):
            keyed(path, key, salt, mode="ro&immutable=1").close()
            return salt
    if not _leftovers(path):
        if is_plain_sqlite(path) or (salt is not None and file_salt(path) != salt):
            raise failures.not_a_journal()
        raise failures.damaged()
    return None


def _leftovers(path: Path) -> list[str]:
    """What a crash has left that belongs to the file's content."""
    beside = {suffix: path.with_name(path.name + suffix) for suffix in ("-wal", "-journal")}
    return [suffix for suffix, file in beside.items() if file.is_file() and file.stat().st_size > 0]


def _require_sound_copy(path: Path, key: bytes, error: sqlcipher.DatabaseError) -> None:
    """A crash in the middle of a checkpoint leaves a torn file that what is beside it mends: try that out on a copy."""
    leftovers = _leftovers(path)
    if not leftovers:
        raise failures.opening_failure(error, path) from None
    with tempfile.TemporaryDirectory(prefix="journal-") as folder:
        copy = Path(folder) / "copy"
        # Nothing of ours has the file open, and the lock is held: a plain copy cancels no lock of SQLite's.
        for suffix in ("", *leftovers):
            shutil.copyfile(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
        try:
            keyed(copy, key).close()
        except sqlcipher.DatabaseError as again:
            raise failures.opening_failure(again, path) from None


def is_plain_sqlite(path: Path) -> bool:
    """Whether the file is an unencrypted SQLite database."""
    try:
        with contextlib.closing(_unkeyed(path, "ro&immutable=1")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlcipher.DatabaseError:
        return False
    return path.stat().st_size > 0


def file_salt(path: Path) -> bytes:
    """The file's first 16 bytes, which go into its page keys; read through SQLite, b"" if it cannot tell."""
    try:
        with contextlib.closing(_unkeyed(path, "ro&immutable=1")) as connection:
            connection.execute(f"PRAGMA key = \"x'{'00' * 32}'\"").fetchall()
            with contextlib.suppress(sqlcipher.DatabaseError):
                connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            row = connection.execute("PRAGMA cipher_salt").fetchone()
    except sqlcipher.DatabaseError:
        return b""
    return bytes.fromhex(row[0]) if row else b""
