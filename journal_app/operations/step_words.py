"""What an undo step is called: as it was named, or, where that was in another language, anew from what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journal_app.domain.lists import comma_words
from journal_app.domain.naming import shortened
from journal_app.domain.wording import entry_words
from journal_app.i18n import _
from journal_app.operations.person_values import (
    ANSWERS,
    CONTACTS,
    CUSTOM,
    PRESCRIBER_KNOWS,
    PROFILE,
    REGIMEN,
    TRACKING,
)

if TYPE_CHECKING:
    from journal_app.storage.facts import StepContent, UndoStep

_VALUE_WORDS: Final = {
    REGIMEN: _("Your medicines"),
    PROFILE: _("About you"),
    CUSTOM: _("Your own names"),
    ANSWERS: _("An answer"),
    CONTACTS: _("Contacts"),
    PRESCRIBER_KNOWS: _("My prescriber knows"),
    TRACKING: _("What you keep track of"),
}


def step_words(step: UndoStep | None) -> str | None:
    """`Logged kratom 3 g` in the language in use; None for no step."""
    if step is None:
        return None
    return step.label if step.content is None else _worded(step.content)


def _worded(content: StepContent) -> str:
    if content.imported:
        return _("Import")
    for name, words in _VALUE_WORDS.items():
        # A change of the list of medicines or of own names may rewrite entries: it is called by what was asked for.
        if name in content.values:
            return words
    entries = [after or before for before, after in content.entries]
    if not any(entries):
        return _("Something about a warning")
    named = comma_words([entry_words(each) for each in entries if each is not None])
    words = shortened(f"{named}\N{HORIZONTAL ELLIPSIS}" if content.more else named)
    if all(after is None for _before, after in content.entries):
        return _("Deleted {entry}").format(entry=words)
    logged = all(before is None for before, _after in content.entries)
    if logged and content.brought_back:
        return _("Brought back {entry}").format(entry=words)
    return (_("Logged {entry}") if logged else _("Changed {entry}")).format(entry=words)
