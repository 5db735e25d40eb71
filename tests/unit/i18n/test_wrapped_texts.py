"""Every wrapped text stands where the program that gathers texts for translators finds it."""

import ast
from pathlib import Path

from tests.unit.test_project import PROJECT

WRAPPERS = ("_", "plural", "in_context")


def hidden(file: Path) -> list[str]:
    """The wrapped texts inside f-strings, which are read as one piece before Python 3.12."""
    return [
        f"{file.name}:{call.lineno}"
        for whole in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(whole, ast.JoinedStr)
        for call in ast.walk(whole)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in WRAPPERS
    ]


def test_no_wrapped_text_hides_in_an_f_string(tmp_path: Path) -> None:
    seeded = tmp_path / "seeded.py"
    seeded.write_text("head = f\"| {_('Key')} |\"\n", "utf-8")
    assert hidden(seeded) == ["seeded.py:1"]
    assert [place for file in (PROJECT / "journal_app").rglob("*.py") for place in hidden(file)] == []
