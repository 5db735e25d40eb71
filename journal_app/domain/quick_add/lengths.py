"""Lengths of time before now: "2h ago", "an hour and a half ago", "2 days ago"."""

from __future__ import annotations

import re
from datetime import timedelta

from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.time_said import TimeSaid
from journal_app.domain.quick_add.tokens import Token


def ago_at(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[TimeSaid, int] | None:
    """A length of time and "ago", or what means ago before it."""
    before = lexicon.listed("clock.ago_before").at(tokens, place)
    about = lexicon.listed("approximately").at(tokens, place + before) if before and place + before < len(tokens) else 0
    found = _length(tokens, place + before + about, lexicon, led=bool(before))
    if found is None:
        return None
    length, spread, after, days = found
    ago = lexicon.listed("clock.ago").at(tokens, after) if after < len(tokens) else 0
    if not ago and not before:
        return None
    if days:
        return TimeSaid(days_back=-days), after + ago
    return TimeSaid(ago=length, spread=spread, about=bool(about)), after + ago


def _length(
    tokens: tuple[Token, ...], place: int, lexicon: Lexicon, *, led: bool
) -> tuple[timedelta, timedelta, int, int] | None:
    """A length, how exactly it is known, the place after it, and its whole days if it is a number of days."""
    for name, minutes in (("hour_and_half", 90), ("half_hour", 30), ("quarter_hour", 15), ("an_hour", 60)):
        count = lexicon.listed(f"clock.{name}").at(tokens, place)
        if count and (led or lexicon.listed("clock.ago").at(tokens, place + count)):
            return timedelta(minutes=minutes), timedelta(), place + count, 0
    for name, times in (("couple", 2.0), ("few", 3.0)):
        count = lexicon.listed(f"clock.{name}").at(tokens, place)
        unit = _unit_at(tokens, place + count, lexicon) if count else None
        if unit is not None and count:
            length = unit * times
            return length, length / 2 if name == "few" else length / 4, place + count + 1, _whole_days(length, unit)
    amount, after = _plain_amount(tokens, place, lexicon)
    if amount is None:
        return None
    unit = _unit_at(tokens, after, lexicon)
    if unit is None:
        return None
    length, after = unit * amount, after + 1
    if unit == timedelta(hours=1):
        joined = after + (1 if after < len(tokens) and tokens[after].key in lexicon.words.separators else 0)
        further, last = _plain_amount(tokens, joined, lexicon)
        small = _unit_at(tokens, last, lexicon) if further is not None else None
        if further is not None and further < 60 and (small == timedelta(minutes=1) or tokens[joined].glued):
            length += timedelta(minutes=further)
            after = last + (1 if small == timedelta(minutes=1) else 0)
        elif half := lexicon.listed("and_a_half").at(tokens, after):
            length, after = length + timedelta(minutes=30), after + half
    return length, timedelta(), after, _whole_days(length, unit)


def _whole_days(length: timedelta, unit: timedelta) -> int:
    return round(length / timedelta(days=1)) if unit >= timedelta(days=1) else 0


def _plain_amount(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[float | None, int]:
    if place >= len(tokens):
        return None, place
    token = tokens[place]
    if token.kind == "number" and re.fullmatch(r"\d{1,4}(?:[.,]\d{1,2})?", token.text, re.ASCII):
        return float(token.text.replace(",", ".")), place + 1
    if token.key in lexicon.words.numbers:
        return lexicon.words.numbers[token.key], place + 1
    if token.key in lexicon.words.a:
        return 1.0, place + 1
    return None, place


def _unit_at(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> timedelta | None:
    words = lexicon.words.clock
    key = tokens[place].key if place < len(tokens) else ""
    for names, unit in (
        (words.hours, timedelta(hours=1)), (words.minutes, timedelta(minutes=1)),
        (words.days, timedelta(days=1)), (words.weeks, timedelta(weeks=1)),
    ):  # fmt: skip
        if key in names:
            return unit
    return None
