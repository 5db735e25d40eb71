"""The five numbers of page 1, in their fixed order."""

from collections import Counter
from collections.abc import Mapping, Sequence

from journal_app.domain.entries import EVERYTHING, Dose
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.statistics import median, middle_of
from journal_app.domain.trends import Comparison, DailyAmount, Lane
from journal_app.domain.wording import sentence_start
from journal_app.report.amounts import days_taken, most_common_unit, total_words
from journal_app.report.data import Tile
from journal_app.report.selection import Selection, substance_of
from journal_app.report.words import amount, clipped, counted, listed, number, short_day

NO_DAYS = "too few days"
LONGEST_TITLE = 30
NO_TIER = 9


def main_key(lanes: Sequence[Lane]) -> str | None:
    """The substance logged on the most days, alcohol aside; lanes come in that order."""
    return next((lane.key for lane in lanes if lane.shape == "bars" and lane.key != ALCOHOL), None)


def concern_key(selection: Selection, main: str | None, tiers: Mapping[str, int]) -> str | None:
    """The other substance that a doctor should see: worst alerts first, then strongest, then most days.

    `tiers` holds the depressant tier of each substance (1 strongest). Main and alcohol have tiles already.
    """
    days = Counter(row.substance for row in selection.records.amounts if row.substance not in (main, ALCOHOL))
    if not days:
        return None
    worst: dict[str, Level] = {}
    for alert in selection.alerts:
        for hit in alert.hits:
            for seen in (*hit.earlier, hit.later):
                worst[seen.substance] = max(hit.level, worst.get(seen.substance, hit.level))
    return min(days, key=lambda key: (-worst.get(key, 0), tiers.get(key, NO_TIER), -days[key], key.casefold()))


def tiles(
    selection: Selection, lanes: Sequence[Lane], tiers: Mapping[str, int], *, drink_grams: float, warnings_off: bool
) -> tuple[Tile, ...]:
    """Main substance, alcohol days, other substance of concern, taken together, sleep."""
    main = main_key(lanes)
    return (
        _main_tile(selection, next((lane for lane in lanes if lane.key == main), None)),
        _alcohol_tile(selection, drink_grams),
        _concern_tile(selection, concern_key(selection, main, tiers)),
        _together_tile(selection, warnings_off=warnings_off),
        _sleep_tile(next((lane for lane in lanes if lane.shape == "line"), None), len(selection.records.logged)),
    )


def comparison_words(comparison: Comparison | None, values: Sequence[float | None], unit: str) -> tuple[str, str]:
    """The large words and the small ones that compare two weeks: (`11 → 6 g`, `first 7 days, last 7 days (n = 7, 6)`).

    A week with fewer than four known days has no median, and says so with its n.
    """
    if comparison is None:
        whole = middle_of(values)
        if whole.median is None:
            return NO_DAYS, f"for a median (n = {whole.n})"
        return amount(whole.median, unit), f"median of {counted(whole.n, 'day')}"
    first, last = comparison.first, comparison.last
    if first.median is not None and last.median is not None:
        end = amount(last.median, unit)
        return f"{number(first.median)} → {end}", f"first 7 days, last 7 days (n = {first.n}, {last.n})"
    if last.median is not None:
        return amount(last.median, unit), f"last 7 days (n = {last.n}); first 7 days: {NO_DAYS} (n = {first.n})"
    if first.median is not None:
        return amount(first.median, unit), f"first 7 days (n = {first.n}); last 7 days: {NO_DAYS} (n = {last.n})"
    return NO_DAYS, f"for a median: first 7 days, last 7 days (n = {first.n}, {last.n})"


def _main_tile(selection: Selection, lane: Lane | None) -> Tile:
    logged = len(selection.records.logged)
    if lane is None:
        return Tile(title="Substances", value="None logged", detail=f"no dose on {counted(logged, 'logged day')}")
    days = days_taken(selection.records, lane.key)
    title = clipped(sentence_start(lane.name), LONGEST_TITLE)
    if not lane.unit:
        return Tile(title=title, value=_of_days(len(days), logged), detail="amount not known")
    known = [value if mark == "value" else None for value, mark in zip(lane.values, lane.marks, strict=True)]
    value, detail = comparison_words(lane.comparison, known, lane.unit)
    if value == NO_DAYS:
        return Tile(title=title, value=_of_days(len(days), logged), detail=f"too few amounts {detail}")
    return Tile(title=title, value=value, detail=f"a day; {detail}")


