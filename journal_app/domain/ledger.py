"""The ledger of warnings: how what is kept follows what was found again, and nothing that was read disappears."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from journal_app.domain.alerts import Alert, AlertEvent, AlertState, Review
from journal_app.domain.episodes import worst_set
from journal_app.domain.levels import Level
from journal_app.domain.person import PrescriberKnows

MOST_EVENTS: Final = 40
"""The first and the newest of an alert's events are kept, however often an entry is edited."""

What = Literal["raised", "opened", "read", "worse", "lower", "resolved", "returned"]


def reconcile(stored: Sequence[Alert], evaluated: Sequence[Alert], now: datetime) -> tuple[Alert, ...]:
    """What has to be written so that the stored alerts of a span say what was now evaluated for the same span.

    New alerts as they are; a stored one keeps its `raised_at`, state and review. When its level rises above the one
    that was read it is to be reviewed again, and what was read and noted before stays with it. A stored one without a
    reason left is "resolved", never deleted, and when its reason returns it is what it was before. Each alert keeps
    what became of it as events. Alerts that did not change are not among the answer.
    """
    before = {alert.id: alert for alert in stored}
    changed = []
    for alert in evaluated:
        held = before.pop(alert.id, None)
        merged = _with_event(alert, "raised", now) if held is None else _merged(held, alert, now)
        if merged != held:
            changed.append(merged)
    for held in before.values():
        if held.state != "resolved":
            gone = msgspec.structs.replace(held, state="resolved", state_before=held.state)
            changed.append(_with_event(gone, "resolved", now))
    return tuple(changed)


def _merged(held: Alert, found: Alert, now: datetime) -> Alert:
    """A stored alert, with what was now found for its intake."""
    state = held.state
    returned = state == "resolved"
    if state == "resolved":
        state = held.state_before or ("read" if held.review is not None else "to_review")
    review = held.review
    if review is not None:
        if review.level is None and found.level != held.level:
            review = Review(read_at=review.read_at, note=review.note, level=held.level)
        if found.level > (review.level or held.level):
            state = "to_review"
        elif state == "to_review":
            state = "read"
    elif state == "historical" and found.state == "to_review":
        state = found.state
    same = held.hits == found.hits and held.level == found.level and held.intake == found.intake
    merged = Alert(
        id=held.id,
        level=found.level,
        at=found.at,
        intake=found.intake,
        hits=found.hits,
        knowledge_version=held.knowledge_version if same else found.knowledge_version,
        raised_at=held.raised_at,
        state=_settled(state, review),
        review=review,
        rule=held.rule,
        opened_at=held.opened_at,
        events=held.events,
    )
    if returned:
        merged = _with_event(merged, "returned", now)
    if found.level != held.level:
        merged = _with_event(merged, "worse" if found.level > held.level else "lower", now)
    return merged


def _settled(state: AlertState, review: Review | None) -> AlertState:
    """A read alert has a review; without one it is still to be reviewed."""
    return "to_review" if state == "read" and review is None else state


def _with_event(alert: Alert, what: What, at: datetime) -> Alert:
    event = AlertEvent(at=at, what=what, level=alert.level, knowledge_version=alert.knowledge_version)
    events = (*alert.events, event)
    if len(events) > MOST_EVENTS:
        events = (events[0], *events[1 - MOST_EVENTS :])
    return msgspec.structs.replace(alert, events=events)


def newest_event(alert: Alert, now: datetime) -> What | None:
    """What became of the alert in the change made at `now`; None when only what it saw was brought up to date."""
    return alert.events[-1].what if alert.events and alert.events[-1].at == now else None


def read_by_the_person(alert: Alert, now: datetime, note: str) -> Alert:
    """The alert as read at `now`, at its present level. Resolved and historical ones keep their state."""
    read = msgspec.structs.replace(
        alert,
        review=Review(read_at=now, note=note, level=alert.level),
        state="read" if alert.state == "to_review" else alert.state,
    )
    return _with_event(read, "read", now)


def opened_by_the_person(alert: Alert, now: datetime) -> Alert:
    """The alert as opened at `now`: the first time, and again when it was raised, returned or got worse since."""
    for event in reversed(alert.events):
        if event.what in ("opened", "read"):
            return alert
        if event.what in ("raised", "returned", "worse"):
            break
    else:
        if alert.opened_at is not None:
            return alert
    opened = msgspec.structs.replace(alert, opened_at=alert.opened_at or now)
    return _with_event(opened, "opened", now)


def shown_level(alert: Alert, knows: Iterable[PrescriberKnows], now: datetime) -> Level:
    """The level at which an alert is shown; its own level, which ledger and report keep, does not depend on it.

    One lower, but never below caution, while the prescriber knows of everything that met at the alert's worst level.
    Whether the emergency box is shown goes by the alert's own level, so this never hides it.
    """
    if alert.level <= Level.CAUTION:
        return alert.level
    met = set(worst_set(alert))
    known = any(met <= set(each.ingredients) and each.at <= now < each.at + timedelta(days=each.days) for each in knows)
    return Level(alert.level - 1) if known else alert.level
