"""Rows of the tables to Facts and back, without loss; what a table cannot hold is refused before it gets there."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

from journal_app.domain.alerts import Alert, AlertEvent, Hit, IntakeSeen, MetSet, Review
from journal_app.domain.entries import (
    Dose,
    Drink,
    Entry,
    Marker,
    Measure,
    NoneTaken,
    Note,
    RedFlag,
    ScaleScore,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
    kind_of,
)
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment
from journal_app.domain.units import Amount
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.storage import tables

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
LARGEST_INTEGER: Final = 2**63 - 1

ENTRY_COLUMNS: Final = tuple(
    column for column in tables.entry.c if column.name not in ("local_date", "deleted_at_us", "intake_key")
)
"""What an entry is read from, in this order."""

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


_encoder = msgspec.json.Encoder()
_entry_decoder: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)
_alert_decoder = msgspec.json.Decoder(Alert)
_snapshot_decoder = msgspec.json.Decoder(Snapshot)
_answers_decoder = msgspec.json.Decoder(tuple[tuple[str, int], ...])


def microseconds(at: datetime) -> int:
    """Whole microseconds since 1970 in UTC; ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return (at.astimezone(UTC) - EPOCH) // MICROSECOND


def instant(at_us: int) -> datetime:
    """The aware instant of so many microseconds since 1970."""
    return EPOCH + timedelta(microseconds=at_us)


def _optional_us(at: datetime | None) -> int | None:
    return None if at is None else microseconds(at)


def _optional_at(at_us: int | None) -> datetime | None:
    return None if at_us is None else instant(at_us)


def _optional_id(identity: UUID | None) -> str | None:
    return None if identity is None else str(identity)


