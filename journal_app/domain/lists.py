"""Several names in a row: `wine, kratom and diazepam`, `wine or kratom`."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from journal_app.i18n import in_context, language

_I_SOUND: Final = re.compile(r"h?i(?![aeou])", re.IGNORECASE)
_O_SOUND: Final = re.compile(r"h?o", re.IGNORECASE)


def and_words(names: Sequence[str]) -> str:
    """`wine`, `wine and kratom`, `wine, kratom and diazepam`."""
    if len(names) < 2:
        return "".join(names)
    if _sounds_like(_I_SOUND, names[-1]):
        pattern = in_context("a list, its last word with an i sound", "{names} and {last}")
    else:
        pattern = in_context("a list", "{names} and {last}")
    return pattern.format(names=comma_words(names[:-1]), last=names[-1])


def or_words(names: Sequence[str]) -> str:
    """`wine`, `wine or kratom`, `wine, kratom or diazepam`."""
    if len(names) < 2:
        return "".join(names)
    if _sounds_like(_O_SOUND, names[-1]):
        pattern = in_context("a list, its last word with an o sound", "{names} or {last}")
    else:
        pattern = in_context("a list", "{names} or {last}")
    return pattern.format(names=comma_words(names[:-1]), last=names[-1])


def comma_words(names: Sequence[str]) -> str:
    """`wine, kratom, diazepam`."""
    return in_context("between the words of a list", ", ").join(names)


def _sounds_like(sound: re.Pattern[str], word: str) -> bool:
    """Whether a Spanish word begins with the sound of the word before it, which then changes: `e ibuprofeno`."""
    return language().code == "es" and sound.match(unicodedata.normalize("NFD", word)) is not None
