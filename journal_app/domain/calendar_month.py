"""A month as cells, a day each: one measure as a number and a shade, and what a reader of the month has to see."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from math import ceil
from typing import Final, Literal

from journal_app.domain.entries import EVERYTHING, Entry, Measure, ScaleScore
from journal_app.domain.fact import Fact
from journal_app.domain.levels import Level
from journal_app.domain.trend_series import alcohol_lane, daily_ratings, sleep_lane, substance_lanes
from journal_app.domain.trends import DailyRecords, Lane, Mark

MeasureKind = Literal["symptom", "substance", "alcohol", "sleep", "measure", "score"]
State = Literal["value", "partly", "unknown", "other_unit", "none", "not_logged", "no_entry", "future"]
"""What is known of a day: as `Mark`, and: something else was logged, but nothing about this; it is still to come."""

SHADES: Final = 5
WORST_RATING: Final = 10.0
LONGEST_NIGHT_H: Final = 10.0
"""Ratings and sleep have a scale that is the same each month; amounts go up to the most of the month."""


class CalendarMeasure(Fact, frozen=True, kw_only=True):
    """What the cells show: `name` is a symptom, a substance's key, a measure or a list of questions."""

    kind: MeasureKind
    name: str = ""
    title: str = ""

    @property
    def key(self) -> str:
        """What it is remembered by."""
        return f"{self.kind}:{self.name}"


class DayValue(Fact, frozen=True, kw_only=True):
    """One day's value of a measure; `second` is the lower of two, `unit` that of the value ("" on a scale)."""

    state: State
    value: float | None = None
    second: float | None = None
    unit: str = ""


class Scale(Fact, frozen=True, kw_only=True):
    """What the shades mean: nothing above `low` has shade 1, `high` and above it shade 5. `own`: of this month."""

    low: float
    high: float
    unit: str = ""
    own: bool = True

    def shade(self, value: float | None) -> int:
        """The shade of a value, 1 to 5; 0 for none."""
        if value is None or value == 0:
            return 0
        if self.high <= self.low:
            return SHADES
        return min(max(ceil((value - self.low) / (self.high - self.low) * SHADES - 1e-9), 1), SHADES)


class Month(Fact, frozen=True, kw_only=True):
    """The days from `first` to the month's last, each with its value; those after `today` are still to come."""

    first: date
    today: date
    values: tuple[DayValue, ...]
    scale: Scale
    alerts: tuple[Level | None, ...]
    logged_days: int


def last_of(month: date) -> date:
    """The last day of the month of a date."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def month_of(
    records: DailyRecords,
    entries: Iterable[Entry],
    measure: CalendarMeasure,
    today: date,
    *,
    drink_grams: float,
    classes_of: Callable[[str], Collection[str]] = lambda _substance: (),
) -> Month:
    """The values of the month that `records` cover; `entries` hold its measures and scores."""
    days = (records.last - records.first).days + 1
    logged = set(records.logged)
    found: list[DayValue | None] = [None] * days
    if measure.kind == "symptom":
        ratings = daily_ratings(records, measure.name)
        if all(rating is None for rating in ratings):
            ratings = daily_ratings(records, measure.name, "words")
        for place, rating in enumerate(ratings):
            if rating is not None:
                found[place] = DayValue(state="value", value=rating)
    elif measure.kind in ("measure", "score"):
        _take_measured(found, records.first, entries, measure)
    else:
        for lane in _lanes(records, measure, drink_grams, classes_of):
            _take_lane(found, lane)
        if measure.kind != "sleep":
            said = {EVERYTHING, measure.name, *classes_of(measure.name)}
            for none in records.nones:
                place = (none.day - records.first).days
                if none.what in said and found[place] is None:
                    found[place] = DayValue(state="none", value=0.0)
    alerts: list[Level | None] = [None] * days
    for alert in records.alerts:
        place = (alert.day - records.first).days
        alerts[place] = max(alert.level, alerts[place] or alert.level)
    values = []
    for place, value in enumerate(found):
        day = records.first + timedelta(days=place)
        nothing: State = "future" if day > today else "not_logged" if day in logged else "no_entry"
        values.append(value if value is not None else DayValue(state=nothing))
    return Month(
        first=records.first,
        today=today,
        values=tuple(values),
        scale=_scale(measure, values),
        alerts=tuple(alerts),
        logged_days=len(logged),
    )


def _lanes(
    records: DailyRecords, measure: CalendarMeasure, drink_grams: float, classes_of: Callable[[str], Collection[str]]
) -> Sequence[Lane]:
    if measure.kind == "alcohol":
        lane = alcohol_lane(records, drink_grams)
        return [lane] if lane is not None else []
    if measure.kind == "sleep":
        lane = sleep_lane(records)
        return [lane] if lane is not None else []
    return [lane for lane in substance_lanes(records, classes_of) if lane.key == measure.name]


def _take_lane(found: list[DayValue | None], lane: Lane) -> None:
    """Fill the days that no lane before it has. Of several units the one that is used most is shown; what was taken
    in another keeps its amount, but has no place on the scale."""
    states: dict[Mark, State] = {
        "value": "value", "partly": "partly", "unknown": "unknown", "other_unit": "other_unit", "none": "none",
    }  # fmt: skip
    for place, (value, mark) in enumerate(zip(lane.values, lane.marks, strict=True)):
        before = found[place]
        if before is None and mark in states:
            found[place] = DayValue(state=states[mark], value=0.0 if mark == "none" else value, unit=lane.unit)
        elif before is not None and before.state == "other_unit" and before.value is None and value is not None:
            found[place] = DayValue(state="other_unit", value=value, unit=lane.unit)


def _take_measured(
    found: list[DayValue | None], first: date, entries: Iterable[Entry], measure: CalendarMeasure
) -> None:
    """The last one of each day."""
    for entry in sorted(entries, key=lambda each: (each.moment.at, str(each.id))):
        place = (entry.moment.local_date - first).days
        if not 0 <= place < len(found):
            continue
        if isinstance(entry, Measure) and measure.kind == "measure" and entry.what == measure.name:
            found[place] = DayValue(state="value", value=entry.value, second=entry.second, unit=entry.unit)
        elif isinstance(entry, ScaleScore) and measure.kind == "score" and entry.scale == measure.name:
            found[place] = DayValue(state="value", value=entry.score)


def _scale(measure: CalendarMeasure, values: Sequence[DayValue]) -> Scale:
    if measure.kind == "symptom":
        return Scale(low=0.0, high=WORST_RATING, own=False)
    if measure.kind == "sleep":
        return Scale(low=0.0, high=LONGEST_NIGHT_H, unit="hours", own=False)
    shown = [value for value in values if value.state in ("value", "partly")]
    known = [(value.value, value.unit) for value in shown if value.value is not None]
    high, unit = max(known, default=(0.0, ""))
    low = min(known)[0] if known and measure.kind == "measure" else 0.0
    return Scale(low=low, high=high, unit=unit)
