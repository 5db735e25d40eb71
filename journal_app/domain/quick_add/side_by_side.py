"""Two names side by side that are one thing: "red bali kratom", "pints guinness", "vodka martini"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.pieces import (
    FactPiece,
    Piece,
    Setting,
    SubjectPiece,
)

MEASURES_OF_DRINKS: Final = ("shot", "shots", "pint", "pints", "fifth", "fifths")
SIZES_OF_DRINKS: Final = ("beer_can", "pint", "half_pint", "schooner_au", "middy_au", "stubby_au", "half_litre")


def joined_products(pieces: list[Piece], line: str, setting: Setting) -> list[Piece]:
    """ "red bali kratom": two names of one substance side by side are its product and its name."""
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if isinstance(piece, SubjectPiece) and isinstance(last, SubjectPiece) and _is_measure_of(last, piece):
            made[-1] = _measured(last, piece, setting)
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


def _is_poured_as(first: SubjectPiece, second: SubjectPiece) -> bool:
    """ "a jager shot" is one shot, of what is named before it."""
    if first.found.drink is None or second.found.drink is None:
        return False
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
    return SubjectPiece(first.start, second.end, found, plural=first.plural)