def _alcohol_tile(selection: Selection, drink_grams: float) -> Tile:
    records = selection.records
    logged = len(records.logged)
    rows = records.alcohol
    none_days = {none.day for none in records.nones if none.what in (ALCOHOL, EVERYTHING)}
    if not rows:
        detail = f"said as none on {counted(len(none_days), 'day')}" if none_days else "nothing said about alcohol"
        return Tile(title="Alcohol", value="0 days" if none_days else "None logged", detail=detail)
    known = [(row.grams / drink_grams, row.day) for row in rows if not row.unknown]
    unknown = len(rows) - len(known)
    words = []
    if known:
        most, when = max(known)
        words.append(f"usually {amount(median(grams for grams, _day in known), 'drinks')}")
        words.append(f"most {number(most)} ({short_day(when)})")
    if unknown:
        words.append("amount not known" if not known else f"not known on {counted(unknown, 'day')}")
    return Tile(title="Alcohol", value=_of_days(len(rows), logged), detail=", ".join(words))


def _concern_tile(selection: Selection, key: str | None) -> Tile:
    records = selection.records
    if key is None:
        return Tile(title="Other substances", value="None logged", detail=f"in {counted(len(records.logged), 'day')}")
    rows = [row for row in records.amounts if row.substance == key]
    days = days_taken(records, key)
    each = dict.fromkeys(total_words(row for row in rows if row.day == day) for day in days)
    words = [listed(list(each))] if len(each) <= 3 else [_usual(rows)]
    doses = [entry for entry in selection.entries if isinstance(entry, Dose) and substance_of(entry) == key]
    if prescribed := prescribed_words(doses):
        words.append(prescribed)
    if len(days) == 1:
        words.append(short_day(days[0]))
    return Tile(
        title=clipped(sentence_start(max(rows, key=lambda row: row.day).name), LONGEST_TITLE),
        value=_of_days(len(days), len(records.logged)),
        detail=", ".join(words),
    )


def _usual(rows: Sequence[DailyAmount]) -> str:
    unit = most_common_unit(rows)
    totals = [row.total for row in rows if row.total is not None and row.unit == unit]
    if not totals:
        return "amount not known"
    return f"usually {amount(median(totals), unit)}, most {amount(max(totals), unit)}"


def prescribed_words(doses: Sequence[Dose]) -> str:
    """`prescribed`, `not prescribed`, `partly prescribed`, or nothing when the person did not say."""
    said = {dose.prescribed for dose in doses} - {None}
    if not said:
        return ""
    return "partly prescribed" if len(said) == 2 else "prescribed" if True in said else "not prescribed"


def _together_tile(selection: Selection, *, warnings_off: bool) -> Tile:
    title = "Taken together"
    if warnings_off:
        return Tile(title=title, value="Not checked", detail="warnings were off when this was made")
    levels = [row.level for row in selection.together if row.level >= Level.SERIOUS]
    if not levels:
        return Tile(title=title, value="0 days", detail="no serious or critical alert")
    critical = sum(level == Level.CRITICAL for level in levels)
    detail = "may have been active at the same time; "
    detail += f"critical on {counted(critical, 'day')}" if critical else "serious alerts"
    return Tile(title=title, value=counted(len(levels), "day"), detail=detail, tinted=True)


def _sleep_tile(lane: Lane | None, logged: int) -> Tile:
    if lane is None:
        return Tile(title="Sleep", value="Not logged", detail=f"in {counted(logged, 'day')}")
    value, detail = comparison_words(lane.comparison, lane.values, lane.unit)
    if value == NO_DAYS:
        return Tile(title="Sleep", value=NO_DAYS.capitalize(), detail=detail)
    return Tile(title="Sleep", value=value, detail=f"a night; {detail}")


def _of_days(days: int, logged: int) -> str:
    return f"{days} of {counted(logged, 'day')}"
