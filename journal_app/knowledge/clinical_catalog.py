"""The clinical texts as files for translators: `python -m journal_app.knowledge.clinical_catalog [language ...]`.

Brings `resources/locale/<language>/clinical.po` up to date with the English texts: new ones are added empty, changed
ones are kept as doubtful until somebody has looked at them, and those that are gone are dropped.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_app.i18n.catalogs import CLINICAL, NOT_REVIEWED, catalog_file
from journal_app.i18n.translation_files import brought_up_to_date
from journal_app.knowledge.clinical_texts import clinical_texts
from journal_app.knowledge.load import load_knowledge

if TYPE_CHECKING:
    from babel.messages import Catalog

    from journal_app.domain.knowledge import Knowledge


PROJECT: Final = "Journal, clinical texts"


def template_of(knowledge: Knowledge) -> Catalog:
    """Every clinical text, each with the place where it first stands."""
    from babel.messages import Catalog

    made = Catalog(charset="utf-8")
    for text, place in clinical_texts(knowledge).items():
        made.add(text, auto_comments=[place])
    return made


def main(codes: Sequence[str]) -> int:
    """Update the files of these languages, or of all that have one."""
    template = template_of(load_knowledge())
    folder = catalog_file(CLINICAL, "en").parents[1]
    for code in codes or sorted(path.parent.name for path in folder.glob(f"*/{CLINICAL}.po")):
        file: Path = catalog_file(CLINICAL, code)
        updated = brought_up_to_date(
            file.read_bytes() if file.is_file() else None, code, template, PROJECT, NOT_REVIEWED
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(updated)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
