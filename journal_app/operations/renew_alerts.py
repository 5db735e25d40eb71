"""Evaluate the whole journal again when the list of substances and warnings is another than it was.

Names that no list held until now are looked up again first, so that what a new list knows does not stay unchecked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose, Skipped, Urge
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import folded
from journal_app.errors import BadKnowledge, UserError
from journal_app.i18n import _
from journal_app.operations.evaluation_road import Progress, evaluate_again
from journal_app.operations.own_names import give_substances
from journal_app.operations.person_values import KNOWLEDGE_VERSION, REGIMEN, keep_value
from journal_app.operations.touched_spans import EVERYTHING
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.storage.changes import Changes


class Renewed(Fact, frozen=True, kw_only=True):
    """What a new version of the list changed.

    `done` is False when the journal had been evaluated with this version. `new` counts what was raised or returned,
    `still_active` those that wait to be read while their overlap still runs. `changed` holds the alerts themselves
    (of very many, only those whose overlap still runs).
    """

    done: bool = False
    version: str = ""
    new: int = 0
    worse: int = 0
    lower: int = 0
    resolved: int = 0
    still_active: int = 0
    changed: tuple[Alert, ...] = ()


def needs_renewal(workspace: Workspace) -> bool:
    """Whether the journal was last evaluated as a whole with another version of the list than today's."""
    knowledge = workspace.shipped_knowledge
    if isinstance(knowledge, BadKnowledge):
        return False
    stored = workspace.journal.value(KNOWLEDGE_VERSION)
    if stored is not None:
        return stored.decode() != knowledge.version
    # Nothing was ever evaluated in a journal that was just made.
    return workspace.journal.first_and_last_date() is not None or bool(workspace.person().regimen)


def _recognise_again(changes: Changes, workspace: Workspace) -> None:
    knowledge = workspace.usable_knowledge
    names = {each.name for each in changes.entries_not_recognised() if isinstance(each, Dose | Skipped | Urge)}
    meant = {folded(name): identity for name in names if (identity := knowledge.recognise(name)) is not None}
    give_substances(changes, meant)
    # What the list no longer holds would look as if it were checked.
    for entry in changes.entries_of_no_list(knowledge.substances.keys()):
        if isinstance(entry, Dose | Skipped | Urge):
            changes.put(msgspec.structs.replace(entry, substance=knowledge.recognise(entry.name)))
    regimen = workspace.person().regimen
    known = tuple(
        each
        if each.substance in knowledge.substances
        else msgspec.structs.replace(each, substance=knowledge.recognise(each.name))
        for each in regimen
    )
    if known != regimen:
        keep_value(changes, REGIMEN, known)


def renew_alerts(workspace: Workspace, progress: Progress | None = None) -> Renewed:
    """Evaluate everything in one change, if the version differs. What was read stays read unless it is worse now.

    Raises UserError when `progress` asked to stop; then nothing was changed, and the next call begins anew.
    """
    from journal_app.domain.evaluation import EvaluationStopped

    knowledge = workspace.shipped_knowledge
    if isinstance(knowledge, BadKnowledge) or not needs_renewal(workspace):
        return Renewed()
    try:
        with workspace.journal.changes(undoable=False) as changes:
            _recognise_again(changes, workspace)
            found = evaluate_again(changes, workspace, pairs=[EVERYTHING], safety=[EVERYTHING], progress=progress)
            changes.set_value(KNOWLEDGE_VERSION, knowledge.version.encode())
    except EvaluationStopped:
        raise UserError(_("It was stopped. Nothing was changed. Journal will ask again next time.")) from None
    return Renewed(
        done=True,
        version=knowledge.version,
        new=found.became.get("raised", 0) + found.became.get("returned", 0),
        worse=found.became.get("worse", 0),
        lower=found.became.get("lower", 0),
        resolved=found.became.get("resolved", 0),
        still_active=found.still_active,
        changed=found.alerts,
    )
