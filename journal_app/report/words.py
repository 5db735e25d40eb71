"""Numbers, dates and lists as the report writes them."""

from collections.abc import Sequence
from datetime import date

from journal_app.domain.entries import SymptomScale
from journal_app.domain.units import Amount
from journal_app.domain.wording import MONTHS, day_words, severity_words


def number(value: float) -> str:
    """`11`, `4.5`, `0.25`: no more places than are of use, and nothing known ever shrinks to 0."""
    places = 1 if value >= 10 else 2 if value >= 1 else 3
    text = f"{value:.{places}f}"
    if value > 0 and float(text) == 0:
        text = f"{value:.9f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rated(value: float, scale: SymptomScale) -> str:
    """A rating, or a median of ratings, on its own scale: `4.5`, `mild to moderate`."""
    return number(value) if scale == "0-10" else severity_words(value)


def amount(value: float, unit: str) -> str:
    """`6 g`, `2 capsules`, `1 drink`, `4.5 h`; without a unit the number alone."""
    if unit == "hours":
        return f"{number(value)} h"
    if unit == "drinks":
        return f"{number(value)} drink" + ("" if value == 1 else "s")
    words = Amount(value=value, unit=unit).text.split(" ", 1)
    return f"{number(value)} {words[1]}".strip()


def clipped(text: str, longest: int) -> str:
    """The text in one line, cut with an ellipsis: page 1 has to stay one page, and the list has the whole."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def short_day(day: date) -> str:
    """`22 May`, `5 Jun`: for tiles, cells and axes."""
    return f"{day.day} {short_month(day)}"


def short_month(day: date) -> str:
    """`May`, `Jun`."""
    return MONTHS[day.month - 1][:3]


def period(first: date, last: date) -> str:
    """`15 May – 11 June 2026`; both years when they differ."""
    return f"{day_words(first, year=first.year != last.year)} – {day_words(last, year=True)}"


def counted(count: int, one: str, many: str = "") -> str:
    """`1 day`, `3 days`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
