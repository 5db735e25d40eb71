"""Say that a medicine of the regimen was not taken this time."""

from __future__ import annotations

from uuid import UUID, uuid4

from journal_app.domain.entries import Skipped
from journal_app.domain.moments import Moment, moment_of
from journal_app.i18n import _
from journal_app.operations.log_entry import log_entries
from journal_app.operations.save_medicine import medicine_of
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


def skip_medicine(workspace: Workspace, medicine_id: UUID, moment: Moment | None = None) -> Logged:
    """Say that a medicine of the regimen was not taken this time (now, if no moment is given)."""
    medicine = medicine_of(workspace, medicine_id)
    now = workspace.clock()
    skipped = Skipped(
        id=uuid4(),
        moment=moment or moment_of(now, workspace.zone()),
        entered_at=now,
        name=medicine.name,
        substance=medicine.substance,
        about=medicine.id,
    )
    return log_entries(workspace, [skipped], _("{medicine}: skipped").format(medicine=medicine.name))
