"""Take a medicine out of the regimen that was put in by mistake."""

from __future__ import annotations

from uuid import UUID

from journal_app.i18n import _
from journal_app.operations.change_person import change_person
from journal_app.operations.evaluation_road import Progress
from journal_app.operations.person_values import REGIMEN
from journal_app.operations.save_medicine import medicine_of
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


def remove_medicine(workspace: Workspace, medicine_id: UUID, progress: Progress | None = None) -> Logged:
    """Take a medicine out of the regimen as if it had never been there: for one that was put in by mistake."""
    held = medicine_of(workspace, medicine_id)
    regimen = tuple(each for each in workspace.person().regimen if each.id != medicine_id)
    label = _("{medicine}: taken out of my medicines").format(medicine=held.name)
    return change_person(workspace, label, {REGIMEN: regimen}, progress=progress)
