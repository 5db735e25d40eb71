"""Which of the alerts that a change raised may take the person's attention at once; their level never depends on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from journal_app.domain.alcohol import is_alcohol
from journal_app.domain.alerts import Alert, Interruption
from journal_app.domain.entries import Dose, Drink, Entry, Intake, Kind
from journal_app.domain.episodes import (
    FORGOTTEN_AFTER,
    RED_FLAG,
    interrupting,
    interruption_of,
    is_more_than_usual,
    worst_set,
)
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.operations.evaluation_road import Evaluated
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.storage.changes import Changes

SHOWN = "interruptions"
"""The name under which the journal keeps what interrupted in the last 30 days."""

AROUND_A_DAY = timedelta(days=2)
"""A person-day, in whatever zone its entries were written down."""

USUAL_OVER = timedelta(days=90)
"""How far back the person's own usual amount is looked for."""


def logged(
    changes: Changes,
    workspace: Workspace,
    label: str,
    entries: Sequence[Entry],
    evaluated: Evaluated,
    edited: Collection[UUID] = (),
) -> Logged:
    """What a change did, with the alerts that interrupt; keeps which did, inside the same transaction.

    `edited` are those of the entries that said something else before.

    Only an alert whose overlap still runs can interrupt: an old one that was read and got worse waits to be read.
    What never happened ("I have not taken it") does not keep the same from interrupting when it does.
    """
    now = workspace.clock()
    alerts = evaluated.alerts
    _forget_taken_back(changes, alerts, now)
    _forget_what_was_edited(changes, alerts, edited, now)
    raised = [alert for alert in alerts if alert.level == Level.CRITICAL and alert.id in evaluated.running]
    chosen: tuple[Alert, ...] = ()
    if raised:
        shown = _shown(changes, now)
        larger = _LargerThanUsual(changes, [entry for entry in entries if isinstance(entry, Dose | Drink)])
        signs = _days_with_a_sign(changes, raised)
        of_pairs = interrupting([alert for alert in raised if not alert.rule], shown, now, larger, signs)
        kept = [*shown, *(interruption_of(alert, now) for alert in of_pairs)]
        without_pair = _without_pair([alert for alert in raised if alert.rule], kept, now, signs)
        chosen = (*of_pairs, *without_pair)
        if chosen:
            changes.set_value(SHOWN, msgspec.json.encode(kept))
    return Logged(
        label=label,
        entries=tuple(entries),
        alerts=tuple(alerts),
        interrupting=chosen,
        still_active=evaluated.still_active,
    )


def _days_with_a_sign(changes: Changes, raised: Sequence[Alert]) -> frozenset[date]:
    """The person-days of these alerts for which a sign that needs help now was written down."""
    times = [alert.at for alert in raised]
    start, end = min(times) - AROUND_A_DAY, max(times) + AROUND_A_DAY
    signs: tuple[Kind, ...] = ("red_flag",)
    return frozenset(entry.moment.person_day for entry in changes.entries(start, end, signs))


def _without_pair(
    raised: Sequence[Alert], kept: list[Interruption], now: datetime, signs: frozenset[date]
) -> list[Alert]:
    """Those of rules without a pair that interrupt, which are added to what is kept.

    Each is raised once for its episode, so it always interrupts: only the same rule about the same thing on the same
    person-day does not do it twice, unless a sign that needs help now was noted that day. A sign is never silenced
    because another one was seen before.
    """
    chosen = []
    for alert in raised:
        interruption = _interruption_without_pair(alert, now)
        seen_today = any(_is_same(past, interruption) for past in kept)
        if not seen_today or (interruption.person_day in signs and alert.rule != RED_FLAG):
            kept.append(interruption)
            chosen.append(alert)
    return chosen


def _interruption_without_pair(alert: Alert, now: datetime) -> Interruption:
    about = alert.hits[0].case if alert.hits else ""
    key = (f"rule {alert.rule}", about, alert.intake.ingredient)
    return Interruption(ingredients=key, person_day=alert.intake.moment.person_day, at=now)


def _is_same(past: Interruption, other: Interruption) -> bool:
    return (past.ingredients, past.person_day) == (other.ingredients, other.person_day)


def _forget_taken_back(changes: Changes, alerts: Sequence[Alert], now: datetime) -> None:
    gone = [
        _interruption_without_pair(alert, now) if alert.rule else interruption_of(alert, now)
        for alert in alerts
        if alert.state == "resolved" and alert.level == Level.CRITICAL
    ]
    if not gone:
        return
    shown = _shown(changes, now)
    kept = [past for past in shown if not any(_is_same(past, each) for each in gone)]
    if kept != shown:
        changes.set_value(SHOWN, msgspec.json.encode(kept))


def _forget_what_was_edited(changes: Changes, alerts: Sequence[Alert], edited: Collection[UUID], now: datetime) -> None:
    """An edit that makes another thing of an intake: the set that interrupted for it did not meet that day after all.

    Unless another intake of the day still says the same.
    """
    days = {alert.intake.moment.person_day for alert in alerts if not alert.rule and alert.intake.entry_id in edited}
    if not days:
        return
    times = [alert.at for alert in alerts if alert.intake.moment.person_day in days]
    standing = changes.alerts(start=min(times) - AROUND_A_DAY, end=max(times) + AROUND_A_DAY, pairs=True)
    met = {
        (worst_set(alert), alert.intake.moment.person_day)
        for alert in standing
        if alert.state != "resolved" and alert.level == Level.CRITICAL
    }
    shown = _shown(changes, now)
    kept = [
        past
        for past in shown
        if past.person_day not in days
        or past.ingredients[0].startswith("rule ")
        or (past.ingredients, past.person_day) in met
    ]
    if kept != shown:
        changes.set_value(SHOWN, msgspec.json.encode(kept))


def _shown(changes: Changes, now: datetime) -> list[Interruption]:
    stored = changes.value(SHOWN)
    past = msgspec.json.decode(stored, type=list[Interruption]) if stored else []
    return [interruption for interruption in past if now - interruption.at < FORGOTTEN_AFTER]


class _LargerThanUsual:
    """The ids of the intakes that are larger than usual; looked up only for those that are asked about.

    Of 3,000 intakes of one day few can interrupt, and each look-up reads all that went before.
    """

    def __init__(self, changes: Changes, intakes: Sequence[Intake]) -> None:
        self._changes = changes
        self._intakes = {intake.id: intake for intake in intakes}

    def __contains__(self, entry_id: object) -> bool:
        intake = self._intakes.get(entry_id) if isinstance(entry_id, UUID) else None
        if intake is None:
            return False
        at = intake.moment.at
        substance = ALCOHOL if is_alcohol(intake) else (intake.substance or "") if isinstance(intake, Dose) else ALCOHOL
        others = self._changes.intakes_of((substance,), at - USUAL_OVER, at + timedelta(microseconds=1))
        return is_more_than_usual(intake, others)
