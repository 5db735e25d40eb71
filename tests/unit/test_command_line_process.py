"""A command in a process of its own: clean streams, and neither a window nor what is slow to import."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import journal_app
from tests.unit.said_commands import carried_out, is_one_sentence

ROOT = Path(journal_app.__file__).parents[1]


def in_a_process(code: str, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


RUN = "import sys; from journal_app.command_line import run; status = run(sys.argv[1:]); "


def test_a_process_ends_with_the_status_and_clean_streams(tmp_path: Path) -> None:
    path = str(tmp_path / "journal.db")
    made = in_a_process(RUN + "sys.exit(status)", "--journal", path, "create", "--no-passphrase")
    assert (made.returncode, made.stderr) == (0, "")
    listed = in_a_process(RUN + "sys.exit(status)", "--journal", path, "alerts", "--json")
    assert (listed.returncode, json.loads(listed.stdout), listed.stderr) == (0, [], "")
    missing = in_a_process(RUN + "sys.exit(status)", "--journal", path + "x", "alerts", "--json")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert is_one_sentence(missing.stderr)


def test_a_terminal_that_cannot_show_a_letter_does_not_end_the_command() -> None:
    shown = in_a_process("import os; os.environ['PYTHONIOENCODING'] = 'ascii'; " + RUN, "check", "kratom", "kräutertee")
    assert shown.returncode == 0


@pytest.mark.parametrize("arguments", [("check", "kratom", "wine", "--json"), ("--help",), ("dance",)])
def test_a_command_starts_without_the_window_and_the_heavy_libraries(arguments: tuple[str, ...]) -> None:
    code = RUN + "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    modules = in_a_process(code, *arguments).stderr
    for heavy in ("PySide6", "sqlalchemy", "sqlcipher3", "alembic", "matplotlib", "numpy", "typst", "cryptography"):
        assert f"'{heavy}'" not in modules


def test_alerts_of_a_journal_do_not_import_the_window(tmp_path: Path) -> None:
    path = str(tmp_path / "journal.db")
    assert carried_out("--journal", path, "create", "--no-passphrase").status == 0
    code = (
        RUN
        + "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'matplotlib', 'typst'))])"
    )
    listed = in_a_process(code, "--journal", path, "alerts", "--json")
    assert listed.stdout == "[]\n[]\n"


@pytest.mark.benchmark
def test_check_costs_little_beside_starting_python() -> None:
    from time import perf_counter

    def seconds(code: str) -> float:
        times = []
        for _ in range(7):
            start = perf_counter()
            in_a_process(code, "check", "kratom", "wine", "--json")
            times.append(perf_counter() - start)
        return min(times)

    bare = seconds("import argparse, json, msgspec, tomllib, zoneinfo")
    whole = seconds(RUN)
    print(f"\ncheck: {whole * 1000:.0f} ms, {whole / bare:.1f} x Python with the libraries it needs")
    assert whole <= 3.5 * bare
