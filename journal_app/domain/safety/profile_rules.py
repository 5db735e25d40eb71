"""P9 and P10: pregnancy and breastfeeding, from the day on that the profile says so."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from journal_app.domain.entries import NoneTaken
from journal_app.domain.knowledge import Selector, Substance
from journal_app.domain.levels import Level
from journal_app.domain.safety.as_listed import as_listed
from journal_app.domain.safety.record import ONE_DAY, Finding, Record, Use, stands

SAID_AGAIN_AFTER_DAYS: Final = 30
"""A class that stays is spoken of again every 30 days (clinical/rules-and-model.md, P9 and P10)."""

STOPS: Final = ("opioids", "sedatives", "gabapentinoids")
"""The groups whose sudden stop is a danger of its own in pregnancy; for alcohol P1 asks."""

BASELINE_DAYS: Final = 7
BASELINE_ON: Final = 5
"""An explicit none is a stop when it was taken on 5 of the 7 days before: the baseline of P4, for want of another."""

STOP_OVER: Final = timedelta(days=14)
DRINKING_OVER: Final = timedelta(days=1)
"""When a stop, and when a drink, is history for somebody who writes it down late."""


def pregnancy(record: Record) -> Iterator[Finding]:
    """The first intake of each class in every 30 days, alcohol on each drinking day, and every stop (P9)."""
    since = record.person.profile.pregnant_since
    if since is not None and "P9" in record.knowledge.safety_rules:
        yield from _stops(record, since)
        yield from _intakes(record, "P9", since)


def breastfeeding(record: Record) -> Iterator[Finding]:
    """The first intake of an opioid in every 30 days, and alcohol on each drinking day (P10)."""
    since = record.person.profile.breastfeeding_since
    if since is not None and "P10" in record.knowledge.safety_rules:
        yield from _intakes(record, "P10", since)


def _intakes(record: Record, rule: str, since: date) -> Iterator[Finding]:
    """Never for a dose of the regimen that is taken as listed."""
    listed = as_listed(record)
    said: set[UUID] = set()
    for name, group in record.knowledge.safety_rules[rule].groups.items():
        alcohol = name == "alcohol"
        every, over = (1, DRINKING_OVER) if alcohol else (SAID_AGAIN_AFTER_DAYS, SAID_AGAIN_AFTER_DAYS * ONE_DAY)
        last_block = -1
        for use in record.intakes(group):
            block = (use.day - since).days // every
            if block <= last_block or use.entry.id in listed:
                continue
            last_block = block
            if use.entry.id not in said:
                said.add(use.entry.id)
                yield Finding(
                    rule, Level.SERIOUS, use.entry, over_at=use.at + over, case="alcohol" if alcohol else ""
                )  # fmt: skip


def _stops(record: Record, since: date) -> Iterator[Finding]:
    said: set[UUID] = set()
    for name in STOPS:
        group = record.group("P9", name)
        if group is None:
            continue
        for medicine in record.person.regimen:
            substance = record.substance_of(medicine)
            stop = medicine.stop
            if stop is not None and stop.person_day >= since and substance is not None and group.selects(substance):
                yield Finding(
                    "P9", Level.SERIOUS, medicine, moment=stop, over_at=stop.at + STOP_OVER, case="stop"
                )  # fmt: skip
        for finding in (*_nones_after_use(record, group, since), *_nones_of_the_regimen(record, group, since)):
            if finding.anchor.id not in said:
                said.add(finding.anchor.id)
                yield finding


def _stop_said(none: NoneTaken, *earlier: Use) -> Finding:
    return Finding(
        "P9", Level.SERIOUS, none, earlier=tuple(use.entry for use in earlier),
        over_at=none.moment.at + STOP_OVER, case="stop",
    )  # fmt: skip


def _nones_after_use(record: Record, group: Selector, since: date) -> Iterator[Finding]:
    """The first none that is said within a week after the last intake of an ingredient that was in use until then."""
    by_ingredient: dict[str, dict[date, Use]] = {}
    for use in record.intakes(group):
        by_ingredient.setdefault(use.substance.ingredient, {})[use.day] = use
    for days in by_ingredient.values():
        for day, use in days.items():
            if day + BASELINE_DAYS * ONE_DAY < since or day + ONE_DAY in days:
                continue
            if sum(day - back * ONE_DAY in days for back in range(BASELINE_DAYS)) >= BASELINE_ON:
                none = _next_none(record, use.substance, days, day)
                if none is not None and none.moment.person_day >= since:
                    yield _stop_said(none, use)


def _next_none(record: Record, substance: Substance, days: dict[date, Use], last: date) -> NoneTaken | None:
    for ahead in range(1, BASELINE_DAYS + 1):
        day = last + ahead * ONE_DAY
        if day in days:
            return None
        said = record.said_none(day, [substance])
        if said:
            return said[0]
    return None


def _nones_of_the_regimen(record: Record, group: Selector, since: date) -> Iterator[Finding]:
    """A none that names a medicine of the regimen, which counts as taken each day; once in a week of them."""
    medicines = record.regimen(group)
    if not medicines:
        return
    for entry in record.entries:
        day = entry.moment.person_day
        if not isinstance(entry, NoneTaken) or day < since:
            continue
        for medicine in medicines:
            substance = record.substance_of(medicine)
            if substance is None or entry.what != substance.id or not stands(medicine, day):
                continue
            if not any(record.said_none(day - back * ONE_DAY, [substance]) for back in range(1, BASELINE_DAYS + 1)):
                yield _stop_said(entry)
