"""What stands in the cells of an entry: a row of the journal's own table as it is written."""

from typing import Final
from uuid import UUID

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
    SymptomScale,
    Urge,
    kind_of,
)
from journal_app.exchange import cells

COLUMNS: Final = (
    "date", "time", "zone", "utc_offset", "kind", "name", "amount", "unit", "route", "severity", "note",
    "earliest", "latest", "substance", "form", "product", "prescribed", "with_food", "ended_at",
    "ethanol_g", "volume_ml", "abv_percent", "count", "heavy",
    "scale", "hours", "bed_at", "up_at", "wakings", "quality", "second", "answers", "given_by",
    "about", "to_mix", "instead", "outcome", "entered_at", "entered_by", "id",
)  # fmt: skip

TEN: Final[SymptomScale] = "0-10"
"""The scale that nearly every rating has; its cell stays empty."""


def written(entry: Entry) -> dict[str, str]:
    """The cells of an entry that are not empty, by column."""
    moment = entry.moment
    local = moment.local
    row = {
        "date": local.date().isoformat(),
        "time": "" if moment.precision == "day" else cells.time_text(local.time()),
        "zone": moment.zone,
        "utc_offset": cells.offset_text(moment.utc_offset_s),
        "kind": kind_of(entry),
        "note": entry.note,
        "earliest": cells.instant_text(moment.earliest),
        "latest": cells.instant_text(moment.latest),
        "entered_at": cells.instant_text(entry.entered_at),
        "entered_by": entry.entered_by,
        "id": str(entry.id),
    }
    match entry:
        case Dose():
            row |= {
                "name": entry.name,
                "amount": cells.number_text(entry.amount.value if entry.amount else None),
                "unit": entry.amount.unit if entry.amount else "",
                "route": entry.route or "",
                "substance": entry.substance or "",
                "form": entry.form,
                "product": entry.product,
                "prescribed": cells.yes_or_no_text(entry.prescribed),
                "with_food": cells.yes_or_no_text(entry.with_food),
                "ended_at": cells.instant_text(entry.ended_at),
            }
        case Drink():
            row |= {
                "name": entry.name,
                "ethanol_g": cells.number_text(entry.ethanol_g),
                "volume_ml": cells.number_text(entry.volume_ml),
                "abv_percent": cells.number_text(entry.abv_percent),
                "count": cells.number_text(entry.count),
                "heavy": "yes" if entry.heavy else "",
            }
        case SymptomRating():
            row |= {"name": entry.symptom, "severity": str(entry.severity)}
            if entry.scale != TEN:
                row["scale"] = entry.scale
        case Sleep():
            row |= {
                "hours": cells.number_text(entry.hours),
                "bed_at": cells.instant_text(entry.bed_at),
                "up_at": cells.instant_text(entry.up_at),
                "wakings": "" if entry.wakings is None else str(entry.wakings),
                "quality": "" if entry.quality is None else str(entry.quality),
            }
        case NoneTaken():
            row |= {"name": entry.what}
        case Marker():
            row |= {"name": entry.what, "about": _id_text(entry.about)}
        case RedFlag():
            row |= {"name": entry.what}
        case Skipped():
            row |= {"name": entry.name, "substance": entry.substance or "", "about": _id_text(entry.about)}
        case Urge():
            row |= {
                "name": entry.name,
                "substance": entry.substance or "",
                "severity": "" if entry.strength is None else str(entry.strength),
                "to_mix": "yes" if entry.to_mix else "",
                "instead": entry.instead,
                "outcome": entry.outcome,
            }
        case Measure():
            row |= {
                "name": entry.what,
                "amount": cells.number_text(entry.value),
                "unit": entry.unit,
                "second": cells.number_text(entry.second),
            }
        case ScaleScore():
            row |= {
                "name": entry.scale,
                "amount": cells.number_text(entry.score),
                "answers": cells.answers_text(entry.answers),
                "given_by": entry.given_by,
            }
        case Note():
            pass
    return row


def _id_text(identity: UUID | None) -> str:
    return "" if identity is None else str(identity)
