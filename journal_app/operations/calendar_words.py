"""The cells of the calendar as they are painted and read aloud, and what their signs mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from journal_app.charts.describe import amount, number
from journal_app.domain.calendar_month import CalendarMeasure, DayValue, Month, State
from journal_app.domain.entries import SEVERITY_WORDS, SymptomScale
from journal_app.domain.fact import Fact
from journal_app.domain.levels import Level
from journal_app.domain.trends import Happening
from journal_app.domain.wording import (
    SHOWN_SEVERITY,
    drink_name,
    inside_sentence,
    measure_name,
    none_words,
    sleep_words,
    symptom_words,
    weekday_words,
)
from journal_app.i18n import _

NOT_ZERO: Final = _("0 = logged as none. Hatched = no entry, left out of every total.")
ALERT_WORDS: Final = {
    Level.CAUTION: _("a caution alert"),
    Level.SERIOUS: _("a serious alert"),
    Level.CRITICAL: _("a critical alert"),
}


class CalendarCell(Fact, frozen=True, kw_only=True):
    """One day: `text` as painted ("7", "12 g", "?", "" for nothing), `shade` 0 to 5, and `sentence` with all of it.

    `flags` are what happened in two words each; `lowered`: a dose was lowered as planned.
    """

    day: date
    state: State
    text: str
    shade: int
    alert: Level | None
    flags: tuple[str, ...]
    lowered: bool
    sentence: str


class CalendarView(Fact, frozen=True, kw_only=True):
    """A month from `first` on. `oldest` is the first date with an entry; `days` are those of the month up to today."""

    first: date
    today: date
    oldest: date
    measure: CalendarMeasure
    measures: tuple[CalendarMeasure, ...]
    cells: tuple[CalendarCell, ...]
    legend: tuple[str, ...]
    logged_days: int
    days: int


def cells_of(
    month: Month,
    measure: CalendarMeasure,
    happened: Iterable[Happening],
    lowered: Collection[date],
    scales: Mapping[str, SymptomScale],
) -> tuple[CalendarCell, ...]:
    """The cells of a month. `scales` are those of the tracked symptoms."""
    flags: dict[date, list[str]] = {}
    for each in happened:
        if each.what != "dose_lowered":
            flags.setdefault(each.day, []).append(each.words)
    in_words = measure.kind == "symptom" and scales.get(measure.name) == "words"
    cells = []
    for place, value in enumerate(month.values):
        day = month.first + timedelta(days=place)
        own = tuple(flags.get(day, ()))
        is_lowered = day in lowered and value.state != "future"
        words = _value_words(value, measure, in_words)
        if day == month.today and value.state == "no_entry":
            words = _("no entry yet")
        said = [weekday_words(day), *([_("today")] if day == month.today else []), words]
        level = month.alerts[place]
        # A note is only good to know; it stands at its entry.
        level = level if level is not None and level > Level.NOTE else None
        if level is not None:
            said.append(ALERT_WORDS[level])
        if is_lowered:
            said.append(_("dose lowered as planned"))
        cells.append(
            CalendarCell(
                day=day,
                state=value.state,
                text=_text(value, measure, in_words),
                shade=_shade(month, value, in_words),
                alert=level,
                flags=own,
                lowered=is_lowered,
                sentence=", ".join([*said, *own]),
            )
        )
    return tuple(cells)


def _shade(month: Month, value: DayValue, in_words: bool) -> int:
    if value.state not in ("value", "partly") or value.value is None:
        return 0
    if in_words and value.value < len(SEVERITY_WORDS):
        return (0, 2, 3, 5)[int(value.value)]
    return month.scale.shade(value.value)


def _text(value: DayValue, measure: CalendarMeasure, in_words: bool) -> str:
    if value.state in ("future", "no_entry"):
        return ""
    if value.state == "not_logged":
        return "–"
    if value.state in ("unknown", "other_unit"):
        return "?" if value.state == "unknown" else "+"
    if value.value is None or value.state == "none":
        return "0" if value.state == "none" else "?"
    if in_words and value.value < len(SHOWN_SEVERITY):
        return SHOWN_SEVERITY[int(value.value)]
    text = number(value.value)
    if value.second is not None:
        text += f"/{number(value.second)}"
    if measure.kind == "substance":
        text = amount(value.value, value.unit) if value.unit in ("mcg", "mg", "g", "ml") else text
    return text + ("+" if value.state == "partly" else "")


def _value_words(value: DayValue, measure: CalendarMeasure, in_words: bool) -> str:
    name = _name(measure)
    match value.state:
        case "future":
            return _("still to come")
        case "no_entry":
            return _("no entry")
        case "not_logged":
            return _("nothing logged about {name}").format(name=name)
        case "none":
            return none_words("", name)
        case "unknown":
            if measure.kind == "sleep":
                return _("slept, hours not known")
            return _("{name}, amount not known").format(name=name)
    if value.value is None:
        return _("{name} in another unit").format(name=name)
    if in_words and value.value < len(SEVERITY_WORDS):
        return f"{name} {SHOWN_SEVERITY[int(value.value)]}"
    if measure.kind == "sleep":
        return _("slept {hours}").format(hours=sleep_words(value.value))
    shown = amount(value.value, value.unit) if measure.kind != "measure" else number(value.value)
    if value.second is not None:
        shown += f"/{number(value.second)}"
    if measure.kind == "measure" and value.unit:
        shown += f" {value.unit}"
    words = f"{name} {shown}"
    return _("{words} and more, not known").format(words=words) if value.state == "partly" else words


def _name(measure: CalendarMeasure) -> str:
    """What is counted, as it stands inside a sentence."""
    match measure.kind:
        case "substance":
            return measure.title
        case "score":
            return inside_sentence(measure.title)
        case "symptom":
            return symptom_words(measure.name)
        case "measure":
            return measure_name(measure.name)
        case "alcohol":
            return drink_name(measure.name)
        case "sleep":
            return _("sleep")


def legend_of(month: Month, measure: CalendarMeasure, drink_grams: float) -> tuple[str, ...]:
    """What the numbers, the shades and the signs of the month mean; signs that do not occur are left out."""
    states = {value.state for value in month.values}
    found = [_scale_words(month, measure)]
    if measure.kind == "alcohol":
        found.append(_("One drink is {grams} g of alcohol.").format(grams=number(drink_grams)))
    if "unknown" in states:
        found.append(_("? = taken, amount not known.") if measure.kind != "sleep" else _("? = slept, hours not known."))
    if "partly" in states:
        found.append(_("+ after a number = and more that is not known."))
    if "other_unit" in states:
        found.append(_("+ alone = taken in another unit."))
    if "not_logged" in states:
        found.append(_("– = nothing logged about it that day."))
    found.append(NOT_ZERO)
    return tuple(each for each in found if each)


def _scale_words(month: Month, measure: CalendarMeasure) -> str:
    scale = month.scale
    if measure.kind == "symptom":
        return _("0 none, 10 worst imaginable. Higher is worse, and darker.")
    if measure.kind == "sleep":
        return _("Darker = more hours of sleep, up to 10.")
    if not any(value.state in ("value", "partly") for value in month.values):
        return ""
    most = amount(scale.high, scale.unit) if measure.kind != "measure" else f"{number(scale.high)} {scale.unit}".strip()
    if measure.kind == "measure":
        return _("The last one of each day. Palest {least}, darkest {most}, the lowest and highest this month.").format(
            least=number(scale.low), most=most
        )
    if measure.kind == "score":
        return _("The last sum of each day. Darkest = the highest this month, {most}. A sum has no bands.").format(
            most=most
        )
    return _("Darkest = the most on one day this month, {most}.").format(most=most)
