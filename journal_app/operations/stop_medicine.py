"""End a medicine of the regimen; it stays in the list."""

from __future__ import annotations

from uuid import UUID

import msgspec

from journal_app.domain.moments import Moment
from journal_app.i18n import _
from journal_app.operations.change_person import change_person
from journal_app.operations.evaluation_road import Progress
from journal_app.operations.person_values import REGIMEN
from journal_app.operations.save_medicine import medicine_of, require_plausible_medicine
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


def stop_medicine(workspace: Workspace, medicine_id: UUID, at: Moment, progress: Progress | None = None) -> Logged:
    """Say that a medicine ended at a moment, mostly a day; it stays in the list, and counts on as long as it lasts."""
    held = medicine_of(workspace, medicine_id)
    stopped = msgspec.structs.replace(held, stop=at)
    require_plausible_medicine(workspace, stopped)
    regimen = tuple(stopped if each.id == medicine_id else each for each in workspace.person().regimen)
    label = _("{medicine}: stopped").format(medicine=held.name)
    return change_person(workspace, label, {REGIMEN: regimen}, progress=progress)
