"""Starting the window where it cannot open: one sentence that says what to do, never a traceback or an abort."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.startup import this_program

ROOT = Path(__file__).resolve().parents[2]
LACKS_LIBGL = """
import sys


class WithoutLibGL:
    def find_spec(self, name, path=None, target=None):
        if name in ("PySide6.QtGui", "PySide6.QtWidgets"):
            raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")


sys.meta_path.insert(0, WithoutLibGL())
"""
"""What Python's own start-up file does to be like a bare server."""

only_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring these libraries")


def started(home: Path, *command: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=kept | {"HOME": str(home), "PYTHONPATH": str(ROOT)} | variables,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def assert_one_sentence(said: "subprocess.CompletedProcess[str]", *parts: str) -> None:
    assert said.returncode == 1
    assert said.stdout == ""
    assert said.stderr.count("\n") == 1
    assert "Traceback" not in said.stderr
    for part in parts:
        assert part in said.stderr


@only_linux
@pytest.mark.parametrize("command", [(), ("demo",)])
def test_without_a_screen_it_names_the_command_that_needs_none(tmp_path: Path, command: tuple[str, ...]) -> None:
    said = started(tmp_path, "main.py", *command)
    assert_one_sentence(said, "no screen", "demo --out")
    assert list(tmp_path.iterdir()) == []


@only_linux
def test_a_screen_that_does_not_answer_is_said_and_ends_nothing_badly(tmp_path: Path) -> None:
    said = started(tmp_path, "main.py", DISPLAY=":4242")
    assert_one_sentence(said, "does not answer", "demo --out")
    assert list(tmp_path.iterdir()) == []


@only_linux
def test_a_missing_system_library_is_named_with_the_line_that_installs_it(tmp_path: Path) -> None:
    said = started(tmp_path, "main.py", PYTHONPATH=like_a_bare_server(tmp_path), DISPLAY=":4242")
    assert_one_sentence(said, "libGL.so.1", "apt-get install", "libgl1")


@only_linux
@pytest.mark.parametrize("what", ["tests/unit/test_files.py", "tests/qt/test_theme.py"])
def test_the_tests_say_so_too(tmp_path: Path, what: str) -> None:
    said = started(tmp_path, "-m", "pytest", "-q", what, PYTHONPATH=like_a_bare_server(tmp_path))
    assert_one_sentence(said, "libGL.so.1", "apt-get install", "libgl1")


def like_a_bare_server(folder: Path) -> str:
    (folder / "sitecustomize.py").write_text(LACKS_LIBGL, encoding="utf-8")
    return os.pathsep.join((str(folder), str(ROOT)))


def test_commands_that_need_no_window_run_without_a_screen(tmp_path: Path) -> None:
    said = started(tmp_path, "main.py", "check", "kratom", "wine", PYTHONPATH=like_a_bare_server(tmp_path))
    assert (said.returncode, said.stderr) == (0, "")
    assert "critical" in said.stdout.lower()


def test_a_wrong_command_is_wrong_usage(tmp_path: Path) -> None:
    assert started(tmp_path, "main.py", "dance").returncode == 2


def test_the_lock_starts_the_same_program_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "main.py"
    script.touch()
    monkeypatch.setattr(sys, "argv", [str(script), "demo"])
    assert this_program() == (sys.executable, str(script))
    installed = tmp_path / "journal"
    installed.touch()
    monkeypatch.setattr(sys, "argv", [str(installed)])
    assert this_program() == (sys.executable, str(installed))
    windows = tmp_path / "journal.exe"
    windows.touch()
    monkeypatch.setattr(sys, "argv", [str(windows)])
    assert this_program() == (str(windows),)
