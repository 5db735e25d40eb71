"""The formats that Journal reads, and how a file's content tells which one it is."""

from collections.abc import Callable
from typing import Final

from journal_app.domain.fact import Fact
from journal_app.errors import BadInput
from journal_app.exchange import journal_csv, journal_json
from journal_app.exchange.delimited import decoded, read_header
from journal_app.exchange.readers import timeline_followback
from journal_app.exchange.reading import Reading, ReadingContext, Recognise
from journal_app.i18n import _

Reader = Callable[[bytes, Recognise, ReadingContext], Reading]


class Format(Fact, frozen=True, kw_only=True):
    """One format: its name on the command line, one line about it, and its reader."""

    name: str
    about: str
    read: Reader


FORMATS: Final = {
    found.name: found
    for found in (
        Format(name=journal_csv.NAME, about=_("Journal's own table (CSV)"), read=journal_csv.read_csv),
        Format(name=journal_json.NAME, about=_("a whole journal (JSON)"), read=journal_json.read_json),
        Format(
            name=timeline_followback.NAME,
            about=_("Timeline Followback day records: who,when,what or date,what"),
            read=timeline_followback.read_timeline_followback,
        ),
    )
}

_SHORT_NAMES: Final = {"csv": journal_csv.NAME, "json": journal_json.NAME, "tlfb": timeline_followback.NAME}


def read_any(data: bytes, name: str | None, recognise: Recognise, context: ReadingContext) -> Reading:
    """What a file holds, by the named format or the one that its content shows; raises BadInput."""
    return format_of(data, name).read(data, recognise, context)


def format_of(data: bytes, name: str | None) -> Format:
    """The named format, else the one that the content shows; raises BadInput where there is none."""
    if name is not None:
        found = FORMATS.get(_SHORT_NAMES.get(name, name))
        if found is None:
            raise BadInput(
                _("There is no format of that name. Nothing was imported. Choose one of: {names}.").format(
                    names=", ".join(FORMATS)
                )
            )
        return found
    text = decoded(data)
    if text.lstrip()[:1] in ("{", "["):
        return FORMATS[journal_json.NAME]
    header = read_header(text)
    if timeline_followback.fits(header):
        return FORMATS[timeline_followback.NAME]
    if "date" in header and "kind" in header:
        return FORMATS[journal_csv.NAME]
    raise BadInput(
        _(
            "The file is in no format that Journal knows: its first line should name the columns (date and kind; "
            "date and what; or who, when and what). Nothing was imported."
        )
    )
