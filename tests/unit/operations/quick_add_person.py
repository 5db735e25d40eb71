"""A person who has kept the journal for a week, for the tests of typed lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from journal_app.domain.entries import Dose
from journal_app.domain.moments import moment_of
from journal_app.domain.person import Medicine
from journal_app.domain.tracking import TrackedSubstance, TrackedSymptom, Tracking
from journal_app.domain.units import Amount
from journal_app.operations.log_entry import log_entries
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.workspace import Workspace
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

SYMPTOMS = ("anxiety", "aches", "insomnia", "cravings")


@contextmanager
def person_workspace(path: Path) -> Iterator[Workspace]:
    """Tracks kratom (short name "k") and alcohol, logs kratom in grams and diazepam in mg, takes methadone each day.

    Symptoms: the four, restless legs, and sweating on the scale of words. It is Sunday 22 November 2026, 22:30.
    """
    with new_workspace(path) as workspace:
        prepare(workspace)
        yield workspace


def prepare(workspace: Workspace) -> None:
    """Fill a new journal."""
    tracked = (
        *(TrackedSymptom(name=name) for name in SYMPTOMS),
        TrackedSymptom(name="restless legs"),
        TrackedSymptom(name="sweating", scale="words"),
    )
    substances = (
        TrackedSubstance(name="kratom", substance="kratom_leaf", often="k"),
        TrackedSubstance(name="alcohol", substance="alcohol"),
    )
    save_tracking(workspace, Tracking(symptoms=tracked, substances=substances, measures=(("glucose", "mmol/l"),)))
    doses = [
        Dose(
            id=uuid4(),
            moment=moment_of(NOW - timedelta(days=day, hours=hour), ZONE),
            entered_at=NOW,
            name=name,
            substance=substance,
            amount=Amount(value=value, unit=unit),
        )
        for name, substance, value, unit, days, hour in (
            ("kratom", "kratom_leaf", 3.0, "g", 6, 2),
            ("diazepam", "diazepam", 10.0, "mg", 3, 5),
        )
        for day in range(1, days)
    ]
    log_entries(workspace, doses, "Before")
    methadone = Medicine(
        id=uuid4(),
        name="methadone",
        substance="methadone",
        amount=Amount(value=40, unit="mg"),
        route="oral",
        times_per_day=1,
        start=moment_of(NOW - timedelta(days=100), ZONE),
    )
    save_medicine(workspace, methadone)
