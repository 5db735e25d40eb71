"""Preferences survive a restart, and a damaged file costs nothing but the preferences."""

import json
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


@pytest.mark.parametrize(
    "wrong",
    [
        '"theme": "pink"', '"theme": 7', '"text_percent": 4000', '"text_percent": "150"', '"idle_lock_minutes": -1',
        '"drink_grams": 0', '"reminder_first": "25:00"', '"reminder_first": ""', '"reminder_second": "8 pm"',
        '"contacts": [{}]', '"window_title": "Opioid diary"', '"reminders": "yes"', '"clock": null',
    ],
)  # fmt: skip
def test_one_value_that_cannot_be_used_leaves_the_others(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(f'{{"country": "DE", {wrong}, "journal": "/home/x/journal.db"}}')
    assert read_preferences(path) == Preferences(country="DE", journal="/home/x/journal.db")


def test_what_a_newer_version_wrote_stays_when_this_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"country": "DE", "voice": {"speed": 2}, "text_percent": 120}')
    write_preferences(path, Preferences(country="AT"))
    assert json.loads(path.read_text())["voice"] == {"speed": 2}
    assert read_preferences(path) == Preferences(country="AT")


def test_a_damaged_file_can_be_written_over(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(b"\x00\xff{")
    write_preferences(path, Preferences(country="AT"))
    assert read_preferences(path).country == "AT"
