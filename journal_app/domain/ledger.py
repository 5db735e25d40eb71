"""The ledger of warnings: how what is kept follows what was found again, and nothing that was read disappears."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from journal_app.domain.alerts import Alert, AlertEvent, AlertState, Hit, MetSet, Review
from journal_app.domain.episodes import worst_set
from journal_app.domain.levels import Level
from journal_app.domain.person import PrescriberKnows

MOST_EVENTS: Final = 40
"""The first and the newest of an alert's events are kept, however often an entry is edited."""

What = Literal["raised", "opened", "read", "worse", "lower", "resolved", "returned"]


def reconcile(stored: Sequence[Alert], evaluated: Sequence[Alert], now: datetime) -> tuple[Alert, ...]:
    """What has to be written so that the stored alerts of a span say what was now evaluated for the same span.

    New alerts as they are; a stored one keeps its `raised_at`, state and review. When its level rises above the one
    that was read, or when what was not read joins it as serious or as its worst, it is to be reviewed again, and so it
    is when its time is moved to where the overlap still runs; what was read and noted stays with it. A stored one
    without a reason left is "resolved", never deleted, and when its reason returns it is what it was before. Each alert
    keeps what became of it as events. Alerts that did not change are not among the answer.
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
        if found.level != held.level or found.hits != held.hits:
            review = _remembered(review, held)
        if _is_unread(found, review, held):
            state = "to_review"
        elif state == "to_review" and _is_unread(held, review, held):
            state = "read"
    if found.state == "to_review" and (state == "historical" or _on_another_day(held, found)):
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


def _remembered(review: Review, held: Alert) -> Review:
    """The review with what was read when it was made, before the alert says something else."""
    return msgspec.structs.replace(review, level=review.level or held.level, met=review.met or _met(held.hits))


def _is_unread(alert: Alert, review: Review, held: Alert) -> bool:
    """Whether an alert says something that matters and was not read: a worse level, or other things that met."""
    if alert.level > (review.level or held.level):
        return True
    if alert.rule or (alert.hits == held.hits and not review.met):
        return False
    read = {each.ingredients: each.level for each in review.met or _met(held.hits)}
    matters = min(alert.level, Level.SERIOUS)
    return any(each.level > read.get(each.ingredients, 0) for each in _met(alert.hits) if each.level >= matters)


def _met(hits: Iterable[Hit]) -> tuple[MetSet, ...]:
    worst: dict[tuple[str, ...], Level] = {}
    for hit in hits:
        ingredients = tuple(sorted({seen.ingredient or seen.name for seen in (*hit.earlier, hit.later)}))
        worst[ingredients] = max(hit.level, worst.get(ingredients, hit.level))
    return tuple(MetSet(ingredients=ingredients, level=level) for ingredients, level in sorted(worst.items()))


def _on_another_day(held: Alert, found: Alert) -> bool:
    return held.intake.moment.person_day != found.intake.moment.person_day


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
        review=Review(read_at=now, note=note, level=alert.level, met=_read_so_far(alert)),
        state="read" if alert.state == "to_review" else alert.state,
    )
    return _with_event(read, "read", now)


def _read_so_far(alert: Alert) -> tuple[MetSet, ...]:
    """What the alert says now, and what was read in it before."""
    worst = {each.ingredients: each.level for each in alert.review.met} if alert.review is not None else {}
    for each in _met(alert.hits):
        worst[each.ingredients] = max(each.level, worst.get(each.ingredients, each.level))
    return tuple(MetSet(ingredients=ingredients, level=level) for ingredients, level in sorted(worst.items()))


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
