"""Another language than the tests speak: it is chosen once for a process, so each of these runs in one of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import journal_app
from journal_app.i18n import screen_texts

ROOT = Path(journal_app.__file__).parents[1]
FEWEST_WORDS = 3
"""English of so many words in a row does not stand in another language by chance."""


def in_language(language: str, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """What `python` answers to these arguments in a language."""
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=ROOT,
        env={**os.environ, "JOURNAL_LANGUAGE": language, "PYTHONIOENCODING": "utf-8"},
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def english_in(text: str) -> list[str]:
    """The English of Journal's own texts that stands in a text."""
    line = " ".join(text.split())
    return [phrase for phrase in _phrases() if phrase in line]


@cache
def _phrases() -> tuple[str, ...]:
    """The parts of every text of the screens between its places, where they have several words."""
    texts = [each for message in screen_texts.template() if message.id for each in _forms(message.id)]
    parts = (" ".join(part.split()) for text in texts for part in re.split(r"\{[^{}]*\}", text))
    return tuple(sorted({part for part in parts if len(part.split()) >= FEWEST_WORDS}))


def _forms(text: str | Iterable[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
