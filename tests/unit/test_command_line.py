"""The command line on a journal: what it prints, and with which exit status."""

import io
import json
from pathlib import Path

import pytest

from journal_app.command_line import OpenWindow, run
from journal_app.errors import BadKnowledge
from tests.unit.said_commands import Command, carried_out, is_one_sentence

RECORDS = "date,what\n2020-01-01,Heroin\n2020-01-01,Alcohol\n2020-01-01,Grandma's tea\n2020-03-09,Heroin\n"


@pytest.fixture
def journal(tmp_path: Path) -> Command:
    """Commands on a new journal without a passphrase."""
    path = str(tmp_path / "journal.db")
    assert carried_out("--journal", path, "create", "--no-passphrase").status == 0
    return lambda *arguments, stdin="": carried_out("--journal", path, *arguments, stdin=stdin)


@pytest.fixture
def records(tmp_path: Path) -> str:
    path = tmp_path / "records.csv"
    path.write_text(RECORDS, encoding="utf-8")
    return str(path)


def test_without_a_command_a_window_is_wanted(tmp_path: Path) -> None:
    assert carried_out().status == OpenWindow()
    path = tmp_path / "my.db"
    assert carried_out("--journal", str(path)).status == OpenWindow(journal=path)
    assert carried_out("demo").status == OpenWindow(demo=True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("dance",),
        ("import",),
        ("check", "kratom"),
        ("check",),
        ("check", "--batch", "kratom", "wine"),
        ("check", "kratom", "wine", "--hours-between", "-1"),
        ("check", "kratom", "wine", "--hours-between", "soon"),
        ("check", "kratom", "wine", "--hours-between", "nan"),
        ("alerts", "--from", "yesterday"),
        ("alerts", "--from", "2026-02-30"),
        ("alerts", "--from", "2026-05-16", "--to", "2026-05-15"),
        ("import", "x.csv", "--participant", "one"),
        ("export", "--format", "xlsx", "--out", "x"),
        ("export", "--format", "csv"),
        ("report", "--from", "2026-05-15", "--out", "x.pdf"),
        ("create", "--no-passphrase", "--passphrase-file", "x"),
        ("--journal",),
    ],
)
def test_wrong_usage_is_status_2_and_prints_nothing_on_standard_output(arguments: tuple[str, ...]) -> None:
    said = carried_out(*arguments)
    assert (said.status, said.out) == (2, "")
    assert "usage:" in said.error


def test_help_names_every_command() -> None:
    said = carried_out("--help")
    assert said.status == 0
    assert all(name in said.out for name in ("demo", "create", "import", "alerts", "check", "export", "report"))


def test_create_shows_24_recovery_words_once_and_never_overwrites(tmp_path: Path) -> None:
    path, secret = tmp_path / "journal.db", tmp_path / "secret.txt"
    secret.write_bytes("\ufeffcorrect horse\r\nsecond line".encode())
    made = carried_out("--journal", str(path), "--passphrase-file", str(secret), "create")
    assert made.status == 0
    words = [word for line in made.out.splitlines()[2:] for word in line.split() if word.isalpha()]
    assert len(words) == 24
    assert "correct horse" not in made.out
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    again = carried_out("--journal", str(path), "--passphrase-file", str(secret), "create")
    assert (again.status, again.out) == (1, "")
    assert is_one_sentence(again.error)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before

    opened = carried_out("alerts", "--json", "--journal", str(path), "--passphrase-file", str(secret))
    assert (opened.status, opened.json()) == (0, [])
    secret.write_text("wrong horse", encoding="utf-8")
    for arguments in (("--passphrase-file", str(secret)), ()):
        refused = carried_out("--journal", str(path), *arguments, "alerts")
        assert (refused.status, refused.out) == (1, "")
        assert is_one_sentence(refused.error)


def test_create_without_a_way_to_ask_or_with_an_empty_passphrase_makes_nothing(tmp_path: Path) -> None:
    path, empty = tmp_path / "journal.db", tmp_path / "empty.txt"
    empty.write_bytes(b"\n")
    for arguments in ((), ("--passphrase-file", str(empty)), ("--passphrase-file", str(tmp_path / "not there"))):
        said = carried_out("--journal", str(path), *arguments, "create")
        assert (said.status, said.out) == (1, "")
        assert is_one_sentence(said.error)
    assert [file.name for file in tmp_path.iterdir()] == ["empty.txt"]


