"""Rule P4: back to an opioid after days without one, when the body may no longer handle what it used to.

Merrall 2010 (Addiction 105:1545): drug-related deaths 3 to 8 times as frequent in the first two weeks after prison.
Numbers are those of clinical/rules-and-model.md section 3, design choices that a clinician has yet to confirm.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from journal_app.domain.entries import Intake, MarkerKind
from journal_app.domain.knowledge import Selector
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_on
from journal_app.domain.person import Medicine
from journal_app.domain.safety.days import Days
from journal_app.domain.safety.record import ONE_DAY, Anchor, Finding, Record, Use, comes_late, stands

RULE: Final = "P4"
OPIOIDS: Final = "opioids"
NALTREXONE: Final = "naltrexone"
GAP: Final = timedelta(days=3)
LONG_GAP: Final = timedelta(days=7)

AFTER: Final = timedelta(days=28)
"""With no earlier opioid in the record, a detox, hospital or prison stay or naltrexone counts for weeks 1 to 4."""

LASTING_H: Final = 72.0
"""A form that is active for so many hours is a depot, an implant or a patch."""

NEVER: Final = datetime.min.replace(tzinfo=UTC)

LASTS: Final = timedelta(days=14)
"""The concern lasts for the two weeks in which deaths are most frequent."""

AFTER_A_STAY: Final = "after"
"""The words of P4 for a tolerance that something lowered, whatever the gap."""

LOWERED_BY: Final[frozenset[MarkerKind]] = frozenset({"detox", "hospital", "prison"})


class Return(NamedTuple):
    """The first opioid after a gap. `level`: with what is known and answered; None: nothing is said.

    `asked`: whether the days in between are to be asked about.
    """

    entry: Intake
    level: Level | None
    asked: bool
    earlier: tuple[Anchor, ...]
    case: str = ""


class _Before(NamedTuple):
    """The last opioid before a return: its day, how long ago, and what it was."""

    day: date
    gap: timedelta
    anchor: Anchor


def returns_after_a_gap(record: Record) -> Iterator[Finding]:
    """P4, once for each gap, at the first opioid after it."""
    for found in returns(record):
        if found.level is not None:
            over_at = found.entry.moment.at + LASTS
            yield Finding(RULE, found.level, found.entry, found.earlier, over_at=over_at, case=found.case)


def returns(record: Record) -> Iterator[Return]:
    """Every return to an opioid after a gap, also those about which nothing is said any more."""
    opioids = record.group(RULE, OPIOIDS)
    if opioids is None:
        return
    days = Days(record, opioids)
    earlier: Use | None = None
    acts_until = NEVER
    for use in record.intakes(opioids):
        before, earlier = _before(record, opioids, earlier, use), use
        still_acts, acts_until = use.at - acts_until < GAP, max(acts_until, _acts_until(use))
        if not record.wants(use.at) or still_acts or comes_late(use.entry) or (before is not None and before.gap < GAP):
            continue
        lowered = _lowered_by(record, before, use)
        since = (before.anchor,) if before is not None else ()
        if lowered:
            yield Return(use.entry, Level.CRITICAL, asked=False, earlier=(*since, *lowered), case=AFTER_A_STAY)
        elif before is not None and days.most_of_a_week(before.day):
            yield _judged(record, use, before, since)


def _acts_until(use: Use) -> datetime:
    """Until when a depot, an implant or a patch keeps the body used to an opioid; any other form for no time."""
    windows = use.substance.windows
    if windows is None or windows.active_h < LASTING_H:
        return NEVER
    return use.at + timedelta(hours=windows.active_h)


def _judged(record: Record, use: Use, before: _Before, since: tuple[Anchor, ...]) -> Return:
    known = _known_gap(record, before, use)
    whole, certain = _level(before.gap), _level(known)
    given = record.answer(RULE, use.entry)
    if whole == certain:
        return Return(use.entry, whole, asked=False, earlier=since)
    if given is None:
        return Return(use.entry, max(Level.SERIOUS, certain or Level.NOTE), asked=True, earlier=since)
    level = certain if given.answer == "not_logged" else whole
    return Return(use.entry, level, asked=False, earlier=since)


def _level(gap: timedelta) -> Level | None:
    if gap >= LONG_GAP:
        return Level.CRITICAL
    return Level.SERIOUS if gap >= GAP else None


def _before(record: Record, opioids: Selector, earlier: Use | None, use: Use) -> _Before | None:
    """The last opioid before this one, logged or standing in the regimen, however long ago."""
    found = None
    if earlier is not None:
        found = _Before(earlier.day, _apart(earlier, use), earlier.entry)
    for medicine in record.regimen(opioids):
        day = _last_day(record, medicine, use.day)
        if day is not None and (found is None or day > found.day):
            noon = moment_on(day, use.entry.moment.zone).at
            found = _Before(day, use.at - noon if day < use.day else timedelta(), medicine)
    return found


def _last_day(record: Record, medicine: Medicine, until: date) -> date | None:
    """The last day up to `until` on which a medicine of the regimen counts as taken."""
    stop, skipped = medicine.stop, record.skipped(medicine)
    day = until if stop is None else min(until, stop.person_day)
    while day in skipped:
        day -= ONE_DAY
    return day if stands(medicine, day) else None


def _apart(earlier: Use, use: Use) -> timedelta:
    """The time between two intakes; in whole days when the time of day of one of them is not known."""
    if "day" in (earlier.entry.moment.precision, use.entry.moment.precision):
        return use.day - earlier.day
    return use.at - earlier.at


def _known_gap(record: Record, before: _Before, use: Use) -> timedelta:
    """The longest stretch of the gap on whose days something else, or a none, was written down."""
    longest = running = 0
    day = before.day + ONE_DAY
    while day < use.day:
        running = running + 1 if record.has_entries(day) else 0
        longest = max(longest, running)
        day += ONE_DAY
    if longest == (use.day - before.day).days - 1:
        return before.gap
    return timedelta(days=longest)


def _lowered_by(record: Record, before: _Before | None, use: Use) -> tuple[Anchor, ...]:
    """Naltrexone, or a stay in detox, hospital or prison, since the last opioid."""
    first = before.day if before is not None else use.day - AFTER
    found: list[Anchor] = [
        marker
        for marker in record.markers
        if marker.what in LOWERED_BY and first < marker.moment.person_day <= use.day and marker.moment.at <= use.at
    ]
    naltrexone = record.group(RULE, NALTREXONE)
    if naltrexone is not None:
        taken = [other for other in record.intakes(naltrexone) if first <= other.day and other.at <= use.at]
        found += [other.entry for other in taken[-1:] if before is None or other.at > use.at - before.gap]
        found += [
            medicine
            for medicine in record.regimen(naltrexone)
            if medicine.start.at <= use.at and (medicine.stop is None or medicine.stop.person_day > first)
        ]
    return tuple(found)
