"""Day by day: one cell for each date, Monday to Sunday, and totals of logged days only."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from journal_app.domain.drink_words import drink_words
from journal_app.domain.entries import (
    EVERYTHING,
    SEVERITY_WORDS,
    Entry,
    Marker,
    Measure,
    RedFlag,
    ScaleScore,
    Skipped,
    Urge,
)
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.statistics import WEEK
from journal_app.domain.trends import TAKEN, Lane, SymptomTrend, TrendsData
from journal_app.domain.wording import inside_sentence, none_words, sentence_start, severity_words, symptom_words
from journal_app.i18n import _, in_context, plural
from journal_app.report.amounts import TAKEN as TAKEN_WORD
from journal_app.report.amounts import alcohol_total_words, lane_day_words, short_unit, total_words
from journal_app.report.data import CalendarWeek, CellBar, CellLine, DayCell, DayLine
from journal_app.report.events import day_flags, happened_words, not_taken, urge
from journal_app.report.measured import measured_cells, measured_words
from journal_app.report.selection import Selection
from journal_app.report.words import (
    AMOUNT_NOT_KNOWN,
    and_more,
    clipped,
    listed,
    number,
    of_days,
    rated,
    short_day,
    short_month,
)  # fmt: skip

MOST_LINES: Final = 6
"""Lines of one cell; a day with more says how many more."""

LINES_OF_BARS: Final = 3
"""So many more have room where no symptom has a bar."""

MOST_FLAGS: Final = 2
MOST_TOTALS: Final = 7
LONGEST_NAME: Final = 28
LONGEST_IN_LEGEND: Final = 24
WORST_WORD: Final = len(SEVERITY_WORDS) - 1
NO_BREAK: Final = "\u00a0"
NOT_TAKEN: Final = in_context("a medicine of the list, in a small cell", "no")


def barred(trends: TrendsData) -> tuple[SymptomTrend, ...]:
    """The symptoms that have a bar of 0 to 10."""
    return tuple(trend for trend in trends.symptoms if trend.scale == "0-10")


def worded(trends: TrendsData) -> tuple[SymptomTrend, ...]:
    """The symptoms rated in words, each of which is a line of a day's cell."""
    return tuple(trend for trend in trends.symptoms if trend.scale == "words" and trend.rated)


def symptom_labels(symptoms: Sequence[str]) -> dict[str, str]:
    """Two letters for each symptom, made unlike each other: An, Ac, In, Cr."""
    labels: dict[str, str] = {}
    for symptom in symptoms:
        name = symptom_words(symptom)
        letters = [name[:2].capitalize(), *(f"{name[:1].upper()}{letter}" for letter in name[2:])]
        taken = labels.values()
        labels[symptom] = next((pair for pair in letters if pair not in taken), name[:3].capitalize())
    return labels


def weeks(
    selection: Selection,
    trends: TrendsData,
    fixed: Sequence[Lane],
    others: Sequence[Lane],
    drink_grams: float,
    first_weekday: int,
) -> tuple[CalendarWeek, ...]:
    """All weeks of the period, each from `first_weekday` on (0 Monday).

    `fixed` lanes stand in every cell, of `others` only what was taken that day.
    """
    labels = symptom_labels([trend.symptom for trend in barred(trends)])
    levels = {row.day: row.level for row in selection.records.alerts}
    logged = set(selection.records.logged)
    entries: dict[date, list[Entry]] = defaultdict(list)
    for entry in selection.entries:
        if isinstance(entry, Marker | RedFlag | Skipped | Urge | Measure | ScaleScore):
            entries[entry.moment.local_date].append(entry)
    start = trends.first - timedelta(days=(trends.first.weekday() - first_weekday) % WEEK)
    found = []
    while start <= trends.last:
        dates = [start + timedelta(days=offset) for offset in range(WEEK)]
        inside = [day for day in dates if trends.first <= day <= trends.last]
        found.append(
            CalendarWeek(
                days=tuple(
                    _cell(day, entries.get(day, ()), trends, fixed, others, labels, logged, levels)
                    if day in inside
                    else None
                    for day in dates
                ),
                title=of_days(sum(day in logged for day in inside), len(inside)),
                totals=_totals(selection, inside, fixed, others, drink_grams, levels),
            )
        )
        start += timedelta(days=WEEK)
    return tuple(found)


