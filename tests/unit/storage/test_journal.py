"""What the journal answers, and that a change is saved whole or not at all."""

import stat
import subprocess
import sys
import threading
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from journal_app.errors import UserError
from journal_app.storage.journal import Journal, create_journal_file, open_journal_file
from tests.unit.storage import samples


def _put(journal: Journal, *entries: object) -> None:
    with journal.changes("put") as changes:
        for entry in entries:
            changes.put(entry)  # type: ignore[arg-type]  # samples of any kind


def test_entries_are_asked_for_by_time_half_open_and_by_kind(journal: Journal) -> None:
    doses = [samples.dose(hour) for hour in range(4)]
    wine = samples.drink(1.5)
    _put(journal, *reversed(doses), wine)
    at = [dose.moment.at for dose in doses]
    assert journal.entries() == (doses[0], doses[1], wine, doses[2], doses[3])
    assert journal.entries(at[1], at[3]) == (doses[1], wine, doses[2])
    assert journal.entries(at[1], at[3], kinds=["drink"]) == (wine,)
    assert journal.entries(kinds=()) == ()
    assert journal.entries(limit=2, newest_first=True) == (doses[3], doses[2])
    assert journal.entry(wine.id) == wine
    assert journal.entry(uuid4()) is None
    assert set(journal.entries_by_id([wine.id, doses[0].id, uuid4()])) == {wine, doses[0]}
    assert (journal.entry_count(), journal.intake_count()) == (5, 5)


def test_entries_are_asked_for_by_the_date_where_they_were_logged(journal: Journal) -> None:
    late = samples.dose(10.5)  # 22:30 in UTC, half past midnight in Berlin
    _put(journal, samples.rating(0), late)
    assert journal.entries_on(date(2026, 10, 2), date(2026, 10, 2)) == (late,)
    assert len(journal.entries_on(date(2026, 10, 1), date(2026, 10, 2))) == 2
    assert journal.first_and_last_date() == (date(2026, 10, 1), date(2026, 10, 2))


def test_an_empty_journal_says_so(journal: Journal) -> None:
    assert journal.first_and_last_date() is None
    assert journal.latest_intakes(samples.NOON) == ()
    assert journal.alerts() == ()
    assert journal.history(uuid4()) == ()


def test_intakes_of_a_substance_leave_out_names_that_only_look_like_it(journal: Journal) -> None:
    kratom, wine = samples.dose(0), samples.drink(1)
    lookalike = samples.dose(2, name="kratom", substance=None)
    _put(journal, kratom, wine, lookalike)
    end = samples.NOON + timedelta(days=1)
    assert journal.intakes_of({"kratom"}, None, end) == (kratom,)
    assert journal.intakes_of({"kratom", "alcohol"}, samples.NOON, end) == (kratom, wine)
    assert journal.intakes_of({"alcohol"}, samples.NOON, wine.moment.at) == ()
    after_both = wine.moment.at + timedelta(microseconds=1)
    assert journal.intakes_since({"kratom": samples.NOON, "alcohol": samples.NOON}, end) == (kratom, wine)
    assert journal.intakes_since({"kratom": samples.NOON, "alcohol": after_both}, end) == (kratom,)
    assert journal.intakes_since({"alcohol": samples.NOON}, wine.moment.at) == ()
    assert journal.intakes_since({}, end) == ()


def test_the_latest_intake_of_each_substance(journal: Journal) -> None:
    old, new = samples.dose(0), samples.dose(5)
    wine, tea = samples.drink(2), samples.dose(1, name="tea from a friend", substance=None)
    _put(journal, old, new, wine, tea, samples.rating(6))
    assert journal.latest_intakes(samples.NOON + timedelta(hours=9)) == (new, wine, tea)
    assert journal.latest_intakes(samples.NOON + timedelta(hours=4)) == (wine, tea, old)


def test_alerts_are_asked_for_newest_first(journal: Journal) -> None:
    doses = [samples.dose(hour) for hour in range(3)]
    alerts = [samples.alert_for(dose) for dose in doses]
    alerts[0] = msgspec.structs.replace(alerts[0], state="historical")
    with journal.changes() as changes:
        changes.put_alerts(alerts)
    assert journal.alerts() == tuple(reversed(alerts))
    assert journal.alerts(states=["historical"]) == (alerts[0],)
    assert journal.alerts(start=doses[1].moment.at, end=doses[2].moment.at) == (alerts[1],)
    assert journal.alerts(ids=[alerts[2].id], limit=5) == (alerts[2],)
    assert journal.alerts_of([doses[0].id, doses[1].id]) == (alerts[1], alerts[0])
    assert len(journal.alerts(states=["historical", "to_review"])) == len(journal.alerts(states=["to_review"])) + 1 == 3


