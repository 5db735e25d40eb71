"""Every kind of entry and alert goes into the file and comes out the same; what cannot is refused in words."""

import math
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.alerts import AlertEvent, Review
from journal_app.domain.entries import Dose, Entry, kind_of
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment
from journal_app.domain.units import Amount
from journal_app.errors import BadInput
from journal_app.storage import entry_rows, tables
from journal_app.storage.journal import Journal, create_journal_file
from tests.unit.storage import samples


@given(samples.entries)
def test_an_entry_survives_the_way_through_a_row(entry: Entry) -> None:
    row = entry_rows.entry_row(entry)
    assert entry_rows.entry_from([row[column.name] for column in entry_rows.ENTRY_COLUMNS]) == entry
    assert set(row) == {column.name for column in tables.entry.c}


@settings(max_examples=25)
@given(st.lists(samples.entries, max_size=20, unique_by=lambda entry: entry.id))
def test_entries_of_every_kind_survive_the_encrypted_file(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]
) -> None:
    path = tmp_path_factory.mktemp("round") / "j.db"
    journal, _ = create_journal_file(path, None)
    with journal.changes() as changes:
        for entry in entries[:10]:
            changes.put(entry)
        changes.put_many(entries[10:])
    read = {entry.id: entry for entry in journal.entries()}
    assert read == {entry.id: entry for entry in entries}
    for entry in entries:
        assert entry in journal.entries(kinds=(kind_of(entry),))
    journal.close()


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_do_not_crash(journal: Journal, year: int) -> None:
    at = datetime(year, 1, 1, 0, 30, tzinfo=UTC) if year == 1 else datetime(year, 12, 31, 23, 30, tzinfo=UTC)
    moment = Moment(at=at, zone="Etc/UTC", utc_offset_s=-3600 if year == 1 else 3600)
    entry = msgspec.structs.replace(samples.rating(), moment=moment)
    with journal.changes() as changes:
        changes.put(entry)
    assert journal.entries() == (entry,)
    assert journal.entries_on(at.date(), at.date()) == (entry,)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_without_end_is_refused(journal: Journal, value: float) -> None:
    entry = msgspec.structs.replace(samples.dose(), amount=Amount(value=value, unit="mg"))
    with pytest.raises(BadInput, match="number"), journal.changes() as changes:
        changes.put(entry)
    assert journal.entry_count() == 0


def test_an_integer_too_large_for_the_file_is_refused(journal: Journal) -> None:
    with pytest.raises(BadInput), journal.changes() as changes:
        changes.put(samples.rating(severity=2**63))


@pytest.mark.parametrize("field", ["note", "name", "product"])
def test_half_a_character_is_refused_without_repeating_the_text(journal: Journal, field: str) -> None:
    entry: Dose = msgspec.structs.replace(samples.dose(), **{field: "secret \ud83d"})
    with pytest.raises(BadInput) as caught, journal.changes() as changes:
        changes.put(entry)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert journal.entry_count() == 0


def test_a_time_without_a_zone_is_never_stored(journal: Journal) -> None:
    naive = msgspec.structs.replace(samples.dose(), entered_at=datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="zone"), journal.changes() as changes:
        changes.put(naive)


def test_naughty_text_comes_back_as_written(journal: Journal) -> None:
    naughty = ["a\0b", "'; DROP TABLE entry; --", "<img src=x>", "=1+1", "é\u202e\u200b", "𝒜👩‍👩‍👧", "%s {0}"]
    for text in naughty:
        entry = msgspec.structs.replace(samples.dose(name=text, substance=None), note=text)
        with journal.changes(text) as changes:
            changes.put(entry)
        step = journal.undo_step()
        assert journal.entry(entry.id) == entry
        assert step is not None
        assert step.label == text


def test_an_alert_survives(journal: Journal) -> None:
    plain = samples.alert_for(samples.dose())
    read = msgspec.structs.replace(
        samples.alert_for(samples.drink(1)),
        review=Review(read_at=samples.NOON, note="told my sister", level=Level.CAUTION),
        state="resolved",
        state_before="read",
        rule="P4",
        opened_at=samples.NOON,
        events=(AlertEvent(at=samples.NOON, what="raised", level=Level.CAUTION, knowledge_version="1"),),
    )
    with journal.changes() as changes:
        changes.put_alerts([plain, read])
    assert journal.alerts() == (read, plain)


def test_a_snapshot_takes_a_fraction_of_what_it_says(journal: Journal) -> None:
    alert = samples.alert_for(samples.dose())
    alert = msgspec.structs.replace(alert, hits=alert.hits * 5)
    with journal.changes() as changes:
        changes.put_alerts([alert])
    stored = journal.database.driver.execute("SELECT length(snapshot) FROM alert").fetchone()[0]
    assert stored < len(msgspec.json.encode(alert)) / 4
    assert journal.alerts() == (alert,)


def test_tables_are_strict_and_as_the_migrations_make_them(journal: Journal, path: Path) -> None:
    driver = journal.database.driver
    found = {
        name: [row[1:4] for row in driver.execute(f"PRAGMA table_info({name})")] for name in tables.metadata.tables
    }
    for name, table in tables.metadata.tables.items():
        assert [(row[0], row[1]) for row in found[name]] == [(each.name, str(each.type)) for each in table.c]
        assert [bool(row[2]) for row in found[name] if row[1] != "INTEGER"] == [
            not each.nullable for each in table.c if str(each.type) != "INTEGER"
        ]
    strict = {row[1]: row[5] for row in driver.execute("PRAGMA table_list") if row[1] in tables.metadata.tables}
    assert strict == dict.fromkeys(tables.metadata.tables, 1)
    indexes = {row[0] for row in driver.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL")}
    assert indexes == {index.name for table in tables.metadata.tables.values() for index in table.indexes}
