"""Dates as the charts write them, in the language in use and the same on every computer."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from journal_app.domain.short_dates import short_day_words, short_month_words, short_weekday_words
from journal_app.domain.wording import day_words
from journal_app.i18n import in_context

short = short_day_words
"""`15 May`, `1 Jun`."""

long = short_weekday_words
"""`Wed 3 June 2026`."""


def span(first: date, last: date, *, brief: bool = False) -> str:
    """`15 May – 11 June 2026` (brief: `11 Jun`); the year twice only when it differs."""
    words = short_day_words if brief else day_words
    ends = words(last, year=True)
    if first == last:
        return ends
    begins = words(first, year=first.year != last.year)
    return in_context("from a date to a date", "{first} – {last}").format(first=begins, last=ends)


def place(start: date, days: int, last: date) -> str:
    """A place on the time axis: its day, or the days it covers."""
    return long(start) if days == 1 else span(start, min(start + timedelta(days=days - 1), last))


def labels(starts: Sequence[date], room: int, width: Callable[[str], float], step: float) -> list[tuple[int, str]]:
    """Place and text of the dates under an axis.

    `room` is the least gap between two texts, `width` measures one and `step` is the width of a place, all in pixels.
    Weeks while they fit, counted from the first day; then first days of months, quarters and years.
    """
    days = (starts[1] - starts[0]).days if len(starts) > 1 else 1
    choices: list[list[tuple[int, str]]] = []
    if days == 1:
        every = (1, 2, 7, 14) if len(starts) <= 16 else (7, 14)
        choices += [[(at, short(starts[at])) for at in range(0, len(starts), each)] for each in every]
    for months in (1, 3, 6, 12, 24, 60) if starts else ():
        choices.append(_month_starts(starts, days, months))
    for choice in choices:
        if len(choice) < 2 and len(starts) > 1:
            continue
        gaps = [
            (second[0] - first[0]) * step - (width(first[1]) + width(second[1])) / 2
            for first, second in pairwise(choice)
        ]
        if not gaps or min(gaps) >= room:
            return choice
    return [(0, short(starts[0]))] if starts else []


def _month_starts(starts: Sequence[date], days: int, months: int) -> list[tuple[int, str]]:
    """The places in which a month (every so many, counted from January) begins, with what stands under them."""
    found: list[tuple[int, str]] = []
    number = starts[0].year * 12 + starts[0].month - 1
    end = starts[-1] + timedelta(days=days)
    while True:
        if number % months == 0:
            first = date(number // 12, number % 12 + 1, 1)
            if first >= end:
                return found
            if first >= starts[0]:
                text = str(first.year) if months >= 12 or first.month == 1 else short_month_words(first)
                found.append(((first - starts[0]).days // days, text))
        number += 1
