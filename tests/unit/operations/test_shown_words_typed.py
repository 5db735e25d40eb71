"""What a language shows of an event or a route is understood when it is typed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("code", ["en", "de", "es"])
def test_what_is_shown_can_be_typed(code: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.unit.operations.shown_words_typed", code],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert json.loads(run.stdout) == []
