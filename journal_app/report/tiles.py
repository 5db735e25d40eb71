"""The five numbers of page 1, in their fixed order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from journal_app.domain.drink_words import drink_count
from journal_app.domain.entries import EVERYTHING, Dose
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.statistics import median, middle_of
from journal_app.domain.trends import Comparison, DailyAmount, Lane
from journal_app.domain.wording import days_words, sentence_start
from journal_app.i18n import _, in_context, plural
from journal_app.report.amounts import days_taken, most_common_unit, total_words
from journal_app.report.data import Tile
from journal_app.report.selection import Selection, substance_of
from journal_app.report.words import AMOUNT_NOT_KNOWN, amount, clipped, joined, listed, number, of_days, short_day

NO_DAYS: Final = _("too few days")
LONGEST_TITLE = 30
NO_TIER = 9
NONE_LOGGED: Final = _("None logged")
_WEEKS: Final = _("first 7 days, last 7 days (n = {first}, {last})")


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
            return NO_DAYS, in_context("too few days", "for a median (n = {count})").format(count=whole.n)
        words = plural("median of {count} day", "median of {count} days", whole.n)
        return amount(whole.median, unit), words.format(count=whole.n)
    first, last = comparison.first, comparison.last
    if first.median is not None and last.median is not None:
        end = amount(last.median, unit)
        value = in_context("from a number to an amount", "{before} → {after}")
        return value.format(before=number(first.median), after=end), _WEEKS.format(first=first.n, last=last.n)
    if last.median is not None:
        words = _("last 7 days (n = {last}); first 7 days: too few days (n = {first})")
        return amount(last.median, unit), words.format(first=first.n, last=last.n)
    if first.median is not None:
        words = _("first 7 days (n = {first}); last 7 days: too few days (n = {last})")
        return amount(first.median, unit), words.format(first=first.n, last=last.n)
    words = in_context("too few days", "for a median: first 7 days, last 7 days (n = {first}, {last})")
    return NO_DAYS, words.format(first=first.n, last=last.n)


def _main_tile(selection: Selection, lane: Lane | None) -> Tile:
    logged = len(selection.records.logged)
    if lane is None:
        words = plural("no dose on {count} logged day", "no dose on {count} logged days", logged)
        return Tile(title=_("Substances"), value=NONE_LOGGED, detail=words.format(count=logged))
    days = days_taken(selection.records, lane.key)
    title = clipped(sentence_start(lane.name), LONGEST_TITLE)
    if not lane.unit:
        return Tile(title=title, value=of_days(len(days), logged), detail=AMOUNT_NOT_KNOWN)
    known = [value if mark == "value" else None for value, mark in zip(lane.values, lane.marks, strict=True)]
    value, detail = comparison_words(lane.comparison, known, lane.unit)
    if value == NO_DAYS:
        return Tile(title=title, value=of_days(len(days), logged), detail=_("too few amounts {why}").format(why=detail))
    return Tile(title=title, value=value, detail=_("a day; {weeks}").format(weeks=detail))


def _alcohol_tile(selection: Selection, drink_grams: float) -> Tile:
    records = selection.records
    logged = len(records.logged)
    rows = records.alcohol
    none_days = {none.day for none in records.nones if none.what in (ALCOHOL, EVERYTHING)}
    if not rows:
        said = plural("said as none on {count} day", "said as none on {count} days", len(none_days))
        detail = said.format(count=len(none_days)) if none_days else _("nothing said about alcohol")
        return Tile(title=_("Alcohol"), value=days_words(0) if none_days else NONE_LOGGED, detail=detail)
    known = [(row.grams / drink_grams, row.day) for row in rows if not row.unknown]
    unknown = len(rows) - len(known)
    words: list[str] = []
    if known:
        most, when = max(known)
        usual = amount(median(drinks for drinks, _when in known), "drinks")
        words.append(_("usually {amount}").format(amount=usual))
        words.append(_("most {number} ({day})").format(number=drink_count(most), day=short_day(when)))
    if unknown and known:
        missing = plural("not known on {count} day", "not known on {count} days", unknown)
        words.append(missing.format(count=unknown))
    elif unknown:
        words.append(AMOUNT_NOT_KNOWN)
    return Tile(title=_("Alcohol"), value=of_days(len(rows), logged), detail=", ".join(words))


def _concern_tile(selection: Selection, key: str | None) -> Tile:
    records = selection.records
    if key is None:
        return Tile(title=_("Other substances"), value=NONE_LOGGED, detail=_in_days(len(records.logged)))
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
        value=of_days(len(days), len(records.logged)),
        detail=", ".join(words),
    )


def _usual(rows: Sequence[DailyAmount]) -> str:
    unit = most_common_unit(rows)
    totals = [row.total for row in rows if row.total is not None and row.unit == unit]
    if not totals:
        return AMOUNT_NOT_KNOWN
    usual = _("usually {amount}").format(amount=amount(median(totals), unit))
    return joined(usual, _("most {amount}").format(amount=amount(max(totals), unit)))


def prescribed_words(doses: Sequence[Dose]) -> str:
    """`prescribed`, `not prescribed`, `partly prescribed`, or nothing when the person did not say."""
    said = {dose.prescribed for dose in doses} - {None}
    if not said:
        return ""
    if len(said) == 2:
        return _("partly prescribed")
    return _("prescribed") if True in said else _("not prescribed")


def _together_tile(selection: Selection, *, warnings_off: bool) -> Tile:
    title = _("Taken together")
    if warnings_off:
        return Tile(title=title, value=_("Not checked"), detail=_("warnings were off when this was made"))
    levels = [row.level for row in selection.together if row.level >= Level.SERIOUS]
    if not levels:
        return Tile(title=title, value=days_words(0), detail=_("no serious or critical alert"))
    critical = sum(level == Level.CRITICAL for level in levels)
    if critical:
        detail = plural(
            "may have been active at the same time; critical on {count} day",
            "may have been active at the same time; critical on {count} days",
            critical,
        ).format(count=critical)
    else:
        detail = _("may have been active at the same time; serious alerts")
    return Tile(title=title, value=days_words(len(levels)), detail=detail, tinted=True)


def _sleep_tile(lane: Lane | None, logged: int) -> Tile:
    if lane is None:
        return Tile(title=_("Sleep"), value=_("Not logged"), detail=_in_days(logged))
    value, detail = comparison_words(lane.comparison, lane.values, lane.unit)
    if value == NO_DAYS:
        return Tile(title=_("Sleep"), value=sentence_start(NO_DAYS), detail=detail)
    return Tile(title=_("Sleep"), value=value, detail=_("a night; {weeks}").format(weeks=detail))


def _in_days(logged: int) -> str:
    return plural("in {count} day", "in {count} days", logged).format(count=logged)
