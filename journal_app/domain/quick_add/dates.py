"""Finds the dates of a line: "2026-11-03", "3 june", "june 3rd 2026", "21.11.2026", "21/11"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.time_said import TimeSaid
from journal_app.domain.quick_add.tokens import MINUSES, Token
from journal_app.i18n import _

NO_DATE: Final = _("That date does not exist. Please write it as 2026-11-03 or 3 November.")
_SHORT: Final = re.compile(r"(\d{1,2})\.(\d{1,2})", re.ASCII)
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})", re.ASCII)


def date_at(
    tokens: tuple[Token, ...], place: int, lexicon: Lexicon, today: date, *, on_day: bool = False
) -> tuple[TimeSaid, int] | None:
    """The date that begins at a token, and the place after it. Without a year it is the last one that has been.

    `on_day`: a word stands before it behind which only a date can stand.
    """
    return (
        _iso(tokens, place)
        or _dotted(tokens, place)
        or _day_and_month(tokens, place, lexicon, today, on_day=on_day)
        or _slashed(tokens, place, today)
        or _with_month(tokens, place, lexicon, today)
    )


def _made(year: int, month: int, day: int) -> TimeSaid:
    try:
        return TimeSaid(date=date(year, month, day))
    except ValueError:
        return TimeSaid(problem=NO_DATE)


def _iso(tokens: tuple[Token, ...], place: int) -> tuple[TimeSaid, int] | None:
    if place + 4 >= len(tokens):
        return None
    year, first, month, second, day = tokens[place : place + 5]
    if any(each.kind != "number" or not each.text.isdigit() for each in (year, month, day)):
        return None
    if len(year.text) != 4 or any(each.text not in MINUSES or not each.glued for each in (first, second)):
        return None
    if len(month.text) > 2 or len(day.text) > 2:
        return None
    return _made(int(year.text), int(month.text), int(day.text)), place + 5


def _dotted(tokens: tuple[Token, ...], place: int) -> tuple[TimeSaid, int] | None:
    found = _DOTTED.fullmatch(tokens[place].text) if tokens[place].kind == "number" else None
    if found is None:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    return _made(year, int(found[2]), int(found[1])), place + 1


def _day_and_month(
    tokens: tuple[Token, ...], place: int, lexicon: Lexicon, today: date, *, on_day: bool
) -> tuple[TimeSaid, int] | None:
    """ "18.11." where a point makes a number an ordinal."""
    found = _SHORT.fullmatch(tokens[place].text) if tokens[place].kind == "number" else None
    if found is None or "." not in lexicon.words.clock.ordinals:
        return None
    pointed = place + 1 < len(tokens) and tokens[place + 1].text == "." and tokens[place + 1].glued
    if not pointed and not on_day:
        return None
    return _before(_made(today.year, int(found[2]), int(found[1])), today), place + 1 + pointed


def _slashed(tokens: tuple[Token, ...], place: int, today: date) -> tuple[TimeSaid, int] | None:
    """ "21/11" is one date; of "3/11" nobody knows which number is the month, so it is asked."""
    if place + 2 >= len(tokens) or tokens[place].kind != "number" or tokens[place + 1].text != "/":
        return None
    numbers, end = [tokens[place].text], place + 1
    while end + 1 < len(tokens) and tokens[end].text == "/" and tokens[end].glued and len(numbers) < 3:
        if tokens[end + 1].kind != "number" or not tokens[end + 1].glued:
            break
        numbers.append(tokens[end + 1].text)
        end += 2
    if len(numbers) < 2 or not all(number.isdigit() and len(number) <= 4 for number in numbers):
        return None
    first, second = int(numbers[0]), int(numbers[1])
    if len(numbers) == 2 and not _may_be_short_date(first, second):
        return None
    if len(numbers[0]) > 2 or len(numbers[1]) > 2:
        return None
    year = today.year if len(numbers) == 2 else int(numbers[2]) + (2000 if len(numbers[2]) == 2 else 0)
    readings: list[TimeSaid] = []
    for day, month in ((first, second), (second, first)):
        if 1 <= month <= 12:
            said = _before(_made(year, month, day), today) if len(numbers) == 2 else _made(year, month, day)
            if said.date is not None and said.date not in [each.date for each in readings]:
                readings.append(said)
    if not readings:
        return TimeSaid(problem=NO_DATE), end
    if len(readings) == 1:
        return readings[0], end
    choices = tuple((str(each.date), str(each.date)) for each in readings)
    return TimeSaid(question=_("Which date is that?"), choices=choices), end


def _may_be_short_date(first: int, second: int) -> bool:
    """Two numbers alone: a day over 12 beside a month, as parts and strengths are read before."""
    return (12 < first <= 31 and 1 <= second <= 12) or (12 < second <= 31 and 1 <= first <= 12)


def _with_month(tokens: tuple[Token, ...], place: int, lexicon: Lexicon, today: date) -> tuple[TimeSaid, int] | None:
    """ "3 june", "3rd of june 2026", "june 3"."""
    day = _day_number(tokens, place, lexicon)
    if day is not None:
        number, after = day
        if after < len(tokens) and tokens[after].key == "of":
            after += 1
        month = _month(tokens, after, lexicon)
        if month is None:
            return None
        after += 1
    else:
        month = _month(tokens, place, lexicon)
        later = _day_number(tokens, place + 1, lexicon) if month is not None else None
        if month is None or later is None:
            return None
        number, after = later
        if after < len(tokens) and tokens[after].text == ":":
            return None
    year_place = after + 1 if after < len(tokens) and tokens[after].text == "," else after
    if year_place < len(tokens) and re.fullmatch(r"(?:19|20)\d\d", tokens[year_place].text, re.ASCII):
        return _made(int(tokens[year_place].text), month, number), year_place + 1
    return _before(_made(today.year, month, number), today), after


def day_of_month(tokens: tuple[Token, ...], place: int, lexicon: Lexicon, today: date) -> tuple[TimeSaid, int] | None:
    """ "(on) the 3rd": the last day of that number; "the 3rd beer" is none."""
    place += tokens[place].key == "the"
    called = place + 1 < len(tokens) and tokens[place].key in lexicon.words.clock.day_of
    place += called
    day = _day_number(tokens, place, lexicon)
    if day is None or (day[1] == place + 1 and not called):
        return None
    number, after = day
    following = tokens[after] if after < len(tokens) else None
    clock = lexicon.words.clock
    if following is not None and following.kind == "word" and following.key not in (*clock.at, *clock.about):
        return None
    month, year = today.month, today.year
    if number > today.day:
        month, year = (month - 1, year) if month > 1 else (12, year - 1)
    return _made(year, month, number), after


def _before(said: TimeSaid, today: date) -> TimeSaid:
    """The same day of the year before, where this year's is still to come."""
    if said.date is None or said.date <= today:
        return said
    return _made(said.date.year - 1, said.date.month, said.date.day)


def _month(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> int | None:
    found = lexicon.months.get(tokens[place].key) if place < len(tokens) and tokens[place].kind == "word" else None
    return None if found is None else found + 1


def _day_number(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[int, int] | None:
    if place >= len(tokens) or tokens[place].kind != "number" or not tokens[place].text.isdigit():
        return None
    if len(tokens[place].text) > 2 or not 1 <= int(tokens[place].text) <= 31:
        return None
    after = place + 1
    if after < len(tokens) and tokens[after].key in lexicon.words.clock.ordinals and tokens[after].glued:
        after += 1
    return int(tokens[place].text), after
