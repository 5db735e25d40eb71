"""Dates where there is little room: an axis, a cell, a tile."""

from datetime import date

from journal_app.i18n import in_context
from journal_app.i18n.locale_words import month_names, weekday_names


def short_day_words(day: date, *, year: bool = False) -> str:
    """`11 Jun`, or `11 Jun 2026`."""
    if year:
        pattern = in_context("a short date", "{day} {month} {year}")
    else:
        pattern = in_context("a short date", "{day} {month}")
    return pattern.format(day=day.day, month=short_month_words(day), year=day.year)


def short_month_words(day: date) -> str:
    """`Jun`."""
    return month_names("abbreviated")[day.month - 1]


def short_weekday_words(day: date) -> str:
    """`Thu 11 June 2026`."""
    pattern = in_context("a date", "{weekday} {day} {month} {year}")
    weekday, month = weekday_names("abbreviated")[day.weekday()], month_names()[day.month - 1]
    return pattern.format(weekday=weekday, day=day.day, month=month, year=day.year)
