"""The rows of alerts to Facts and back, without loss; what an alert saw is kept compressed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

import msgspec

from journal_app.domain.alerts import Alert, AlertEvent, Hit, IntakeSeen, MetSet, Review
from journal_app.domain.fact import Fact
from journal_app.domain.levels import Level
from journal_app.storage import tables
from journal_app.storage.rows import (
    instant,
    local_date_of,
    microseconds,
    optional_instant,
    optional_microseconds,
    packed,
    person_day_of,
    require_storable,
)

ALERT_COLUMNS: Final = tuple(
    tables.alert.c[name]
    for name in (
        "id", "level", "at_us", "snapshot", "knowledge_version", "raised_at_us", "state", "read_at_us", "review_note",
        "rule", "review_level", "state_before", "opened_at_us",
    )
)  # fmt: skip


class Snapshot(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What an alert saw and what became of it, kept as one piece."""

    intake: IntakeSeen
    hits: tuple[Hit, ...]
    events: tuple[AlertEvent, ...] = ()
    read: tuple[MetSet, ...] = ()


COMPRESSION: Final = 1
"""Of zlib: 4.2 KB of JSON become 0.5 KB in 0.05 ms; higher levels save a tenth more and take twice the time."""

_PLAIN: Final = b"{"
"""How a snapshot of layout 1 begins, which is not compressed."""

_snapshot_decoder = msgspec.json.Decoder(Snapshot)


def alert_row(alert: Alert) -> dict[str, object]:
    """The alert as values of the `alert` table."""
    row: dict[str, object] = {
        "id": str(alert.id),
        "intake_id": str(alert.intake.entry_id),
        "level": int(alert.level),
        "at_us": microseconds(alert.at),
        "local_date": local_date_of(alert.intake.moment),
        "person_day": person_day_of(alert.intake.moment),
        "state": alert.state,
        "knowledge_version": alert.knowledge_version,
        "raised_at_us": microseconds(alert.raised_at),
        "snapshot": zlib.compress(
            packed(
                Snapshot(
                    intake=alert.intake,
                    hits=alert.hits,
                    events=alert.events,
                    read=() if alert.review is None else alert.review.met,
                )
            ),
            COMPRESSION,
        ),
        "read_at_us": None if alert.review is None else microseconds(alert.review.read_at),
        "review_note": None if alert.review is None else alert.review.note,
        "rule": alert.rule,
        "review_level": None if alert.review is None or alert.review.level is None else int(alert.review.level),
        "state_before": alert.state_before,
        "opened_at_us": optional_microseconds(alert.opened_at),
    }
    require_storable(row.values())
    return row


def alert_from(row: Sequence[Any]) -> Alert:
    """The alert that a row of ALERT_COLUMNS says."""
    (
        identity, level, at_us, snapshot, knowledge_version, raised_at_us, state, read_at_us, review_note,
        rule, review_level, state_before, opened_at_us,
    ) = row  # fmt: skip
    seen = _snapshot_decoder.decode(snapshot if snapshot.startswith(_PLAIN) else zlib.decompress(snapshot))
    return Alert(
        id=UUID(identity),
        level=Level(level),
        at=instant(at_us),
        intake=seen.intake,
        hits=seen.hits,
        knowledge_version=knowledge_version,
        raised_at=instant(raised_at_us),
        state=state,
        review=None
        if read_at_us is None
        else Review(
            read_at=instant(read_at_us),
            note=review_note or "",
            level=None if review_level is None else Level(review_level),
            met=seen.read,
        ),
        state_before=state_before,
        rule=rule,
        opened_at=optional_instant(opened_at_us),
        events=seen.events,
    )
