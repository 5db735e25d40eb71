"""Times, spans and entries in a person's words: one wording for the screen, the report and the command line."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import ceil, floor
from typing import Final

from journal_app.domain.entries import (
    EVERYTHING,
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
from journal_app.domain.number_text import general_number
from journal_app.domain.time_text import clock_text
from journal_app.i18n import _, in_context, language, plural
from journal_app.i18n.locale_words import month_names, weekday_names

DAYS: Final = weekday_names()
"""Monday to Sunday, in full."""

MONTHS: Final = month_names(alone=True)
"""January to December, in full."""

MARKER_WORDS: Final[dict[MarkerKind, str]] = {
    "detox": _("last day of a detox"), "hospital": _("last day in hospital"), "prison": _("last day in prison"),
    "head_injury": _("a head injury"), "fever": _("a fever"), "heat": _("heat on a patch"),
    "not_kept_down": _("a dose not kept down"), "dose_lowered": _("a dose lowered as planned"),
    "appointment": _("an appointment"),
    "support_group": _("a support group or therapy"), "birthday": _("a birthday"), "stressor": _("a hard day"),
}  # fmt: skip
RED_FLAG_WORDS: Final[dict[RedFlagKind, str]] = {
    "seizure": _("a seizure"), "confusion": _("confusion"),
    "seeing_things": _("seeing or hearing things others do not"), "chest_pain": _("chest pain"),
    "no_fluids": _("nothing to drink stays down"), "suicide": _("thoughts of suicide"),
}  # fmt: skip

ROUTE_WORDS: Final[dict[Route, str]] = {
    "oral": _("by mouth"), "sublingual": _("under the tongue"), "buccal": _("in the cheek"),
    "nasal": _("through the nose"), "smoked": _("smoked"), "inhaled": _("breathed in"), "iv": _("into a vein"),
    "im": _("into a muscle"), "sc": _("under the skin"), "rectal": _("rectal"),
    "transdermal": _("through the skin (patch)"), "other": _("another way"),
}  # fmt: skip


def day_words(day: date, *, year: bool = False) -> str:
    """`11 June`, or `11 June 2026`."""
    pattern = in_context("a date", "{day} {month} {year}") if year else in_context("a date", "{day} {month}")
    return pattern.format(day=day.day, month=month_names()[day.month - 1], year=day.year)


def weekday_words(day: date, *, year: bool = False) -> str:
    """`Thursday 11 June`, or `Thursday 11 June 2026`."""
    if year:
        pattern = in_context("a date", "{weekday} {day} {month} {year}")
    else:
        pattern = in_context("a date", "{weekday} {day} {month}")
    return _dated(pattern, day, weekday_names())


def month_year_words(day: date) -> str:
    """`June 2026`."""
    return in_context("a date", "{month} {year}").format(month=month_names(alone=True)[day.month - 1], year=day.year)


def _dated(pattern: str, day: date, weekdays: Sequence[str]) -> str:
    weekday, month = weekdays[day.weekday()], month_names()[day.month - 1]
    return pattern.format(weekday=weekday, day=day.day, month=month, year=day.year)


def clock_words(moment: Moment) -> str:
    """`20:15`, `about 20:15`, or nothing when the time of day is not known."""
    if moment.precision == "day":
        return ""
    clock = clock_text(moment.local)
    return _("about {clock}").format(clock=clock) if moment.precision == "about" else clock


def when_words(moment: Moment, today: date) -> str:
    """`today 21:05`, `yesterday 23:10`, `3 June 20:15`, `3 June 2025, time not known`."""
    day = moment.local_date
    if day == today:
        named = _("today")
    elif day == today - timedelta(days=1):
        named = _("yesterday")
    else:
        named = day_words(day, year=day.year != today.year)
    clock = clock_words(moment)
    if not clock:
        return _("{day}, time not known").format(day=named)
    return in_context("a day and a time of day", "{day} {clock}").format(day=named, clock=clock)


def hours_words(span: timedelta) -> str:
    """`25 minutes`, `4 h 47 min`, `3 days`: a length of time, rounded down."""
    minutes = int(abs(span).total_seconds() // 60)
    if minutes < 60:
        return plural("{count} minute", "{count} minutes", minutes).format(count=minutes)
    if minutes < 48 * 60:
        hours, rest = divmod(minutes, 60)
        if rest:
            return _("{hours} h {minutes} min").format(hours=hours, minutes=f"{rest:02d}")
        return _("{hours} h").format(hours=hours)
    return days_words(minutes // (24 * 60))


def days_words(days: int) -> str:
    """`1 day`, `3 days`."""
    return plural("{count} day", "{count} days", days).format(count=days)


def ago_words(since: Moment, now: datetime) -> str:
    """Time since a moment; whole days when its time of day is not known."""
    if since.precision == "day":
        days = (now.date() - since.local_date).days
        return _("today") if days <= 0 else days_words(days)
    return _("just now") if abs(now - since.at) < timedelta(minutes=1) else hours_words(now - since.at)


def sentence_start(text: str) -> str:
    """The text with its first letter in upper case, the rest as written."""
    return text[:1].upper() + text[1:]


def inside_sentence(text: str) -> str:
    """The text as it stands inside a sentence: `Kratom and wine` becomes `kratom and wine`, `GHB` and `7-OH` stay.

    In German it stays as it is: nouns, and most of what is shown are nouns, have a capital anywhere.
    """
    if language().code == "de":
        return text
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def entry_words(entry: Entry) -> str:
    """One entry in a few words: `kratom 3 g`, `wine 150 ml x 2`, `anxiety 7`, `slept 5 h 30 min`."""
    if isinstance(entry, Dose):
        name = _taken_name(entry.name)
        return _named(name, entry.amount.text) if entry.amount else name
    if isinstance(entry, Drink):
        return drink_words(entry)
    if isinstance(entry, SymptomRating):
        return _named(symptom_words(entry.symptom), rating_words(entry))
    if isinstance(entry, Sleep):
        return _("sleep") if entry.hours is None else _("slept {hours}").format(hours=sleep_words(entry.hours))
    if isinstance(entry, NoneTaken):
        return none_words(entry.what)
    if isinstance(entry, Note):
        return in_context("an entry", "note")
    if isinstance(entry, Marker):
        return MARKER_WORDS[entry.what]
    if isinstance(entry, RedFlag):
        return RED_FLAG_WORDS[entry.what]
    if isinstance(entry, Skipped):
        return _("{medicine} not taken").format(medicine=entry.name)
    if isinstance(entry, Urge):
        if entry.strength is None:
            return _("urge: {substance}").format(substance=entry.name)
        return _("urge {strength}: {substance}").format(strength=entry.strength, substance=entry.name)
    if isinstance(entry, Measure):
        return _named(measure_name(entry.what), measure_words(entry))
    if isinstance(entry, ScaleScore):
        return _named(SCALE_WORDS.get(entry.scale, entry.scale), general_number(entry.score))
    raise TypeError(type(entry).__name__)


def _named(name: str, value: str) -> str:
    return in_context("what was entered, and its value", "{name} {value}").format(name=name, value=value)


SYMPTOM_WORDS: Final = {
    "anxiety": _("anxiety"), "aches": _("aches"), "insomnia": _("insomnia"), "cravings": _("cravings"),
    "sweating": _("sweating"), "restless legs": _("restless legs"), "chills": _("chills"), "nausea": _("nausea"),
    "tremor": _("tremor"), "racing heart": _("racing heart"), "low mood": _("low mood"), "tiredness": _("tiredness"),
}  # fmt: skip
"""The symptoms that every journal starts with, and those that are offered beside them, as they are shown."""


def symptom_words(symptom: str) -> str:
    """The name of a symptom, or of its trend, as it is shown: a person's own stays as written."""
    if symptom.endswith(IN_WORDS):
        return _("{symptom} (in words)").format(symptom=symptom_words(symptom.removesuffix(IN_WORDS)))
    return SYMPTOM_WORDS.get(symptom, symptom)


