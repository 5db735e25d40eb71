"""How often the person woke: "woke 4 times", "4x awake", "slept 3h, woke 4 times"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from journal_app.domain.quick_add.pieces import Setting
from journal_app.domain.quick_add.tokens import Token

_COUNT: Final = re.compile(r"\d{1,2}", re.ASCII)
_BREAKS: Final = ",;\n"
_ONCE: Final = {"once": 1, "twice": 2}


class Wakings(NamedTuple):
    """How often, the place after it, and whether a word such as "times" says that it is a count."""

    how_often: int
    after: int
    plain: bool


def wakings_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> Wakings | None:
    """The wakings that begin at a token; None where none do."""
    if place >= len(tokens):
        return None
    lexicon = setting.lexicon
    woke = lexicon.listed("sleep.woke").at(tokens, place)
    if woke:
        count = _count(tokens, place + woke, setting)
        after = place + woke + 1
        if count is None or (after < len(tokens) and tokens[after].text == ":" and tokens[after].glued):
            return None
        times = _says_times(tokens, after, setting)
        return Wakings(count, after + times, times or tokens[after - 1].key in _ONCE)
    count = _count(tokens, place, setting)
    if count is None or not _says_times(tokens, place + 1, setting) or place + 2 >= len(tokens):
        return None
    woke = lexicon.listed("sleep.woke").at(tokens, place + 2)
    return Wakings(count, place + 2 + woke, plain=True) if woke else None


def joined_further(tokens: tuple[Token, ...], place: int, setting: Setting) -> int:
    """Where wakings, or how good the sleep was, begin behind a comma or "and" at a place; 0 where nothing does."""
    words = setting.lexicon.words
    if place >= len(tokens) or (tokens[place].text not in _BREAKS and tokens[place].key not in words.separators):
        return 0
    after = place + 1
    while after < len(tokens) and tokens[after].key in words.fillers:
        found = wakings_at(tokens, after, setting)
        if found is not None:
            break
        after += 1
    found = wakings_at(tokens, after, setting)
    if found is not None and found.plain:
        return after
    quality = setting.lexicon.listed("sleep.quality").at(tokens, after) if after < len(tokens) else 0
    number = tokens[after + quality] if quality and after + quality < len(tokens) else None
    return after if number is not None and number.kind == "number" else 0


def _count(tokens: tuple[Token, ...], place: int, setting: Setting) -> int | None:
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind == "number":
        return int(token.text) if _COUNT.fullmatch(token.text) else None
    if token.key in setting.lexicon.words.numbers:
        return int(setting.lexicon.words.numbers[token.key])
    return _ONCE.get(token.key)


def _says_times(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    return place < len(tokens) and tokens[place].key in setting.lexicon.words.sleep.times
