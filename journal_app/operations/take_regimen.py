"""Log all medicines of the regimen at once: "took my morning medicines" in one key."""

from __future__ import annotations

from uuid import uuid4

from journal_app.domain.entries import Dose
from journal_app.domain.moments import Moment
from journal_app.domain.person import Medicine
from journal_app.domain.units import Amount
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.log_entry import log_entries
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


def take_regimen(workspace: Workspace, moment: Moment) -> Logged:
    """One dose of each medicine that is taken every day and runs at that moment, as prescribed; one undo step.

    Raises BadInput when there is none.
    """
    doses = regimen_doses(workspace, moment)
    if not doses:
        raise BadInput(_("No medicine in your list is taken every day. Nothing was logged. Please add one first."))
    return log_entries(workspace, doses, _("Took my medicines"))


def regimen_doses(workspace: Workspace, moment: Moment) -> tuple[Dose, ...]:
    """One dose of each medicine that is taken every day and runs at that moment, as prescribed; not logged yet."""
    taken = [medicine for medicine in workspace.person().regimen if _daily(medicine) and _runs(medicine, moment)]
    now = workspace.clock()
    return tuple(
        Dose(
            id=uuid4(),
            moment=moment,
            entered_at=now,
            name=medicine.name,
            substance=medicine.substance,
            amount=_planned_amount(medicine, moment),
            route=medicine.route,
            prescribed=True,
        )
        for medicine in taken
    )


def _daily(medicine: Medicine) -> bool:
    """One that is given once a week or a month is logged when it is given."""
    return medicine.scheduled and (medicine.times_per_day is None or medicine.times_per_day >= 1)


def _runs(medicine: Medicine, moment: Moment) -> bool:
    day = moment.local_date
    return medicine.start.local_date <= day and (medicine.stop is None or day < medicine.stop.local_date)


def _planned_amount(medicine: Medicine, moment: Moment) -> Amount | None:
    steps = [step for step in medicine.plan if step.from_day <= moment.local_date and step.amount is not None]
    return max(steps, key=lambda step: step.from_day).amount if steps else medicine.amount
