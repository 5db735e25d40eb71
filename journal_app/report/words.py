"""Numbers, dates and lists as the report writes them."""

from datetime import date
from typing import Final

from journal_app.domain.drink_words import drink_words
from journal_app.domain.entries import SymptomScale
from journal_app.domain.lists import and_words
from journal_app.domain.short_dates import short_day_words, short_month_words
from journal_app.domain.units import unit_words
from journal_app.domain.wording import day_words, severity_words
from journal_app.i18n import _, in_context, plural
from journal_app.i18n.locale_words import written_number

AMOUNT_NOT_KNOWN: Final = _("amount not known")

listed = and_words
"""`a`, `a and b`, `a, b and c`."""

short_day = short_day_words
"""`22 May`, `5 Jun`: for tiles, cells and axes."""

short_month = short_month_words
"""`May`, `Jun`."""


def number(value: float) -> str:
    """`11`, `4.5`, `0.25`: no more places than are of use, and nothing known ever shrinks to 0."""
    places = 1 if value >= 10 else 2 if value >= 1 else 3
    text = f"{value:.{places}f}"
    if value > 0 and float(text) == 0:
        text = f"{value:.9f}"
    return written_number(text.rstrip("0").rstrip(".") if "." in text else text)


def rated(value: float, scale: SymptomScale) -> str:
    """A rating, or a median of ratings, on its own scale: `4.5`, `mild to moderate`."""
    return number(value) if scale == "0-10" else severity_words(value)


def amount(value: float, unit: str) -> str:
    """`6 g`, `2 capsules`, `1 drink`, `4.5 h`; without a unit the number alone."""
    if unit == "hours":
        return _("{hours} h").format(hours=number(value))
    if unit == "drinks":
        return drink_words(value)
    return f"{number(value)} {unit_words(unit, value)}".strip()


def clipped(text: str, longest: int) -> str:
    """The text in one line, cut with an ellipsis: page 1 has to stay one page, and the list has the whole."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def period(first: date, last: date) -> str:
    """`15 May – 11 June 2026`; both years when they differ."""
    begins = day_words(first, year=first.year != last.year)
    return in_context("from a date to a date", "{first} – {last}").format(first=begins, last=day_words(last, year=True))


def of_days(days: int, total: int) -> str:
    """`24 of 28 days`."""
    return plural("{count} of {total} day", "{count} of {total} days", total).format(count=days, total=total)


def and_more(count: int) -> str:
    """`and 3 more`, where there is no room for all."""
    return _("and {count} more").format(count=count)


def joined(*parts: str) -> str:
    """The parts that say something, between commas."""
    return ", ".join(part for part in parts if part)


def in_parts(*parts: str) -> str:
    """The parts that say something, between semicolons."""
    return "; ".join(part for part in parts if part)
