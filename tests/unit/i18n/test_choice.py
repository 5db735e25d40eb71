"""The language is found before anything is read: from the environment, the preferences, the system."""

import locale
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app import i18n
from journal_app.i18n import choice
from journal_app.i18n.choice import stored_choice, system_language
from tests.unit.i18n.test_i18n import english_again

__all__ = ["english_again"]

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", i18n.OVERRIDE)


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that names no language."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    yield


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "de_DE.UTF-8"}, "de_DE.UTF-8"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, ""),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "es_ES"}, "es_ES"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "es:en"}, "es"),
        ({"LANG": "C", "LANGUAGE": "es:en"}, ""),
    ],
)
def test_the_environment_names_the_systems_language(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], expected: str
) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert system_language() == expected


def test_a_system_without_such_variables_is_asked_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "_SILENT", frozenset({sys.platform}))
    monkeypatch.setattr(locale, "setlocale", lambda *_asked: "")
    monkeypatch.setattr(locale, "getlocale", lambda: ("German_Germany", "1252"))
    assert system_language() == "de_DE"
    monkeypatch.setattr(locale, "getlocale", lambda: (None, None))
    assert i18n.language_to_use("", system_language()) == "en"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"language": "de"}', "de"),
        (b'{"country": "US"}', ""),
        (b'{"language": 7}', ""),
        (b"[1]", ""),
        (b"", ""),
        (b"\xff\xfe{", ""),
        (b"[" * 100_000, ""),
    ],
)
def test_the_stored_choice_is_read_and_a_damaged_file_follows_the_system(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    file = tmp_path / "preferences.json"
    assert stored_choice(file) == ""
    file.write_bytes(content)
    assert stored_choice(file) == expected


@pytest.mark.parametrize(("code", "alcohol"), [("en", "alcohol"), ("de", "Alkohol"), ("es", "alcohol")])
def test_a_program_started_in_a_language_has_its_clinical_texts(tmp_path: Path, code: str, alcohol: str) -> None:
    said = (
        "from journal_app.i18n.choice import speak; speak();"
        "from journal_app.knowledge.shipped import shipped_knowledge;"
        "first = shipped_knowledge(); again = shipped_knowledge();"
        "assert first == again;"
        "print(first.substances['alcohol'].name, len(first.substances))"
    )
    place = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    shown = subprocess.run(
        [sys.executable, "-c", said],
        env={**place, i18n.OVERRIDE: code, "PYTHONUTF8": "1", "SYSTEMROOT": "C:\\Windows"},
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(i18n.__file__).parents[2],
    )
    assert shown.stdout.split()[0] == alcohol
    assert int(shown.stdout.split()[1]) > 200
