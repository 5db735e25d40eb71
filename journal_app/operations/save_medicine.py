"""Add an ongoing medicine to the regimen, or change it; every check hears of it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import msgspec

from journal_app.domain.moments import EARLIEST_YEAR, moment_can_be
from journal_app.domain.person import Medicine
from journal_app.errors import BadInput, BadKnowledge
from journal_app.i18n import _
from journal_app.operations.change_person import change_person
from journal_app.operations.evaluation_road import Progress
from journal_app.operations.person_values import REGIMEN
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

FURTHEST_AHEAD = timedelta(days=366)
"""How far ahead a start or a stop can be planned."""

LAST_PLANNED_YEAR = 2200
"""A plan may reach far ahead, but not to where the calendar of the program ends."""


def save_medicine(
    workspace: Workspace, medicine: Medicine, progress: Progress | None = None, draft: str = ""
) -> Logged:
    """Add the medicine, or replace the one with its id; a name without a substance is looked up.

    `draft` is the name of the draft that it was typed as: it is forgotten in the same moment.

    Raises BadInput for what cannot be meant.
    """
    medicine = _recognised(workspace, medicine)
    require_plausible_medicine(workspace, medicine)
    regimen = workspace.person().regimen
    known = any(each.id == medicine.id for each in regimen)
    changed = tuple(medicine if each.id == medicine.id else each for each in regimen)
    label = _("{medicine}: changed in my medicines") if known else _("{medicine}: added to my medicines")
    label = label.format(medicine=medicine.name)
    values = {REGIMEN: changed if known else (*regimen, medicine)}
    return change_person(workspace, label, values, progress=progress, draft=draft)


def medicine_of(workspace: Workspace, medicine_id: UUID) -> Medicine:
    """The medicine of the regimen with this id; BadInput when it is no longer there."""
    for medicine in workspace.person().regimen:
        if medicine.id == medicine_id:
            return medicine
    raise BadInput(_("That medicine is no longer in the list. Nothing was changed. Use Undo to bring it back first."))


def _recognised(workspace: Workspace, medicine: Medicine) -> Medicine:
    name = " ".join(medicine.name.split())
    knowledge = workspace.knowledge
    substance = medicine.substance
    if substance is None and not isinstance(knowledge, BadKnowledge):
        substance = knowledge.recognise(name)
    return msgspec.structs.replace(medicine, name=name, substance=substance)


def require_plausible_medicine(workspace: Workspace, medicine: Medicine) -> None:
    """Raise BadInput for what cannot be meant."""
    if not medicine.name:
        raise BadInput(_("The medicine has no name yet. Nothing was saved. Please write what it is."))
    amounts = [medicine.amount, *(step.amount for step in medicine.plan)]
    # The last step of a plan may be none a day: a stop that was planned.
    times = [medicine.times_per_day, *(step.times_per_day or None for step in medicine.plan)]
    if not all(amount is None or 0 <= amount.value < 1e9 for amount in amounts) or not all(
        often is None or 0 < often <= 48 for often in times
    ):
        raise BadInput(
            _("That amount cannot be right. Nothing was saved yet. Please check the number, or leave it empty.")
        )
    latest = workspace.clock() + FURTHEST_AHEAD
    for moment in (medicine.start, medicine.stop):
        if moment is not None and not (moment_can_be(moment) and moment.at <= latest):
            raise BadInput(_("That date cannot be right. Nothing was saved yet. Please check it."))
    if not all(EARLIEST_YEAR <= step.from_day.year <= LAST_PLANNED_YEAR for step in medicine.plan):
        raise BadInput(_("A date of the plan cannot be right. Nothing was saved yet. Please check it."))
    if medicine.stop is not None and medicine.stop.at < medicine.start.at:
        raise BadInput(_("It would have ended before it began. Nothing was saved yet. Please check the dates."))
