"""Say that the prescriber knows of substances that meet: shown one level lower for a time, kept as it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from journal_app.domain.episodes import worst_set
from journal_app.domain.person import PrescriberKnows
from journal_app.errors import BadInput, BadKnowledge
from journal_app.i18n import _
from journal_app.operations.person_values import PRESCRIBER_KNOWS, keep_value, read_value
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.storage.reading import Reading

USUAL_DAYS = 30
REGIMEN_DAYS = 90
"""For medicines that all stand in the regimen."""


def prescriber_knows(workspace: Workspace, ingredients: Collection[str], days: int = USUAL_DAYS) -> None:
    """Remember it for so many days, from now; one undo takes it back. Every alert keeps its level in the ledger."""
    chosen = tuple(sorted(set(ingredients)))
    if not chosen or not 0 < days <= REGIMEN_DAYS:
        raise BadInput(_("It has to be said what your prescriber knows of, and for how long. Nothing was changed."))
    now = workspace.clock()
    with workspace.journal.changes(_("My prescriber knows")) as changes:
        held = [each for each in _held(changes) if _lasts(each, workspace)]
        others = [each for each in held if each.ingredients != chosen]
        keep_value(changes, PRESCRIBER_KNOWS, (*others, PrescriberKnows(ingredients=chosen, at=now, days=days)))


def prescriber_knows_of(workspace: Workspace, alert_id: UUID) -> None:
    """The same for everything that met at an alert's worst level; longer where all of it stands in the regimen."""
    for alert in workspace.journal.alerts(ids=(alert_id,)):
        met = worst_set(alert)
        knowledge = workspace.knowledge
        if isinstance(knowledge, BadKnowledge):
            raise knowledge
        regimen = {
            knowledge.substances[medicine.substance].ingredient
            for medicine in workspace.person().regimen
            if medicine.substance in knowledge.substances
        }
        prescriber_knows(workspace, met, REGIMEN_DAYS if regimen.issuperset(met) else USUAL_DAYS)


def what_the_prescriber_knows(workspace: Workspace) -> tuple[PrescriberKnows, ...]:
    """What holds now; for `domain.ledger.shown_level`."""
    return tuple(each for each in _held(workspace.journal) if _lasts(each, workspace))


def _held(journal: Reading) -> tuple[PrescriberKnows, ...]:
    nothing: tuple[PrescriberKnows, ...] = ()
    return read_value(journal, PRESCRIBER_KNOWS, nothing)


def _lasts(each: PrescriberKnows, workspace: Workspace) -> bool:
    return workspace.clock() < each.at + timedelta(days=each.days)
