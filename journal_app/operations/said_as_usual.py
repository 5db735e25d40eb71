"""What the person said is usual, as if it had been taken: chips and the question about an amount begin with it."""

from __future__ import annotations

from uuid import uuid4

from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.moments import moment_of
from journal_app.domain.tracking import TrackedSubstance
from journal_app.domain.units import ethanol_grams
from journal_app.operations.list_drinks import list_drinks
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.workspace import Workspace


def said_as_usual(workspace: Workspace) -> tuple[tuple[TrackedSubstance, Intake], ...]:
    """Each substance with a usual amount, and an intake of it, never logged; in the person's order."""
    found = []
    for tracked in read_tracking(workspace).substances:
        intake = _intake(workspace, tracked)
        if intake is not None:
            found.append((tracked, intake))
    return tuple(found)


def _intake(workspace: Workspace, tracked: TrackedSubstance) -> Intake | None:
    now = workspace.clock().replace(microsecond=0)
    moment = moment_of(now, workspace.zone())
    if tracked.substance == ALCOHOL:
        kind = next((each for each in list_drinks(workspace) if each.id == tracked.usual_drink), None)
        if kind is None:
            return None
        return Drink(
            id=uuid4(),
            moment=moment,
            entered_at=now,
            name=kind.name,
            ethanol_g=ethanol_grams(kind.volume_ml, kind.abv_percent, tracked.usual_count),
            volume_ml=kind.volume_ml,
            abv_percent=kind.abv_percent,
            count=tracked.usual_count,
        )
    if tracked.usual is None:
        return None
    return Dose(
        id=uuid4(),
        moment=moment,
        entered_at=now,
        name=tracked.name,
        substance=tracked.substance,
        amount=tracked.usual,
    )
