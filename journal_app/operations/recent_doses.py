"""What was taken lately and something can be said about: not kept down, a patch that came off, a dose lowered."""

from __future__ import annotations

from datetime import timedelta

from journal_app.domain.entries import Dose, Kind
from journal_app.domain.person import Medicine
from journal_app.operations.workspace import Workspace

LATELY = timedelta(hours=48)
PATCH_LATELY = timedelta(days=30)


def recent_doses(workspace: Workspace) -> tuple[Dose, ...]:
    """The doses of the last two days, the newest first."""
    return _doses(workspace, LATELY)


def worn_patches(workspace: Workspace) -> tuple[Dose, ...]:
    """Patches of the last 30 days of which nobody wrote down that they came off, the newest first."""
    found = _doses(workspace, PATCH_LATELY)
    return tuple(dose for dose in found if dose.ended_at is None and _is_patch(dose))


def taken_on_and_on(workspace: Workspace) -> tuple[Medicine | Dose, ...]:
    """What a lower dose can be of: the medicines that go on, then the last dose of each other thing of these days."""
    now = workspace.clock()
    found: dict[str, Medicine | Dose] = {}
    for medicine in workspace.person().regimen:
        if medicine.start.at <= now and (medicine.stop is None or medicine.stop.at > now - LATELY):
            found.setdefault(medicine.substance or medicine.name, medicine)
    for dose in recent_doses(workspace):
        found.setdefault(dose.substance or dose.name, dose)
    return tuple(found.values())


def _doses(workspace: Workspace, lately: timedelta) -> tuple[Dose, ...]:
    now = workspace.clock()
    kinds: tuple[Kind, ...] = ("dose",)
    entries = workspace.journal.entries(now - lately, now + timedelta(minutes=1), kinds=kinds)
    doses = [entry for entry in entries if isinstance(entry, Dose)]
    return tuple(sorted(doses, key=lambda dose: dose.moment.at, reverse=True))


def _is_patch(dose: Dose) -> bool:
    return dose.route == "transdermal" or (dose.amount is not None and dose.amount.unit == "patch")
