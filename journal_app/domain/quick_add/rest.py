"""The words and marks of a line that name nothing themselves: what joins, separates, or is only a remark."""

from __future__ import annotations

from typing import Final

from journal_app.domain.quick_add.bound import binds_here
from journal_app.domain.quick_add.pieces import (
    BreakPiece,
    NotePiece,
    Piece,
    QuantityPiece,
    Setting,
    SubjectPiece,
    UnknownPiece,
    VerbPiece,
)
from journal_app.domain.quick_add.tokens import MINUSES, Token

STRONG: Final = ",;\n|"
WEAK: Final = "+&/"
SPANS: Final = ("from", "between")
SPANNED: Final = ("to", "and", "till", "til", "until", "-")
IGNORED: Final = ".:!()=*" + MINUSES + "[]" + "\N{VARIATION SELECTOR-16}"
FACES: Final = (("\U0001f600", "\U0001f64a"), ("\U0001f90d", "\U0001f90e"), ("\U0001f910", "\U0001f917"),
    ("\U0001f920", "\U0001f92f"), ("\U0001f970", "\U0001f976"), ("\U0001f493", "\U0001f49f"))  # fmt: skip
MOODS: Final = "\N{HEAVY BLACK HEART}\N{PERSON WITH FOLDED HANDS}\N{FLEXED BICEPS}\N{HERB}\N{PILL}\N{SPARKLES}"


def rest_at(
    tokens: tuple[Token, ...], place: int, verbs: tuple[str, ...], setting: Setting
) -> tuple[Piece | None, int]:
    """What stands at a token that names nothing, and the place after it; no piece where it says nothing."""
    token, lexicon = tokens[place], setting.lexicon
    if token.text in STRONG:
        return BreakPiece(token.start, token.end, strong=True), place + 1
    if _is_more(tokens, place):
        return UnknownPiece(token.start, token.end, token.text), place + 1
    if token.text in WEAK:
        return BreakPiece(token.start, token.end, strong=False), place + 1
    if token.kind == "mark":
        if token.text in IGNORED or _before_strength(tokens, place):
            return None, place + 1
        if _is_mood(token.text) and _at_an_end(tokens, place):
            return NotePiece(token.start, token.end, token.text), place + 1
        return UnknownPiece(token.start, token.end, token.text), place + 1
    if span := _span(tokens, place, setting):
        end = tokens[place + span - 1].end
        text = " ".join(each.text for each in tokens[place : place + span])
        return UnknownPiece(token.start, end, text), place + span
    comparing = lexicon.listed("comparing").at(tokens, place)
    if comparing:
        end = tokens[place + comparing - 1].end
        return UnknownPiece(token.start, end, " ".join(each.text for each in tokens[place : place + comparing])), (
            place + comparing
        )
    remark = lexicon.listed("remarks").at(tokens, place)
    if remark:
        end = tokens[place + remark - 1].end
        return NotePiece(
            token.start, end, " ".join(each.text for each in tokens[place : place + remark])
        ), place + remark
    doing = lexicon.listed("doing").at(tokens, place)
    if doing and any(lexicon.now.at(tokens, each) for each in range(len(tokens))):
        # "taking 3g now" has happened; "taking 3g tonight" is a plan.
        return VerbPiece(token.start, tokens[place + doing - 1].end), place + doing
    binds = binds_here(tokens, place, setting)
    if binds is not None:
        return (None if binds else UnknownPiece(token.start, token.end, token.text)), place + 1
    count = lexicon.listed("fillers").at(tokens, place)
    separator = lexicon.listed("separators").at(tokens, place)
    if separator:
        end = tokens[place + separator - 1].end
        if token.key == "w" and place + 1 < len(tokens) and tokens[place + 1].text == "/":
            return BreakPiece(token.start, tokens[place + 1].end, strong=False), place + 2
        return BreakPiece(token.start, end, strong=False), place + separator
    if count:
        end = tokens[place + count - 1].end
        if any(tokens[each].key in verbs for each in range(place, place + count)):
            return VerbPiece(token.start, end), place + count
        return None, place + count
    if token.key in lexicon.words.a:
        return None, place + 1
    return UnknownPiece(token.start, token.end, token.text), place + 1


def reason_at(
    tokens: tuple[Token, ...], place: int, setting: Setting, found: list[Piece]
) -> tuple[NotePiece, int] | None:
    """ "for rls" behind what was taken is why, and kept as its note; with a number behind it it is a rating."""
    count = setting.lexicon.listed("reasons").at(tokens, place)
    if not count or not found or not isinstance(found[-1], SubjectPiece | QuantityPiece):
        return None
    names = setting.names
    felt = place + count
    said = names.symptom_at(tokens, felt) or names.feeling_at(tokens, felt) if felt < len(tokens) else None
    after = felt + (said[2] if said is not None else 0)
    if said is None or not (after >= len(tokens) or tokens[after].text in STRONG or _is_hour(tokens, after, setting)):
        return None
    end = tokens[after - 1].end
    return NotePiece(tokens[place].start, end, " ".join(token.text for token in tokens[place:after])), after


def _is_hour(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    """ "for rls 10am": a number that is no rating."""
    clock = setting.lexicon.words.clock
    return (
        tokens[place].kind == "number" and place + 1 < len(tokens) and tokens[place + 1].key in (*clock.am, *clock.pm)
    )


def _span(tokens: tuple[Token, ...], place: int, setting: Setting) -> int:
    """ "from 6 to 11", "between 8 and midnight": so many tokens, asked about as one, since they may be hours."""
    lexicon = setting.lexicon
    if tokens[place].key not in SPANS:
        return 0
    at = place + 1
    for last in (False, True):
        instant = lexicon.listed("instants").at(tokens, at)
        if not instant and (at >= len(tokens) or tokens[at].kind != "number"):
            return 0
        at += instant or 1
        at += at < len(tokens) and tokens[at].key in (*lexicon.words.clock.am, *lexicon.words.clock.pm)
        if not last and (at >= len(tokens) or tokens[at].key not in SPANNED):
            return 0
        at += not last
    return 0 if at < len(tokens) and lexicon.units.at(tokens, at) else at - place


def _is_more(tokens: tuple[Token, ...], place: int) -> bool:
    """ "3g+" is more than that; "3g + 2 beers" and "3g+2 beers" are two entries."""
    if tokens[place].text != "+" or not tokens[place].glued or not place:
        return False
    return place + 1 >= len(tokens) or not tokens[place + 1].glued


def _before_strength(tokens: tuple[Token, ...], place: int) -> bool:
    """ "3 beers @ 4.2%" """
    number = tokens[place + 1] if place + 2 < len(tokens) else None
    return (
        tokens[place].text == "@" and number is not None and number.kind == "number" and tokens[place + 2].text == "%"
    )


def _is_mood(mark: str) -> bool:
    """A face or a sign of mood: it says nothing of what was taken. A glass or a "no" sign may, and is asked about."""
    return any(first <= mark <= last for first, last in FACES) or mark in MOODS


def _at_an_end(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether only marks stand before it, or only marks behind it."""
    sides = tokens[:place], tokens[place + 1 :]
    return any(all(token.kind == "mark" for token in side) for side in sides)
