"""The commands in other languages: people read their own, programs read the same everywhere."""

import json
import re
from pathlib import Path

import pytest

from tests.unit.spoken import english_in, in_language

COMMANDS = ("demo", "create", "add", "import", "alerts", "check", "explain", "export", "report")
OPTIONS = ("--journal", "--passphrase-file", "--help")


def journal(language: str, *arguments: str, stdin: str = "") -> str:
    said = in_language(language, "main.py", *arguments, stdin=stdin)
    assert said.stderr == ""
    return said.stdout


@pytest.fixture
def filled(tmp_path: Path) -> str:
    path = str(tmp_path / "journal.db")
    records = tmp_path / "records.csv"
    records.write_text("date,what\n2020-01-01,Heroin\n2020-01-01,Alcohol\n2020-03-09,Heroin\n", "utf-8")
    assert in_language("en", "main.py", "--journal", path, "create", "--no-passphrase").returncode == 0
    assert in_language("en", "main.py", "--journal", path, "import", str(records)).returncode == 0
    return path


@pytest.mark.parametrize(("language", "words"), [("de", ("Aufruf:", "Optionen")), ("es", ("uso:", "opciones"))])
def test_help_speaks_the_language_and_keeps_the_names_of_commands_and_options(
    language: str, words: tuple[str, ...]
) -> None:
    said = journal(language, "--help")
    assert all(word in said for word in (*words, *COMMANDS, *OPTIONS))
    assert english_in(said) == []
    assert "show this help" not in said
    for command in COMMANDS:
        assert english_in(journal(language, command, "--help")) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "kratom"), "check braucht zwei Namen oder mehr"),
        (("report", "--from", "2026-05-15"), "es fehlt: --to, --out"),
        (("export", "--format", "xml", "--out", "x"), "'xml' steht nicht zur Wahl; möglich sind: 'csv', 'json'"),
        (("dance",), "'dance' steht nicht zur Wahl"),
        (("alerts", "--dance"), "nicht bekannt: --dance"),
        (("alerts", "--from"), "es muss ein Wert folgen"),
        (("import", "f", "--participant", "x"), "'x' passt hier nicht"),
        (("check", "a", "b", "--hours-between", "-2"), "eine Zahl von Stunden"),
    ],
)
def test_wrong_usage_is_told_in_the_language(arguments: tuple[str, ...], words: str) -> None:
    said = in_language("de", "main.py", *arguments)
    assert (said.returncode, said.stdout) == (2, "")
    assert "Fehler:" in said.stderr
    assert words in said.stderr
    assert english_in(said.stderr) == []


def test_what_could_not_be_done_and_what_was_done_is_told_in_the_language(filled: str, tmp_path: Path) -> None:
    missing = in_language("de", "main.py", "--journal", str(tmp_path / "nowhere.db"), "alerts")
    assert missing.returncode == 1
    assert missing.stderr
    assert english_in(missing.stderr) == []
    made = journal("de", "--journal", str(tmp_path / "new.db"), "create", "--no-passphrase")
    assert "Ein neues Journal" in made
    assert english_in(made) == []
    listed = journal("de", "--journal", filled, "alerts")
    assert "kritisch" in listed
    assert "Warnungen." in listed
    assert english_in(listed) == []


def test_programs_read_the_same_in_every_language(filled: str, tmp_path: Path) -> None:
    commands = [
        ("check", "kratom", "wine", "--json"),
        ("check", "kratom", "nothing known", "--json"),
        ("explain", "D1", "--json"),
        ("--journal", filled, "alerts", "--json"),
        ("--journal", filled, "import", str(tmp_path / "records.csv"), "--dry-run", "--json"),
    ]
    for arguments in commands:
        assert journal("de", *arguments) == journal("es", *arguments) == journal("en", *arguments) != ""
    lines = "kratom\twine\n\nheroin\tdiazepam\n"
    assert journal("de", "check", "--batch", stdin=lines) == journal("en", "check", "--batch", stdin=lines)
    for form in ("csv", "json"):
        files = [tmp_path / f"{language}.{form}" for language in ("de", "en")]
        for file in files:
            journal(file.stem, "--journal", filled, "export", "--format", form, "--out", str(file))
        german, english = (_without_time(file.read_text("utf-8")) for file in files)
        assert german == english


def _without_time(exported: str) -> str:
    return re.sub(r'"exported_at": "[^"]*"', "", exported)


def test_a_typed_line_is_read_in_its_language_and_answered_with_the_same_names(filled: str) -> None:
    said = [
        json.loads(journal(language, "--journal", filled, "add", line, "--json"))
        for language, line in (("de", "2 Bier, Angst 7"), ("en", "2 beers, anxiety 7"))
    ]
    assert _names(said[0]) == _names(said[1])
    assert [each["saved"] for each in said] == [True, True]


def _names(value: object) -> object:
    if isinstance(value, dict):
        return {name: _names(inner) for name, inner in value.items()}
    return [_names(inner) for inner in value] if isinstance(value, list) else type(value).__name__


@pytest.mark.parametrize("arguments", [("check", "kratom", "wine"), ("explain", "D1")])
def test_clinical_texts_that_no_clinician_has_read_are_said_to_be_so(arguments: tuple[str, ...]) -> None:
    german = journal("de", *arguments)
    assert german.endswith("Die Übersetzung der medizinischen Texte ist noch nicht von einer Fachperson geprüft.\n")
    assert english_in(german) == []
    assert "reviewed by a clinician" not in journal("en", *arguments)
