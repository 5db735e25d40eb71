"""Finds amounts, counts, volumes and strengths: "3g", "2 x 5 mg", "150ml", "5 %", "5mg/ml", "10/325"."""

from __future__ import annotations

import re
from typing import Final, cast

from journal_app.domain.number_text import read_number
from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.names import NameFound
from journal_app.domain.quick_add.numbers import Number, number_at
from journal_app.domain.quick_add.pieces import QuantityPiece, Setting, SubjectPiece, TimesPiece
from journal_app.domain.quick_add.tokens import Token
from journal_app.domain.units import MASS_IN_MG
from journal_app.i18n import _

PER_KG: Final = _("Please write how much it was in all, such as 70 mg, not for each kilogram.")
_COMBINED: Final = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?", re.ASCII)
_PIECE_FORMS: Final = {
    "line": "line", "lines": "line", "bump": "bump", "bumps": "bump",
    "film": "film", "films": "film", "strip": "film", "strips": "film",
}  # fmt: skip


def quantity_at(
    tokens: tuple[Token, ...], place: int, setting: Setting, *, named: SubjectPiece | None
) -> tuple[QuantityPiece | TimesPiece, int] | None:
    """The amount that begins at a token, and the place after it; None where none does.

    `named` is the name that stands right before it, so that "bars" and "shots" count it and are no names.
    """
    lexicon = setting.lexicon
    start, first = tokens[place].start, place
    about = lexicon.listed("approximately").at(tokens, place)
    if tokens[place].text == "~":
        about = 1
    place += about
    if place >= len(tokens):
        return None
    counted = _times(tokens, place, lexicon)
    if counted is not None and not about:
        return counted
    combined = _combined(tokens, place, lexicon)
    if combined is not None:
        return combined
    found = number_at(tokens, place, lexicon)
    if found is None:
        return None
    number, after = found
    each: Number | None = None
    if _is_times(tokens, after, lexicon):
        further = number_at(tokens, after + 1, lexicon)
        if further is not None and not further[0].article:
            each, (number, after) = number, further
        elif _is_repeat(tokens, place, after, lexicon) and number.value is not None:
            # "300 mg 3x": how often it was.
            return TimesPiece(start, tokens[after].end, number), after + 1
        elif after + 1 < len(tokens) and number.value is not None:
            # "2x xanax": a count.
            return QuantityPiece(start, tokens[after].end, number, approximate=bool(about), signed=True), after + 1
    if first == place - about and number.some and not _unit_follows(tokens, after, lexicon):
        return QuantityPiece(start, number.end, number), after
    piece = QuantityPiece(start, tokens[after - 1].end, number, each=each)
    if (named is not None and named.found.drink is None) or not _is_name(tokens, after, setting, named):
        piece, after = _with_unit(tokens, after, lexicon, piece)
    piece.approximate = bool(about)
    return piece, after


def _is_name(tokens: tuple[Token, ...], place: int, setting: Setting, named: SubjectPiece | None) -> bool:
    """Whether "shots" or "joints" is what was taken, and not the measure of something that is named after it."""
    if place >= len(tokens) or tokens[place].kind != "word":
        return False
    if named is not None and named.found.drink is not None and tokens[place].key in setting.lexicon.words.glasses:
        return False
    name = setting.names.at(tokens, place)
    unit = setting.lexicon.units.at(tokens, place) or setting.lexicon.vague_units.at(tokens, place)
    mass = bool(setting.lexicon.units.at(tokens, place)) and _is_mass(tokens, place, setting)
    if name is not None and unit and (name.size > unit or (named is not None and not mass)):
        return named is None or named.found.drink is None or name.drink is None or _is_another(named, name)
    if (
        name is None
        or not unit
        or (unit == 1 and setting.lexicon.units.at(tokens, place) and _is_mass(tokens, place, setting))
    ):
        return False
    after = place + unit
    while after < len(tokens) and tokens[after].key in ("of", "my", "the"):
        after += 1
    following = setting.names.at(tokens, after) if after < len(tokens) and name.size <= unit else None
    if (
        following is not None
        and following.drink is not None
        and name.drink is None
        and not _counts(tokens, place, setting)
    ):
        return False
    return following is None or (
        (following.drink is not None) != (name.drink is not None) and following.drink is not None
    )


def _is_repeat(tokens: tuple[Token, ...], place: int, sign: int, lexicon: Lexicon) -> bool:
    """Whether "3x" stands behind a unit, and ends there what it belongs to."""
    if not place or not lexicon.units.at(tokens, place - 1) or not tokens[sign].glued:
        return False
    return sign + 1 >= len(tokens) or tokens[sign + 1].text in (",", ";", "\n", "+", "&")


