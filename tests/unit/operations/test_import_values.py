"""What a file says of a person is kept only if every later check can work with it, and never hides what is here."""

import copy
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.person import Contact, Medicine, Profile
from journal_app.domain.tracking import TrackedSubstance, TrackedSymptom, Tracking
from journal_app.domain.units import Amount
from journal_app.errors import BadInput
from journal_app.operations.answer_question import answer_question
from journal_app.operations.export_records import export_records
from journal_app.operations.import_records import import_records
from journal_app.operations.log_entry import log_entries
from journal_app.operations.prescriber_knows import prescriber_knows, what_the_prescriber_knows
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.save_contacts import read_contacts, save_contacts
from journal_app.operations.save_custom_substance import save_custom_substance
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.save_profile import save_profile
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.undo_change import undo
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

TRACKED = Tracking(
    symptoms=(*Tracking().symptoms, TrackedSymptom(name="restless legs", scale="words")),
    substances=(TrackedSubstance(name="kratom", substance="kratom_leaf", often="k"),),
    measures=(("steps", ""),),
    withdrawal_list="opioid",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A journal that says everything of a person."""
    with new_workspace(tmp_path / "journal.db") as made:
        save_profile(made, Profile(lung=True, weight_kg=61.5))
        medicine = Medicine(
            id=uuid4(),
            name="Valium",
            start=moment_on((NOW - timedelta(days=30)).date(), ZONE),
            amount=Amount(value=10, unit="mg"),
            times_per_day=1,
        )
        save_medicine(made, medicine)
        powder = Dose(id=uuid4(), moment=moment_of(NOW - timedelta(hours=2), ZONE), entered_at=NOW, name="blue powder")
        log_entries(made, [powder, wine(1)], "Logged")
        save_custom_substance(made, "blue powder", "unknown_opioid")
        save_contacts(made, [Contact(role="friend", name="Ada", number="0123")])
        answer_question(made, "P4", powder.id, "break")
        prescriber_knows(made, ["diazepam", "kratom"], 30)
        save_tracking(made, TRACKED)
        yield made


def _levels(workspace: Workspace) -> list[tuple[str, datetime, Level]]:
    return sorted((alert.rule, alert.at, alert.level) for alert in workspace.journal.alerts())


def test_everything_moves_to_another_journal_in_one_step(workspace: Workspace, tmp_path: Path) -> None:
    exported = export_records(workspace, "json")
    with new_workspace(tmp_path / "other.db") as other:
        import_records(other, exported)
        assert other.person() == workspace.person()
        assert read_contacts(other) == read_contacts(workspace)
        assert read_tracking(other) == TRACKED
        assert what_the_prescriber_knows(other) == what_the_prescriber_knows(workspace)
        assert _levels(other) == _levels(workspace)
        assert other.usable_knowledge.recognise("Blue Powder") is not None
        undo(other)
        assert (other.person().regimen, other.person().custom) == ((), ())
        assert {alert.state for alert in other.journal.alerts()} == {"resolved"}


def test_what_is_here_stays_and_own_substances_are_joined(workspace: Workspace, tmp_path: Path) -> None:
    exported = export_records(workspace, "json")
    with new_workspace(tmp_path / "other.db") as other:
        save_profile(other, Profile(liver=True))
        save_custom_substance(other, "red drops", "unknown_benzodiazepine")
        waiting = Dose(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="BLUE POWDER")
        log_entries(other, [waiting], "Logged")
        import_records(other, exported)
        assert other.person().profile == Profile(liver=True)
        assert [own.name for own in other.person().custom] == ["red drops", "blue powder"]
        known = other.journal.entry(waiting.id)
        assert isinstance(known, Dose)
        assert known.substance == other.person().custom[1].id, "it is checked from now on too"


def test_what_is_kept_track_of_joins_what_is_here(workspace: Workspace, tmp_path: Path) -> None:
    exported = export_records(workspace, "json")
    with new_workspace(tmp_path / "other.db") as other:
        own = TrackedSymptom(name="Restless Legs"), TrackedSymptom(name="dreams")
        save_tracking(other, Tracking(symptoms=own, measures=(("Steps", "1000"), ("water", "l"))))
        import_records(other, exported)
        tracking = read_tracking(other)
        assert [each.name for each in tracking.symptoms[:2]] == ["Restless Legs", "dreams"]
        assert {each.name for each in tracking.symptoms[2:]} == {each.name for each in Tracking().symptoms}
        assert tracking.measures == (("Steps", "1000"), ("water", "l"))
        assert tracking.substances == TRACKED.substances
        assert tracking.withdrawal_list == "opioid"


def test_there_is_room_for_so_many_substances_and_one_can_always_be_taken_out(
    workspace: Workspace, tmp_path: Path
) -> None:
    many = tuple(TrackedSubstance(name=f"thing {number}") for number in range(101))
    save_tracking(workspace, Tracking(substances=many[:100]))
    with pytest.raises(BadInput, match="room for 100 substances"):
        save_tracking(workspace, Tracking(substances=many))
    assert read_tracking(workspace).substances == many[:100]
    document = msgspec.json.decode(export_records(workspace, "json"))
    document["values"]["tracking"]["substances"] = msgspec.to_builtins(many)
    with new_workspace(tmp_path / "other.db") as other:
        import_records(other, msgspec.json.encode(document))
        assert read_tracking(other).substances == many[:100]
        save_tracking(other, Tracking(substances=many[:99]))
        assert len(read_tracking(other).substances) == 99


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("custom", {"id": "kratom_leaf"}),
    ("custom", {"name": " - "}),
    ("regimen", {"name": " "}),
    ("regimen", {"amount": {"value": -3, "unit": "mg"}}),
    ("regimen", {"times_per_day": 0}),
    ("regimen", {"start": {"at": "2026-01-01T00:00:00", "zone": "UTC", "utc_offset_s": 0}}),
    ("regimen", {"start": {"at": "2026-01-01T00:00:00Z", "zone": "Mars", "utc_offset_s": 0}}),
    ("regimen", {"stop": {"at": "9998-01-01T00:00:00Z", "zone": "UTC", "utc_offset_s": 0}}),
    ("answers", {"at": "2026-01-01T00:00:00"}),
    ("answers", {"answer": "perhaps"}),
    ("prescriber_knows", {"days": 10**15}),
    ("prescriber_knows", {"ingredients": []}),
    ("contacts", {"role": "nobody"}),
    ("tracking", {"symptoms": [{"name": "x" * 61}]}),
    ("tracking", {"measures": [["steps", ""], ["Steps", ""]]}),
    ("tracking", {"withdrawal_list": "all"}),
]


@pytest.mark.parametrize(("name", "change"), WRONG)
def test_a_value_on_which_a_check_would_stumble_is_refused(
    workspace: Workspace, tmp_path: Path, name: str, change: dict[str, Any]
) -> None:
    document = msgspec.json.decode(export_records(workspace, "json"))
    spoilt = copy.deepcopy(document)
    value = spoilt["values"][name]
    (value[0] if isinstance(value, list) else value).update(change)
    with new_workspace(tmp_path / "other.db") as other:
        with pytest.raises(BadInput, match="Nothing was imported"):
            import_records(other, msgspec.json.encode(spoilt))
        assert other.journal.entry_count() == 0
        assert other.person().custom == ()
