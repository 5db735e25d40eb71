"""What a screen calls a symptom or a red flag is understood when it is typed, in each language."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
READ = """
import sys
from journal_app.i18n import use_language
use_language(sys.argv[1])
from pathlib import Path
from journal_app.domain.wording import RED_FLAG_WORDS, SYMPTOM_WORDS, symptom_words, sentence_start
from journal_app.operations.quick_add import read_line
from tests.unit.operations.new_journals import new_workspace
with new_workspace(Path(sys.argv[2])) as workspace:
    for name in SYMPTOM_WORDS:
        reading = read_line(workspace, sentence_start(symptom_words(name)) + " 6")
        found = [(getattr(each.entry, "symptom", ""), getattr(each.entry, "severity", "")) for each in reading.items]
        if found != [(name, 6)] or not reading.ready:
            print(symptom_words(name), found)
    for flag, words in RED_FLAG_WORDS.items():
        reading = read_line(workspace, sentence_start(words))
        found = [getattr(each.entry, "what", "") for each in reading.items]
        if found != [flag] or not reading.ready:
            print(words, found)
"""


@pytest.mark.parametrize("code", ["en", "de", "es"])
def test_what_the_screen_calls_it_is_understood(code: str, tmp_path: Path) -> None:
    """`Unruhige Beine 6` is a symptom and `Ein Krampfanfall` a red flag, also where the symptom is not tracked."""
    run = subprocess.run(
        [sys.executable, "-c", READ, code, str(tmp_path / "journal.db")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == ""