def test_history_tells_every_version_and_when(journal: Journal) -> None:
    first = samples.dose()
    second = msgspec.structs.replace(first, note="was 2 g")
    _put(journal, first)
    _put(journal, second)
    with journal.changes("delete") as changes:
        changes.remove(first.id)
    with journal.changes(undoable=False) as changes:
        changes.undo()
    versions = journal.history(first.id)
    assert [version.entry for version in versions] == [first, second, None, second]
    assert versions[0].changed_at == first.entered_at
    assert [version.changed_at for version in versions[1:]] == sorted(version.changed_at for version in versions[1:])


def test_a_change_sees_itself_and_nobody_else_does_until_it_is_saved(journal: Journal) -> None:
    entry = samples.dose()
    with pytest.raises(KeyError), journal.changes() as changes:
        assert changes.put(entry) is None
        assert changes.entry(entry.id) == entry
        assert changes.put(entry) == entry
        raise KeyError
    assert journal.entries() == ()
    with journal.changes() as changes:
        changes.put(entry)
        assert changes.remove(entry.id) == entry
        assert changes.remove(entry.id) is None
    assert journal.entries() == ()


def test_one_change_at_a_time(journal: Journal) -> None:
    with journal.changes(), pytest.raises(RuntimeError), journal.changes():
        pass


def test_values_are_kept_and_forgotten(journal: Journal) -> None:
    with journal.changes(undoable=False) as changes:
        changes.set_value("profile", b'{"sex":"female"}')
    assert journal.value("profile") == b'{"sex":"female"}'
    with journal.changes(undoable=False) as changes:
        changes.set_value("profile", None)
    assert journal.value("profile") is None


def test_everything_taken_into_another_journal_is_everything_there(journal: Journal, tmp_path: Path) -> None:
    kept, deleted = samples.dose(0), samples.drink(1)
    _put(journal, kept, deleted)
    with journal.changes() as changes:
        changes.put(msgspec.structs.replace(kept, note="edited"))
        changes.remove(deleted.id)
        changes.put_alerts([samples.alert_for(kept)])
        changes.set_value("profile", b"{}")
    everything = journal.everything()
    other, _ = create_journal_file(tmp_path / "other.db", None)
    with other.changes(undoable=False) as changes:
        changes.take_in(everything)
    with other.changes(undoable=False) as changes:
        changes.take_in(everything)
    taken = other.everything()
    other.close()
    assert msgspec.structs.replace(taken, journal=everything.journal, made_at=everything.made_at) == everything


def test_what_was_saved_is_there_after_closing(path: Path, journal: Journal) -> None:
    entry = samples.dose()
    _put(journal, entry)
    identity = journal.id
    journal.close()
    journal.close()
    again = open_journal_file(path, None)
    assert (again.id, again.entries()) == (identity, (entry,))
    again.close()


def test_after_each_save_the_one_file_holds_everything(path: Path, journal: Journal) -> None:
    _put(journal, samples.dose())
    wal = path.with_name(path.name + "-wal")
    assert not wal.exists() or wal.stat().st_size == 0


def test_every_file_is_the_owners_alone(path: Path, journal: Journal) -> None:
    _put(journal, samples.dose())
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


def test_nothing_written_is_readable_on_the_disk(path: Path, journal: Journal) -> None:
    entry = msgspec.structs.replace(samples.dose(name="canary-name"), note="canary-note")
    with journal.changes("canary-label") as changes:
        changes.put(entry)
        changes.set_value("canary-value", b"canary-content")
    journal.close()
    for file in path.parent.rglob("*"):
        if file.is_file():
            assert b"canary" not in file.read_bytes()
            assert b"SQLite format 3" not in file.read_bytes()


def test_an_error_of_ours_never_repeats_what_was_written(journal: Journal) -> None:
    with pytest.raises(Exception) as caught, journal.changes("label") as changes:
        changes._connection.exec_driver_sql("INSERT INTO value (name, content) VALUES (?, ?)", ("canary", b"canary"))
    assert "canary" not in str(caught.value)


def test_a_check_can_be_stopped_from_another_thread(journal: Journal) -> None:
    with journal.changes(undoable=False) as changes:
        changes.put_many([samples.rating(hour / 60) for hour in range(5_000)])
    outcome: list[object] = []

    def check() -> None:
        try:
            for _ in range(200):
                outcome.append(journal.check_integrity())
        except UserError as error:
            outcome.append(error.sentence)

    thread = threading.Thread(target=check)
    thread.start()
    while thread.is_alive() and not (outcome and isinstance(outcome[-1], str)):
        journal.interrupt()
        thread.join(0.005)
    thread.join()
    assert isinstance(outcome[-1], str)
    assert journal.check_integrity() == ()


def test_storage_and_operations_stay_light_until_a_journal_is_opened() -> None:
    code = (
        "import sys, journal_app.storage, journal_app.storage.keys, journal_app.operations.open_journal;"
        "heavy = {'sqlalchemy', 'alembic', 'sqlcipher3', 'cryptography', 'mnemonic'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


def test_the_clock_is_asked_for_the_time_of_a_change(journal: Journal) -> None:
    with journal.changes("x") as changes:
        changes.put(samples.dose())
    step = journal.undo_step()
    assert step is not None
    assert isinstance(step.at, datetime)
    assert step.at.year == 2026
