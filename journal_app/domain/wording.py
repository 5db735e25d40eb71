"""Times, spans and entries in a person's words: one wording for the screen, the report and the command line."""

from datetime import date, datetime, timedelta
from math import ceil, floor
from typing import Final

from journal_app.domain.entries import (
    EVERYTHING,
    SEVERITY_WORDS,
    Dose,
    Drink,
    Entry,
    Marker,
    MarkerKind,
    Measure,
    NoneTaken,
    Note,
    RedFlag,
    RedFlagKind,
    Route,
    ScaleScore,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
)
from journal_app.domain.moments import Moment
from journal_app.domain.time_text import clock_text

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

MARKER_WORDS: Final[dict[MarkerKind, str]] = {
    "detox": "last day of a detox", "hospital": "last day in hospital", "prison": "last day in prison",
    "head_injury": "a head injury", "fever": "a fever", "heat": "heat on a patch",
    "not_kept_down": "a dose not kept down", "dose_lowered": "a dose lowered as planned",
    "appointment": "an appointment",
    "support_group": "a support group or therapy", "birthday": "a birthday", "stressor": "a hard day",
}  # fmt: skip
RED_FLAG_WORDS: Final[dict[RedFlagKind, str]] = {
    "seizure": "a seizure", "confusion": "confusion", "seeing_things": "seeing or hearing things others do not",
    "chest_pain": "chest pain", "no_fluids": "nothing to drink stays down", "suicide": "thoughts of suicide",
}  # fmt: skip

ROUTE_WORDS: Final[dict[Route, str]] = {
    "oral": "by mouth", "sublingual": "under the tongue", "buccal": "in the cheek", "nasal": "through the nose",
    "smoked": "smoked", "inhaled": "breathed in", "iv": "into a vein", "im": "into a muscle", "sc": "under the skin",
    "rectal": "rectal", "transdermal": "through the skin (patch)", "other": "another way",
}  # fmt: skip


def day_words(day: date, *, year: bool = False) -> str:
    """`11 June`, or `11 June 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def weekday_words(day: date) -> str:
    """`Thursday 11 June`."""
    return f"{DAYS[day.weekday()]} {day_words(day)}"


def clock_words(moment: Moment) -> str:
    """`20:15`, `about 20:15`, or nothing when the time of day is not known."""
    if moment.precision == "day":
        return ""
    clock = clock_text(moment.local)
    return f"about {clock}" if moment.precision == "about" else clock


def when_words(moment: Moment, today: date) -> str:
    """`today 21:05`, `yesterday 23:10`, `3 June 20:15`, `3 June 2025, time not known`."""
    day = moment.local_date
    if day == today:
        named = "today"
    elif day == today - timedelta(days=1):
        named = "yesterday"
    else:
        named = day_words(day, year=day.year != today.year)
    clock = clock_words(moment)
    return f"{named} {clock}" if clock else f"{named}, time not known"


def hours_words(span: timedelta) -> str:
    """`25 minutes`, `4 h 47 min`, `3 days`: a length of time, rounded down."""
    minutes = int(abs(span).total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    if minutes < 48 * 60:
        hours, rest = divmod(minutes, 60)
        return f"{hours} h {rest:02d} min" if rest else f"{hours} h"
    return f"{minutes // (24 * 60)} days"


def ago_words(since: Moment, now: datetime) -> str:
    """Time since a moment; whole days when its time of day is not known."""
    if since.precision == "day":
        days = (now.date() - since.local_date).days
        return "today" if days <= 0 else f"{days} day{'' if days == 1 else 's'}"
    return "just now" if abs(now - since.at) < timedelta(minutes=1) else hours_words(now - since.at)


def sentence_start(text: str) -> str:
    """The text with its first letter in upper case, the rest as written."""
    return text[:1].upper() + text[1:]


def inside_sentence(text: str) -> str:
    """The text as it stands inside a sentence: `Kratom and wine` becomes `kratom and wine`, `GHB` and `7-OH` stay."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def entry_words(entry: Entry) -> str:
    """One entry in a few words: `kratom 3 g`, `wine 150 ml x 2`, `anxiety 7`, `slept 5 h 30 min`."""
    if isinstance(entry, Dose):
        return f"{entry.name} {entry.amount.text}" if entry.amount else entry.name
    if isinstance(entry, Drink):
        return drink_words(entry)
    if isinstance(entry, SymptomRating):
        return f"{entry.symptom} {rating_words(entry)}"
    if isinstance(entry, Sleep):
        return "sleep" if entry.hours is None else f"slept {sleep_words(entry.hours)}"
    if isinstance(entry, NoneTaken):
        return "nothing taken" if entry.what == EVERYTHING else f"no {entry.what}"
    if isinstance(entry, Note):
        return "note"
    if isinstance(entry, Marker):
        return MARKER_WORDS[entry.what]
    if isinstance(entry, RedFlag):
        return RED_FLAG_WORDS[entry.what]
    if isinstance(entry, Skipped):
        return f"{entry.name} not taken"
    if isinstance(entry, Urge):
        return f"urge: {entry.name}" if entry.strength is None else f"urge {entry.strength}: {entry.name}"
    if isinstance(entry, Measure):
        return f"{entry.what} {measure_words(entry)}"
    if isinstance(entry, ScaleScore):
        return f"{SCALE_WORDS.get(entry.scale, entry.scale)} {entry.score:g}"
    raise TypeError(type(entry).__name__)


def drink_words(drink: Drink) -> str:
    """`wine 150 ml x 2`; an amount that is not known is simply not named."""
    volume = f" {drink.volume_ml:g} ml" if drink.volume_ml is not None else ""
    count = f" \N{MULTIPLICATION SIGN} {drink.count:g}" if drink.count != 1 else ""
    return f"{drink.name}{volume}{count}"


def standard_drinks(grams: float, of_grams: float) -> str:
    """`2.0 standard drinks`; by the British measure of 8 g `2.5 units`."""
    count = f"{grams / of_grams:.1f}"
    one = "unit" if of_grams == UNIT_G else "standard drink"
    return f"{count} {one}" if count == "1.0" else f"{count} {one}s"


UNIT_G: Final = 8
"""Grams of alcohol in what is called a unit; in a standard drink elsewhere there are more."""


SCALE_WORDS: Final = {"withdrawal-opioid": "withdrawal check-in", "withdrawal-sedative": "withdrawal check-in"}


def rating_words(rating: SymptomRating) -> str:
    """`7`, or on the scale of words `moderate`."""
    if rating.scale == "words" and 0 <= rating.severity < len(SEVERITY_WORDS):
        return SEVERITY_WORDS[rating.severity]
    return str(rating.severity)


def severity_words(value: float) -> str:
    """A place on the scale of words: `moderate`; between two words, as a median can be, `mild to moderate`."""
    low, high = SEVERITY_WORDS[floor(value)], SEVERITY_WORDS[ceil(value)]
    return low if low == high else f"{low} to {high}"


def measure_words(measure: Measure) -> str:
    """`88 /min`, `140/90 mmHg`, `36.6 C` with its degree sign."""
    values = f"{measure.value:g}" if measure.second is None else f"{measure.value:g}/{measure.second:g}"
    return f"{values} {measure.unit}".strip()


def sleep_words(hours: float) -> str:
    """`5 h 30 min`, `8 h`."""
    whole, minutes = divmod(round(hours * 60), 60)
    return f"{whole} h {minutes} min" if minutes else f"{whole} h"
