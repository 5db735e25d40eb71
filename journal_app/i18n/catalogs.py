"""Translations as they are kept (one file of texts for each language) and as they are looked up in.

There are two catalogues: the texts of the screens, and the clinical texts, which a clinician reviews by themselves.
"""

from __future__ import annotations

import contextlib
import io
import os
import zlib
from gettext import GNUTranslations
from pathlib import Path
from typing import Final

from journal_app import paths

TEXTS: Final = "journal"
CLINICAL: Final = "clinical"

NOT_REVIEWED: Final = "Not yet reviewed by a clinician."
"""What stands in the first line of a file of clinical texts until a clinician has read the translation."""


def catalog_file(domain: str, code: str) -> Path:
    """Where the translations of a language are kept."""
    return paths.resources() / "locale" / code / f"{domain}.po"


def read_catalog(domain: str, code: str) -> GNUTranslations | None:
    """The translations of a language; None where there are none.

    To read the file takes ten times as long as to read its compiled form, which is therefore kept in the cache folder
    for exactly this content.
    """
    try:
        content = catalog_file(domain, code).read_bytes()
    except OSError:
        return None
    kept = paths.compiled_texts() / f"{domain}-{code}-{len(content)}-{zlib.crc32(content):08x}.mo"
    with contextlib.suppress(OSError, UnicodeDecodeError, ValueError):
        return GNUTranslations(io.BytesIO(kept.read_bytes()))
    compiled = compiled_catalog(content, code)
    with contextlib.suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        temporary = kept.with_suffix(f".{os.getpid()}")
        temporary.write_bytes(compiled)
        temporary.replace(kept)
    return GNUTranslations(io.BytesIO(compiled))


def clinical_reviewed(code: str) -> bool:
    """Whether a clinician has read the clinical texts of a language; without a translation they are the English ones.

    Where this is false, whatever shows such a text says so.
    """
    try:
        with catalog_file(CLINICAL, code).open(encoding="utf-8") as file:
            return NOT_REVIEWED not in file.readline()
    except OSError:
        return True


def compiled_catalog(content: bytes, code: str) -> bytes:
    """A file of translations in the form that gettext looks up in; what is marked as doubtful is left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(content), locale=code))
    return compiled.getvalue()
