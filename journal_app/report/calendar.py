"""Day by day: one cell for each date, Monday to Sunday, and totals of logged days only."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from journal_app.domain.entries import EVERYTHING, Entry, Marker, Measure, RedFlag, ScaleScore, Skipped, Urge
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.statistics import WEEK
from journal_app.domain.trends import TAKEN, Lane, SymptomTrend, TrendsData
from journal_app.domain.wording import sentence_start
from journal_app.report.amounts import NOT_KNOWN, alcohol_total_words, lane_day_words, total_words
from journal_app.report.data import CalendarWeek, CellBar, CellLine, DayCell, DayLine
from journal_app.report.events import day_flags, happened_words, not_taken, urge
from journal_app.report.measured import measured_cells, measured_words
from journal_app.report.selection import Selection
from journal_app.report.words import clipped, counted, listed, number, rated, short_month

MOST_LINES: Final = 6
"""Lines of one cell; a day with more says how many more."""

MOST_FLAGS: Final = 2
MOST_TOTALS: Final = 7
LONGEST_NAME: Final = 28
LONGEST_IN_LEGEND: Final = 24
NO_BREAK: Final = "\u00a0"


def barred(trends: TrendsData) -> tuple[SymptomTrend, ...]:
    """The symptoms that have a bar of 0 to 10; those in words stand as words in the list of days."""
    return tuple(trend for trend in trends.symptoms if trend.scale == "0-10")


def symptom_labels(symptoms: Sequence[str]) -> dict[str, str]:
    """Two letters for each symptom, made unlike each other: An, Ac, In, Cr."""
    labels: dict[str, str] = {}
    for symptom in symptoms:
        letters = [symptom[:2].capitalize(), *(f"{symptom[:1].upper()}{letter}" for letter in symptom[2:])]
        taken = labels.values()
        labels[symptom] = next((pair for pair in letters if pair not in taken), symptom[:3].capitalize())
    return labels


def weeks(
    selection: Selection, trends: TrendsData, fixed: Sequence[Lane], others: Sequence[Lane], drink_grams: float
) -> tuple[CalendarWeek, ...]:
    """All weeks of the period. `fixed` lanes stand in every cell, of `others` only what was taken that day."""
    labels = symptom_labels([trend.symptom for trend in barred(trends)])
    levels = {row.day: row.level for row in selection.records.alerts}
    logged = set(selection.records.logged)
    entries: dict[date, list[Entry]] = defaultdict(list)
    for entry in selection.entries:
        if isinstance(entry, Marker | RedFlag | Skipped | Urge | Measure | ScaleScore):
            entries[entry.moment.local_date].append(entry)
    monday = trends.first - timedelta(days=trends.first.weekday())
    found = []
    while monday <= trends.last:
        dates = [monday + timedelta(days=offset) for offset in range(WEEK)]
        inside = [day for day in dates if trends.first <= day <= trends.last]
        found.append(
            CalendarWeek(
                days=tuple(
                    _cell(day, entries.get(day, ()), trends, fixed, others, labels, logged, levels)
                    if day in inside
                    else None
                    for day in dates
                ),
                title=f"{sum(day in logged for day in inside)} of {counted(len(inside), 'day')}",
                totals=_totals(selection, inside, fixed, others, drink_grams, levels),
            )
        )
        monday += timedelta(days=WEEK)
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
        flags = (*flags[: MOST_FLAGS - 1], f"and {len(flags) - MOST_FLAGS + 1} more")
    if day not in logged:
        return DayCell(number=str(day.day), month=month, logged=False, alert=alert, flags=flags)
    place = (day - trends.first).days
    shown = [*fixed, *(lane for lane in others if lane.marks[place] in TAKEN)]
    lines = [_line(lane, place) for lane in shown]
    lines += [CellLine(label=name, value="no") for name in not_taken(entries, day)]
    # One flag has room beside a full cell.
    room = MOST_LINES + 1 - max(1, len(flags))
    if len(lines) > room:
        more = len(lines) - room + 1
        lines = [*lines[: room - 1], CellLine(label=f"and {more} more", value="")]
    elif len(lines) < room and (strength := urge(entries, day)) is not None:
        lines.append(CellLine(label="Urge", value=str(strength)))
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
        if total == NOT_KNOWN:
            words.append(f"{name} on{NO_BREAK}{counted(len(taken), 'day').replace(' ', NO_BREAK)}")
        elif total:
            words.append(f"{name} {total.replace(' ', NO_BREAK).replace(f'{NO_BREAK}+', ' +')}")
        elif lane in fixed and said & {lane.key, EVERYTHING}:
            words.append(f"{name} 0")
    if len(words) > MOST_TOTALS:
        words = [*words[: MOST_TOTALS - 1], f"and {len(words) - MOST_TOTALS + 1} more"]
    alerts = sum(day in levels for day in days)
    return (f"Alerts on {counted(alerts, 'day')}" if alerts else "No alert", *words)


def legend(selection: Selection, trends: TrendsData, lanes: Sequence[Lane], drink_grams: float) -> tuple[str, ...]:
    """What the signs of the calendar mean; it names only what can occur."""
    found = []
    if trends.lanes:
        found.append(
            f"Lines, always in this order: {listed([clipped(lane.name, LONGEST_IN_LEGEND) for lane in trends.lanes])}; "
            "then others of that day."
        )
    labels = symptom_labels([trend.symptom for trend in barred(trends)])
    if labels:
        named = ", ".join(f"{label} {clipped(symptom, LONGEST_IN_LEGEND)}" for symptom, label in labels.items())
        found.append(f"{named}: 0 to 10, higher is worse; – not rated.")
    if any(lane.key == ALCOHOL for lane in lanes):
        found.append(f"dr = drink of {number(drink_grams)} g alcohol.")
    marks = {mark for lane in lanes for mark in lane.marks}
    if marks & {"unknown", "other_unit"}:
        found.append("taken = amount not known, or in another unit.")
    if "partly" in marks:
        found.append("+ = and more, amount not known.")
    if any(isinstance(entry, Skipped) for entry in selection.entries):
        found.append("no = medicine of the list, not taken.")
    found.append("0 = logged as none. – = nothing logged about it. Hatched = no entry, left out of every total.")
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
        said = [lane.name.casefold() for lane in lanes if lane.shape == "bars" and lane.marks[place] == "none"]
        sleep = next((lane for lane in lanes if lane.shape == "line"), None)
        ratings = [
            f"{trend.symptom} {rated(value, trend.scale)}"
            for trend in trends.symptoms
            if (value := trend.ratings[place]) is not None
        ]
        lines.append(
            DayLine(
                day=f"{day.day} {short_month(day)}",
                taken="; ".join(
                    [
                        *taken,
                        *(f"no {name}" for name in said),
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
    words = lane_day_words(lane, place).removesuffix(" dr")
    if words == "taken":
        return "(amount not known)" if lane.marks[place] == "unknown" else ""
    return f"{words} drinks" if lane.unit == "drinks" else words
