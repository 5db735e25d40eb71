"""Files of translations, kept in step with the texts that there are: for what makes them, not for what reads them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages import Catalog


def brought_up_to_date(content: bytes | None, code: str, texts: Catalog, project: str, head: str = "") -> bytes:
    """A language's file with just these texts; `content` None makes a new one.

    A text that is new is empty, and one that is gone is dropped. `head` is the first line of a new file; one that is
    there already keeps its own.
    """
    from babel.messages import Catalog
    from babel.messages.pofile import read_po, write_po

    if content is None:
        catalog = Catalog(
            locale=code,
            project=project,
            version="1",
            header_comment=f"# {head}" if head else "",
            msgid_bugs_address="none",
            last_translator="none",
            language_team="none",
            charset="utf-8",
            fuzzy=False,
        )
    else:
        catalog = read_po(io.BytesIO(content), locale=code)
    header = catalog.header_comment if head else ""
    catalog.update(texts, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = header
    written = io.BytesIO()
    write_po(written, catalog, width=120, omit_header=False, sort_output=False, include_previous=False)
    # The times at which a file was made or changed would make every run a change.
    kept = [line for line in written.getvalue().splitlines() if b"-Date: " not in line and b"Generated-By" not in line]
    made = b"\n".join(kept) + b"\n"
    return made if head else made.lstrip(b"#\n")