def _cell(
    day: date,
    entries: Sequence[Entry],
    trends: TrendsData,
    fixed: Sequence[Lane],
    others: Sequence[Lane],
    labels: Mapping[str, str],
    logged: set[date],
    levels: Mapping[date, Level],
) -> DayCell:
    month = short_month(day) if day.day == 1 or day == trends.first else ""
    alert = levels[day].word if day in levels else ""
    flags = day_flags(entries, trends.medicines, day)
    if len(flags) > MOST_FLAGS:
        flags = (*flags[: MOST_FLAGS - 1], and_more(len(flags) - MOST_FLAGS + 1))
    if day not in logged:
        return DayCell(number=str(day.day), month=month, logged=False, alert=alert, flags=flags)
    place = (day - trends.first).days
    shown = [*fixed, *(lane for lane in others if lane.marks[place] in TAKEN)]
    lines = [_line(lane, place) for lane in shown]
    lines += [CellLine(label=name, value=NOT_TAKEN) for name in not_taken(entries, day)]
    # One flag has room beside a full cell.
    room = MOST_LINES + 1 - max(1, len(flags))
    if not barred(trends):
        room += LINES_OF_BARS
    # A symptom in words takes the place that a flag would have, and never that of a substance.
    in_words = _rated_in_words(trends, place, room + (not flags) - len(lines))
    if len(lines) > room:
        more = len(lines) - room + 1
        lines = [*lines[: room - 1], CellLine(label=and_more(more), value="")]
    lines += in_words
    if len(lines) < room and (strength := urge(entries, day)) is not None:
        lines.append(CellLine(label=_("Urge"), value=str(strength)))
    lines += measured_cells(entries, day)[: max(0, room - len(lines))]
    return DayCell(
        number=str(day.day),
        month=month,
        logged=True,
        lines=tuple(lines),
        bars=tuple(
            CellBar(label=labels[trend.symptom], value=None if (bar := trend.ratings[place]) is None else int(bar))
            for trend in barred(trends)
        ),
        alert=alert,
        flags=flags,
    )


def _rated_in_words(trends: TrendsData, place: int, most: int) -> list[CellLine]:
    """The ratings in words of a day, at most so many lines."""
    found = []
    for trend in worded(trends):
        name, value = sentence_start(symptom_words(trend.symptom)), trend.ratings[place]
        if value is not None:
            found.append(CellLine(label=name, value=severity_words(value), none=value == 0))
    if most < 1:
        return []
    if len(found) <= most:
        return found
    return [*found[: most - 1], CellLine(label=and_more(len(found) - most + 1), value="")]


def _line(lane: Lane, place: int) -> CellLine:
    return CellLine(
        label=sentence_start(lane.name), value=lane_day_words(lane, place), none=lane.marks[place] not in TAKEN
    )


def _totals(
    selection: Selection,
    days: Sequence[date],
    fixed: Sequence[Lane],
    others: Sequence[Lane],
    drink_grams: float,
    levels: Mapping[date, Level],
) -> tuple[str, ...]:
    """Alerts first, then each substance: its total, on how many days where no amount is known, or 0 if said as none."""
    records = selection.records
    said = {none.what for none in records.nones if none.day in days}
    words = []
    for lane in {lane.key: lane for lane in (*fixed, *others) if lane.shape == "bars"}.values():
        name = clipped(sentence_start(lane.name), LONGEST_NAME)
        if lane.key == ALCOHOL:
            taken = {row.day for row in records.alcohol if row.day in days}
            total = alcohol_total_words(records, days, drink_grams)
        else:
            rows = [row for row in records.amounts if row.substance == lane.key and row.day in days]
            taken = {row.day for row in rows}
            total = total_words(rows)
        if total == AMOUNT_NOT_KNOWN:
            on = plural("on {count} day", "on {count} days", len(taken)).format(count=len(taken))
            words.append(f"{name} {on.replace(' ', NO_BREAK)}")
        elif total:
            words.append(f"{name} {total.replace(' ', NO_BREAK).replace(f'{NO_BREAK}+', ' +')}")
        elif lane in fixed and said & {lane.key, EVERYTHING}:
            words.append(f"{name} 0")
    if len(words) > MOST_TOTALS:
        words = [*words[: MOST_TOTALS - 1], and_more(len(words) - MOST_TOTALS + 1)]
    alerts = sum(day in levels for day in days)
    on_days = plural("Alerts on {count} day", "Alerts on {count} days", alerts).format(count=alerts)
    return (on_days if alerts else _("No alert"), *words)


