"""Nights whose hours stand before the word for sleep: "4 hrs sleep", "11pm to 6am slept", "von 23 bis 5 geschlafen"."""

from __future__ import annotations

from dataclasses import replace

from journal_app.domain.quick_add.nights import night_at
from journal_app.domain.quick_add.pieces import DraftPiece, Setting
from journal_app.domain.quick_add.tokens import Token

LONGEST_SPAN = 10
"""So many words at most say from when to when."""


def hours_first_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """The night that begins with its hours at a token, and the place after it; None where none does."""
    unit = place + 1
    if unit >= len(tokens):
        return None
    if tokens[place].kind != "number" or tokens[unit].key not in setting.lexicon.words.sleep.hours:
        return _span_first(tokens, place, setting)
    word = unit + 1
    word += word < len(tokens) and tokens[word].key == "of"
    if not _is_sleep(tokens, word, setting):
        return None
    after = word + 1
    if after < len(tokens) and (tokens[after].kind == "number" or setting.names.at(tokens, after) is not None):
        return None
    found = night_at((tokens[word], tokens[place], tokens[unit], *tokens[after:]), 0, setting)
    if found is None or found[1] < 3:
        return None
    further = after + found[1] - 3
    return replace(found[0], start=tokens[place].start, end=tokens[further - 1].end), further


def _span_first(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """ "von 23 bis 5 geschlafen": from when to when, and then the word for sleep, which ends its part of the line."""
    sleep = setting.lexicon.words.sleep
    led = tokens[place].key in sleep.before and place + 1 < len(tokens) and tokens[place + 1].kind == "number"
    if not led and tokens[place].kind != "number":
        return None
    last = place
    while last < len(tokens) and last - place <= LONGEST_SPAN and not _is_sleep(tokens, last, setting):
        if tokens[last].text in ",;\n":
            return None
        last += 1
    span = tokens[place:last]
    ends = last + 1 >= len(tokens) or tokens[last + 1].text in ",;\n"
    joined = any(each.key in sleep.to for each in span)
    if not ends or not joined or not _is_sleep(tokens, last, setting):
        return None
    if sum(each.key in sleep.hours for each in span) == 1:
        # "2-3 hours slept": how long, and not from when to when.
        return None
    found = night_at((tokens[last], *span), 0, setting)
    if found is None or found[1] != len(span) + 1:
        return None
    return replace(found[0], start=tokens[place].start, end=tokens[last].end), last + 1


def _is_sleep(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    """Whether a word for sleep stands there, and no name of something."""
    said = place < len(tokens) and tokens[place].key in setting.lexicon.words.sleep.words
    return said and setting.names.at(tokens, place) is None
