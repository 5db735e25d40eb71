"""The rows of entries to Facts and back, without loss."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec

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
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.moments import Moment
from journal_app.domain.units import Amount
from journal_app.storage import tables
from journal_app.storage.rows import (
    instant,
    local_date_of,
    microseconds,
    optional_instant,
    optional_microseconds,
    optional_text,
    optional_uuid,
    packed,
    quick_uuid,
    require_storable,
)

ENTRY_COLUMNS: Final = tuple(
    column for column in tables.entry.c if column.name not in ("local_date", "deleted_at_us", "intake_key")
)
"""What an entry is read from, in this order."""

_ENTRY_NAMES: Final = tuple(column.name for column in tables.entry.c)

_answers_decoder = msgspec.json.Decoder(tuple[tuple[str, int], ...])


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
        earliest_us=optional_microseconds(moment.earliest),
        latest_us=optional_microseconds(moment.latest),
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
                ended_at_us=optional_microseconds(entry.ended_at),
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
                bed_at_us=optional_microseconds(entry.bed_at),
                up_at_us=optional_microseconds(entry.up_at),
                wakings=entry.wakings,
                quality=entry.quality,
            )
        case NoneTaken():
            row.update(what=entry.what)
        case Marker():
            row.update(what=entry.what, about=optional_text(entry.about))
        case Skipped():
            row.update(name=entry.name, substance=entry.substance, about=optional_text(entry.about))
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
                answers=packed(entry.answers).decode() if entry.answers else None,
                given_by=entry.given_by,
            )
        case Note():
            pass
    require_storable(row.values())
    return row


def _scale_of(rating: SymptomRating) -> str | None:
    """Nothing for the scale that nearly every rating has."""
    return None if rating.scale == "0-10" else rating.scale


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
        "id": quick_uuid(identity),
        "moment": Moment(
            at=instant(at_us),
            zone=zone,
            utc_offset_s=utc_offset_s,
            precision=precision,
            earliest=optional_instant(earliest_us),
            latest=optional_instant(latest_us),
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
                ended_at=optional_instant(ended_at_us),
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
                bed_at=optional_instant(bed_at_us),
                up_at=optional_instant(up_at_us),
                wakings=wakings,
                quality=quality,
            )
        case "none":
            return NoneTaken(**common, what=what)
        case "note":
            return Note(**common)
        case "marker":
            return Marker(**common, what=what, about=optional_uuid(about))
        case "skipped":
            return Skipped(**common, name=name, substance=substance, about=optional_uuid(about))
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
