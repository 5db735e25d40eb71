"""Nights whose hours stand before the word for sleep: "4 hrs sleep", "6.5 hours of sleep"."""

from __future__ import annotations

from dataclasses import replace

from journal_app.domain.quick_add.nights import night_at
from journal_app.domain.quick_add.pieces import DraftPiece, Setting
from journal_app.domain.quick_add.tokens import Token


def hours_first_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """The night that begins with its hours at a token, and the place after it; None where none does."""
    unit = place + 1
    if tokens[place].kind != "number" or unit >= len(tokens):
        return None
    if tokens[unit].key not in setting.lexicon.words.sleep.hours:
        return None
    word = unit + 1
    word += word < len(tokens) and tokens[word].key == "of"
    said = word < len(tokens) and tokens[word].key in setting.lexicon.words.sleep.words
    if not said or setting.names.at(tokens, word) is not None:
        return None
    after = word + 1
    if after < len(tokens) and (tokens[after].kind == "number" or setting.names.at(tokens, after) is not None):
        return None
    found = night_at((tokens[word], tokens[place], tokens[unit], *tokens[after:]), 0, setting)
    if found is None or found[1] < 3:
        return None
    further = after + found[1] - 3
    return replace(found[0], start=tokens[place].start, end=tokens[further - 1].end), further
