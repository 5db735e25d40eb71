"""Times of day and hours of sleep as people type them, and times of day as they are shown."""

import re
from datetime import datetime, time
from typing import Final

from journal_app.i18n import _, in_context

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:(a|p)\.?\s*m\.?)?", re.ASCII)
_H: Final = r"h|hours?|hrs?|std\.?|stunden?|horas?"
_MIN: Final = r"m|min\.?|minutes?|minuten?|minutos?"
_HOURS: Final = re.compile(
    rf"(?P<whole>\d{{1,2}})\s*(?:{_H}|:)\s*(?:(?P<minutes>\d{{1,2}})\s*(?:{_MIN})?)?"
    rf"|(?P<number>\d{{1,2}}(?:[.,]\d{{0,2}})?)\s*(?:{_H})?"
    rf"|(?P<only>\d{{1,3}})\s*(?:{_MIN})",
    re.ASCII,
)


class _Shown:
    """How times are shown; one for the process, as the language is."""

    twelve_hours = False


NOT_A_TIME: Final = _("Please write the time as 20:15 or 8:15 pm.")
NOT_HOURS: Final = _("Please write the hours as 7, 5.5 or 5h30.")


def read_clock(text: str) -> time | None:
    """The time of day in "20:15", "8:15 pm", "2015", "8 pm" or "8"; None when it is not one."""
    found = _CLOCK.fullmatch(_with_english_half(text.strip().lower()))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute)


def _with_english_half(typed: str) -> str:
    """A time with the words that `clock_text` shows for the halves of the day put into those that are read."""
    for read, shown in (("am", in_context("before noon", "am")), ("pm", in_context("after noon", "pm"))):
        if typed.endswith(shown.lower()):
            return f"{typed.removesuffix(shown.lower())}{read}"
    return typed.removesuffix(" uhr")


def read_hours(text: str) -> float | None:
    """Hours in "7", "5.5", "5,5", "5h30", "5:30", "5 h 30 min" or "45 min", at most 24; None when it is not that."""
    found = _HOURS.fullmatch(text.strip().lower())
    if found is None:
        return None
    if found["number"] is not None:
        hours = float(found["number"].replace(",", "."))
    elif found["only"] is not None:
        hours = int(found["only"]) / 60
    else:
        minutes = int(found["minutes"] or 0)
        if minutes > 59:
            return None
        hours = int(found["whole"]) + minutes / 60
    return hours if hours <= 24 else None


def use_twelve_hours(twelve: bool) -> None:
    """Show times as 8:15 pm from now on, or as 20:15; what is already on screen is not altered."""
    _Shown.twelve_hours = twelve


def clock_text(at: time | datetime) -> str:
    """`20:15`, or `8:15 pm` where the person's clock has twelve hours."""
    if not _Shown.twelve_hours:
        return f"{at:%H:%M}"
    return f"{at.hour % 12 or 12}:{at:%M} {_half(at)}"


def hour_text(at: time) -> str:
    """A full hour where there is little room: `20:00`, or `8 pm` where the person's clock has twelve hours."""
    return f"{at.hour % 12 or 12} {_half(at)}" if _Shown.twelve_hours else clock_text(at)


def end_of_day_text() -> str:
    """The midnight that ends a day, in the same words: `24:00`, or `12 am`."""
    return hour_text(time()) if _Shown.twelve_hours else "24:00"


def _half(at: time | datetime) -> str:
    return in_context("before noon", "am") if at.hour < 12 else in_context("after noon", "pm")