def _counts(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    """Whether a word counts pieces ("joint"), and is not what a drink is poured into ("glass")."""
    return bool(setting.lexicon.units.at(tokens, place))


def _is_another(named: SubjectPiece, name: NameFound) -> bool:
    """ "2 beers 1 shot": a shot is no measure of beer, so that it is a drink of its own."""
    assert named.found.drink is not None and name.drink is not None
    poured = named.found.drink.id
    return name.drink.id.startswith("spirit") and bool(poured) and not poured.startswith(("spirit", "double", "own:"))


def _is_mass(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    return setting.lexicon.units.meaning(tokens, place, 1) in (*MASS_IN_MG, "ml")


def _is_times(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> bool:
    return place < len(tokens) and tokens[place].key in lexicon.words.times_sign


def _times(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[TimesPiece, int] | None:
    if not _is_times(tokens, place, lexicon) or place + 1 >= len(tokens):
        return None
    if tokens[place].key == "times":
        return None
    found = number_at(tokens, place + 1, lexicon)
    if found is None or tokens[place + 1].kind != "number":
        return None
    number, after = found
    return TimesPiece(tokens[place].start, number.end, number), after


def _unit_follows(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> bool:
    return place < len(tokens) and bool(lexicon.units.at(tokens, place))


def _with_unit(
    tokens: tuple[Token, ...], place: int, lexicon: Lexicon, piece: QuantityPiece
) -> tuple[QuantityPiece, int]:
    if place >= len(tokens):
        return piece, place
    token = tokens[place]
    if token.text == "%":
        piece.percent, piece.end = True, token.end
        following = tokens[place + 1].key if place + 1 < len(tokens) else ""
        if following in ("abv", "alc", "vol", "alcohol"):
            piece.end = tokens[place + 1].end
            return piece, place + 2
        return piece, place + 1
    if token.key == "proof":
        half = piece.number.value / 2 if piece.number.value is not None else None
        piece.number, piece.percent, piece.end = piece.number._replace(value=half), True, token.end
        return piece, place + 1
    if token.kind != "word":
        return piece, place
    count = lexicon.listed("volumes").at(tokens, place)
    if count:
        piece.volume_ml = cast(float, lexicon.listed("volumes").meaning(tokens, place, count))
        piece.vague = tokens[place].text
        piece.end = tokens[place + count - 1].end
        return piece, place + count
    count = lexicon.units.at(tokens, place)
    if count:
        return _of_unit(tokens, place, count, lexicon, piece)
    count = lexicon.vague_units.at(tokens, place)
    if count:
        piece.vague = " ".join(token.text for token in tokens[place : place + count])
        piece.end = tokens[place + count - 1].end
        return piece, place + count
    return piece, place


def _of_unit(
    tokens: tuple[Token, ...], place: int, count: int, lexicon: Lexicon, piece: QuantityPiece
) -> tuple[QuantityPiece, int]:
    piece.unit = str(lexicon.units.meaning(tokens, place, count))
    piece.end = tokens[place + count - 1].end
    piece.form = form_of(tokens[place].key, piece.unit)
    if piece.unit == "ml":
        piece.volume_ml = 1.0
    after = place + count
    slash = after < len(tokens) and (tokens[after].text == "/" or tokens[after].key == "per")
    if not slash or piece.unit not in MASS_IN_MG:
        return piece, after
    following = after + 1
    volume = 1.0
    if following < len(tokens) and tokens[following].kind == "number":
        volume = read_number(tokens[following].text).value or 0.0
        following += 1
    unit = tokens[following].key if following < len(tokens) else ""
    if unit in ("kg", "kilo"):
        piece.problem, piece.end = PER_KG, tokens[following].end
        return piece, following + 1
    if unit not in lexicon.words.units["ml"] or volume <= 0 or piece.number.value is None:
        return piece, after
    piece.per_ml = piece.number.value * MASS_IN_MG[piece.unit] / volume
    piece.unit, piece.volume_ml = "", None
    piece.end = tokens[following].end
    return piece, following + 1


def form_of(word: str, unit: str) -> str:
    """What it was taken as, where the word that counts it says so; empty where it does not."""
    return "capsule" if unit == "capsule" else _PIECE_FORMS.get(word, "")


def _combined(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[QuantityPiece, int] | None:
    """ "10/325" and "8/2mg": the strengths of the two substances of one tablet."""
    if place + 2 >= len(tokens):
        return None
    first, slash, second = tokens[place : place + 3]
    if first.kind != "number" or slash.text != "/" or second.kind != "number" or not (slash.glued and second.glued):
        return None
    if _COMBINED.fullmatch(first.text) is None or _COMBINED.fullmatch(second.text) is None:
        return None
    found = number_at(tokens, place, lexicon)
    if found is not None and found[0].fraction:
        return None
    after, end = place + 3, second.end
    if after < len(tokens) and tokens[after].key in lexicon.words.units["mg"]:
        end, after = tokens[after].end, after + 1
    return QuantityPiece(first.start, end, Number(first.start, end), combined=f"{first.text}/{second.text}"), after
