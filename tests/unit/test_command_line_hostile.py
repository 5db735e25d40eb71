"""Hostile texts at the command line: each is answered in words, none reaches the terminal as a command of its own."""

import json
from pathlib import Path
from typing import Final

import pytest

from tests.hostile_strings import HALVES, HOSTILE
from tests.unit.said_commands import carried_out

CHOSEN: Final = (*HOSTILE[:: max(1, len(HOSTILE) // 60)], *HALVES[:4])
NEVER_PRINTED: Final = frozenset("\x00\x07\x08\x1b\x9b\x7f\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT OVERRIDE}")
"""What moves the cursor, colours, rings, or turns the order of what follows."""


def test_there_are_enough_of_them() -> None:
    assert len(CHOSEN) >= 60
    assert any(NEVER_PRINTED & set(text) for text in CHOSEN)


@pytest.mark.parametrize("command", ["add", "check", "explain", "import"])
def test_each_is_answered_and_none_commands_the_terminal(tmp_path: Path, command: str) -> None:
    journal = str(tmp_path / "journal.db")
    assert carried_out("--journal", journal, "create", "--no-passphrase").status == 0
    for text in CHOSEN:
        arguments = ("--journal", journal, command, "--", text, *(("kratom",) if command == "check" else ()))
        said = carried_out(*arguments)
        assert said.status in (0, 1, 2, 3), text
        assert not NEVER_PRINTED & set(said.out + said.error), repr(text)
    out = tmp_path / "all.json"
    assert carried_out("--journal", journal, "export", "--format", "json", "--out", str(out)).status == 0
    assert isinstance(json.loads(out.read_bytes()), dict)
