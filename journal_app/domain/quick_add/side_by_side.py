"""Two names side by side that are one thing: "red bali kratom", "pints guinness", "vodka martini"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.pieces import (
    Ask,
    FactPiece,
    Piece,
    QuantityPiece,
    Setting,
    SubjectPiece,
)
from journal_app.i18n import _

MEASURES_OF_DRINKS: Final = ("shot", "shots", "pint", "pints", "fifth", "fifths")
BOTTLES_CALLED_PINTS: Final = {"pint": (375,), "half_pint": (200,)}
BEERS: Final = ("beer", "beers", "bier", "biere", "cerveza", "cervezas", "birra", "birras")
SIZES_OF_DRINKS: Final = ("beer_can", "pint", "half_pint", "schooner_au", "middy_au", "stubby_au", "half_litre")


def joined_products(pieces: list[Piece], line: str, setting: Setting) -> list[Piece]:
    """ "red bali kratom": two names of one substance side by side are its product and its name."""
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if isinstance(piece, SubjectPiece) and (spirit := _spirit_before(made, piece)) is not None:
            piece.asks.append(_ask_pint(piece, spirit, spirit.start, piece.end))
        if isinstance(piece, SubjectPiece) and isinstance(last, SubjectPiece) and _is_measure_of(last, piece):
            made[-1] = _measured(last, piece, setting)
        elif isinstance(piece, SubjectPiece) and isinstance(last, SubjectPiece) and _is_size_of(piece, last):
            made[-1] = replace(_measured(piece, last, setting), start=last.start, end=piece.end)
        elif isinstance(piece, SubjectPiece) and isinstance(last, SubjectPiece) and _is_poured_as(last, piece):
            last.end, last.plural = piece.end, piece.plural
        elif isinstance(piece, SubjectPiece) and isinstance(last, SubjectPiece) and _is_mixed_from(last, piece):
            whole = piece.found._replace(text=f"{last.found.text} {piece.found.text}")
            made[-1] = replace(piece, start=last.start, found=whole)
        elif (
            isinstance(piece, SubjectPiece) and isinstance(last, SubjectPiece)
            and (piece.found.own is None or last.found.own is None)
            and piece.found.substance is not None and piece.found.substance == last.found.substance
            and piece.found.drink is None and last.found.drink is None
        ):  # fmt: skip
            name, product = (last, piece) if last.found.own is not None and piece.found.own is None else (piece, last)
            made[-1:] = [FactPiece(product.start, product.end, product=line[product.start : product.end]), name]
        else:
            made.append(piece)
    return made


def _is_measure_of(first: SubjectPiece, second: SubjectPiece) -> bool:
    """ "pints guinness", "shot whisky": two names of drinks side by side are one, the first its size."""
    if first.found.drink is None or second.found.drink is None:
        return False
    return first.found.text.lower() in MEASURES_OF_DRINKS or first.found.drink.id in SIZES_OF_DRINKS


def _is_size_of(size: SubjectPiece, drink: SubjectPiece) -> bool:
    """ "bud light tallboy" is one can of it."""
    if size.found.drink is None or drink.found.drink is None:
        return False
    return size.found.drink.id in SIZES_OF_DRINKS and drink.found.drink.id.startswith(("beer", "cider", "strong_beer"))


def _is_poured_as(first: SubjectPiece, second: SubjectPiece) -> bool:
    """ "a jager shot" is one shot, of what is named before it."""
    if first.found.drink is None or second.found.drink is None:
        return False
    if first.found.drink.id == second.found.drink.id == "beer":
        # "dos tercios de cerveza"; "1 beers beer x1" are two.
        return second.found.text.lower() in BEERS and first.found.text.lower() not in BEERS
    if not all(drink.id.startswith("spirit") for drink in (first.found.drink, second.found.drink)):
        return False
    names = first.found.text.lower(), second.found.text.lower()
    return names[1] in MEASURES_OF_DRINKS and names[0] not in MEASURES_OF_DRINKS


def _is_mixed_from(first: SubjectPiece, second: SubjectPiece) -> bool:
    """ "vodka martini" is one cocktail, not a vodka and a martini."""
    if first.found.drink is None or second.found.drink is None:
        return False
    return first.found.drink.id.startswith("spirit") and second.found.drink.id == "cocktail"


def _measured(first: SubjectPiece, second: SubjectPiece, setting: Setting) -> SubjectPiece:
    size, kind = first.found.drink, second.found.drink
    assert size is not None and kind is not None
    whole = setting.names.drinks.get(folded(f"{first.found.text} of {second.found.text}"))
    drink = whole or kind._replace(volume_ml=size.volume_ml)
    found = second.found._replace(drink=drink, text=second.found.text)
    piece = SubjectPiece(first.start, second.end, found, plural=first.plural)
    if kind.id.startswith("spirit") and size.id in BOTTLES_CALLED_PINTS:
        piece.asks.append(_ask_pint(first, second, first.start, second.end))
    return piece


def _ask_pint(pint: SubjectPiece, spirit: SubjectPiece, start: int, end: int) -> Ask:
    """In a shop a pint of spirits is a bottle, and holds less than a pint of beer."""
    size = pint.found.drink
    assert size is not None
    choices = (*BOTTLES_CALLED_PINTS[size.id], round(size.volume_ml or 0))
    answers = tuple((f"{volume} ml", f"{volume} ml {spirit.found.text}") for volume in choices)
    text = _("How much is in one {container}?").format(container=pint.found.text)
    return Ask("number", f"number:{folded(pint.found.text)}", text, answers, start, end)


def _spirit_before(made: list[Piece], piece: SubjectPiece) -> SubjectPiece | None:
    """ "vodka 1 pint": the spirit that has no amount of its own before a pint."""
    if piece.found.drink is None or piece.found.drink.id not in BOTTLES_CALLED_PINTS:
        return None
    counted = bool(made) and isinstance(made[-1], QuantityPiece)
    before = made[:-1] if counted else made
    spirit = before[-1] if before else None
    own = len(before) > 1 and isinstance(before[-2], QuantityPiece)
    if own or not isinstance(spirit, SubjectPiece) or spirit.found.drink is None:
        return None
    return spirit if spirit.found.drink.id.startswith("spirit") else None
