"""What was taken of one substance in some days, in words; unlike units are never summed, unknown is never zero."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from journal_app.domain.drink_words import drink_count
from journal_app.domain.trends import DailyAmount, DailyRecords, Lane
from journal_app.domain.units import Amount, converted, same_dimension
from journal_app.i18n import in_context
from journal_app.report.words import AMOUNT_NOT_KNOWN, amount, number


def total_words(rows: Iterable[DailyAmount]) -> str:
    """`36 g`, `36 g + 2 capsules`, `36 g + amount not known`, `amount not known`; "" without a row."""
    totals: list[Amount] = []
    unknown = False
    for row in sorted(rows, key=_use, reverse=True):
        if row.total is None:
            unknown = True
            continue
        added = Amount(value=row.total, unit=row.unit)
        for place, known in enumerate(totals):
            if same_dimension(known.unit, added.unit):
                totals[place] = Amount(value=known.value + converted(added, known.unit).value, unit=known.unit)
                break
        else:
            totals.append(added)
    words = [amount(known.value, known.unit) for known in totals]
    return " + ".join([*words, AMOUNT_NOT_KNOWN] if unknown else words)


def _use(row: DailyAmount) -> tuple[int, str]:
    return row.count, row.unit


def days_taken(records: DailyRecords, substance: str) -> tuple[date, ...]:
    """The days with a dose of it, oldest first."""
    return tuple(sorted({row.day for row in records.amounts if row.substance == substance}))


def lane_day_words(lane: Lane, place: int) -> str:
    """One day of a lane for a small cell: `10 mg`, `2+ dr` (and more), `taken`, `0` (said as none), `–` (unknown)."""
    mark = lane.marks[place]
    value = lane.values[place]
    if value is not None:
        more = "+" if mark == "partly" else ""
        shown = drink_count(value) if lane.unit == "drinks" else number(value)
        return f"{shown}{more} {short_unit(lane.unit)}".strip()
    if mark == "none":
        return "0"
    return "–" if mark == "no_entry" else TAKEN


TAKEN: Final = in_context("in a small cell", "taken")
_SHORT_UNITS: Final = {
    "drinks": in_context("drinks, in a small cell", "dr"),
    "hours": in_context("hours, in a small cell", "h"),
    "piece": in_context("pieces, in a small cell", "pc"),
    "tablet": in_context("tablets, in a small cell", "tab"),
    "capsule": in_context("capsules, in a small cell", "cap"),
}


def short_unit(unit: str) -> str:
    """`dr`, `cap`: a unit where there is room for three letters."""
    return _SHORT_UNITS.get(unit, unit)


def alcohol_total_words(records: DailyRecords, days: Collection[date], drink_grams: float) -> str:
    """`5 drinks`, `5 drinks + amount not known`, `amount not known`; "" when no drink was logged."""
    rows = [row for row in records.alcohol if row.day in days]
    known = [row.grams for row in rows if row.unknown < row.count]
    words = [amount(sum(known) / drink_grams, "drinks")] if known else []
    if any(row.unknown for row in rows):
        words.append(AMOUNT_NOT_KNOWN)
    return " + ".join(words)


def most_common_unit(rows: Iterable[DailyAmount]) -> str:
    """The unit that was used most, "" when no amount was logged."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row.total is not None:
            counts[row.unit] += row.count
    return counts.most_common(1)[0][0] if counts else ""
