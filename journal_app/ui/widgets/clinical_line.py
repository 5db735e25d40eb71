"""The quiet line with clinical texts in a language in which no clinician has read them yet."""

from typing import Final

from PySide6.QtWidgets import QLabel

from journal_app.i18n import ENGLISH, _, language
from journal_app.ui.widgets.labels import label

NOT_REVIEWED: Final = _("The clinical texts' translation is not yet reviewed by a clinician.")


def clinical_words() -> str:
    """The sentence; empty where there is nothing of the kind to say."""
    spoken = language().code
    if spoken == ENGLISH:
        return ""
    from journal_app.i18n.catalogs import clinical_reviewed

    return "" if clinical_reviewed(spoken) else NOT_REVIEWED


def clinical_line() -> QLabel | None:
    """The sentence as a line; None where there is nothing of the kind to say."""
    words = clinical_words()
    return label(words, "small") if words else None
