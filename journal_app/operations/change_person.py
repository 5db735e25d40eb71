"""Change what the journal knows about the person, and check again whatever that can have altered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from journal_app.domain.person import Profile
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.attention import logged
from journal_app.operations.drafts import forget_draft
from journal_app.operations.evaluation_road import Progress, Touched, re_evaluate
from journal_app.operations.person_values import keep_value
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.storage.changes import Changes


def change_person(
    workspace: Workspace,
    label: str,
    values: Mapping[str, Profile | tuple[object, ...]],
    rewrite: Callable[[Changes], Touched] | None = None,
    *,
    progress: Progress | None = None,
    draft: str = "",
) -> Logged:
    """Keep the values in one undo step named `label`; `rewrite` changes entries in the same step and says which.

    `draft` is the name of the draft that they were typed as: it is forgotten in the same moment.

    Raises UserError when `progress` asked to stop; then nothing was changed.
    """
    from journal_app.domain.evaluation import EvaluationStopped

    try:
        with workspace.journal.changes(label) as changes:
            before = workspace.person()
            for name, value in values.items():
                keep_value(changes, name, value)
            touched = rewrite(changes) if rewrite is not None else ()
            evaluated = re_evaluate(changes, workspace, touched, before=before, progress=progress)
            if draft:
                forget_draft(changes, draft)
            entries = tuple(after for _, after in touched if after is not None)
            return logged(changes, workspace, label, entries, evaluated)
    except EvaluationStopped:
        raise UserError(_("It was stopped. Nothing was changed.")) from None
