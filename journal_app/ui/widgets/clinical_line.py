"""The quiet line with clinical texts in a language in which no clinician has read them yet."""

from typing import Final

from PySide6.QtWidgets import QLabel

from journal_app.i18n import ENGLISH, _, language
from journal_app.ui.widgets.labels import label

NOT_REVIEWED: Final = _("The clinical texts' translation is not yet reviewed by a clinician.")


def clinical_line() -> QLabel | None:
    """The line; None where there is nothing of the kind to say."""
    spoken = language().code
    if spoken == ENGLISH:
        return None
    from journal_app.i18n.catalogs import clinical_reviewed

    return None if clinical_reviewed(spoken) else label(NOT_REVIEWED, "small")
