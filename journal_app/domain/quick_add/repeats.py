"""One name with several amounts, each with its time: "methadone 20mg 8am 20mg 8pm" is two doses."""

from __future__ import annotations

from dataclasses import replace

from journal_app.domain.quick_add.pieces import (
    BreakPiece,
    NotePiece,
    Piece,
    QuantityPiece,
    SubjectPiece,
    TimePiece,
    VerbPiece,
)
from journal_app.domain.quick_add.time_said import merged

_Pair = tuple[QuantityPiece, TimePiece]


def named_again(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with the name written again before each further amount that has a time of its own.

    Only where the whole line holds one name, and every amount of it is of one kind and has its time behind it: then
    nothing can belong to anything else.
    """
    places = [place for place, piece in enumerate(pieces) if isinstance(piece, SubjectPiece)]
    if len(places) != 1:
        return pieces
    name = pieces[places[0]]
    assert isinstance(name, SubjectPiece)
    told: list[Piece] = []
    for piece in pieces:
        last = told[-1] if told else None
        if isinstance(piece, TimePiece) and isinstance(last, TimePiece) and (both := merged(last.said, piece.said)):
            # "2026-11-22 08:00" is one time.
            told[-1] = replace(last, said=both)
        elif not isinstance(piece, SubjectPiece | BreakPiece | VerbPiece | NotePiece):
            told.append(piece)
    pairs = _pairs(told)
    if len(pairs) < 2 or name.asks or pairs[0][1].start < name.start:
        return pieces
    if pairs[1][0].start < name.start or not all(_alike(pairs[0][0], amount) for amount, _time in pairs):
        return pieces
    made: list[Piece] = []
    further = [amount for amount, _time in pairs[1:]]
    for piece in pieces:
        if piece in further:
            made.append(BreakPiece(piece.start, piece.start, strong=True))
            made.append(replace(name, start=piece.start, end=piece.start, asks=[]))
        made.append(piece)
    return made


def _pairs(told: list[Piece]) -> list[_Pair]:
    """Amount and time by turns; nothing where anything else stands there."""
    pairs: list[_Pair] = []
    for amount, time in zip(told[::2], told[1::2], strict=False):
        if not isinstance(amount, QuantityPiece) or not isinstance(time, TimePiece):
            return []
        if not time.said.says_hour and not time.said.says_part:
            return []
        pairs.append((amount, time))
    return pairs if len(told) % 2 == 0 else []


def _alike(first: QuantityPiece, other: QuantityPiece) -> bool:
    if first.number.value is None or other.number.value is None or first.percent or first.per_ml is not None:
        return False
    return first.unit == other.unit and first.volume_ml == other.volume_ml and first.is_bare == other.is_bare
