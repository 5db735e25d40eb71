"""Change what is kept track of: symptoms and their order, substances, measures. Nothing that was logged is touched."""

from __future__ import annotations

from typing import Final

from journal_app.domain.tracking import (
    LONGEST_MEASURE_NAME,
    LONGEST_SYMPTOM_NAME,
    MOST_MEASURES,
    MOST_SYMPTOMS,
    Tracking,
)
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.person_values import TRACKING, keep_value, read_value
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

MOST_SUBSTANCES: Final = 100
"""More than anybody keeps track of, and what a page can show at once."""


def save_tracking(
    workspace: Workspace, tracking: Tracking, label: str = _("What you keep track of"), *, undoable: bool = True
) -> Logged:
    """Keep it in one step that one undo takes back, unless it is not `undoable`.

    Raises BadInput for names that are empty, too long or doubled.
    """
    require_plausible_tracking(tracking)
    held = read_value(workspace.journal, TRACKING, Tracking()).substances
    if len(tracking.substances) > max(MOST_SUBSTANCES, len(held)):
        raise BadInput(
            _("There is room for {most} substances. Nothing was changed. Remove another one.").format(
                most=MOST_SUBSTANCES
            )
        )
    with workspace.journal.changes(label, undoable=undoable) as changes:
        keep_value(changes, TRACKING, tracking)
    return Logged(label=label)


def require_plausible_tracking(tracking: Tracking) -> None:
    """Raise BadInput for names that are empty, too long or doubled, and for more than there is room for."""
    _look_at_symptoms([symptom.name for symptom in tracking.symptoms])
    _look_at_measures([name for name, _unit in tracking.measures])


def _look_at_symptoms(names: list[str]) -> None:
    if any(not name.strip() or len(name) > LONGEST_SYMPTOM_NAME for name in names):
        raise BadInput(
            _(
                "A symptom needs a name of 1 to {most} characters. Nothing was changed. Please write a shorter one."
            ).format(most=LONGEST_SYMPTOM_NAME)
        )
    if len({name.casefold() for name in names}) < len(names):
        raise BadInput(_("There is a symptom of that name already. Nothing was changed. Please choose another name."))
    if len(names) > MOST_SYMPTOMS:
        raise BadInput(
            _("There is room for {most} symptoms. Nothing was changed. Hide or rename another one.").format(
                most=MOST_SYMPTOMS
            )
        )


def _look_at_measures(names: list[str]) -> None:
    if any(not name.strip() or len(name) > LONGEST_MEASURE_NAME for name in names):
        raise BadInput(
            _(
                "A measure needs a name of 1 to {most} characters. Nothing was changed. Please write a shorter one."
            ).format(most=LONGEST_MEASURE_NAME)
        )
    if len({name.casefold() for name in names}) < len(names):
        raise BadInput(_("There is a measure of that name already. Nothing was changed. Please choose another name."))
    if len(names) > MOST_MEASURES:
        raise BadInput(
            _("There is room for {most} measures. Nothing was changed. Remove another one.").format(most=MOST_MEASURES)
        )