def legend(selection: Selection, trends: TrendsData, lanes: Sequence[Lane], drink_grams: float) -> tuple[str, ...]:
    """What the signs of the calendar mean; it names only what can occur."""
    found = []
    if trends.lanes:
        names = listed([clipped(lane.name, LONGEST_IN_LEGEND) for lane in trends.lanes])
        found.append(_("Lines, always in this order: {names}; then others of that day.").format(names=names))
    labels = symptom_labels([trend.symptom for trend in barred(trends)])
    if labels:
        named = ", ".join(
            f"{label} {clipped(symptom_words(symptom), LONGEST_IN_LEGEND)}" for symptom, label in labels.items()
        )
        found.append(_("{symptoms}: 0 to 10, higher is worse; – not rated.").format(symptoms=named))
    if in_words := [clipped(symptom_words(trend.symptom), LONGEST_IN_LEGEND) for trend in worded(trends)]:
        words = _("{symptoms}: rated from {least} to {most}; on rated days, where there is room.")
        found.append(words.format(symptoms=listed(in_words), least=severity_words(0), most=severity_words(WORST_WORD)))
    if any(lane.key == ALCOHOL for lane in lanes):
        words = _("{sign} = drink of {grams} g alcohol.")
        found.append(words.format(sign=short_unit("drinks"), grams=number(drink_grams)))
    marks = {mark for lane in lanes for mark in lane.marks}
    if marks & {"unknown", "other_unit"}:
        found.append(_("{sign} = amount not known, or in another unit.").format(sign=TAKEN_WORD))
    if "partly" in marks:
        found.append(_("+ = and more, amount not known."))
    if any(isinstance(entry, Skipped) for entry in selection.entries):
        found.append(_("{sign} = medicine of the list, not taken.").format(sign=NOT_TAKEN))
    found.append(_("0 = logged as none. – = nothing logged about it. Hatched = no entry, left out of every total."))
    return tuple(found)


def day_list(selection: Selection, trends: TrendsData, lanes: Sequence[Lane]) -> tuple[DayLine, ...]:
    """Each day in one line, gaps named as gaps: what stands in for the summary when there are too few days."""
    levels = {row.day: row.level for row in selection.records.alerts}
    logged = set(selection.records.logged)
    lines = []
    for place in range(trends.days):
        day = trends.first + timedelta(days=place)
        if day not in logged:
            continue
        taken = [
            f"{sentence_start(lane.name)} {_listed_amount(lane, place)}".strip()
            for lane in lanes
            if lane.shape == "bars" and lane.marks[place] in TAKEN
        ]
        said = [
            none_words(lane.key, inside_sentence(lane.name))
            for lane in lanes
            if lane.shape == "bars" and lane.marks[place] == "none"
        ]
        sleep = next((lane for lane in lanes if lane.shape == "line"), None)
        ratings = [
            f"{symptom_words(trend.symptom)} {rated(value, trend.scale)}"
            for trend in trends.symptoms
            if (value := trend.ratings[place]) is not None
        ]
        lines.append(
            DayLine(
                day=short_day(day),
                taken="; ".join(
                    [
                        *taken,
                        *said,
                        *happened_words(selection.entries, trends.medicines, day),
                        *measured_words(selection.entries, day),
                    ]
                )
                or "–",
                sleep=lane_day_words(sleep, place) if sleep else "–",
                ratings=", ".join(ratings) or "–",
                alert=levels[day].word if day in levels else "–",
            )
        )
    return tuple(lines)


def _listed_amount(lane: Lane, place: int) -> str:
    value, mark = lane.values[place], lane.marks[place]
    if value is None:
        return _("(amount not known)") if mark == "unknown" else ""
    if lane.unit != "drinks":
        return lane_day_words(lane, place)
    return drink_words(value, more=mark == "partly")
