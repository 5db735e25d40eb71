"""The words that typed lines are read with: the English ones, and beside them those of the language in use."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec

from journal_app import paths
from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.tokens import key_of
from journal_app.domain.quick_add.words import Words

ENGLISH: Final = "en"
SHOWN: Final = ("names", "measure_units", "countries")


@functools.cache
def lexicon_of(language: str) -> Lexicon:
    """The words of a language, read once; English ones are read with every language, alone where it has no file."""
    tables = _tables(ENGLISH)
    if language != ENGLISH and _path(language).exists():
        further = _tables(language)
        # Names are shown as they are written; everything else is only looked up.
        plain = {name: table if name in SHOWN else _without_accents(table) for name, table in further.items()}
        tables = _joined(tables, plain)
    return Lexicon(msgspec.convert(tables, Words))


def _path(language: str) -> Path:
    return paths.resources() / "quick_add" / f"{language}.toml"


def _tables(language: str) -> dict[str, Any]:
    return tomllib.loads(_path(language).read_text(encoding="utf-8"))


def _without_accents(value: Any) -> Any:
    """As typed words are looked up: without accents."""
    if isinstance(value, dict):
        return {_without_accents(key): _without_accents(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_accents(each) for each in value]
    return key_of(value) if isinstance(value, str) else value


def _joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Tables of both: lists one after the other, row by row where they hold rows; a single value is the second's."""
    found = dict(first)
    for key, value in second.items():
        before = first.get(key)
        if isinstance(before, dict):
            found[key] = _joined(before, value)
        elif isinstance(before, list) and before and isinstance(before[0], list):
            found[key] = [[*row, *more] for row, more in zip(before, value, strict=True)]
        elif isinstance(before, list) and all(isinstance(each, str) for each in (*before, *value)):
            found[key] = [*before, *value]
        else:
            found[key] = value
    return found
