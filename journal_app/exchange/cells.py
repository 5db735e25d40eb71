"""Single cells of a table as values and back: numbers, dates, times, offsets, words."""

import math
import re
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from journal_app.domain.moments import EARLIEST_YEAR
from journal_app.errors import BadInput
from journal_app.i18n import _

_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,6}))?)?")
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])([0-9]{2}):?([0-9]{2})(?::([0-9]{2}))?")
_YES = frozenset({"yes", "true", "1"})
_NO = frozenset({"no", "false", "0"})


class BadCell(ValueError):
    """A cell that cannot be understood; its message says what is expected there, never what the cell holds."""


def refused(line: int, column: str | None, error: BadCell) -> BadInput:
    """The error for the person: where in the file it is, and what is expected there."""
    if column is None:
        return BadInput(
            _("Line {line}: {expected}. Nothing was imported. Please mend the line, then try again.").format(
                line=line, expected=error
            )
        )
    return BadInput(
        _(
            'Line {line}, column "{column}": {expected}. Nothing was imported. Please mend the line, then try again.'
        ).format(line=line, column=column, expected=error)
    )


def number_text(value: float | None) -> str:
    """A number without loss; "" for None."""
    if value is None:
        return ""
    value = float(value)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def number(text: str, *, comma_decimal: bool = False) -> float | None:
    """A finite number; None for an empty cell. Never with thousands marks."""
    text = text.strip()
    if not text:
        return None
    if comma_decimal and "." not in text:
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text) or not math.isfinite(value := float(text)):
        raise BadCell(_("a number such as 2.5 is expected, without a thousands mark"))
    return value


def whole_number(text: str) -> int | None:
    """A whole number; None for an empty cell."""
    text = text.strip()
    if not text:
        return None
    if not re.fullmatch(r"[+-]?[0-9]{1,9}(\.0{1,9})?", text):
        raise BadCell(_("a whole number is expected"))
    return int(text.partition(".")[0])


def day(text: str) -> date:
    """A calendar date such as 2026-11-22, not before 1900."""
    found = _DATE.fullmatch(text.strip())
    try:
        value = date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        value = None
    if value is None or not EARLIEST_YEAR <= value.year < 9999:
        raise BadCell(_("a date such as 2026-11-22 is expected, not before {year}").format(year=EARLIEST_YEAR))
    return value


def time_text(value: time) -> str:
    """`20:15`, with seconds only where there are any."""
    return value.isoformat("minutes" if value.second == value.microsecond == 0 else "auto")


def time_of_day(text: str) -> time | None:
    """A time such as 20:15; None for an empty cell."""
    text = text.strip()
    if not text:
        return None
    found = _TIME.fullmatch(text)
    try:
        if found:
            hour, minute, second, fraction = found.groups()
            return time(int(hour), int(minute), int(second or 0), int((fraction or "0").ljust(6, "0")))
    except ValueError:
        pass
    raise BadCell(_("a time such as 20:15 is expected (24 hours)"))


def offset_text(seconds: int) -> str:
    """`UTC+01:00`: the letters keep spreadsheets from taking it for a sum."""
    sign, rest = ("-" if seconds < 0 else "+"), abs(seconds)
    tail = f":{rest % 60:02}" if rest % 60 else ""
    return f"UTC{sign}{rest // 3600:02}:{rest % 3600 // 60:02}{tail}"


def offset_seconds(text: str) -> int | None:
    """Seconds east of UTC; None for an empty cell."""
    text = text.strip().upper()
    if not text:
        return None
    if text in ("Z", "UTC", "GMT"):
        return 0
    found = _OFFSET.fullmatch(text)
    if found:
        sign, hours, minutes, seconds = found.groups()
        value = int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)
        if value < 86400 and int(minutes) < 60 and int(seconds or 0) < 60:
            return -value if sign == "-" else value
    raise BadCell(_("an offset such as UTC+01:00 is expected"))


def instant_text(value: datetime | None) -> str:
    """An aware instant in UTC, such as 2026-11-22T20:15:00Z; "" for None."""
    return "" if value is None else value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def instant(text: str, zone: str) -> datetime | None:
    """An instant in aware UTC; one without an offset is wall-clock time in `zone`. None for an empty cell."""
    text = text.strip()
    if not text:
        return None
    try:
        value = datetime.fromisoformat(text)
        if value.tzinfo is None:
            value = value.replace(tzinfo=ZoneInfo(zone))
        value = value.astimezone(UTC)
        # Any offset must be able to show it.
        value + timedelta(days=1), value - timedelta(days=1)
    except (ValueError, OverflowError):
        raise BadCell(_("a date and time such as 2026-11-22T20:15Z is expected")) from None
    return value


def zone_name(text: str, default: str) -> str:
    """The name of a time zone such as Europe/Berlin; the default for an empty cell."""
    name = text.strip() or default
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise BadCell(_("the name of a time zone such as Europe/Berlin is expected")) from None
    return name


def yes_or_no(text: str) -> bool | None:
    """yes, no, or None for an empty cell."""
    word = text.strip().lower()
    if not word:
        return None
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadCell(_("yes, no or nothing is expected"))


def yes_or_no_text(value: bool | None) -> str:
    """`yes`, `no`, or "" for None."""
    return "" if value is None else ("yes" if value else "no")


def entry_id(text: str) -> UUID | None:
    """An entry's id; None for an empty cell."""
    text = text.strip()
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise BadCell(_("an id as Journal writes it, or nothing, is expected")) from None


def answers_text(value: tuple[tuple[str, int], ...]) -> str:
    """`[["sweating", 2]]`: JSON, since the ids of questions can hold any sign; "" without any."""
    return msgspec.json.encode(value).decode() if value else ""


def answers(text: str) -> tuple[tuple[str, int], ...]:
    """The answers to a list of questions; none for an empty cell."""
    if not text.strip():
        return ()
    try:
        return msgspec.json.decode(text.strip(), type=tuple[tuple[str, int], ...])
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError, ValueError):
        raise BadCell(_("answers as Journal writes them, or nothing, are expected")) from None
