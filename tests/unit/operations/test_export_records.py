"""Export: what was logged, of the days that were asked for, in a file that is whole or as it was."""

import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from journal_app.errors import CouldNotSave, UserError
from journal_app.exchange.journal_csv import read_csv, write_csv
from journal_app.exchange.journal_json import decode_document
from journal_app.operations.export_records import export_records, write_file
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from tests.unit.exchange.cases import CONTEXT, one_of_each, recognise
from tests.unit.operations.new_journals import new_workspace

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        log_entries(made, one_of_each(), "All")
        yield made


def test_csv_holds_every_entry_oldest_first(workspace: Workspace) -> None:
    read = read_csv(export_records(workspace, "csv"), recognise, CONTEXT).entries
    assert read == workspace.journal.entries()
    assert set(read) == set(one_of_each())


def test_it_says_how_far_it_is_and_stops_when_asked(workspace: Workspace) -> None:
    told: list[tuple[int, int]] = []

    def go_on(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    assert export_records(workspace, "csv", progress=go_on) == export_records(workspace, "csv")
    assert told == [(0, len(one_of_each()))]
    with pytest.raises(UserError, match="stopped"):
        export_records(workspace, "csv", progress=lambda _done, _total: False)


def test_only_the_days_asked_for_are_exported(workspace: Workspace) -> None:
    day = date(2026, 5, 16)
    wanted = {entry.id for entry in one_of_each() if entry.moment.local_date == day}
    assert 0 < len(wanted) < len(one_of_each())
    table = read_csv(export_records(workspace, "csv", day, day), recognise, CONTEXT).entries
    document = decode_document(export_records(workspace, "json", day, day))
    assert {entry.id for entry in table} == {entry.id for entry in document.entries} == wanted
    assert not document.alerts
    until = read_csv(export_records(workspace, "csv", None, date(2026, 5, 15)), recognise, CONTEXT).entries
    assert len(until) == len(one_of_each()) - len(wanted)


def test_json_holds_the_warnings_too(workspace: Workspace) -> None:
    document = decode_document(export_records(workspace, "json"))
    assert set(document.alerts) == set(workspace.journal.alerts())
    assert document.alerts


def test_an_empty_journal_gives_a_table_with_a_header(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "empty.db") as empty:
        assert export_records(empty, "csv") == write_csv(())
        assert decode_document(export_records(empty, "json")).entries == ()


def test_the_file_replaces_an_older_one_and_is_its_owners_alone(tmp_path: Path) -> None:
    out = tmp_path / "export.csv"
    out.write_bytes(b"older")
    write_file(out, b"newer")
    assert out.read_bytes() == b"newer"
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["export.csv"]


def test_what_is_exported_is_the_same_whatever_language_it_was_logged_in(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "empty" / "journal.db"):
        pass
    for code in ("en", "de"):
        journal = shutil.copytree(tmp_path / "empty", tmp_path / code) / "journal.db"
        subprocess.run(
            [sys.executable, "-m", "tests.unit.operations.logged_in_language", code, journal, tmp_path],
            cwd=PROJECT,
            check=True,
        )
    for ending in ("csv", "json"):
        english, german = ((tmp_path / f"{code}.{ending}").read_bytes() for code in ("en", "de"))
        assert german == english
    seen = [hit.later.detail for alert in decode_document(german).alerts for hit in alert.hits]
    assert "2.5 tablets" in seen, "what the warnings saw was compared too"


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CouldNotSave):
        write_file(tmp_path / "not there" / "export.csv", b"x")
