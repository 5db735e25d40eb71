"""The whole journal as versioned JSON, without loss: entries, deleted ones, history, warnings with reviews, values."""

import contextlib
from typing import Final, TypeVar

import msgspec

from journal_app.domain.entries import Entry
from journal_app.errors import BadInput
from journal_app.exchange.cells import BadCell
from journal_app.exchange.checking import check_alert, checked, instant
from journal_app.exchange.delimited import decoded
from journal_app.exchange.document import DOCUMENT_VERSION, JournalDocument
from journal_app.exchange.reading import Reading, ReadingContext, Recognise, names_not_recognised
from journal_app.i18n import _

NAME: Final = "journal_json"

Value = TypeVar("Value")


class _Heading(msgspec.Struct):
    """What tells a journal from any other JSON."""

    format: str = ""
    version: int = 0


def write_json(document: JournalDocument) -> bytes:
    """The document as indented UTF-8 JSON, ending with a line break."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def read_json(data: bytes, recognise: Recognise, context: ReadingContext) -> Reading:  # noqa: ARG001  # every reader is called alike
    """What a journal JSON holds; raises BadInput for anything that `write_json` would not write."""
    document = decode_document(data)
    return Reading(
        format=NAME,
        entries=document.entries,
        rows=len(document.entries),
        not_recognised=names_not_recognised(document.entries),
        document=document,
    )


def decode_document(data: bytes) -> JournalDocument:
    """The document, every entry checked."""
    text = decoded(data)
    heading = _decode(text, _Heading)
    if heading.format != "journal":
        raise BadInput(_("The file is JSON, but not a journal. Nothing was imported."))
    if heading.version > DOCUMENT_VERSION:
        raise BadInput(_("The file was written by a newer Journal. Nothing was imported. Please update Journal first."))
    document = _decode(text, JournalDocument)
    for raw in document.values.values():
        _decode(bytes(raw), msgspec.Raw)
    try:
        document = _checked(document)
    except BadCell as error:
        raise BadInput(
            _("An entry in the file cannot be right: {expected}. Nothing was imported.").format(expected=error)
        ) from None
    ids = [entry.id for entry in document.entries] + [gone.entry.id for gone in document.deleted]
    if len(set(ids)) < len(ids):
        raise BadInput(_("The file holds two entries with one id, so it is damaged. Nothing was imported."))
    return document


def value_to_json(content: bytes) -> msgspec.Raw:
    """A named value as it stands in the document: compact JSON as itself, any other text as a string."""
    if content[:1] in (b"{", b"["):
        with contextlib.suppress(msgspec.MsgspecError, RecursionError):
            msgspec.json.decode(content)
            if msgspec.json.format(content, indent=-1) == content:
                return msgspec.Raw(content)
    return msgspec.Raw(msgspec.json.encode(content.decode("utf-8", "replace")))


def value_of_json(raw: msgspec.Raw) -> bytes:
    """The value as the journal keeps it; the other way round of `value_to_json`."""
    content = bytes(raw)
    return msgspec.json.decode(content, type=str).encode("utf-8") if content[:1] == b'"' else content


def _checked(document: JournalDocument) -> JournalDocument:
    for time in (
        document.made_at,
        document.exported_at,
        *(gone.deleted_at for gone in document.deleted),
        *(version.replaced_at for version in document.history),
    ):
        instant(time)
    for alert in document.alerts:
        check_alert(alert)
    return msgspec.structs.replace(
        document,
        # Without the indents of the file, as the journal writes them.
        values={name: msgspec.Raw(msgspec.json.format(raw, indent=-1)) for name, raw in document.values.items()},
        entries=tuple(checked(entry) for entry in document.entries),
        deleted=tuple(msgspec.structs.replace(gone, entry=checked(gone.entry)) for gone in document.deleted),
        history=tuple(
            msgspec.structs.replace(version, entry=_checked_or_none(version.entry)) for version in document.history
        ),
    )


def _checked_or_none(entry: Entry | None) -> Entry | None:
    return None if entry is None else checked(entry)


def _decode(text: str | bytes, kind: type[Value]) -> Value:
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, RecursionError, ValueError, OverflowError):
        # The reason would quote the file, and with it what the person wrote.
        raise BadInput(
            _("The file is not a journal that Journal wrote, or it is damaged. Nothing was imported.")
        ) from None
