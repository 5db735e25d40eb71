"""Timeline Followback records: on study day `when`, participant `who` used `what`; no times of day and no amounts.

Columns `who,when,what` with the date of study day 0 and one participant, or `date,what`. Days before day 0 are
negative.
"""

import re
from datetime import date, timedelta
from typing import Final

import msgspec

from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, EntryFields, NoneTaken
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL, folded
from journal_app.domain.moments import EARLIEST_YEAR, moment_on
from journal_app.errors import BadInput, ParticipantNeeded, StartDateNeeded
from journal_app.exchange import cells
from journal_app.exchange.cells import BadCell, refused
from journal_app.exchange.checking import checked
from journal_app.exchange.delimited import Table, decoded, read_table
from journal_app.exchange.reading import Reading, ReadingContext, Recognise, RowIds, names_not_recognised
from journal_app.i18n import _

NAME: Final = "timeline_followback"

_ALCOHOL: Final = frozenset(
    {"alcohol", "drinking", "lightdrinking", "moderatedrinking", "heavydrinking", "bingedrinking"}
)
_HEAVY: Final = frozenset({"heavydrinking", "bingedrinking"})
_NONE: Final = frozenset({"none", "nothing", "nouse", "nosubstance", "nosubstances", "abstinent"})
_NOT_SAID: Final = frozenset({"", "na", "nan", "null", "missing"})
_STUDY_DAY: Final = re.compile(r"[+-]?[0-9]{1,7}(\.0+)?")
_NUMBER: Final = re.compile(r"[0-9]{1,12}(\.0)?", re.ASCII)


class _Line(Fact, frozen=True, kw_only=True):
    """One line of the file as it stands there; `when` is a study day or a date."""

    number: int
    who: str
    when: str
    what: str


def fits(header: tuple[str, ...]) -> bool:
    """Whether a table with these columns is a Timeline Followback record."""
    return "what" in header and ("when" in header or "date" in header)


def read_timeline_followback(data: bytes, recognise: Recognise, context: ReadingContext) -> Reading:
    """One participant's records, each row an entry with the precision of a day.

    Raises BadInput where the participant or the start date is missing, and for a line that cannot be understood.
    """
    table = read_table(decoded(data))
    if not fits(table.header):
        raise BadInput(
            _("The first line of the file has no columns who, when and what, or date and what. Nothing was imported.")
        )
    lines, repeated, blank = _lines(table)
    ids = RowIds(context.journal_id, NAME)
    entries: list[Entry] = []
    said = 0
    for line in _of_participant(lines, context.participant):
        said += 1
        if folded(line.what) in _NOT_SAID:
            blank += 1
            continue
        day = _day(line, context.start_date)
        entry_id = ids.id_of(f"{line.who}\x1f{day.isoformat()}\x1f{line.what}")
        fields = EntryFields(
            id=entry_id, moment=moment_on(day, context.zone), entered_at=context.now, entered_by="import:" + NAME
        )
        try:
            entries.append(checked(_entry(fields, line.what, recognise)))
        except BadCell as error:
            raise refused(line.number, "what", error) from None
    known = frozenset({"who", "when", "date", "what"})
    return Reading(
        format=NAME,
        entries=tuple(entries),
        rows=said,
        not_recognised=names_not_recognised(entries),
        repeated_headers=repeated,
        blank_rows=blank,
        ignored_columns=tuple(column for column in table.header if column and column not in known),
    )


def _lines(table: Table) -> tuple[list[_Line], int, int]:
    """The lines that hold something, how many repeat the header (files joined end to end), how many are empty."""
    place = {name: index for index, name in enumerate(table.header)}
    when = place["when"] if "when" in place else place["date"]
    lines: list[_Line] = []
    repeated = blank = 0
    for number, row in table.rows:
        row_cells = tuple(cell.strip() for cell in row)
        if not any(row_cells):
            blank += 1
        elif tuple(cell.lower() for cell in row_cells)[: len(table.header)] == table.header:
            repeated += 1
        elif len(row_cells) < len(table.header):
            raise BadInput(
                _("Line {line} has fewer cells than the header. Nothing was imported. Is the file complete?").format(
                    line=number
                )
            )
        else:
            who = row_cells[place["who"]] if "who" in place else ""
            lines.append(_Line(number=number, who=who, when=row_cells[when], what=row_cells[place["what"]]))
    return lines, repeated, blank


def _of_participant(lines: list[_Line], participant: int | str | None) -> list[_Line]:
    if participant is None:
        people = sorted({_person(line.who) for line in lines}, key=lambda person: (len(person), person))
        if len(people) > 1:
            raise ParticipantNeeded(
                _("The file holds the records of {count} people. Nothing was imported.").format(count=len(people)),
                tuple(people),
            )
        return lines
    wanted = _person(str(participant))
    chosen = [line for line in lines if _person(line.who) == wanted]
    if not chosen:
        raise BadInput(_("The file holds no records of that participant. Nothing was imported."))
    return chosen


def _person(who: str) -> str:
    """A participant as one name, however a program wrote the number."""
    return str(int(who.partition(".")[0])) if _NUMBER.fullmatch(who) else who


def _day(line: _Line, start_date: date | None) -> date:
    try:
        if not _STUDY_DAY.fullmatch(line.when):
            return cells.day(line.when)
    except BadCell as error:
        raise refused(line.number, "when", error) from None
    if start_date is None:
        raise StartDateNeeded(
            _("The file counts its days from a day 0, and does not say which date that was. Nothing was imported.")
        )
    try:
        day = start_date + timedelta(days=int(line.when.partition(".")[0]))
    except OverflowError:
        day = date.min
    if not EARLIEST_YEAR <= day.year < 9999:
        raise refused(line.number, "when", BadCell(_("a study day near the start date is expected")))
    return day


def _entry(fields: EntryFields, what: str, recognise: Recognise) -> Entry:
    common = msgspec.structs.asdict(fields)
    word = folded(what)
    if word in _NONE:
        return NoneTaken(**common, what=EVERYTHING)
    substance = recognise(what)
    if word in _ALCOHOL or substance == ALCOHOL:
        return Drink(**common, name=what, heavy=word in _HEAVY)
    return Dose(**common, name=what, substance=substance)
