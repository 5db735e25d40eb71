"""From daily records to trends: a series for each symptom, a lane for each substance and unit, alcohol and sleep."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from journal_app.domain.entries import EVERYTHING, Entry, SymptomScale
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.person import Medicine
from journal_app.domain.regimen_lines import happenings, medicine_lines
from journal_app.domain.statistics import ENOUGH, compared, median, place_length, quantile, trailing
from journal_app.domain.tracking import TrackedSymptom, Tracking
from journal_app.domain.trends import DailyAmount, DailyRecords, Lane, Mark, SymptomTrend, TrendsData
from journal_app.domain.units import MASS_IN_MG, Amount, converted, same_dimension
from journal_app.domain.wording import ANY_DRINK, IN_WORDS, drink_name, sentence_start
from journal_app.i18n import _

MOST_SUBSTANCE_LANES: Final = 4
MOST_SYMPTOMS: Final = 6
SLEEP: Final = "sleep"

T = TypeVar("T")


def trends_of(
    records: DailyRecords,
    *,
    drink_grams: float,
    classes_of: Callable[[str], Collection[str]] = lambda _substance: (),
    journal_days: int | None = None,
    regimen: Iterable[Medicine] = (),
    markers: Iterable[Entry] = (),
    tracked: Sequence[TrackedSymptom] = Tracking().symptoms,
) -> TrendsData:
    """All series of a span. `classes_of` gives the classes of a substance, so that "no opioids" is a none for each.

    Of `markers` only those entries count that are one. `tracked` gives the order of the symptoms.
    """
    days = (records.last - records.first).days + 1
    length = place_length(days)
    logged = [False] * days
    for day in records.logged:
        logged[_place(records, day)] = True
    alerts: list[Level | None] = [None] * days
    for alert in records.alerts:
        place = _place(records, alert.day)
        alerts[place] = max(alert.level, alerts[place] or alert.level)
    lanes = [*substance_lanes(records, classes_of)[:MOST_SUBSTANCE_LANES]]
    lanes += [lane for lane in (alcohol_lane(records, drink_grams), sleep_lane(records)) if lane is not None]
    return TrendsData(
        first=records.first,
        last=records.last,
        place_days=length,
        starts=tuple(records.first + timedelta(days=place) for place in range(0, days, length)),
        logged=tuple(any(part) for part in _parts(logged, length)),
        logged_days=sum(logged),
        journal_days=sum(logged) if journal_days is None else journal_days,
        drink_grams=drink_grams,
        symptoms=tuple(symptom_trend(records, symptom, scale) for symptom, scale in symptoms_shown(records, tracked)),
        lanes=tuple(lanes if length == 1 else (_lane_in_places(lane, length) for lane in lanes)),
        alerts=tuple(
            max((level for level in part if level is not None), default=None) for part in _parts(alerts, length)
        ),
        medicines=medicine_lines(regimen, records.first, records.last),
        happened=happenings(markers, records.first, records.last),
    )


def symptoms_shown(
    records: DailyRecords, tracked: Sequence[TrackedSymptom] = Tracking().symptoms
) -> tuple[tuple[str, SymptomScale], ...]:
    """Those of the check-in in the person's order, then what else was rated by days rated; each with its scale.

    None at all when nothing was rated. One that was rated on both scales stands there twice: they are never mixed.
    """
    counts = Counter((rating.symptom, rating.scale) for rating in records.ratings)
    if not counts:
        return ()
    asked = [(each.name, each.scale) for each in tracked if not each.hidden]
    own = sorted((key for key in counts if key not in asked), key=lambda key: (-counts[key], key))
    return (*asked, *own)[:MOST_SYMPTOMS]


def daily_ratings(records: DailyRecords, symptom: str, scale: SymptomScale = "0-10") -> tuple[float | None, ...]:
    """The highest rating of each day on one scale, None where there is none."""
    values: list[float | None] = [None] * ((records.last - records.first).days + 1)
    for rating in records.ratings:
        if rating.symptom == symptom and rating.scale == scale:
            place = _place(records, rating.day)
            values[place] = max(float(rating.worst), values[place] or 0.0)
    return tuple(values)


def symptom_trend(records: DailyRecords, symptom: str, scale: SymptomScale = "0-10") -> SymptomTrend:
    """One symptom's series on one scale, in days or, for a long span, in whole weeks.

    Where it was rated on both, the name of the one in words says so.
    """
    daily = daily_ratings(records, symptom, scale)
    both = len({rating.scale for rating in records.ratings if rating.symptom == symptom}) > 1
    length = place_length(len(daily))
    if length == 1:
        ratings = daily
        middle, low, high = trailing(daily)
    else:
        known = [sorted(value for value in part if value is not None) for part in _parts(daily, length)]
        ratings = tuple(median(part) if part else None for part in known)
        middle, low, high = (
            tuple(quantile(part, share) if len(part) >= ENOUGH else None for part in known)
            for share in (0.5, 0.25, 0.75)
        )
    return SymptomTrend(
        symptom=f"{symptom}{IN_WORDS}" if both and scale == "words" else symptom,
        scale=scale,
        ratings=ratings,
        middle=middle,
        low=low,
        high=high,
        rated=sum(value is not None for value in daily),
        comparison=compared(daily),
    )


def substance_lanes(
    records: DailyRecords, classes_of: Callable[[str], Collection[str]] = lambda _substance: ()
) -> tuple[Lane, ...]:
    """A daily lane for each substance and unit that was logged, the most used first. Unlike units stay apart."""
    rows: dict[str, list[DailyAmount]] = defaultdict(list)
    for row in records.amounts:
        rows[row.substance].append(row)
    lanes: list[tuple[int, Lane]] = []
    for substance, own in rows.items():
        meant = {EVERYTHING, substance, *classes_of(substance)}
        nones = {none.day for none in records.nones if none.what in meant}
        name = max(own, key=lambda row: row.day).name
        for rank, unit in enumerate(_lane_units(own)):
            lane = _substance_lane(records, substance, name, unit, own, nones, takes_unknown=rank == 0)
            used = len({row.day for row in own if rank == 0 or same_dimension(row.unit, unit)})
            lanes.append((used, lane))
    lanes.sort(key=lambda ranked: (-ranked[0], ranked[1].name.casefold(), ranked[1].unit))
    return tuple(lane for _used, lane in lanes)


def alcohol_lane(records: DailyRecords, drink_grams: float) -> Lane | None:
    """Alcohol in drinks of so many grams; None when nothing at all was said about alcohol."""
    days = (records.last - records.first).days + 1
    values: list[float | None] = [None] * days
    marks: list[Mark] = ["no_entry"] * days
    said = False
    for none in records.nones:
        if none.what in (ALCOHOL, EVERYTHING):
            marks[_place(records, none.day)] = "none"
            said = said or none.what == ALCOHOL
    for row in records.alcohol:
        place = _place(records, row.day)
        if row.unknown < row.count:
            values[place] = row.grams / drink_grams
        marks[place] = "unknown" if values[place] is None else "partly" if row.unknown else "value"
    if not records.alcohol and not said:
        return None
    return _lane(ALCOHOL, sentence_start(drink_name(ANY_DRINK)), "drinks", values, marks)


def sleep_lane(records: DailyRecords) -> Lane | None:
    """Hours slept; None when no night was logged."""
    if not records.sleep:
        return None
    days = (records.last - records.first).days + 1
    values: list[float | None] = [None] * days
    marks: list[Mark] = ["no_entry"] * days
    for row in records.sleep:
        place = _place(records, row.day)
        values[place] = row.hours
        marks[place] = "unknown" if row.hours is None else "value"
    return Lane(
        key=SLEEP,
        name=_("Sleep"),
        unit="hours",
        shape="line",
        values=tuple(values),
        marks=tuple(marks),
        comparison=compared(values),
    )


def _lane_units(rows: Sequence[DailyAmount]) -> list[str]:
    """The units that need a lane of their own, the most used first; [""] when no amount was ever logged."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row.total is not None:
            counts[row.unit] += row.count
    groups: dict[str, list[str]] = defaultdict(list)
    for unit, _count in counts.most_common():
        groups["mass" if unit in MASS_IN_MG else unit].append(unit)
    ranked = sorted(groups.values(), key=lambda units: -sum(counts[unit] for unit in units))
    return [units[0] for units in ranked] or [""]


