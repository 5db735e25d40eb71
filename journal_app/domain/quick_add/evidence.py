"""A name alone is not yet something that was taken: it may be half typed, or a thought."""

from __future__ import annotations

from collections.abc import Sequence

from journal_app.domain.quick_add.built import AS_NOTE
from journal_app.domain.quick_add.grouping import Group
from journal_app.domain.quick_add.pieces import Ask, BreakPiece, FactPiece, NotePiece, Piece, SubjectPiece, VerbPiece
from journal_app.i18n import _


def evidence_asks(groups: Sequence[Group], pieces: Sequence[Piece], line: str) -> list[Ask]:
    """A question for each substance of which nothing more is said, in a line without a time or a verb.

    Right beside something else of the line ("kratom 3g ginger") not even these say that it was taken too.
    """
    told = any(isinstance(piece, VerbPiece) for piece in pieces)
    told = told or any(each.leading_time or each.trailing_time for each in groups)
    found = []
    for place, group in enumerate(groups):
        thing = group.thing
        if not isinstance(thing, SubjectPiece):
            continue
        if thing.found.drink is not None or (told and not _is_beside(groups, place, pieces)):
            continue
        if any(not isinstance(part, NotePiece) and not _only_counts(part) for part in group.parts):
            continue
        name = thing.found.text
        answers = ((_("Yes, the amount is not known"), None), (AS_NOTE, f"note {line}"))
        text = _("Log {name} without an amount?").format(name=name)
        found.append(Ask("reading", f"reading:{name.lower()}", text, answers, 0, len(line)))
    return found


def _only_counts(piece: Piece) -> bool:
    """ "bars" without a number says nothing of how much it was."""
    return isinstance(piece, FactPiece) and piece == FactPiece(
        piece.start, piece.end, form=piece.form, unit=piece.unit, words=piece.words
    )


def _is_beside(groups: Sequence[Group], place: int, pieces: Sequence[Piece]) -> bool:
    """Whether nothing separates it from the entry before it, or the first from the next."""
    if len(groups) < 2:
        return False
    first, second = groups[max(place - 1, 0)].thing, groups[max(place, 1)].thing
    return not any(
        isinstance(piece, BreakPiece | VerbPiece) and first.end <= piece.start <= second.start for piece in pieces
    )
