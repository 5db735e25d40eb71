"""The words of a field of several lines, exactly as they were typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QPlainTextEdit

from journal_app.domain.clean_text import cleaned

_LINE_ENDS: Final = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


def written_words(field: QPlainTextEdit) -> str:
    """What stands in the field; Qt's own answer would turn every space that does not break into a plain one."""
    return cleaned(field.document().toRawText()).translate(_LINE_ENDS)
