"""Rows of the journal's own table: what stands in the cells of an entry, and the entry that cells say."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final, TypeVar, cast
from uuid import UUID

import msgspec

from journal_app.domain.entries import (
    Dose,
    Drink,
    Entry,
    Kind,
    Marker,
    NoneTaken,
    Note,
    RedFlag,
    Route,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
    kind_of,
)
from journal_app.domain.moments import Moment, moment_at, moment_on
from journal_app.domain.units import Amount
from journal_app.errors import BadInput
from journal_app.exchange import cells
from journal_app.exchange.cells import BadCell, refused
from journal_app.exchange.checking import checked
from journal_app.exchange.delimited import Table
from journal_app.exchange.handwritten import completed, measured, unit_of
from journal_app.exchange.reading import ReadingContext, Recognise, RowIds

COLUMNS: Final = (
    "date", "time", "zone", "utc_offset", "kind", "name", "amount", "unit", "route", "severity", "note",
    "earliest", "latest", "substance", "product", "prescribed", "ended_at",
    "ethanol_g", "volume_ml", "abv_percent", "count", "heavy",
    "hours", "bed_at", "up_at", "wakings", "about", "to_mix", "instead", "outcome", "entered_at", "entered_by", "id",
)  # fmt: skip

KINDS: Final[tuple[Kind, ...]] = (
    "dose", "drink", "symptom", "sleep", "none", "note", "marker", "skipped", "urge", "red_flag",
)  # fmt: skip

Value = TypeVar("Value")

NAME: Final = "journal_csv"


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
                "product": entry.product,
                "prescribed": cells.yes_or_no_text(entry.prescribed),
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
        case Sleep():
            row |= {
                "hours": cells.number_text(entry.hours),
                "bed_at": cells.instant_text(entry.bed_at),
                "up_at": cells.instant_text(entry.up_at),
                "wakings": "" if entry.wakings is None else str(entry.wakings),
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
        case Note():
            pass
    return row


class Row:
    """One line of the file on its way to an entry."""

    def __init__(self, line: int, row_cells: tuple[str, ...], table: Table, context: ReadingContext) -> None:
        if "id" in table.header and len(row_cells) < len(table.header):
            # A file that was cut off: its last row must not become a new entry.
            raise BadInput(f"Line {line} has fewer cells than the header. Nothing was imported. Is the file complete?")
        self._line = line
        self._cells = dict(zip(table.header, row_cells, strict=False))
        self._comma_decimal = table.comma_decimal
        self._context = context

    def entry(self, recognise: Recognise, ids: RowIds) -> Entry:
        """The entry, checked; without an id of its own it is completed as a hand-written row."""
        own_id = self._read("id", cells.entry_id)
        kind = self._read("kind", _kind)
        moment = self._moment()
        fields = msgspec.structs.asdict(
            Note(
                id=own_id or ids.id_of(self._content()),
                moment=moment,
                entered_at=self._instant("entered_at", moment.zone) or self._context.now,
                entered_by=self._text("entered_by") or ("import:" + NAME if own_id is None else "person"),
                note=self._text("note"),
            )
        )
        try:
            entry = self._of_kind(kind, fields, moment.zone)
            if own_id is None:
                entry = completed(entry, recognise)
            return checked(entry)
        except BadCell as error:
            raise refused(self._line, None, error) from None

    def _of_kind(self, kind: Kind, fields: dict[str, Any], zone: str) -> Entry:
        if kind == "dose":
            fields |= {
                "name": self._text("name"),
                "substance": self._text("substance").strip() or None,
                "amount": self._amount(),
                "route": cast(Route | None, self._text("route").strip().lower() or None),
                "product": self._text("product"),
                "prescribed": self._read("prescribed", cells.yes_or_no),
                "ended_at": self._instant("ended_at", zone),
            }
        elif kind == "drink":
            count = self._number("count")
            fields |= {
                "name": self._text("name") or "alcohol",
                "ethanol_g": self._number("ethanol_g"),
                "volume_ml": self._number("volume_ml"),
                "abv_percent": self._number("abv_percent"),
                "count": 1.0 if count is None else count,
                "heavy": self._read("heavy", cells.yes_or_no) or False,
            }
            drink = msgspec.convert({"kind": kind, **fields}, Drink)
            return measured(drink, self._number("amount"), self._text("unit"), self._context.standard_drink_g)
        elif kind == "symptom":
            severity = self._read("severity", cells.whole_number)
            fields |= {"symptom": self._text("name"), "severity": -1 if severity is None else severity}
        elif kind == "sleep":
            fields |= {
                "hours": self._number("hours"),
                "bed_at": self._instant("bed_at", zone),
                "up_at": self._instant("up_at", zone),
                "wakings": self._read("wakings", cells.whole_number),
            }
        elif kind == "none":
            fields |= {"what": self._text("name")}
        elif kind == "marker":
            fields |= {"what": _word(self._text("name")), "about": self._read("about", cells.entry_id)}
        elif kind == "red_flag":
            fields |= {"what": _word(self._text("name"))}
        elif kind == "skipped":
            fields |= {
                "name": self._text("name"),
                "substance": self._text("substance").strip() or None,
                "about": self._read("about", cells.entry_id),
            }
        elif kind == "urge":
            fields |= {
                "name": self._text("name"),
                "substance": self._text("substance").strip() or None,
                "strength": self._read("severity", cells.whole_number),
                "to_mix": self._read("to_mix", cells.yes_or_no) or False,
                "instead": self._text("instead"),
                "outcome": self._text("outcome"),
            }
        types: dict[Kind, type[Entry]] = {
            "dose": Dose, "symptom": SymptomRating, "sleep": Sleep, "none": NoneTaken, "note": Note,
            "marker": Marker, "skipped": Skipped, "urge": Urge, "red_flag": RedFlag,
        }  # fmt: skip
        return types[kind](**fields)

    def _moment(self) -> Moment:
        day = self._read("date", cells.day)
        at_time = self._read("time", cells.time_of_day)
        zone = self._read("zone", lambda text: cells.zone_name(text, self._context.zone))
        offset = self._read("utc_offset", cells.offset_seconds)
        earliest, latest = self._instant("earliest", zone), self._instant("latest", zone)
        if at_time is None:
            if offset is None:
                return moment_on(day, zone)
            noon = datetime.combine(day, time(12), UTC) - timedelta(seconds=offset)
            return Moment(at=noon, zone=zone, utc_offset_s=offset, precision="day")
        if offset is None:
            moment = moment_at(datetime.combine(day, at_time), zone)
        else:
            at = datetime.combine(day, at_time, UTC) - timedelta(seconds=offset)
            moment = Moment(at=at, zone=zone, utc_offset_s=offset)
        if earliest is None and latest is None:
            return moment
        return msgspec.structs.replace(moment, precision="about", earliest=earliest, latest=latest)

    def _amount(self) -> Amount | None:
        value = self._number("amount")
        if value is None:
            return None
        return Amount(value=value, unit=self._read("unit", unit_of))

    def _number(self, column: str) -> float | None:
        return self._read(column, lambda text: cells.number(text, comma_decimal=self._comma_decimal))

    def _instant(self, column: str, zone: str) -> datetime | None:
        return self._read(column, lambda text: cells.instant(text, zone))

    def _text(self, column: str) -> str:
        return self._cells.get(column, "")

    def _read(self, column: str, convert: Callable[[str], Value]) -> Value:
        try:
            return convert(self._text(column))
        except BadCell as error:
            raise refused(self._line, column, error) from None

    def _content(self) -> str:
        return "\x1f".join(f"{column}={self._text(column)}" for column in COLUMNS if self._text(column))


def _id_text(identity: UUID | None) -> str:
    return "" if identity is None else str(identity)


def _word(text: str) -> str:
    """`Head injury` as it is kept: `head_injury`."""
    return text.strip().lower().replace(" ", "_").replace("-", "_")


def _kind(text: str) -> Kind:
    for kind in KINDS:
        if _word(text) == kind:
            return kind
    raise BadCell("one of these words is expected: " + ", ".join(KINDS))
