"""Reads measures: "pulse 88", "bp 140/90", "temp 38.2", "weight 71kg"."""

from __future__ import annotations

import re
from typing import Final

from journal_app.domain.entries import MEASURES, Measure
from journal_app.domain.number_text import plain_number, read_number
from journal_app.domain.quick_add.built import either
from journal_app.domain.quick_add.pieces import Ask, Common, DraftPiece, Make, Setting
from journal_app.domain.quick_add.ratings import LINKS
from journal_app.domain.quick_add.tokens import Token, joined_key, tokens_of
from journal_app.domain.wording import measure_name
from journal_app.i18n import _

_POUND_KG: Final = 0.45359237
_LIMITS: Final = {"pulse": (20, 300), "blood pressure": (30, 300), "temperature": (30, 45), "weight": (2, 500)}


def measure_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """The measure that begins at a token, and the place after it; only where a number follows its name."""
    lexicon = setting.lexicon
    name, own_unit, count = "", "", 0
    for size in (3, 2, 1):
        if place + size <= len(tokens) and (own := _own_measure(tokens[place : place + size], setting)):
            name, own_unit, count = own[0], own[1], size
            break
    if not count:
        count = lexicon.measures.at(tokens, place)
        if not count:
            return None
        name = str(lexicon.measures.meaning(tokens, place, count))
    after = place + count
    while after < len(tokens) and (tokens[after].text in LINKS or tokens[after].key in LINKS):
        after += 1
    if after >= len(tokens) or tokens[after].kind != "number":
        return None
    return _measured(tokens, place, after, name, own_unit or MEASURES.get(name, ""), setting)


def _own_measure(part: tuple[Token, ...], setting: Setting) -> tuple[str, str] | None:
    return setting.names.own_measures.get(joined_key(part))


def _measured(
    tokens: tuple[Token, ...], place: int, after: int, name: str, unit: str, setting: Setting
) -> tuple[DraftPiece, int]:
    start, token = tokens[place].start, tokens[after]
    read, end = read_number(token.text), token.end
    after += 1
    second: float | None = None
    over = setting.lexicon.words.over
    linked = after + 1 < len(tokens) and (tokens[after].text == "/" or tokens[after].key in over)
    if name == "blood pressure" and after < len(tokens) and _is_second(tokens, after):
        second = read_number(tokens[after].text).value
        end, after = tokens[after].end, after + 1
    elif linked and tokens[after + 1].kind == "number":
        second = read_number(tokens[after + 1].text).value
        end, after = tokens[after + 1].end, after + 2
    said = ""
    if after < len(tokens) and (tokens[after].text in "°/" or tokens[after].kind == "word"):
        count = setting.lexicon.measure_units.at(tokens, after)
        if count:
            said = str(setting.lexicon.measure_units.meaning(tokens, after, count))
            end, after = tokens[after + count - 1].end, after + count
        elif unit and (length := _unit_length(tokens, after, unit)):
            end, after = tokens[after + length - 1].end, after + length
    if read.choices:
        answers = tuple((plain_number(each), plain_number(each)) for each in read.choices)
        ask = Ask(
            "number",
            f"number:{name}",
            _("Is it {choices}?").format(choices=either([each[0] for each in answers])),
            answers,
            token.start,
            token.end,
        )
        return DraftPiece(start, end, _measure(name, read.choices[0], None, unit), asks=[ask]), after
    if read.value is None:
        return DraftPiece(start, end, None, problem=read.problem), after
    return _plausible(start, end, name, read.value, second, unit, said), after


def _is_second(tokens: tuple[Token, ...], place: int) -> bool:
    """ "bp 135 85": a plain number of two or three digits that nothing follows closely."""
    plain = re.fullmatch(r"\d{2,3}", tokens[place].text, re.ASCII) is not None
    return plain and (place + 1 >= len(tokens) or not tokens[place + 1].glued)


def _unit_length(tokens: tuple[Token, ...], place: int, unit: str) -> int:
    parts = tuple(token.key for token in tokens_of(unit))
    return len(parts) if tuple(token.key for token in tokens[place : place + len(parts)]) == parts else 0


def _plausible(start: int, end: int, name: str, value: float, second: float | None, unit: str, said: str) -> DraftPiece:
    detail = ""
    wrong = DraftPiece(
        start,
        end,
        None,
        problem=_("That {measure} cannot be right. Please check the numbers.").format(measure=measure_name(name)),
    )
    if name == "blood pressure" and second is None:
        return DraftPiece(start, end, None, problem=_("Blood pressure has two numbers. Please write it as bp 140/90."))
    if name != "blood pressure" and name in MEASURES and second is not None:
        return wrong
    if name == "weight" and not said:
        draft = DraftPiece(start, end, _measure(name, value, None, unit))
        number = plain_number(value)
        answers = ((f"{number} kg", f"weight {number} kg"), (f"{number} lb", f"weight {number} lb"))
        draft.asks.append(
            Ask("unit", "unit:weight", _("Is the weight in kilograms or in pounds?"), answers, start, end)
        )
        return draft if 2 <= value < 1500 else wrong
    if name == "weight" and said == "lb":
        detail, value = f"{plain_number(value)} lb", round(value * _POUND_KG, 1)
    elif name == "temperature" and (said == "°F" or (not said and 85 <= value <= 115)):
        detail, value = f"{plain_number(value)} °F", round((value - 32) * 5 / 9, 1)
    elif name in MEASURES and said and said != unit:
        return wrong
    low, high = _LIMITS.get(name, (0, 1e9))
    if not low <= value <= high or (second is not None and not 0 < second < value):
        return wrong
    return DraftPiece(start, end, _measure(name, value, second, unit), detail=detail)


def _measure(name: str, value: float, second: float | None, unit: str) -> Make:
    def make(common: Common) -> tuple[Measure, ...]:
        return (Measure(**common, what=name, value=value, second=second, unit=unit),)

    return make
