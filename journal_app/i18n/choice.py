"""Which language to speak, found out before anything else is read."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Final

from journal_app.i18n import language_to_use, use_language
from journal_app.paths import preferences_file

_NO_LANGUAGE: Final = ("", "C", "POSIX")
_SILENT: Final = frozenset({"win32", "darwin"})
"""Systems that name their language nowhere in the environment."""


def speak() -> None:
    """Use the language that the environment, the person or the system asks for, in this order."""
    use_language(language_to_use(stored_choice(preferences_file()), system_language()))


def stored_choice(file: Path) -> str:
    """The code in the preferences, "" to follow the system; read without what it takes to read them whole."""
    try:
        stored = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""
    chosen = stored.get("language", "") if isinstance(stored, dict) else ""
    return chosen if isinstance(chosen, str) else ""


def system_language() -> str:
    """The system's language as a locale's name ("de_DE.UTF-8"); "" where it names none."""
    variables = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    named = next((each for each in variables if each), "")
    if named.split(".")[0] not in _NO_LANGUAGE:
        return os.environ.get("LANGUAGE", "").split(":")[0] or named
    if named or sys.platform not in _SILENT:
        return ""
    import locale

    # Windows writes it out: "German_Germany".
    locale.setlocale(locale.LC_ALL, "")
    found = locale.getlocale()[0] or ""
    return locale.normalize(found).split(".")[0]


def system_region() -> str:
    """The locale by which the system writes dates ("en_US.UTF-8"); "" where it names none."""
    variables = [os.environ.get(name, "") for name in ("LC_ALL", "LC_TIME", "LANG")]
    named = next((each for each in variables if each), "")
    return system_language() if not named and sys.platform in _SILENT else named
