"""The journal: the one class that reads and writes the encrypted file, and the three ways to get one."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from journal_app.errors import CouldNotSave, DamagedJournal, NotAJournal, UserError
from journal_app.i18n import _
from journal_app.storage import failures, opening, search, tables
from journal_app.storage.backup_sets import make_set
from journal_app.storage.changes import Changes
from journal_app.storage.clock import utc_now
from journal_app.storage.database import Database, keyed, open_database
from journal_app.storage.envelope import (
    STRONG,
    Envelope,
    KeySettings,
    key_check,
    new_data_key,
    parse,
    passphrase_bytes,
    unwrap,
    wrap,
)
from journal_app.storage.keys import key_of_words, mend_key_files, read_envelope, words_of, write_key_files
from journal_app.storage.known_rows import KnownRows
from journal_app.storage.lock import JournalLock
from journal_app.storage.migrate import CURRENT, Schema, migrate
from journal_app.storage.reading import Reading
from journal_app.storage.restore import finish_restore

T = TypeVar("T")


class Journal(Reading):
    """An open journal file. One thread at a time uses it; only `interrupt` may be called from another."""

    def __init__(self, database: Database, lock: JournalLock, clock: Callable[[], datetime] = utc_now) -> None:
        """Takes over an open database and a held lock; `create_journal_file` and `open_journal_file` make both."""
        self.database = database
        self.path = database.path
        self._lock = lock
        self._clock = clock
        self._active: Connection | None = None
        self._closed = False
        self._backed_up: bool | None = None
        self._value_changes: Counter[str] = Counter()
        self.known = KnownRows()
        self.id = UUID(database.read(lambda connection: connection.execute(select(tables.journal.c.id)).scalar_one()))

    def close(self) -> None:
        """Bring everything into the one file and let go of it and its lock; a second call does nothing."""
        if not self._closed:
            self._closed = True
            self.known.forget()
            self.database.close()
            self._lock.release()

    @contextlib.contextmanager
    def changes(self, label: str = "", *, undoable: bool = True) -> Iterator[Changes]:
        """One transaction: on the disk when the block ends, and wholly undone if anything in it fails.

        What was put becomes one undo step named `label`, unless `undoable` is False. Raises CouldNotSave when the
        disk refuses; then everything saved before is there, and the journal can be used on.
        """
        if self._active is not None:
            raise RuntimeError("a change is already being made")
        saved = False
        self._require_the_file()
        try:
            with self.database.writing() as connection:
                changes = Changes(connection, label, undoable, self._clock(), self._value_changes)
                changes.known = self.known
                self._active = connection
                try:
                    yield changes
                    changes.finish()
                finally:
                    self._active = None
                    # Once more: should it be taken back, whoever keeps what a value said has to look again.
                    self._value_changes.update(changes.values_set)
            saved = True
        except DBAPIError as error:
            raise self._saving_failure(error) from None
        finally:
            if not saved:
                self.known.recent.forget()

    def check_integrity(self) -> tuple[str, ...]:
        """Look at every page; returns what is wrong, nothing when all is well. Takes seconds for a million entries."""
        findings = self._findings()
        if any(search.ABOUT_INDEX in each.lower() for each in findings):
            # All in it stands in the entries too.
            with contextlib.suppress(DBAPIError), self.database.writing() as connection:
                search.rebuild(connection)
            findings = self._findings()
        return findings

    def _findings(self) -> tuple[str, ...]:
        # The first check looks at the file alone: it says nothing while a full disk keeps saved pages beside the file.
        whole = self.database.checkpoint()
        checks = ("cipher_integrity_check", "quick_check") if whole else ("quick_check",)
        findings: list[str] = []
        try:
            for check in checks:
                rows = self.database.driver.execute(f"PRAGMA {check}")
                findings += [str(row[0]) for row in rows if row[0] != "ok"]
        except sqlcipher.DatabaseError as error:
            code = failures.primary_code(error)
            if code == failures.SQLITE_INTERRUPT:
                raise UserError(_("The check of the journal was stopped. Nothing was changed.")) from None
            findings = [f"SQLite {code}"]
        if findings:
            # A read that failed once poisons the connection for what can still be read.
            with contextlib.suppress(sqlcipher.DatabaseError, UserError):
                self.database.reopen()
        return tuple(findings)

    def interrupt(self) -> None:
        """Stop a long check or question that runs on another thread."""
        self.database.driver.interrupt()

    def change_count(self) -> int:
        """Grows with every change; tells whether a backup is still up to date."""
        statement = select(tables.journal.c.change_count)
        return int(self._run(lambda connection: connection.execute(statement).scalar_one()))

    def entry_changes(self) -> int:
        """Grows whenever an entry may have changed since the journal was opened: what entries say can be kept."""
        return self.known.recent.changes

    def value_changes(self, names: Collection[str]) -> int:
        """Grows whenever one of these values may have changed since the journal was opened, so that it can be kept."""
        return sum(self._value_changes[name] for name in names)

    def _now(self) -> datetime:
        return self._clock()

    def _run(self, query: Callable[[Connection], T]) -> T:
        if self._active is not None:
            return query(self._active)
        self._require_open()
        try:
            return self.database.read(query)
        except DBAPIError as error:
            if failures.code_of(error) not in failures.DOUBTFUL:
                raise
        # A passing read error looks like damage: only a second look, through a fresh connection, is believed.
        try:
            self.database.reopen()
            return self.database.read(query)
        except (DBAPIError, sqlcipher.DatabaseError) as error:
            raise failures.damaged(f"SQLite {failures.code_of(error)}") from None

    def _require_open(self) -> None:
        """Raise DamagedJournal where the file could not be opened again after it failed, and still cannot."""
        if not self.database.is_open and not self._closed:
            try:
                self.database.reopen()
            except sqlcipher.DatabaseError as error:
                raise failures.damaged(f"SQLite {failures.primary_code(error)}") from None

    def _require_the_file(self) -> None:
        """Raise CouldNotSave where another program put another file in the place of the open one, or took it away.

        What was saved so far is only in the open file then, which goes with the program: it is backed up.
        """
        self._require_open()
        if self._backed_up is None:
            if self.database.is_as_it_was_left():
                return
            from journal_app.storage.backup import back_up

            if self._is_at_the_place():
                # A copy of it, or a disk that gives files new numbers: there is nothing that it does not hold.
                self.database.reopen()
                return
            self._backed_up = False
            with contextlib.suppress(UserError):
                back_up(self, "before replacement")
                self._backed_up = True
        raise failures.replaced(backed_up=self._backed_up)

    def _is_at_the_place(self) -> bool:
        """Whether the file at the path is this journal as it was last saved."""
        question = "SELECT id, change_count FROM journal"
        try:
            with contextlib.closing(keyed(self.path, self.database.key, mode="ro")) as there:
                return bool(there.execute(question).fetchone() == self.database.driver.execute(question).fetchone())
        except sqlcipher.DatabaseError:
            return False

    def _searched(self, query: Callable[[Connection], T]) -> T:
        try:
            return self._run(query)
        except DamagedJournal:
            if self._active is not None:
                raise
        # It may be the index of words alone, and all in that stands in the entries too.
        try:
            with self.database.writing() as connection:
                search.rebuild(connection)
        except DBAPIError as error:
            raise failures.damaged(f"SQLite {failures.code_of(error)}") from None
        return self._run(query)

    def _saving_failure(self, error: DBAPIError) -> Exception:
        failure = failures.saving_failure(error)
        if failure is None:
            return error
        if failures.code_of(error) in failures.DOUBTFUL:
            try:
                self.database.reopen()
            except sqlcipher.DatabaseError:
                return failure
            if self.check_integrity():
                return failures.damaged(str(failure.details))
        return failure if isinstance(failure, CouldNotSave) else error


def create_journal_file(
    path: Path,
    passphrase: str | None,
    *,
    keys: KeySettings = STRONG,
    schema: Schema = CURRENT,
    clock: Callable[[], datetime] = utc_now,
) -> tuple[Journal, tuple[str, ...]]:
    """Make a new journal and its recovery words; refuses when a journal, or anything left of one, is there already.

    `passphrase` None: anybody with the files can read it. Raises UserError; then nothing is left behind.
    """
    if passphrase is not None:
        passphrase_bytes(passphrase)
    opening.require_nothing_there(path)
    opening.make_folder(path.parent)
    data_key = new_data_key()
    lock = JournalLock(path)
    lock.acquire()
    try:
        opening.require_nothing_there(path)
        opening.make_file(path, data_key, passphrase, keys, schema, clock())
        database = open_database(path, data_key, None, schema.version)
        return Journal(database, lock, clock), words_of(data_key)
    except (DBAPIError, sqlcipher.DatabaseError) as error:
        lock.abandon()
        raise failures.making_failure(error) from None
    except BaseException:
        lock.abandon()
        raise


def open_journal_file(
    path: Path,
    passphrase: str | None,
    *,
    keys: KeySettings = STRONG,
    schema: Schema = CURRENT,
    clock: Callable[[], datetime] = utc_now,
) -> Journal:
    """Open a journal that is there.

    Raises MissingJournal, NotAJournal, DamagedJournal, NewerJournal, WrongPassphrase or JournalAlreadyOpen;
    then no file was made or changed. An older journal is backed up and brought to today's tables.
    """
    finish_restore(path)
    opening.require_file(path)
    key_file = opening.key_file_of(path)
    envelope = parse(key_file)
    data_key = unwrap(envelope, passphrase, keys)
    return _opened(path, data_key, key_file, envelope.database_salt, schema, clock)


def open_with_recovery_words(
    path: Path,
    words: str,
    new_passphrase: str | None,
    *,
    keys: KeySettings = STRONG,
    schema: Schema = CURRENT,
    clock: Callable[[], datetime] = utc_now,
) -> Journal:
    """Open a journal with its recovery words, which are its key, and give it a new passphrase (None: none).

    Works without any key file. Raises as `open_journal_file` does; WrongPassphrase says which word is wrong.
    """
    if new_passphrase is not None:
        passphrase_bytes(new_passphrase)
    data_key = key_of_words(words)
    finish_restore(path)
    opening.require_file(path)
    envelope: Envelope | None = None
    with contextlib.suppress(DamagedJournal):
        envelope = read_envelope(path)
    if envelope is not None and envelope.key_check != key_check(data_key):
        raise failures.words_of_another()
    salt = None if envelope is None else envelope.database_salt
    try:
        journal = _opened(path, data_key, None, salt, schema, clock)
    except (DamagedJournal, NotAJournal):
        # Without a key file, words of another journal cannot be told from damage.
        raise (failures.words_or_file_wrong() if envelope is None else failures.damaged()) from None
    try:
        salt = opening.salt_of(journal.database)
        write_key_files(path, wrap(data_key, journal.id, salt, new_passphrase, keys))
    except BaseException:
        journal.close()
        raise
    return journal


def _opened(
    path: Path,
    data_key: bytes,
    key_file: bytes | None,
    salt: bytes | None,
    schema: Schema,
    clock: Callable[[], datetime],
) -> Journal:
    lock = JournalLock(path)
    lock.acquire()
    try:
        database = open_database(path, data_key, salt, schema.version)
        try:
            migrate(database, lambda: make_set(database, key_file, "before migration", clock()), schema)
            # Where the disk refuses, the journal opens all the same, and the search says that it cannot search.
            with contextlib.suppress(DBAPIError):
                search.require_current(database)
            opening.make_private(path)
            if key_file is not None:
                mend_key_files(path, opening.key_file_for(database, key_file))
            return Journal(database, lock, clock)
        except BaseException:
            database.close()
            raise
    except (DBAPIError, sqlcipher.DatabaseError) as error:
        lock.abandon()
        raise failures.opening_failure(error, path) from None
    except BaseException:
        lock.abandon()
        raise
