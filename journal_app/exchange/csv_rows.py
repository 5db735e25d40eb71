"""Rows of the journal's own table: the entry that the cells of one say."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final, TypeVar, cast

import msgspec

from journal_app.domain.entries import (
    Dose,
    Drink,
    Entry,
    Kind,
    Marker,
    Measure,
    NoneTaken,
    Note,
    RedFlag,
    Route,
    ScaleScore,
    Skipped,
    Sleep,
    SymptomRating,
    SymptomScale,
    Urge,
)
from journal_app.domain.moments import Moment, moment_at, moment_on
from journal_app.domain.units import Amount
from journal_app.errors import BadInput
from journal_app.exchange import cells
from journal_app.exchange.cells import BadCell, refused
from journal_app.exchange.checking import checked
from journal_app.exchange.csv_written import COLUMNS, TEN
from journal_app.exchange.delimited import Table
from journal_app.exchange.handwritten import completed, measured, unit_of
from journal_app.exchange.reading import ReadingContext, Recognise, RowIds
from journal_app.i18n import _

KINDS: Final[tuple[Kind, ...]] = (
    "dose", "drink", "symptom", "sleep", "none", "note", "marker", "skipped", "urge", "red_flag", "measure", "score",
)  # fmt: skip

Value = TypeVar("Value")

NAME: Final = "journal_csv"


class Row:
    """One line of the file on its way to an entry."""

    def __init__(self, line: int, row_cells: tuple[str, ...], table: Table, context: ReadingContext) -> None:
        if "id" in table.header and len(row_cells) < len(table.header):
            # A file that was cut off: its last row must not become a new entry.
            raise BadInput(
                _("Line {line} has fewer cells than the header. Nothing was imported. Is the file complete?").format(
                    line=line
                )
            )
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
                "form": self._text("form"),
                "product": self._text("product"),
                "prescribed": self._read("prescribed", cells.yes_or_no),
                "with_food": self._read("with_food", cells.yes_or_no),
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
            fields |= {
                "symptom": self._text("name"),
                "severity": -1 if severity is None else severity,
                "scale": self._read("scale", _scale),
            }
        elif kind == "sleep":
            fields |= {
                "hours": self._number("hours"),
                "bed_at": self._instant("bed_at", zone),
                "up_at": self._instant("up_at", zone),
                "wakings": self._read("wakings", cells.whole_number),
                "quality": self._read("quality", cells.whole_number),
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
        elif kind == "measure":
            fields |= {
                "what": self._text("name"),
                "value": self._needed("amount"),
                "second": self._number("second"),
                "unit": self._text("unit"),
            }
        elif kind == "score":
            fields |= {
                "scale": self._text("name"),
                "score": self._needed("amount"),
                "answers": self._read("answers", cells.answers),
                "given_by": self._text("given_by"),
            }
        types: dict[Kind, type[Entry]] = {
            "dose": Dose, "symptom": SymptomRating, "sleep": Sleep, "none": NoneTaken, "note": Note,
            "marker": Marker, "skipped": Skipped, "urge": Urge, "red_flag": RedFlag,
            "measure": Measure, "score": ScaleScore,
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

    def _needed(self, column: str) -> float:
        value = self._number(column)
        if value is None:
            raise refused(self._line, column, BadCell(_("a number is expected")))
        return value

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


def _word(text: str) -> str:
    """`Head injury` as it is kept: `head_injury`."""
    return text.strip().lower().replace(" ", "_").replace("-", "_")


def _scale(text: str) -> SymptomScale:
    scales: tuple[SymptomScale, ...] = ("0-10", "words")
    for scale in scales:
        if (text.strip().lower() or TEN) == scale:
            return scale
    raise BadCell(_("words or nothing is expected"))


def _kind(text: str) -> Kind:
    for kind in KINDS:
        if _word(text) == kind:
            return kind
    raise BadCell(_("one of these words is expected: {words}").format(words=", ".join(KINDS)))
