"""What a person says of herself is kept, checked with everything logged, and taken back like any entry."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
import pytest

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose, Skipped, Urge
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.person import Contact, CustomSubstance, Medicine, PlannedStep, Profile
from journal_app.domain.units import Amount
from journal_app.errors import BadInput, BadKnowledge, UserError
from journal_app.operations.answer_question import answer_question
from journal_app.operations.log_entry import log_entries
from journal_app.operations.mark_opened import mark_opened
from journal_app.operations.prescriber_knows import prescriber_knows, what_the_prescriber_knows
from journal_app.operations.read_person import read_person
from journal_app.operations.remove_medicine import remove_medicine
from journal_app.operations.save_contacts import read_contacts, save_contacts
from journal_app.operations.save_custom_substance import kinds_of_substance, save_custom_substance
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.save_profile import save_profile
from journal_app.operations.skip_medicine import skip_medicine
from journal_app.operations.take_regimen import take_regimen
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.workspace import Workspace
from journal_app.storage.journal import open_journal_file
from tests.shipped import shipped_knowledge
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def medicine(name: str = "Valium", substance: str | None = "diazepam", days_ago: int = 30, **more: object) -> Medicine:
    fields: dict[str, object] = {
        "id": uuid4(),
        "name": name,
        "substance": substance,
        "start": moment_on((NOW - timedelta(days=days_ago)).date(), ZONE),
        "amount": Amount(value=10, unit="mg"),
        "times_per_day": 1.0,
    }
    return msgspec.convert(fields | more, Medicine, from_attributes=True)


def standing(workspace: Workspace) -> dict[UUID, Alert]:
    return {alert.intake.entry_id: alert for alert in workspace.journal.alerts(pairs=True) if alert.state != "resolved"}


def test_a_name_in_no_list_is_checked_from_the_moment_its_kind_is_said(workspace: Workspace) -> None:
    unknown = Dose(id=uuid4(), moment=moment_of(NOW - timedelta(hours=2), ZONE), entered_at=NOW, name="Blue  Powder")
    urge = Urge(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="blue powder")
    glass = wine(1)
    log_entries(workspace, [unknown, urge, glass], "Logged")
    assert standing(workspace) == {}
    logged = save_custom_substance(workspace, "blue powder", "unknown_opioid")
    assert logged.label.startswith("blue powder: ")
    assert {entry.id for entry in logged.entries} == {unknown.id, urge.id}
    (alert,) = logged.alerts
    assert (alert.intake.entry_id, alert.level) == (glass.id, Level.CRITICAL)
    assert alert.id in {each.id for each in logged.interrupting}, "its overlap runs now"
    later = msgspec.structs.replace(unknown, id=uuid4(), moment=moment_of(NOW, ZONE), name="BLUE-powder")
    found = workspace.usable_knowledge.recognise(later.name)
    assert found is not None
    log_entries(workspace, [msgspec.structs.replace(later, substance=found)], "Again")
    assert later.id in standing(workspace)
    undo(workspace)
    undo(workspace)
    assert standing(workspace) == {}
    assert workspace.usable_knowledge.recognise("blue powder") is None
    assert workspace.journal.entry(unknown.id) == unknown
    redo(workspace)
    assert set(standing(workspace)) == {glass.id}


def test_another_kind_is_another_check(workspace: Workspace) -> None:
    unknown = Dose(id=uuid4(), moment=moment_of(NOW - timedelta(hours=2), ZONE), entered_at=NOW, name="blue powder")
    log_entries(workspace, [unknown, wine(1)], "Logged")
    save_custom_substance(workspace, "blue powder", "unknown_opioid")
    assert len(standing(workspace)) == 1
    save_custom_substance(workspace, "blue powder", "unknown_antihistamine")
    milder = standing(workspace)
    assert all(alert.level < Level.CRITICAL for alert in milder.values())
    assert len(workspace.person().custom) == 1
    undo(workspace)
    assert [alert.level for alert in standing(workspace).values()] == [Level.CRITICAL]


@pytest.mark.parametrize(("name", "kind"), [("", "unknown_opioid"), ("Valium", "unknown_opioid"), ("x", "diazepam")])
def test_what_cannot_be_a_substance_of_ones_own(workspace: Workspace, name: str, kind: str) -> None:
    with pytest.raises(BadInput, match="Nothing was saved"):
        save_custom_substance(workspace, name, kind)
    assert workspace.person().custom == ()


def test_the_kinds_are_those_that_stand_for_a_class(workspace: Workspace) -> None:
    kinds = dict(kinds_of_substance(workspace))
    assert "unknown_opioid" in kinds
    assert "unknown_benzodiazepine" in kinds
    assert "diazepam" not in kinds
    off = Workspace(journal=workspace.journal, knowledge=BadKnowledge("Warnings are off."))
    assert kinds_of_substance(off) == ()


def test_a_medicine_takes_part_in_every_check_until_it_is_taken_out(workspace: Workspace) -> None:
    glass = wine(1)
    log_entries(workspace, [glass], "Wine")
    assert standing(workspace) == {}
    logged = save_medicine(workspace, medicine(substance=None))
    assert logged.label == "Valium: added to my medicines"
    (held,) = workspace.person().regimen
    assert held.substance == "diazepam", "its name was looked up"
    assert standing(workspace)[glass.id].level == Level.CRITICAL
    undo(workspace)
    assert standing(workspace) == {}
    assert workspace.person().regimen == ()
    redo(workspace)
    assert glass.id in standing(workspace)
    remove_medicine(workspace, held.id)
    assert standing(workspace) == {}


def test_a_stopped_medicine_no_longer_counts_when_its_windows_are_over(workspace: Workspace) -> None:
    long_ago = medicine(days_ago=400)
    early = wine(24 * 350)
    log_entries(workspace, [early, wine(1)], "Wine")
    save_medicine(workspace, long_ago)
    assert len(standing(workspace)) == 2
    stopped = moment_on((NOW - timedelta(days=200)).date(), ZONE)
    save_medicine(workspace, msgspec.structs.replace(long_ago, stop=stopped))
    assert set(standing(workspace)) == {early.id}
    (row,) = read_person(workspace).regimen
    assert (row.running, row.title, row.checked) == (False, "Valium 10 mg", True)
    with pytest.raises(BadInput, match="before it began"):
        save_medicine(workspace, msgspec.structs.replace(long_ago, stop=moment_on(date(2020, 1, 1), ZONE)))


def test_a_medicine_says_the_dose_that_its_plan_has_come_to(workspace: Workspace) -> None:
    steps = (
        PlannedStep(from_day=(NOW - timedelta(days=10)).date(), amount=Amount(value=5, unit="mg")),
        PlannedStep(from_day=(NOW - timedelta(days=3)).date(), times_per_day=2),
        PlannedStep(from_day=(NOW + timedelta(days=5)).date(), amount=Amount(value=2, unit="mg")),
    )
    held = medicine(plan=steps)
    save_medicine(workspace, held)
    (row,) = read_person(workspace).regimen
    assert row.title == "Valium 5 mg"
    assert row.detail.startswith("2 times a day, since ")
    save_medicine(workspace, msgspec.structs.replace(held, stop=moment_on((NOW - timedelta(days=6)).date(), ZONE)))
    (row,) = read_person(workspace).regimen
    assert row.title == "Valium 5 mg"
    assert row.detail.startswith("once a day, since ")


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "  "},
        {"amount": Amount(value=-1, unit="mg")},
        {"times_per_day": 0.0},
        {"start": moment_on(date(1700, 1, 1), ZONE)},
        {"start": moment_on(date(2030, 1, 1), ZONE)},
    ],
)
def test_a_medicine_that_cannot_be_meant(workspace: Workspace, changes: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="Nothing was saved"):
        save_medicine(workspace, msgspec.structs.replace(medicine(), **changes))
    assert workspace.person().regimen == ()


def test_the_rows_say_what_is_taken_and_what_is_not_checked(workspace: Workspace) -> None:
    save_medicine(workspace, medicine(times_per_day=3.0))
    save_medicine(workspace, medicine("zzz drops", None, scheduled=False, amount=None))
    first, second = read_person(workspace).regimen
    assert first.detail.startswith("3 times a day, since ")
    assert (second.title, second.checked) == ("zzz drops", False)
    assert second.detail.startswith("as needed, since ")


def test_all_medicines_in_one_key_and_back(workspace: Workspace) -> None:
    stepped = PlannedStep(from_day=NOW.date() - timedelta(days=2), amount=Amount(value=8, unit="mg"))
    save_medicine(workspace, medicine(plan=(stepped,)))
    save_medicine(workspace, medicine("sertraline", "sertraline"))
    save_medicine(workspace, medicine("a depot", "buprenorphine_xr", times_per_day=1 / 30))
    save_medicine(workspace, medicine("promethazine", "promethazine", scheduled=False))
    over = medicine("zolpidem", "zolpidem", stop=moment_on((NOW - timedelta(days=3)).date(), ZONE))
    save_medicine(workspace, over)
    logged = take_regimen(workspace, moment_of(NOW, ZONE))
    taken = [entry for entry in logged.entries if isinstance(entry, Dose)]
    assert [(each.name, each.amount, each.prescribed) for each in taken] == [
        ("Valium", Amount(value=8, unit="mg"), True),
        ("sertraline", Amount(value=10, unit="mg"), True),
    ]
    undo(workspace)
    assert workspace.journal.entry_count() == 0
    skipped = skip_medicine(workspace, over.id).entries[0]
    assert isinstance(skipped, Skipped)
    assert (skipped.about, skipped.name, skipped.substance) == (over.id, "zolpidem", "zolpidem")


def test_without_a_medicine_that_is_taken_every_day_there_is_nothing_to_take(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="Nothing was logged"):
        take_regimen(workspace, moment_of(NOW, ZONE))
    with pytest.raises(BadInput):
        skip_medicine(workspace, uuid4())


def test_details_of_the_body_are_checked_with_everything_and_survive_a_restart(
    workspace: Workspace, tmp_path: Path
) -> None:
    asked: list[tuple[int, int]] = []
    log_entries(workspace, [dose("oxycodone", 3), dose("kratom_leaf", 2)], "Logged")

    def progress(done: int, total: int) -> bool:
        asked.append((done, total))
        return True

    profile = Profile(sleep_apnoea=True, birth_year=1950)
    logged = save_profile(workspace, profile, progress)
    assert logged.label == "About you"
    assert asked
    assert all(0 <= done <= total for done, total in asked)
    assert workspace.person().profile == profile
    with pytest.raises(UserError, match="Nothing was changed"):
        save_profile(workspace, Profile(), lambda _done, _total: False)
    assert workspace.person().profile == profile, "it was stopped, so it is taken back"
    workspace.journal.close()
    journal = open_journal_file(tmp_path / "journal.db", None, clock=lambda: NOW)
    again = Workspace(journal=journal, knowledge=shipped_knowledge(), clock=lambda: NOW, zone=lambda: ZONE)
    assert again.person().profile == profile
    undone = undo(again)
    assert undone is not None
    assert undone.label == "About you"
    assert again.person().profile == Profile()
    redo(again)
    assert again.person().profile == profile
    journal.close()


@pytest.mark.parametrize(
    "profile",
    [
        Profile(weight_kg=0),
        Profile(weight_kg=9000),
        Profile(birth_year=1700),
        Profile(birth_year=2100),
        Profile(pregnant_since=date(2100, 1, 1)),
    ],
)
def test_details_that_cannot_be(workspace: Workspace, profile: Profile) -> None:
    with pytest.raises(BadInput, match="Nothing was changed"):
        save_profile(workspace, profile)


def test_contacts_are_kept_in_their_order_and_can_be_taken_back(workspace: Workspace) -> None:
    friend = Contact(role="friend", name="Ada", number="0123")
    save_contacts(workspace, [friend, Contact(role="other", name="  "), Contact(role="naloxone", name="red bag")])
    assert [contact.name for contact in read_contacts(workspace)] == ["Ada", "red bag"]
    assert read_person(workspace).contacts == read_contacts(workspace)
    undo(workspace)
    assert read_contacts(workspace) == ()
    with pytest.raises(BadInput):
        save_contacts(workspace, [friend] * 100)


def test_an_answer_takes_the_place_of_the_one_before(workspace: Workspace) -> None:
    taken = dose("diazepam", 24 * 4)
    log_entries(workspace, [taken], "Logged")
    answer_question(workspace, "P1", taken.id, "not_logged")
    answer_question(workspace, "P1", taken.id, "stopped")
    answer_question(workspace, "P4", taken.id, "break")
    assert [(each.rule, each.answer) for each in workspace.person().answers] == [("P1", "stopped"), ("P4", "break")]
    undo(workspace)
    undo(workspace)
    assert [(each.rule, each.answer) for each in workspace.person().answers] == [("P1", "not_logged")]


def test_what_the_prescriber_knows_holds_for_its_days(workspace: Workspace) -> None:
    prescriber_knows(workspace, ["kratom", "alcohol"], 30)
    prescriber_knows(workspace, {"alcohol", "kratom"}, 90)
    (known,) = what_the_prescriber_knows(workspace)
    assert (known.ingredients, known.days, known.at) == (("alcohol", "kratom"), 90, NOW)
    later = Workspace(journal=workspace.journal, knowledge=shipped_knowledge(), clock=lambda: NOW + timedelta(days=90))
    assert what_the_prescriber_knows(later) == ()
    undo(workspace)
    assert [each.days for each in what_the_prescriber_knows(workspace)] == [30]
    with pytest.raises(BadInput):
        prescriber_knows(workspace, ["kratom"], 400)


def test_opening_a_warning_is_remembered_and_is_no_reading(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 2), wine(1)], "Logged")
    (alert,) = standing(workspace).values()
    mark_opened(workspace, [alert.id])
    (opened,) = standing(workspace).values()
    assert (opened.opened_at, opened.state) == (NOW, "to_review")
    assert [event.what for event in opened.events] == ["raised", "opened"]
    count = workspace.journal.change_count()
    mark_opened(workspace, [alert.id])
    assert workspace.journal.change_count() == count


def test_a_custom_substance_never_takes_the_place_of_one_in_the_list(workspace: Workspace) -> None:
    save_custom_substance(workspace, "blue powder", "unknown_opioid")
    (own,) = workspace.person().custom
    assert own == CustomSubstance(id=own.id, name="blue powder", kind="unknown_opioid")
    assert own.id.startswith("own_")
    assert own.id not in shipped_knowledge().substances


@pytest.mark.parametrize("change", ["stop", "prescriber", "plan"])
def test_what_two_medicines_met_at_is_kept_when_one_of_them_stops_or_has_another_plan(
    workspace: Workspace, change: str
) -> None:
    methadone = medicine("methadone", "methadone", days_ago=90, amount=Amount(value=40, unit="mg"))
    diazepam = medicine(days_ago=60)
    save_medicine(workspace, methadone)
    save_medicine(workspace, diazepam)
    raised = standing(workspace)[diazepam.id]
    assert (raised.level, raised.state) == (Level.CRITICAL, "to_review")
    changes: dict[str, object] = {
        "stop": moment_on(NOW.date(), ZONE),
        "prescriber": "Dr A",
        "plan": (PlannedStep(from_day=NOW.date(), amount=Amount(value=5, unit="mg")),),
    }
    save_medicine(workspace, msgspec.structs.replace(diazepam, **{change: changes[change]}))
    assert standing(workspace)[diazepam.id] == raised
    undo(workspace)
    assert standing(workspace)[diazepam.id] == raised
    remove_medicine(workspace, diazepam.id)
    assert diazepam.id not in standing(workspace)