def _substance_lane(
    records: DailyRecords,
    substance: str,
    name: str,
    unit: str,
    rows: Sequence[DailyAmount],
    nones: Collection[date],
    *,
    takes_unknown: bool,
) -> Lane:
    days = (records.last - records.first).days + 1
    values: list[float | None] = [None] * days
    marks: list[Mark] = ["no_entry"] * days
    for day in nones:
        marks[_place(records, day)] = "none"
    by_day: Mapping[int, list[DailyAmount]] = defaultdict(list)
    for row in rows:
        by_day[_place(records, row.day)].append(row)
    for place, today in by_day.items():
        known = [
            converted(Amount(value=row.total, unit=row.unit), unit).value
            for row in today
            if row.total is not None and same_dimension(row.unit, unit)
        ]
        unknown = takes_unknown and any(row.total is None for row in today)
        if known:
            values[place] = sum(known)
            marks[place] = "partly" if unknown else "value"
        else:
            marks[place] = "unknown" if unknown else "other_unit"
    return _lane(substance, name, unit, values, marks)


def _lane(key: str, name: str, unit: str, values: Sequence[float | None], marks: Sequence[Mark]) -> Lane:
    return Lane(
        key=key,
        name=name,
        unit=unit,
        shape="bars",
        values=tuple(values),
        marks=tuple(marks),
        comparison=compared(_known_days(values, marks)),
    )


def _known_days(values: Sequence[float | None], marks: Sequence[Mark]) -> list[float | None]:
    """What each day is known to have been: a whole amount, or 0 where the person said none."""
    return [
        value if mark == "value" else 0.0 if mark == "none" else None for value, mark in zip(values, marks, strict=True)
    ]


def _lane_in_places(lane: Lane, length: int) -> Lane:
    """The lane with so many days to a place: the mean of the days that are known, and the mark that claims least."""
    values: list[float | None] = []
    marks: list[Mark] = []
    known = _known_days(lane.values, lane.marks)
    for amounts, whole, said in zip(
        _parts(lane.values, length), _parts(known, length), _parts(lane.marks, length), strict=True
    ):
        whole_days = [value for value in whole if value is not None]
        open_days = any(mark in ("partly", "unknown", "other_unit") for mark in said)
        if any(value is not None for value in amounts):
            days = whole_days or [value for value in amounts if value is not None]
            values.append(sum(days) / len(days))
            marks.append("partly" if open_days else "value")
        else:
            values.append(None)
            marks.append("unknown" if open_days else "none" if "none" in said else "no_entry")
    return Lane(
        key=lane.key,
        name=lane.name,
        unit=lane.unit,
        shape=lane.shape,
        values=tuple(values),
        marks=tuple(marks),
        comparison=lane.comparison,
    )


def _place(records: DailyRecords, day: date) -> int:
    place = (day - records.first).days
    if not records.first <= day <= records.last:
        raise ValueError("a record lies outside its span")
    return place


def _parts(values: Sequence[T], length: int) -> list[Sequence[T]]:
    return [values[start : start + length] for start in range(0, len(values), length)]
