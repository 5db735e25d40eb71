"""A typed line on the command line: logged, or asked about with an exit status of its own and nothing saved."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.command_line import run

Command = Callable[..., tuple[object, str, str]]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Commands on a new journal without a passphrase: status, output, errors."""

    def carry_out(*arguments: str) -> tuple[object, str, str]:
        out, error = io.StringIO(), io.StringIO()
        status = run(("--journal", str(tmp_path / "journal.db"), *arguments), io.StringIO(), out, error)
        return status, out.getvalue(), error.getvalue()

    assert carry_out("create", "--no-passphrase")[0] == 0
    return carry_out


def entries(command: Command, tmp_path: Path) -> list[str]:
    """The kinds of everything in the journal."""
    target = tmp_path / "out.csv"
    assert command("export", "--format", "csv", "--out", str(target))[0] == 0
    return [row.split(",")[4] for row in target.read_text(encoding="utf-8").splitlines()[1:]]


def test_a_plain_line_is_logged_and_its_warning_is_said(command: Command, tmp_path: Path) -> None:
    status, out, error = command("add", "kratom 3g 2h ago, 2 beers, anx 7")
    assert (status, error) == (0, "")
    assert out.startswith("Logged: Kratom, 3 grams, ") and "alcohol" in out.lower()
    assert sorted(entries(command, tmp_path)) == ["dose", "drink", "symptom"]


def test_a_line_may_come_without_quotes(command: Command, tmp_path: Path) -> None:
    assert command("add", "kratom", "3g")[0] == 0
    assert entries(command, tmp_path) == ["dose"]


def test_a_question_has_a_status_of_its_own_and_saves_nothing(command: Command, tmp_path: Path) -> None:
    status, out, error = command("add", "xanax 2")
    assert (status, out) == (3, "")
    assert "2 of what?" in error and "xanax 2 mg" in error and error.endswith("Nothing was saved.\n")
    assert entries(command, tmp_path) == []


def test_as_written_answers_what_the_line_can_answer(command: Command, tmp_path: Path) -> None:
    assert command("add", "kratom")[0] == 3
    assert command("add", "kratom", "--as-written")[0] == 0
    assert command("add", "kratom 1.000g", "--as-written")[0] == 3
    assert entries(command, tmp_path) == ["dose"]


def test_what_is_not_understood_is_one_sentence(command: Command, tmp_path: Path) -> None:
    status, out, error = command("add", "kratom -3g")
    assert (status, out, error.count("\n")) == (1, "", 1)
    assert "cannot be below zero" in error and "Nothing was saved." in error
    assert command("add", " ")[0] == 1
    assert entries(command, tmp_path) == []


def test_undo_takes_the_line_back(command: Command, tmp_path: Path) -> None:
    assert command("add", "undo")[0] == 1
    command("add", "kratom 3g, anx 4")
    status, out, _error = command("add", "undo")
    assert status == 0 and out.startswith("Taken back: ")
    assert entries(command, tmp_path) == []


def test_check_says_what_is_known_and_saves_nothing(command: Command, tmp_path: Path) -> None:
    status, out, _error = command("add", "check kratom diazepam")
    assert status == 0 and out.startswith("critical")
    assert entries(command, tmp_path) == []


def test_another_day_can_be_said(command: Command, tmp_path: Path) -> None:
    assert command("add", "no alcohol", "--day", "2026-05-15")[0] == 0
    target = tmp_path / "out.csv"
    command("export", "--format", "csv", "--out", str(target))
    assert target.read_text(encoding="utf-8").splitlines()[1].startswith("2026-05-15,,")


def test_as_json_it_is_said_whether_it_was_saved(command: Command) -> None:
    status, out, _error = command("add", "kratom 3g 2h ago", "--json")
    assert status == 0 and json.loads(out)["saved"] is True
    status, out, _error = command("add", "xanax 2", "--json")
    answer = json.loads(out)
    assert (status, answer["saved"], answer["questions"][0]["kind"]) == (3, False, "unit")
