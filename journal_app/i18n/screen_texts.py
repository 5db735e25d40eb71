"""The texts of the screens as files for translators: `python -m journal_app.i18n.screen_texts [language ...]`.

Brings `resources/locale/<language>/journal.po` up to date with what the code wraps: new texts are added empty, and
those that are gone are dropped.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from journal_app.i18n.catalogs import TEXTS, catalog_file
from journal_app.i18n.translation_files import brought_up_to_date

if TYPE_CHECKING:
    from babel.messages import Catalog

KEYWORDS: Final[dict[str, Any]] = {"_": None, "plural": (1, 2), "in_context": ((1, "c"), 2)}
"""The functions that wrap a text, with the places of its parts."""

PROJECT: Final = "Journal"
PACKAGE: Final = Path(__file__).resolve().parent.parent


def template() -> Catalog:
    """Every wrapped text, each with the file where it first stands."""
    from babel.messages import Catalog
    from babel.messages.extract import extract_from_dir

    made = Catalog(charset="utf-8")
    found = extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("For translators:",)
    )
    for file, _line, text, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        key = text if isinstance(text, str) else tuple(text)
        if made.get(key, context=context) is None:
            made.add(key, context=context, auto_comments=[Path(file).as_posix(), *comments])
    return made


def main(codes: Sequence[str]) -> int:
    """Update the files of these languages, or of all that have one."""
    texts = template()
    folder = catalog_file(TEXTS, "en").parents[1]
    for code in codes or sorted(path.parent.name for path in folder.glob(f"*/{TEXTS}.po")):
        file = catalog_file(TEXTS, code)
        updated = brought_up_to_date(file.read_bytes() if file.is_file() else None, code, texts, PROJECT)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(updated)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
