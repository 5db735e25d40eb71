"""Correct the ratings of a check-in: some change, some are taken back, in one step."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from journal_app.domain.clean_text import cleaned_entry
from journal_app.domain.entries import Entry
from journal_app.operations.attention import logged
from journal_app.operations.drafts import forget_draft
from journal_app.operations.evaluation_road import re_evaluate
from journal_app.operations.log_entry import require_plausible
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


def change_check_in(
    workspace: Workspace, entries: Sequence[Entry], taken_back: Sequence[UUID], label: str, draft: str = ""
) -> Logged:
    """Save what is left and delete what was taken back; one undo brings all of it back.

    `draft` is the name of the draft that it was typed as: it is forgotten in the same moment.
    """
    entries = [cleaned_entry(entry) for entry in entries]
    for entry in entries:
        require_plausible(entry, workspace.clock())
    with workspace.journal.changes(label) as changes:
        touched: list[tuple[Entry | None, Entry | None]] = [(changes.put(entry), entry) for entry in entries]
        touched += [(changes.remove(each), None) for each in taken_back]
        evaluated = re_evaluate(changes, workspace, touched)
        if draft:
            forget_draft(changes, draft)
        return logged(changes, workspace, label, entries, evaluated, [entry.id for entry in entries])
