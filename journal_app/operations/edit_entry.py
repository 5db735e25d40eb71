"""Change an entry that is already there; the version before is kept."""

from journal_app.domain.clean_text import cleaned_entry
from journal_app.domain.entries import Entry
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.attention import logged
from journal_app.operations.drafts import forget_draft
from journal_app.operations.evaluation_road import re_evaluate
from journal_app.operations.log_entry import require_plausible
from journal_app.operations.recognise_name import named
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


def edit_entry(workspace: Workspace, entry: Entry, label: str, draft: str = "") -> Logged:
    """Replace the entry with the same id; its old and its new time are both checked again.

    `draft` is the name of the draft that it was typed as: it is forgotten in the same moment.
    """
    entry = named(workspace, cleaned_entry(entry))
    require_plausible(entry, workspace.clock())
    with workspace.journal.changes(label) as changes:
        before = changes.entry(entry.id)
        if before is None:
            raise BadInput(_("That entry is no longer there. Nothing was changed. Use Undo to bring it back first."))
        changes.put(entry)
        evaluated = re_evaluate(changes, workspace, [(before, entry)])
        if draft:
            forget_draft(changes, draft)
        return logged(changes, workspace, label, (entry,), evaluated, edited=(entry.id,))
