"""Keep whom to reach, and where the naloxone is, for the emergency page."""

from __future__ import annotations

from collections.abc import Sequence

from journal_app.domain.person import Contact
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.drafts import forget_draft
from journal_app.operations.person_values import CONTACTS, keep_value, read_value
from journal_app.operations.workspace import Workspace

MOST_CONTACTS = 30
LONGEST_WORDS = 300


def save_contacts(workspace: Workspace, contacts: Sequence[Contact], draft: str = "") -> None:
    """Keep them in the order given; one undo takes it back. Empty ones are left out.

    `draft` is the name of the draft that they were typed as: it is forgotten in the same moment.
    """
    kept = tuple(contact for contact in contacts if contact.name.strip() or contact.number.strip())
    if len(kept) > MOST_CONTACTS or any(len(each.name) + len(each.number) > LONGEST_WORDS for each in kept):
        raise BadInput(_("That is more than the emergency page can show. Nothing was saved. Please shorten it."))
    with workspace.journal.changes(_("Contacts")) as changes:
        keep_value(changes, CONTACTS, kept)
        if draft:
            forget_draft(changes, draft)


def read_contacts(workspace: Workspace) -> tuple[Contact, ...]:
    """Whom to reach, in the person's own order."""
    return read_value(workspace.journal, CONTACTS, ())
