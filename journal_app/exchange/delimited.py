"""Delimited text as spreadsheets write it: decoding, dialects, and the guard against formulas."""

import contextlib
import csv
import io
import re
from collections.abc import Generator, Iterable, Sequence

from journal_app.domain.fact import Fact
from journal_app.errors import BadInput
from journal_app.i18n import _

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are refused: ten years of entries are a tenth of it."""

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
# Quotes in front count too, so that a text that already starts with one comes back as it was.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_GUARDED = re.compile(r"'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_NOT_TEXT = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xd0\xcf\x11\xe0", b"SQLite format 3\x00", b"\x1f\x8b")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


class Table(Fact, frozen=True, kw_only=True):
    """A header and its rows. Column names are trimmed and lower case; each row comes with its line in the file.

    `comma_decimal`: cells are separated by something else, so a comma inside a number is its decimal mark.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    comma_decimal: bool


def decoded(data: bytes) -> str:
    """The text of a file that should be UTF-8, without its byte order mark; raises BadInput that says what to do."""
    if len(data) > MAX_BYTES:
        raise BadInput(_("The file is larger than 64 MB, so it was not read. Nothing was imported."))
    if not data.strip():
        raise BadInput(_("The file is empty. Nothing was imported."))
    if data.startswith(_NOT_TEXT):
        raise BadInput(
            _("The file is not a text file. Nothing was imported. Save it as CSV (UTF-8) or JSON, then try again.")
        )
    if data.startswith(_BYTE_ORDER_MARKS):
        raise _wrong_encoding("UTF-16")
    if b"\x00" in data:
        raise _wrong_encoding(_("UTF-16, or it is damaged"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _wrong_encoding(_("an older encoding such as Latin-1")) from None


def _wrong_encoding(what: str) -> BadInput:
    return BadInput(
        _(
            "The file is not UTF-8 text: it seems to be {what}. Nothing was imported. "
            "Save it as CSV UTF-8 and try again."
        ).format(what=what)
    )


def read_header(text: str) -> tuple[str, ...]:
    """Only the column names of `read_table`; () for a text without any."""
    start, delimiter = _dialect(text)
    with contextlib.closing(_lines(text[start:], delimiter)) as lines:
        return next((_header(cells) for _, cells in lines if any(map(str.strip, cells))), ())


def read_table(text: str) -> Table:
    """Header and rows of a comma, semicolon or tab separated text; raises BadInput where quotes do not close."""
    start, delimiter = _dialect(text)
    lines_before = text[:start].count("\n")
    header: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for line, cells in _lines(text[start:], delimiter):
        if not header:
            header = _header(cells)
            named = [name for name in header if name]
            if len(set(named)) < len(named):
                raise BadInput(_("Two columns of the file have the same name. Nothing was imported."))
        elif len(cells) > len(header) and any(map(str.strip, cells[len(header) :])):
            raise BadInput(
                _("Line {line} has more cells than the header. Nothing was imported.").format(line=line + lines_before)
            )
        else:
            rows.append((line + lines_before, tuple(map(unguarded, cells))))
    if not header:
        raise BadInput(_("The file is empty. Nothing was imported."))
    return Table(header=header, rows=tuple(rows), comma_decimal=delimiter != ",")


def _header(cells: Sequence[str]) -> tuple[str, ...]:
    names = [unguarded(cell).strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _dialect(text: str) -> tuple[int, str]:
    """Where the table starts, and what separates its cells: the sign that the header line has most of."""
    stripped = len(text) - len(text.lstrip("\r\n \ufeff"))
    first, _, _ = text[stripped:].partition("\n")
    # Excel's own note of the separator.
    if (note := re.fullmatch(r"\"?sep=([,;\t])\"?\s*", first)) is not None:
        return stripped + len(first) + 1, note.group(1)
    return stripped, max(",;\t", key=first.count)


def _lines(text: str, delimiter: str) -> Generator[tuple[int, list[str]], None, None]:
    limit = csv.field_size_limit(max(len(text), 1))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                yield reader.line_num, cells
        except csv.Error:
            raise BadInput(
                _(
                    "Line {line} of the file is not written as a table (perhaps a quotation mark is missing). "
                    "Nothing was imported."
                ).format(line=reader.line_num)
            ) from None
    finally:
        csv.field_size_limit(limit)


def written_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as UTF-8 text with commas and CRLF (RFC 4180); no cell of it is read as a formula by a spreadsheet."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded(writable(cell)) for cell in row])
    return stream.getvalue().encode("utf-8")


def writable(text: str) -> str:
    """The text with what no UTF-8 file can carry (NUL, lone surrogates) shown as a replacement character."""
    return _UNWRITABLE.sub("\ufffd", text)


def guarded(cell: str) -> str:
    """The cell with a leading ' where a spreadsheet would take it for a formula; plain numbers stay as they are."""
    return "'" + cell if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell
