"""What was logged while a medicine stood in one row with others is checked by its own rules once it has a row."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.domain.person import Medicine
from journal_app.operations.log_entry import log_entries
from journal_app.operations.person_values import KNOWLEDGE_VERSION, REGIMEN
from journal_app.operations.renew_alerts import renew_alerts
from journal_app.operations.workspace import Workspace
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def taken(name: str, substance: str, hours_ago: float) -> Dose:
    """As an older list had it."""
    moment = moment_of(NOW - timedelta(hours=hours_ago), ZONE)
    return Dose(id=uuid4(), moment=moment, entered_at=NOW, name=name, substance=substance)


def of_an_older_list(workspace: Workspace) -> None:
    with workspace.journal.changes(undoable=False) as changes:
        changes.set_value(KNOWLEDGE_VERSION, b"older")


@pytest.mark.parametrize(
    ("name", "then", "now", "other"),
    [
        ("Eliquis", "blood_thinner", "direct_blood_thinner", "rifampicin"),
        ("Imuran", "methotrexate", "azathioprine", "allopurinol"),
        ("Entresto", "valsartan", "sacubitril", "lisinopril"),
        ("Dyazide", "hydrochlorothiazide", "potassium_sparing_thiazide", "lithium"),
    ],
)
def test_a_dose_of_a_row_that_was_split_is_followed(
    workspace: Workspace, name: str, then: str, now: str, other: str
) -> None:
    dose = taken(name, then, 2)
    log_entries(workspace, [dose, taken(other, other, 1)], "Logged")
    of_an_older_list(workspace)
    assert renew_alerts(workspace).done
    logged = [entry for entry in workspace.journal.entries() if isinstance(entry, Dose) and entry.id == dose.id]
    assert [entry.substance for entry in logged] == [now]
    levels = [alert.level for alert in workspace.journal.alerts(pairs=True) if alert.state != "resolved"]
    assert max(levels) == Level.SERIOUS


def test_a_medicine_of_a_row_that_was_split_is_followed(workspace: Workspace) -> None:
    medicine = Medicine(
        id=uuid4(), name="Imuran", substance="methotrexate", start=moment_of(NOW - timedelta(days=9), ZONE)
    )
    with workspace.journal.changes(undoable=False) as changes:
        changes.set_value(REGIMEN, msgspec.json.encode((medicine,)))
    log_entries(workspace, [taken("allopurinol", "allopurinol", 1)], "Logged")
    of_an_older_list(workspace)
    assert renew_alerts(workspace).still_active >= 1
    assert [each.substance for each in workspace.person().regimen] == ["azathioprine"]


def test_what_a_person_chose_or_what_stayed_in_its_row_stays(workspace: Workspace) -> None:
    chosen, stayed = taken("oxycodone", "oxycodone_er", 2), taken("heparin", "blood_thinner", 1)
    log_entries(workspace, [chosen, stayed], "Logged")
    of_an_older_list(workspace)
    renew_alerts(workspace)
    kept = {entry.id: entry.substance for entry in workspace.journal.entries() if isinstance(entry, Dose)}
    assert kept == {chosen.id: "oxycodone_er", stayed.id: "blood_thinner"}
