"""What no UTF-8 file can hold is shown as a replacement character; everything else stays exactly as it was typed."""

import re
from typing import Final, TypeVar

import msgspec

from journal_app.domain.entries import Entry

_UNWRITABLE: Final = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT: Final = "\ufffd"

AnyEntry = TypeVar("AnyEntry", bound=Entry)


def cleaned(text: str) -> str:
    """The text with NUL and halves of characters replaced; two halves that belong together become their character."""
    if not _UNWRITABLE.search(text):
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNWRITABLE.sub(REPLACEMENT, joined)


def cleaned_entry(entry: AnyEntry) -> AnyEntry:
    """The entry with all its texts cleaned: silently, since nothing that can be read is lost."""
    fields = msgspec.structs.asdict(entry)
    changed = {
        name: cleaned(value) for name, value in fields.items() if isinstance(value, str) and cleaned(value) != value
    }
    return msgspec.structs.replace(entry, **changed) if changed else entry
