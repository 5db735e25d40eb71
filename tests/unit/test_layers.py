"""The layer rule holds, and it bites: a seeded breach is reported."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        pytest.skip("import-linter is not installed beside this Python")
    return subprocess.run([str(program), "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copied_project(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "journal_app", tmp_path / "journal_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


def test_contracts_are_kept(copied_project: Path) -> None:
    result = _lint(copied_project)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("domain/fact.py", "import journal_app.storage.journal", "An import points down"),
        ("operations/workspace.py", "import PySide6.QtCore", "Qt only in ui"),
        ("operations/log_entry.py", "import sqlalchemy", "SQL only in storage"),
        ("ui/theme.py", "import journal_app.storage.journal", "ui asks operations"),
        ("operations/read_day.py", "import journal_app.storage.tables", "Tables are storage's own"),
        ("ui/widgets/card.py", "import journal_app.ui.forms.note_form", "A widget knows no form"),
        ("ui/forms/note_form.py", "import journal_app.ui.pages.page", "A form knows no page"),
        ("operations/read_trends.py", "import matplotlib.figure", "typst only in report"),
        ("storage/retention.py", "import journal_app.storage.journal", "A journal backs itself up"),
        ("ui/pages/places.py", "import journal_app.ui.pages.making", "The lists of pages and of keys"),
    ],
)
def test_a_seeded_breach_is_reported(copied_project: Path, file: str, line: str, contract: str) -> None:
    broken = copied_project / "journal_app" / file
    broken.write_text(broken.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    result = _lint(copied_project)
    assert result.returncode != 0
    reported = [text for text in result.stdout.splitlines() if contract in text and "BROKEN" in text]
    assert reported, result.stdout