def test_a_passphrase_is_asked_for_where_somebody_can_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    answers = iter(["one", "another", "horse", "horse", "horse"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    path = str(tmp_path / "journal.db")
    out, error = io.StringIO(), io.StringIO()
    assert run(["--journal", path, "create"], Terminal(), out, error) == 1
    assert "not the same" in error.getvalue()
    assert run(["--journal", path, "create"], Terminal(), out, error) == 0
    assert run(["--journal", path, "alerts"], Terminal(), out, error) == 0


def test_a_journal_made_in_the_usual_place_is_remembered(tmp_path: Path) -> None:
    from journal_app.paths import default_journal, preferences_file
    from journal_app.preferences import read_preferences

    assert carried_out("create", "--no-passphrase").status == 0
    assert read_preferences(preferences_file()).journal == str(default_journal())
    default_journal().unlink()
    missing = carried_out("alerts")
    assert missing.status == 1
    assert not default_journal().exists()


def test_import_says_what_it_did(journal: Command, records: str) -> None:
    said = journal("import", records)
    assert said.status == 0
    assert "Added: 4 (dose 3, drink 1)" in said.out
    assert "Dates: 2020-01-01 to 2020-03-09" in said.out
    assert "Not recognised, so not checked: Grandma's tea (1)" in said.out
    assert "1 critical" in said.out


def test_import_of_a_table_names_the_options_that_it_needs(journal: Command, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("who,when,what\n1,0,Kratom\n2,0,Kratom\n", encoding="utf-8")
    several, no_date = journal("import", str(table)), journal("import", str(table), "--participant", "1")
    assert (several.status, no_date.status) == (1, 1)
    assert "records of 2 people" in several.error
    assert "--participant" in several.error
    assert "--start-date" in no_date.error
    assert journal("import", str(table), "--participant", "1", "--start-date", "2026-01-01").status == 0


def test_import_as_json_dry_and_twice(journal: Command, records: str) -> None:
    dry = journal("import", records, "--dry-run", "--json").json()
    done = journal("import", records, "--json").json()
    again = journal("import", records, "--json").json()
    assert dry | {"dry_run": False} == done
    assert (done["entries"], done["duplicates"], again["entries"], again["duplicates"]) == (4, 0, 0, 4)
    assert (done["first"], done["last"]) == ("2020-01-01", "2020-03-09")
    assert done["not_recognised"] == [{"name": "Grandma's tea", "count": 1}]


def test_alerts_as_json_are_what_was_promised(journal: Command, records: str) -> None:
    journal("import", records)
    alerts = journal("alerts", "--json").json()
    assert all(set(alert) == {"id", "level", "at", "date", "rules", "substances", "state"} for alert in alerts)
    assert [(alert["level"], alert["date"], alert["rules"], sorted(alert["substances"])) for alert in alerts] == [
        ("critical", "2020-01-01", ["D2"], ["alcohol", "heroin"]),
        ("note", "2020-01-01", ["P14"], ["heroin"]),
        ("note", "2020-03-09", ["P14"], ["heroin"]),
    ]
    assert journal("alerts", "--json", "--from", "2020-03-10").json() == []
    assert journal("alerts", "--json", "--to", "2019-12-31").json() == []
    assert journal("alerts", "--json", "--from", "2020-01-01", "--to", "2020-01-01").json() == alerts[:2]
    assert "critical" in journal("alerts").out


def test_alerts_know_what_was_logged_while_the_list_could_not_be_used(
    journal: Command, records: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("journal_app.operations.open_journal.read_knowledge", lambda: BadKnowledge("Warnings are off."))
        assert "Warnings are off" in journal("import", records).out
        off = journal("alerts", "--json")
        assert (off.json(), off.error) == ([], "Warnings are off.\n")
    assert [alert["level"] for alert in journal("alerts", "--json").json()] == ["critical", "note", "note"]


def test_export_and_import_move_a_journal(journal: Command, records: str, tmp_path: Path) -> None:
    journal("import", records)
    for kind in ("csv", "json"):
        out = tmp_path / f"export.{kind}"
        assert journal("export", "--format", kind, "--out", str(out)).status == 0
        other = str(tmp_path / f"other-{kind}.db")
        carried_out("--journal", other, "create", "--no-passphrase")
        moved = carried_out("--journal", other, "import", str(out), "--json").json()
        assert (moved["entries"], moved["format"]) == (4, f"journal_{kind}")
        again = tmp_path / f"again.{kind}"
        assert carried_out("--journal", other, "export", "--format", "csv", "--out", str(again)).status == 0
        if kind == "csv":
            assert again.read_bytes() == out.read_bytes()


def test_what_cannot_be_done_is_one_sentence_and_status_1(journal: Command, records: str, tmp_path: Path) -> None:
    binary = tmp_path / "binary"
    binary.write_bytes(bytes(range(256)))
    nowhere = str(tmp_path / "no folder" / "x")
    for said in (
        journal("import", str(tmp_path / "not there.csv")),
        journal("import", str(tmp_path)),
        journal("import", str(binary), "--json"),
        journal("import", records, "--format", "excel"),
        journal("export", "--format", "csv", "--out", nowhere),
        carried_out("--journal", nowhere, "alerts", "--json"),
        carried_out("--journal", str(binary), "alerts", "--json"),
        carried_out("--journal", str(tmp_path), "alerts"),
    ):
        assert (said.status, said.out) == (1, "")
        assert is_one_sentence(said.error), said.error


def test_a_bug_is_one_sentence_that_quotes_nothing(journal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("kratom 3 g")

    monkeypatch.setattr("journal_app.operations.list_alerts.list_alerts", broken)
    said = journal("alerts")
    assert (said.status, said.out) == (1, "")
    assert is_one_sentence(said.error)
    assert "kratom" not in said.error


def test_report_writes_a_pdf(journal: Command, records: str, tmp_path: Path) -> None:
    journal("import", records)
    out = tmp_path / "report.pdf"
    said = journal("report", "--from", "2020-01-01", "--to", "2020-01-28", "--out", str(out))
    assert (said.status, said.error) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")


def test_demo_writes_its_files_without_a_screen(tmp_path: Path) -> None:
    said = carried_out("demo", "--out", str(tmp_path / "demo"))
    assert (said.status, said.error) == (0, "")
    files = {path.name: path.read_bytes() for path in (tmp_path / "demo").iterdir()}
    assert set(files) == {"report.pdf", "charts.svg", "charts.png", "alerts.json"}
    assert files["report.pdf"].startswith(b"%PDF-")
    assert files["charts.png"].startswith(b"\x89PNG")
    assert b"<svg" in files["charts.svg"]
    critical = [alert for alert in json.loads(files["alerts.json"]) if alert["level"] == "critical"]
    assert critical, "the one evening with wine"
    assert all("alcohol" in alert["substances"] for alert in critical)
    assert sorted(said.out.split()) == sorted(str(tmp_path / "demo" / name) for name in files)


def test_an_export_or_a_report_never_takes_the_journals_place(journal: Command, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    before = path.read_bytes()
    for arguments in (
        ("export", "--format", "csv", "--out", str(path)),
        ("report", "--from", "2026-05-01", "--to", "2026-05-20", "--out", str(path)),
    ):
        said = journal(*arguments)
        assert said.status == 1
        assert is_one_sentence(said.error)
        assert "journal stands at that place" in said.error
    assert path.read_bytes() == before


def test_a_name_in_a_file_gives_no_commands_to_the_terminal(journal: Command, tmp_path: Path) -> None:
    records = tmp_path / "records.csv"
    names = "\x1b]0;evil\x07", "\x1b[31mred", "a\x9bb", "a\u202eb"
    rows = "".join(f"2026-11-20,dose,{name},3,mg\n" for name in names)
    records.write_text(f"date,kind,name,amount,unit\n{rows}", encoding="utf-8")
    said = journal("import", str(records))
    assert said.status == 0
    assert not [letter for letter in said.out if letter != "\n" and not letter.isprintable()]
    assert "\\x1b[31mred" in said.out
    refused = journal("explain", "\x1b[31m")
    assert refused.status == 1
    assert "\x1b" not in refused.error


def test_a_machine_without_a_journal_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal_app.paths.preferences_file", lambda: tmp_path / "preferences.json")
    monkeypatch.setattr("journal_app.paths.default_journal", lambda: tmp_path / "journal.db")
    said = carried_out("alerts")
    assert said.status == 1
    assert is_one_sentence(said.error)
    assert "no journal yet" in said.error
    assert list(tmp_path.iterdir()) == []


def test_another_file_is_not_asked_for_a_passphrase(tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear diary, " * 100)
    said = carried_out("--journal", str(other), "alerts")
    assert said.status == 1
    assert is_one_sentence(said.error)
    assert "not this journal" in said.error
