"""The window in other languages: nothing stays plain English, and longer words have their room.

Words are made when their modules are read, so each language has a process of its own.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.i18n import LANGUAGES

PROJECT = Path(__file__).resolve().parents[2]
OTHERS = [each.code for each in LANGUAGES if each.code != "en"]


def run_in(code: str, tests: str) -> str:
    """Run tests in a language; what they print where they fail, else nothing."""
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "--no-header", tests],
        env={**os.environ, "JOURNAL_TEST_LANGUAGE": code},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "no tests ran" not in run.stdout
    return "" if run.returncode == 0 else run.stdout[-6000:] + run.stderr[-2000:]


def test_nothing_in_the_window_is_plain_english_in_another_language() -> None:
    assert run_in("qps", "tests/qt/pseudo_words.py") == ""


@pytest.mark.parametrize("code", [each.code for each in LANGUAGES if each.right_to_left])
def test_the_window_runs_from_right_to_left_in_a_language_that_is_read_so(code: str) -> None:
    assert run_in(code, "tests/qt/right_to_left.py") == ""


@pytest.mark.long
@pytest.mark.parametrize("code", OTHERS)
def test_longer_words_have_their_room(code: str) -> None:
    assert run_in(code, "tests/qt/test_nothing_clipped.py") == ""
