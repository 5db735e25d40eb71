"""Every connection has every setting, reads and writes go as they should, and doubt is looked at twice."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from journal_app.errors import NewerJournal, NotAJournal
from journal_app.storage import database as databases
from journal_app.storage.database import SETTINGS
from journal_app.storage.journal import Journal, open_journal_file
from tests.unit.storage import samples


def _settings(journal: Journal) -> dict[str, object]:
    names = ["foreign_keys", "journal_mode", *(name for name, _, _ in SETTINGS)]
    return {name: journal.database.driver.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


def test_every_setting_reads_back_also_after_a_fresh_connection(journal: Journal) -> None:
    wanted = {"foreign_keys": 1, "journal_mode": "wal", **{name: value for name, _, value in SETTINGS}}
    assert _settings(journal) == wanted
    journal.database.reopen()
    assert _settings(journal) == wanted
    assert journal.database.driver.execute("PRAGMA cipher_log_level").fetchone()[0] == "NONE"


def test_settings_are_made_in_their_order(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    genuine = databases._unkeyed

    def traced(path: Path, mode: str) -> object:
        connection = genuine(path, mode)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(databases, "_unkeyed", traced)
    journal.database.reopen()
    names = [line.split()[1].split("=")[0] for line in asked if line.startswith("PRAGMA")]
    wanted = ["foreign_keys", "journal_mode", *(name for name, _, _ in SETTINGS)]
    # And then whether it is a journal still.
    assert names[-len(wanted) - 2 :] == [*wanted, "application_id", "user_version"]
    reads = [number for number, line in enumerate(asked) if "sqlite_master" in line]
    assert reads
    assert reads[0] < next(number for number, line in enumerate(asked) if "foreign_keys" in line)


def test_a_change_takes_the_write_lock_at_once_and_a_read_does_not(journal: Journal) -> None:
    asked: list[str] = []
    journal.database.driver.set_trace_callback(asked.append)
    journal.entries()
    with journal.changes() as changes:
        changes.put(samples.dose())
    begins = [line.split(None, 2) for line in asked if line.upper().startswith("BEGIN")]
    assert begins == [["BEGIN"], ["BEGIN", "IMMEDIATE"]]
    assert asked[-1] == "PRAGMA wal_checkpoint(TRUNCATE)"


def test_daily_sums_are_read_from_one_index_and_recent_intakes_by_time(journal: Journal) -> None:
    def plan(statement: str) -> str:
        query = text(f"EXPLAIN QUERY PLAN {statement}")
        return " ".join(str(row) for row in journal.database.read(lambda connection: connection.execute(query).all()))

    asked: list[str] = []
    journal.database.driver.set_trace_callback(asked.append)
    journal.daily(samples.NOON.date(), samples.NOON.date())
    long_ago = samples.NOON - timedelta(days=400)
    journal.entries(long_ago, long_ago, kinds=("dose", "drink"))
    journal.entries(samples.NOON, samples.NOON, kinds=("dose", "drink"))
    journal.entries_on(samples.NOON.date(), samples.NOON.date())
    journal.intakes_of({"kratom"}, samples.NOON, samples.NOON)
    journal.database.driver.set_trace_callback(None)
    plans = [plan(each.replace(":", "\\:")) for each in asked if each.startswith("SELECT")]
    daily, in_words, _, entries, recent, on, of = plans
    assert "entry_in_words" in in_words
    assert "COVERING INDEX entry_day" in daily
    assert "INDEX entry_at (at_us>? AND at_us<?)" in entries
    assert "INDEX entry_at (at_us>?)" in recent
    assert "INDEX entry_day (local_date>? AND local_date<?)" in on
    assert "INDEX entry_intake_key_at" in of


def test_a_passing_read_error_is_not_called_damage(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = samples.dose()
    with journal.changes() as changes:
        changes.put(entry)
    genuine, calls = journal.database.read, 0

    def failing_once(query: Callable[[Connection], object]) -> object:
        nonlocal calls
        calls += 1
        if calls > 1:
            return genuine(query)
        cause = sqlcipher.DatabaseError("database disk image is malformed")
        cause.sqlite_errorcode = 11
        raise DatabaseError("SELECT", {}, cause)

    monkeypatch.setattr(journal.database, "read", failing_once)
    poisoned = journal.database.driver
    assert journal.entries() == (entry,)
    assert calls == 2
    assert journal.database.driver is not poisoned


def test_another_programs_encrypted_file_is_not_a_journal(path: Path, journal: Journal) -> None:
    journal.database.driver.execute("PRAGMA application_id = 1")
    journal.close()
    with pytest.raises(NotAJournal):
        open_journal_file(path, None)


def test_a_newer_file_is_refused_and_stays_as_it_is(path: Path, journal: Journal) -> None:
    journal.database.driver.execute("PRAGMA user_version = 99")
    journal.close()
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(NewerJournal):
        open_journal_file(path, None)
    assert {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before


@pytest.mark.parametrize("position", range(16))
def test_a_damaged_salt_is_read_past_and_mended_by_the_next_save(path: Path, journal: Journal, position: int) -> None:
    entry = samples.dose()
    with journal.changes() as changes:
        changes.put(entry)
    journal.close()
    whole = path.read_bytes()
    damaged = bytearray(whole)
    damaged[position] ^= 0x40
    path.write_bytes(damaged)
    again = open_journal_file(path, None)
    assert again.entries() == (entry,)
    assert path.read_bytes() == bytes(damaged)
    with again.changes() as changes:
        changes.put(msgspec.structs.replace(entry, note="mended"))
    again.close()
    assert path.read_bytes()[:16] == whole[:16]
    open_journal_file(path, None).close()


@pytest.mark.parametrize("name", ["with space.db", "100% #1?.db", "tägebuch.db", "a'b\"c.db", "mode=ro&x.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    from journal_app.storage.journal import create_journal_file

    create_journal_file(tmp_path / name, None)[0].close()
    journal = open_journal_file(tmp_path / name, None)
    with journal.changes() as changes:
        changes.put(samples.dose())
    journal.close()
    assert {file.name.removeprefix(name) for file in tmp_path.iterdir()} == {"", ".key", ".key2", ".lock"}
