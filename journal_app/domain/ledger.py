"""The ledger of warnings: how what is kept follows what was found again, and nothing that was read disappears."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from journal_app.domain.alerts import Alert, AlertState, Review


def reconcile(stored: Sequence[Alert], evaluated: Sequence[Alert], now: datetime) -> tuple[Alert, ...]:  # noqa: ARG001
    """What has to be written so that the stored alerts of a span say what was now evaluated for the same span.

    New alerts as they are; a stored one keeps its `raised_at`, state and review, unless its level rose above the one
    that was read: then it is to be reviewed again. A stored one without a reason left is "resolved", never deleted,
    and when its reason returns it is what it was before. Alerts that did not change are not among the answer.
    """
    before = {alert.id: alert for alert in stored}
    changed = []
    for alert in evaluated:
        held = before.pop(alert.id, None)
        merged = alert if held is None else _merged(held, alert)
        if merged != held:
            changed.append(merged)
    for held in before.values():
        if held.state != "resolved":
            changed.append(msgspec.structs.replace(held, state="resolved", state_before=held.state))
    return tuple(changed)


def _merged(held: Alert, found: Alert) -> Alert:
    """A stored alert, with what was now found for its intake."""
    state = held.state
    if state == "resolved":
        state = held.state_before or ("read" if held.review is not None else "to_review")
    review = held.review
    if review is not None:
        read_level = review.level or held.level
        if found.level > read_level:
            state, review = "to_review", None
        elif review.level is None and found.level != held.level:
            review = Review(read_at=review.read_at, note=review.note, level=held.level)
    elif state == "historical" and found.state == "to_review":
        state = found.state
    same = held.hits == found.hits and held.level == found.level and held.intake == found.intake
    return Alert(
        id=held.id,
        level=found.level,
        at=found.at,
        intake=found.intake,
        hits=found.hits,
        knowledge_version=held.knowledge_version if same else found.knowledge_version,
        raised_at=held.raised_at,
        state=_settled(state, review),
        review=review,
    )


def _settled(state: AlertState, review: Review | None) -> AlertState:
    """A read alert has a review; without one it is still to be reviewed."""
    return "to_review" if state == "read" and review is None else state
