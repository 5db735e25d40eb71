"""Reads what a command is given: a passphrase file, a file to import, lines of standard input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from journal_app.errors import BadInput
from journal_app.i18n import _

LARGEST_IMPORT: Final = 64 * 1024 * 1024
"""Bytes of a file that is read for an import."""


def first_line(path: Path) -> str:
    """The passphrase in a file; BadInput where it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadInput(_("The passphrase file cannot be read. Nothing was changed.")) from None
    return text.partition("\n")[0].rstrip("\r")


def bytes_of(path: Path) -> bytes:
    """A file to import, up to one byte more than the largest; BadInput where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_IMPORT + 1)
    except OSError:
        raise BadInput(_("The file to import cannot be read. Nothing was imported. Please check its name.")) from None


def lines_of(stream: TextIO) -> Iterator[str]:
    """Lines of standard input, whatever the terminal's encoding is: UTF-8, and marks for what is not."""
    binary = getattr(stream, "buffer", None)
    if binary is None:
        yield from stream
        return
    for number, line in enumerate(binary):
        text = line.decode("utf-8", "replace")
        yield text.removeprefix("\ufeff") if number == 0 else text
