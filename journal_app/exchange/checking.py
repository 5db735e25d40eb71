"""What types cannot say about an entry that comes from a file."""

import math
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, TypeVar

import msgspec

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import (
    MARKERS,
    RED_FLAGS,
    ROUTES,
    SEVERITY_WORDS,
    Dose,
    Drink,
    Entry,
    Marker,
    Measure,
    NoneTaken,
    RedFlag,
    ScaleScore,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
)
from journal_app.domain.moments import EARLIEST_YEAR, Moment
from journal_app.domain.units import UNITS
from journal_app.exchange.cells import BadCell, zone_name
from journal_app.exchange.delimited import writable
from journal_app.i18n import _

AnyEntry = TypeVar("AnyEntry", bound=Entry)

LONGEST_TEXT = 1_000_000
"""Characters in one name or note."""

MOST_ANSWERS = 1000

# What is asked of every entry of a long file is translated once.
_NAME: Final = _("the name of a substance is expected")
_SYMPTOM: Final = _("the name of a symptom is expected")
_UNIT: Final = _("a unit is expected: {units}").format(units=", ".join(UNITS))
_ROUTE: Final = _("a route is expected: {routes}").format(routes=", ".join(ROUTES))
_TO_TEN: Final = _("a whole number from 0 to 10 is expected")
_TO_THREE: Final = _("a whole number from 0 to 3 is expected")
_ABOVE_ZERO: Final = _("a number is expected, more than 0 and at most {most}")
_FROM_ZERO: Final = _("a number is expected, 0 or more and at most {most}")
_SHORTER: Final = _("a shorter text is expected")
_NO_CONTROLS: Final = _("a text without control characters is expected")
_WITH_OFFSET: Final = _("a time with its offset from UTC is expected")
_NOT_BEFORE: Final = _("a date not before {year} is expected").format(year=EARLIEST_YEAR)
_SMALL_OFFSET: Final = _("an offset of less than a day is expected")


def checked(entry: AnyEntry) -> AnyEntry:
    """The entry with every instant in aware UTC; raises BadCell for what no entry can hold."""
    _check_texts(entry)
    changes: dict[str, object] = {"moment": checked_moment(entry.moment), "entered_at": instant(entry.entered_at)}
    match entry:
        case Dose():
            _require(bool(entry.name.strip()), _NAME)
            if entry.amount is not None:
                _in_range(entry.amount.value, 1e9, above_zero=True)
                _require(entry.amount.unit in UNITS, _UNIT)
            _require(entry.route is None or entry.route in ROUTES, _ROUTE)
            changes["ended_at"] = None if entry.ended_at is None else instant(entry.ended_at)
        case Drink():
            for number in (entry.ethanol_g, entry.volume_ml):
                _in_range(number, 1e6)
            _in_range(entry.abv_percent, 100)
            _in_range(entry.count, 1e6, above_zero=True)
        case SymptomRating():
            _require(bool(entry.symptom.strip()), _SYMPTOM)
            most = 10 if entry.scale == "0-10" else len(SEVERITY_WORDS) - 1
            _require(0 <= entry.severity <= most, _TO_TEN if most == 10 else _TO_THREE)
        case Sleep():
            _in_range(entry.hours, 72)
            _in_range(entry.wakings, 1000)
            _require(0 <= (entry.quality or 0) <= 10, _TO_TEN)
            changes["bed_at"] = None if entry.bed_at is None else instant(entry.bed_at)
            changes["up_at"] = None if entry.up_at is None else instant(entry.up_at)
        case NoneTaken():
            _require(bool(entry.what.strip()), _("what was not taken is expected"))
        case Marker():
            _require(entry.what in MARKERS, _one_of(MARKERS))
        case RedFlag():
            _require(entry.what in RED_FLAGS, _one_of(RED_FLAGS))
        case Skipped():
            _require(bool(entry.name.strip()), _("the name of a medicine is expected"))
        case Urge():
            strength = 0 if entry.strength is None else entry.strength
            _require(0 <= strength <= 10, _TO_TEN)
        case Measure():
            _require(bool(entry.what.strip()), _("the name of what was measured is expected"))
            for number in (entry.value, entry.second or 0.0):
                _require(math.isfinite(number) and abs(number) < 1e9, _("a number is expected"))
        case ScaleScore():
            _require(bool(entry.scale.strip()), _("the name of a list of questions is expected"))
            _in_range(entry.score, 1e6)
            _require(len(entry.answers) <= MOST_ANSWERS, _("fewer answers are expected"))
            for item, answer in entry.answers:
                _check_text(item)
                _require(0 <= answer <= 100, _("an answer from 0 on is expected"))
        case _:
            pass
    return msgspec.structs.replace(entry, **changes)


def _require(holds: bool, expected: str) -> None:
    if not holds:
        raise BadCell(expected)


def _one_of(words: Iterable[str]) -> str:
    return _("one of these words is expected as the name: {words}").format(words=", ".join(words))


def _in_range(value: float | None, most: float, *, above_zero: bool = False) -> None:
    if value is None:
        return
    if not (math.isfinite(value) and value <= most and (value > 0 if above_zero else value >= 0)):
        expected = _ABOVE_ZERO if above_zero else _FROM_ZERO
        raise BadCell(expected.format(most=f"{most:g}"))


def _check_texts(entry: Entry) -> None:
    for value in msgspec.structs.astuple(entry):
        if isinstance(value, str):
            _check_text(value)


def _check_text(text: str) -> None:
    _require(len(text) <= LONGEST_TEXT, _SHORTER)
    _require(writable(text) == text, _NO_CONTROLS)


def check_alert(alert: Alert) -> None:
    """Raise BadCell for a warning with a time that no entry could have; what it saw is kept as it stands."""
    times = [alert.at, alert.raised_at, *(event.at for event in alert.events)]
    times += [] if alert.review is None else [alert.review.read_at]
    times += [] if alert.opened_at is None else [alert.opened_at]
    for time in times:
        instant(time)
    for seen in (alert.intake, *(seen for hit in alert.hits for seen in (*hit.earlier, hit.later))):
        checked_moment(seen.moment)


def instant(value: datetime) -> datetime:
    """The time in aware UTC; raises BadCell for one without an offset, or of a year that no calendar here holds."""
    _require(value.tzinfo is not None, _WITH_OFFSET)
    try:
        value = value.astimezone(UTC)
    except OverflowError:
        raise BadCell(_("a date that a calendar holds is expected")) from None
    _require(EARLIEST_YEAR - 1 <= value.year < 9999, _NOT_BEFORE)
    return value


def checked_moment(moment: Moment) -> Moment:
    """The moment with every instant in aware UTC; raises BadCell for one that no calendar or zone holds."""
    at = instant(moment.at)
    zone_name(moment.zone, "")
    _require(abs(moment.utc_offset_s) < 86400, _SMALL_OFFSET)
    if moment.precision != "about":
        return msgspec.structs.replace(moment, at=at, earliest=None, latest=None)
    if moment.earliest is None or moment.latest is None:
        raise BadCell(_("the earliest and the latest time are expected"))
    earliest, latest = instant(moment.earliest), instant(moment.latest)
    _require(earliest <= at <= latest, _("an earliest time that is not after the latest is expected"))
    return msgspec.structs.replace(moment, at=at, earliest=earliest, latest=latest)