IN_WORDS: Final = " (in words)"
"""Ends the name of a trend on the scale of words, where the symptom was rated on both scales."""


MEASURE_WORDS: Final = {
    "pulse": _("pulse"), "blood pressure": _("blood pressure"), "temperature": _("temperature"), "weight": _("weight"),
}  # fmt: skip
"""The measures that Journal knows, as they are shown."""


def measure_name(what: str) -> str:
    """The name of a measure as it is shown: a person's own stays as written."""
    return MEASURE_WORDS.get(what, what)


def none_words(what: str, name: str = "") -> str:
    """`nothing taken`, `no alcohol`: an explicit none of NoneTaken's `what`; `name` is what Knowledge calls it."""
    if what == EVERYTHING:
        return _("nothing taken")
    return _("no {substance}").format(substance=name or drink_name(what))


def drink_name(name: str) -> str:
    """The name of a drink as it is shown; any drink is `alcohol`."""
    return in_context("a substance", "alcohol") if name == ANY_DRINK else _taken_name(name)


def _taken_name(name: str) -> str:
    """What was taken, as it stands in a sentence: a noun, so in German with a capital however it was typed."""
    return sentence_start(name) if language().code == "de" else name


ANY_DRINK: Final = "alcohol"
"""The name that a drink has when its kind was not said, as it is stored."""


def drink_words(drink: Drink) -> str:
    """`wine 150 ml x 2`; an amount that is not known is simply not named."""
    words = drink_name(drink.name)
    if drink.volume_ml is not None:
        words = _named(words, _("{volume} ml").format(volume=general_number(drink.volume_ml)))
    count = f" \N{MULTIPLICATION SIGN} {general_number(drink.count)}" if drink.count != 1 else ""
    return f"{words}{count}"


SCALE_WORDS: Final = {
    "withdrawal-opioid": _("withdrawal check-in"),
    "withdrawal-sedative": _("withdrawal check-in"),
}

SHOWN_SEVERITY: Final = (
    in_context("how bad", "none"),
    in_context("how bad", "mild"),
    in_context("how bad", "moderate"),
    in_context("how bad", "severe"),
)
"""The scale of words as it is shown."""


def rating_words(rating: SymptomRating) -> str:
    """`7`, or on the scale of words `moderate`."""
    if rating.scale == "words" and 0 <= rating.severity < len(SHOWN_SEVERITY):
        return SHOWN_SEVERITY[rating.severity]
    return str(rating.severity)


def severity_words(value: float) -> str:
    """A place on the scale of words: `moderate`; between two words, as a median can be, `mild to moderate`."""
    low, high = SHOWN_SEVERITY[floor(value)], SHOWN_SEVERITY[ceil(value)]
    return low if low == high else in_context("how bad", "{low} to {high}").format(low=low, high=high)


def measure_words(measure: Measure) -> str:
    """`88 /min`, `140/90 mmHg`, `36.6 C` with its degree sign."""
    values = general_number(measure.value)
    if measure.second is not None:
        values = f"{values}/{general_number(measure.second)}"
    return f"{values} {measure.unit}".strip()


def sleep_words(hours: float) -> str:
    """`5 h 30 min`, `8 h`."""
    whole, minutes = divmod(round(hours * 60), 60)
    if minutes:
        return _("{hours} h {minutes} min").format(hours=whole, minutes=minutes)
    return _("{hours} h").format(hours=whole)
