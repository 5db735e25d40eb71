"""Preferences survive a restart, and a damaged file costs nothing but the preferences."""

import stat
import sys
from pathlib import Path

import pytest

from journal_app.preferences import Preferences, read_preferences, write_preferences


def test_round_trip(tmp_path: Path) -> None:
    wanted = Preferences(country="DE", journal="x/journal.db", theme="dark", text_percent=150, drink_grams=12.0)
    path = tmp_path / "new" / "preferences.json"
    write_preferences(path, wanted)
    assert read_preferences(path) == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permission bits")
def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    write_preferences(path, Preferences())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"theme": "pink"}', b'{"unknown": 1}', b"\xff\xfe"])
def test_damaged_file_gives_defaults_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    assert read_preferences(path) == Preferences()
    assert path.read_bytes() == content


def test_missing_file_gives_defaults_and_makes_nothing(tmp_path: Path) -> None:
    assert read_preferences(tmp_path / "preferences.json") == Preferences()
    assert list(tmp_path.iterdir()) == []
