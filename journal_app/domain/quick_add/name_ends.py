"""Where a name ends and its amount begins: "oxy 30 mg", "tylenol 3", "k 2", "glass of merlot"."""

from __future__ import annotations

from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.names import NameFound
from journal_app.domain.quick_add.pieces import BreakPiece, Piece, QuantityPiece, Setting, SubjectPiece
from journal_app.domain.quick_add.rest import STRONG, WEAK
from journal_app.domain.quick_add.times import time_at
from journal_app.domain.quick_add.tokens import Token
from journal_app.domain.units import MASS_IN_MG


def half_behind(tokens: tuple[Token, ...], place: int, found: list[Piece], lexicon: Lexicon) -> bool:
    """ "one xanax and a half": adds the half to the count before the name; whether it did."""
    count = lexicon.listed("and_a_half").at(tokens, place)
    if not count or len(found) < 2 or not isinstance(found[-1], SubjectPiece):
        return False
    after = place + count
    if after < len(tokens) and tokens[after].text not in STRONG and tokens[after].key not in lexicon.words.clock.at:
        # "two beers and a half pint": the half is of something else.
        return False
    amount = found[-2]
    if not isinstance(amount, QuantityPiece) or not amount.is_bare or not amount.number.whole:
        return False
    value = (amount.number.value or 0) + 0.5
    amount.number = amount.number._replace(value=value, article=False, fraction=True)
    found[-1].end = tokens[place + count - 1].end
    return True


def weight_is_said(found: list[Piece]) -> bool:
    """Whether this part of the line has a name and one weight of it, so that what follows is no second amount."""
    part: list[Piece] = []
    for piece in reversed(found):
        if isinstance(piece, BreakPiece):
            break
        part.append(piece)
    amounts = [piece for piece in part if isinstance(piece, QuantityPiece)]
    names = sum(isinstance(piece, SubjectPiece) for piece in part)
    return names == 1 and len(amounts) == 1 and amounts[0].unit in MASS_IN_MG


def amount_is_said(found: list[Piece]) -> bool:
    """Whether the one name of this part of the line has its amount, so that "1830" behind it is a time."""
    names = amounts = 0
    for piece in reversed(found):
        if isinstance(piece, BreakPiece):
            break
        names += isinstance(piece, SubjectPiece)
        amounts += isinstance(piece, QuantityPiece) and (piece.unit in MASS_IN_MG or piece.is_bare)
    last = found[-1] if found else None
    if names != 1 or amounts != 1 or not isinstance(last, SubjectPiece):
        return False
    drink = last.found.drink is not None
    before = found[-2] if len(found) > 1 else None
    return isinstance(before, QuantityPiece) and (before.unit in MASS_IN_MG or (drink and before.is_bare))


def is_half_of(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    """ "halbe" is a beer in Bavaria, and half of what follows it."""
    after = place + 1
    if setting.lexicon.listed("half").at(tokens, place) != 1 or after >= len(tokens):
        return False
    units = setting.lexicon.units.at(tokens, after) or setting.lexicon.vague_units.at(tokens, after)
    return bool(units) or setting.names.at(tokens, after) is not None


def vessel(tokens: tuple[Token, ...], place: int, setting: Setting) -> int:
    """ "glass of merlot": the place of the drink behind a word for what it is poured into, 0 where none is."""
    if tokens[place].key not in ("glass", "glasses"):
        return 0
    after = place + 1
    after += after < len(tokens) and tokens[after].key == "of"
    drink = setting.names.at(tokens, after) if after < len(tokens) else None
    return after if drink is not None and drink.drink is not None else 0


def without_form(tokens: tuple[Token, ...], place: int, name: NameFound, setting: Setting) -> NameFound:
    """ "kratom tea" is kratom taken as tea, where both names mean the same substance."""
    if name.size < 2 or name.drink is not None or not setting.lexicon.forms.at(tokens, place + name.size - 1):
        return name
    shorter = setting.names.at(tokens[: place + name.size - 1], place)
    same = shorter is not None and shorter.size == name.size - 1 and shorter.substance == name.substance
    return shorter if shorter is not None and same else name


def is_unit_here(tokens: tuple[Token, ...], place: int, count: int, setting: Setting, found: list[Piece]) -> bool:
    """ "g" after a number is a gram, and "2cc" beside a name is two millilitres."""
    is_unit = bool(setting.lexicon.units.at(tokens, place))
    if (
        count == 1
        and is_unit
        and found
        and isinstance(found[-1], QuantityPiece)
        and found[-1].end == tokens[place].start
    ):
        return True
    if tokens[place].kind != "number" or count != 2:
        return False
    unit = setting.lexicon.units.at(tokens, place + 1)
    return bool(unit) and any(isinstance(piece, SubjectPiece) for piece in found)


def of_own(name: NameFound, tokens: tuple[Token, ...], place: int) -> bool:
    """ "k 2" is two of the person's own k, and never K2."""
    apart = not tokens[place + name.size - 1].glued
    return name.base is not None and name.base.own is not None and name.own is None and apart


def number_is_amount(tokens: tuple[Token, ...], place: int, count: int, setting: Setting) -> bool:
    """ "oxy 30 mg" is 30 mg; "tylenol 3 2 tabs" is Tylenol 3."""
    after = place + count
    if after >= len(tokens):
        return True
    if setting.lexicon.units.at(tokens, after) or tokens[after].text in "%/:-":
        return True
    while after < len(tokens) and tokens[after].text not in STRONG + WEAK:
        time = time_at(tokens, after, setting.lexicon, setting.clock.today)
        if time is None and tokens[after].kind == "number":
            return False
        after = after + 1 if time is None else time[1]
    return True
