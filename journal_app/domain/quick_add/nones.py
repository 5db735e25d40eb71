"""Reads that nothing was taken, or not something, or nothing else: an explicit none, for a whole day."""

from __future__ import annotations

from typing import Final
from uuid import uuid4

import msgspec

from journal_app.domain.entries import EVERYTHING, Entry, NoneTaken
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.quick_add.names import NameFound
from journal_app.domain.quick_add.pieces import Common, DraftPiece, Make, Setting
from journal_app.domain.quick_add.tokens import Token
from journal_app.i18n import _

NOT_IN_LIST: Final = _(
    "{name} is in no list, so a day without it cannot be kept. Please check the name, or keep it as a note."
)
NOTHING_OPEN: Final = _("All that you keep track of has an entry for this day already. There is nothing more to write.")


def none_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """ "nothing", "no alcohol", "no kratom or wine", "alcohol none"; None where nothing of the kind begins."""
    lexicon = setting.lexicon
    count = lexicon.listed("nothing_else").at(tokens, place)
    if count and not _is_of_food(tokens, place, count, setting):
        return _nothing_else(tokens, place, place + count, setting), place + count
    if lexicon.listed("not_drinking").at(tokens, place) > lexicon.listed("nothing").at(tokens, place):
        kinds = (("not_drinking", ALCOHOL),)
    else:
        kinds = (("nothing", EVERYTHING),)
    if _is_of_food(tokens, place, lexicon.listed("nothing").at(tokens, place), setting):
        return None
    for name, what in kinds:
        count = lexicon.listed(name).at(tokens, place)
        if count and (name != "not_drinking" or not named_at(tokens, place + count, setting)):
            end = tokens[place + count - 1].end
            said = DraftPiece(tokens[place].start, end, _none((what,)), whole_day=True, of_words=True)
            said.everything = what == EVERYTHING
            return said, place + count
    count = lexicon.listed("no").at(tokens, place) or _zero(tokens, place)
    if count:
        return _no_names(tokens, place, place + count, setting)
    found = named_at(tokens, place, setting)
    if found is not None and place + found.size < len(tokens):
        after = place + found.size
        if tokens[after].key in ("none", "nil") or (tokens[after].text == ":" and _is_none(tokens, after + 1)):
            after += 1 if tokens[after].text != ":" else 2
            return _draft_none(tokens, place, after, [found])
    return None


def _nothing_else(tokens: tuple[Token, ...], place: int, after: int, setting: Setting) -> DraftPiece:
    """A none for what is still open on the day, as its button writes; nothing of what the line itself names."""
    names = [found for each in range(len(tokens)) if (found := named_at(tokens, each, setting)) is not None]
    named = frozenset(ALCOHOL if name.drink is not None else name.substance or "" for name in names)

    def make(common: Common) -> tuple[Entry, ...]:
        return _none(setting.still_open(common["moment"], named))(common)

    said = DraftPiece(tokens[place].start, tokens[after - 1].end, make, whole_day=True, of_words=True)
    said.everything, said.empty = True, NOTHING_OPEN
    return said


def _is_of_food(tokens: tuple[Token, ...], place: int, count: int, setting: Setting) -> bool:
    """ "ate nothing" says nothing of substances."""
    beside = (*tokens[max(place - 1, 0) : place], *tokens[place + count : place + count + 1])
    return bool(count) and any(token.key in setting.lexicon.words.eating for token in beside)


def _zero(tokens: tuple[Token, ...], place: int) -> int:
    """ "0 beers" at the beginning of a part of the line; behind a name it may be a rating or an amount."""
    return int(tokens[place].text == "0" and (not place or tokens[place - 1].text in ",;\n"))


def _is_none(tokens: tuple[Token, ...], place: int) -> bool:
    return place < len(tokens) and tokens[place].key in ("none", "nil")


def _no_names(tokens: tuple[Token, ...], place: int, after: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    names: list[NameFound] = []
    while True:
        if after < len(tokens) and tokens[after].key in ("any", "the"):
            after += 1
        elif after + 1 < len(tokens) and tokens[after].key in setting.lexicon.words.a:
            after += tokens[after + 1].key in setting.lexicon.words.drink_words
        found = named_at(tokens, after, setting) if after < len(tokens) else None
        if found is None:
            break
        names.append(found)
        after += found.size
        link = after < len(tokens) and tokens[after].key in ("or", "nor", "and", "/", "&")
        if not link or after + 1 >= len(tokens) or named_at(tokens, after + 1, setting) is None:
            break
        after += 1
    if not names:
        return None
    return _draft_none(tokens, place, after, names)


def _draft_none(tokens: tuple[Token, ...], place: int, after: int, names: list[NameFound]) -> tuple[DraftPiece, int]:
    start, end = tokens[place].start, tokens[after - 1].end
    what = []
    for name in names:
        if name.drink is not None:
            what.append(ALCOHOL)
        elif name.substance is not None:
            what.append(name.substance)
        else:
            return DraftPiece(start, end, None, whole_day=True, problem=NOT_IN_LIST.format(name=name.text)), after
    return DraftPiece(start, end, _none(tuple(dict.fromkeys(what))), whole_day=True), after


def _none(what: tuple[str, ...]) -> Make:
    def make(common: Common) -> tuple[Entry, ...]:
        return tuple(msgspec.structs.replace(NoneTaken(**common, what=each), id=uuid4()) for each in what)

    return make


def named_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> NameFound | None:
    """The name that begins at a token; None where none does."""
    if place >= len(tokens) or tokens[place].kind not in ("word", "number"):
        return None
    return setting.names.at(tokens, place)
