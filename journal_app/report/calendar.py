"""Day by day: one cell for each date, Monday to Sunday, and totals of logged days only."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from journal_app.domain.entries import EVERYTHING
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.statistics import WEEK
from journal_app.domain.trends import TAKEN, Lane, TrendsData
from journal_app.domain.wording import sentence_start
from journal_app.report.amounts import NOT_KNOWN, alcohol_total_words, lane_day_words, total_words
from journal_app.report.data import CalendarWeek, CellBar, CellLine, DayCell, DayLine
from journal_app.report.selection import Selection
from journal_app.report.words import clipped, counted, number, short_month

MOST_LINES: Final = 6
"""Lines of one cell; a day with more says how many more."""

MOST_TOTALS: Final = 7
LONGEST_NAME: Final = 28
NO_BREAK: Final = "\u00a0"


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
    labels = symptom_labels([trend.symptom for trend in trends.symptoms])
    levels = {row.day: row.level for row in selection.records.alerts}
    logged = set(selection.records.logged)
    monday = trends.first - timedelta(days=trends.first.weekday())
    found = []
    while monday <= trends.last:
        dates = [monday + timedelta(days=offset) for offset in range(WEEK)]
        inside = [day for day in dates if trends.first <= day <= trends.last]
        found.append(
            CalendarWeek(
                days=tuple(
                    _cell(day, trends, fixed, others, labels, logged, levels) if day in inside else None
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
    trends: TrendsData,
    fixed: Sequence[Lane],
    others: Sequence[Lane],
    labels: Mapping[str, str],
    logged: set[date],
    levels: Mapping[date, Level],
) -> DayCell:
    month = short_month(day) if day.day == 1 or day == trends.first else ""
    alert = levels[day].word if day in levels else ""
    if day not in logged:
        return DayCell(number=str(day.day), month=month, logged=False, alert=alert)
    place = (day - trends.first).days
    shown = [*fixed, *(lane for lane in others if lane.marks[place] in TAKEN)]
    lines = [_line(lane, place) for lane in shown]
    if len(lines) > MOST_LINES:
        more = len(lines) - MOST_LINES + 1
        lines = [*lines[: MOST_LINES - 1], CellLine(label=f"and {more} more", value="")]
    return DayCell(
        number=str(day.day),
        month=month,
        logged=True,
        lines=tuple(lines),
        bars=tuple(
            CellBar(label=labels[trend.symptom], value=None if (rated := trend.ratings[place]) is None else int(rated))
            for trend in trends.symptoms
        ),
        alert=alert,
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
            f"{lane.name} {_listed_amount(lane, place)}".strip()
            for lane in lanes
            if lane.shape == "bars" and lane.marks[place] in TAKEN
        ]
        said = [lane.name.casefold() for lane in lanes if lane.shape == "bars" and lane.marks[place] == "none"]
        sleep = next((lane for lane in lanes if lane.shape == "line"), None)
        ratings = [
            f"{trend.symptom} {number(value)}"
            for trend in trends.symptoms
            if (value := trend.ratings[place]) is not None
        ]
        lines.append(
            DayLine(
                day=f"{day.day} {short_month(day)}",
                taken="; ".join([*taken, *(f"no {name}" for name in said)]) or "–",
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