def _optional_uuid(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


def _uuid(text: str) -> UUID:
    """`UUID(text)` at a quarter of its cost: hundreds of rows are read for each entry that is logged."""
    return msgspec.convert(text, UUID)


def local_date_of(moment: Moment) -> str:
    """The moment's local date as it is stored; where that falls outside the calendar, the date in UTC."""
    try:
        return moment.local_date.isoformat()
    except OverflowError:
        return moment.at.date().isoformat()


def _person_day_of(moment: Moment) -> str:
    try:
        return moment.person_day.isoformat()
    except OverflowError:
        return moment.at.date().isoformat()


def entry_row(entry: Entry) -> dict[str, object]:
    """The entry as values of the `entry` table; every column is named. Raises BadInput for what cannot be stored."""
    moment = entry.moment
    row: dict[str, object] = dict.fromkeys(_ENTRY_NAMES)
    row.update(
        id=str(entry.id),
        kind=kind_of(entry),
        at_us=microseconds(moment.at),
        zone=moment.zone,
        utc_offset_s=moment.utc_offset_s,
        precision=moment.precision,
        earliest_us=_optional_us(moment.earliest),
        latest_us=_optional_us(moment.latest),
        local_date=local_date_of(moment),
        entered_at_us=microseconds(entry.entered_at),
        entered_by=entry.entered_by,
        note=entry.note,
    )
    match entry:
        case Dose():
            row.update(
                intake_key=entry.substance or entry.name,
                name=entry.name,
                substance=entry.substance,
                amount_value=None if entry.amount is None else entry.amount.value,
                amount_unit=None if entry.amount is None else entry.amount.unit,
                route=entry.route,
                form=entry.form or None,
                product=entry.product,
                prescribed=entry.prescribed,
                with_food=entry.with_food,
                ended_at_us=_optional_us(entry.ended_at),
            )
        case Drink():
            row.update(
                intake_key=ALCOHOL,
                name=entry.name,
                ethanol_g=entry.ethanol_g,
                volume_ml=entry.volume_ml,
                abv_percent=entry.abv_percent,
                drink_count=entry.count,
                heavy=entry.heavy,
            )
        case SymptomRating():
            row.update(symptom=entry.symptom, severity=entry.severity, scale=_scale_of(entry))
        case Sleep():
            row.update(
                hours=entry.hours,
                bed_at_us=_optional_us(entry.bed_at),
                up_at_us=_optional_us(entry.up_at),
                wakings=entry.wakings,
                quality=entry.quality,
            )
        case NoneTaken():
            row.update(what=entry.what)
        case Marker():
            row.update(what=entry.what, about=_optional_id(entry.about))
        case Skipped():
            row.update(name=entry.name, substance=entry.substance, about=_optional_id(entry.about))
        case Urge():
            row.update(
                name=entry.name,
                substance=entry.substance,
                severity=entry.strength,
                to_mix=entry.to_mix,
                instead=entry.instead,
                outcome=entry.outcome,
            )
        case RedFlag():
            row.update(what=entry.what)
        case Measure():
            row.update(
                what=entry.what,
                amount_value=entry.value,
                second_value=entry.second,
                amount_unit=entry.unit,
            )
        case ScaleScore():
            row.update(
                what=entry.scale,
                amount_value=entry.score,
                answers=packed_answers(entry.answers),
                given_by=entry.given_by,
            )
        case Note():
            pass
    require_storable(row.values())
    return row


_ENTRY_NAMES: Final = tuple(column.name for column in tables.entry.c)


def _scale_of(rating: SymptomRating) -> str | None:
    """Nothing for the scale that nearly every rating has."""
    return None if rating.scale == "0-10" else rating.scale


def packed_answers(answers: tuple[tuple[str, int], ...]) -> str | None:
    """The answers as JSON; None where only the total is known. BadInput for half a character."""
    try:
        return _encoder.encode(answers).decode() if answers else None
    except UnicodeEncodeError:
        raise BadInput(_("The text holds half a character, which cannot be stored. Nothing was saved.")) from None


def require_storable(contents: Iterable[object]) -> None:
    """Raise BadInput for half a character and for numbers without end: SQLite would lose or change them."""
    values = tuple(contents)
    try:
        "".join([content for content in values if isinstance(content, str)]).encode()
    except UnicodeEncodeError:
        raise BadInput(
            _(
                "The text holds half a character, which cannot be stored. Nothing was saved. "
                "Please take out the odd sign and save again."
            )
        ) from None
    for content in values:
        if (isinstance(content, float) and not math.isfinite(content)) or (
            isinstance(content, int) and abs(content) > LARGEST_INTEGER
        ):
            raise BadInput(_("That number cannot be right. Nothing was saved. Please check it."))


def entry_from(row: Sequence[Any]) -> Entry:
    """The entry that a row of ENTRY_COLUMNS says."""
    (
        identity, kind, at_us, zone, utc_offset_s, precision, earliest_us, latest_us, entered_at_us, entered_by, note,
        name, substance, amount_value, amount_unit, route, product, prescribed, ended_at_us,
        ethanol_g, volume_ml, abv_percent, drink_count, heavy, symptom, severity,
        hours, bed_at_us, up_at_us, wakings, what, about, to_mix, instead, outcome,
        form, with_food, scale, quality, second_value, answers, given_by,
    ) = row  # fmt: skip
    common: dict[str, Any] = {
        "id": _uuid(identity),
        "moment": Moment(
            at=instant(at_us),
            zone=zone,
            utc_offset_s=utc_offset_s,
            precision=precision,
            earliest=_optional_at(earliest_us),
            latest=_optional_at(latest_us),
        ),
        "entered_at": instant(entered_at_us),
        "entered_by": entered_by,
        "note": note,
    }
    match kind:
        case "dose":
            return Dose(
                **common,
                name=name,
                substance=substance,
                amount=None if amount_value is None else Amount(value=amount_value, unit=amount_unit),
                route=route,
                form=form or "",
                product=product,
                prescribed=None if prescribed is None else bool(prescribed),
                with_food=None if with_food is None else bool(with_food),
                ended_at=_optional_at(ended_at_us),
            )
        case "drink":
            return Drink(
                **common,
                name=name,
                ethanol_g=ethanol_g,
                volume_ml=volume_ml,
                abv_percent=abv_percent,
                count=drink_count,
                heavy=bool(heavy),
            )
        case "symptom":
            return SymptomRating(**common, symptom=symptom, severity=severity, scale=scale or "0-10")
        case "sleep":
            return Sleep(
                **common,
                hours=hours,
                bed_at=_optional_at(bed_at_us),
                up_at=_optional_at(up_at_us),
                wakings=wakings,
                quality=quality,
            )
        case "none":
            return NoneTaken(**common, what=what)
        case "note":
            return Note(**common)
        case "marker":
            return Marker(**common, what=what, about=_optional_uuid(about))
        case "skipped":
            return Skipped(**common, name=name, substance=substance, about=_optional_uuid(about))
        case "urge":
            return Urge(
                **common,
                name=name,
                substance=substance,
                strength=severity,
                to_mix=bool(to_mix),
                instead=instead or "",
                outcome=outcome or "",
            )
        case "red_flag":
            return RedFlag(**common, what=what)
        case "measure":
            return Measure(**common, what=what, value=amount_value, second=second_value, unit=amount_unit or "")
        case "score":
            return ScaleScore(
                **common,
                scale=what,
                score=amount_value,
                answers=() if not answers else _answers_decoder.decode(answers),
                given_by=given_by or "",
            )
    raise ValueError("a row of an unknown kind")


def alert_row(alert: Alert) -> dict[str, object]:
    """The alert as values of the `alert` table."""
    row: dict[str, object] = {
        "id": str(alert.id),
        "intake_id": str(alert.intake.entry_id),
        "level": int(alert.level),
        "at_us": microseconds(alert.at),
        "local_date": local_date_of(alert.intake.moment),
        "person_day": _person_day_of(alert.intake.moment),
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
        "opened_at_us": _optional_us(alert.opened_at),
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
        opened_at=_optional_at(opened_at_us),
        events=seen.events,
    )


def packed(fact: msgspec.Struct) -> bytes:
    """A Fact as JSON, for an image, a version or a snapshot."""
    try:
        return _encoder.encode(fact)
    except UnicodeEncodeError:
        raise BadInput(_("The text holds half a character, which cannot be stored. Nothing was saved.")) from None


def unpacked_entry(content: bytes | None) -> Entry | None:
    """The entry of an image; None where the image says that there was none."""
    return None if content is None else _entry_decoder.decode(content)


def unpacked_alert(content: bytes | None) -> Alert | None:
    """The alert of an image; None where the image says that there was none."""
    return None if content is None else _alert_decoder.decode(content)


def day(text: str) -> date:
    """A stored local date."""
    return date.fromisoformat(text)
