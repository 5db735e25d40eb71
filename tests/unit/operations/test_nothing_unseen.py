"""A reviewer who only tries to make a dangerous pair go unseen: the ways that were tried, through real operations."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from journal_app.domain.alerts import Alert
from journal_app.domain.combination import check_combination
from journal_app.domain.entries import Dose, Drink, Entry
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_at, moment_of, moment_on
from journal_app.domain.person import CustomSubstance, Medicine
from journal_app.errors import BadKnowledge
from journal_app.operations.check_before_logging import check_before_logging
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.export_records import export_records
from journal_app.operations.import_records import import_records
from journal_app.operations.import_words import import_in_words
from journal_app.operations.log_entry import log_entries
from journal_app.operations.renew_alerts import renew_alerts
from journal_app.operations.review_alert import review_alerts
from journal_app.operations.save_custom_substance import save_custom_substance
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace
from tests.shipped import shipped_knowledge
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def log(workspace: Workspace, *entries: Entry) -> Logged:
    return log_entries(workspace, entries, "Logged")


def read(workspace: Workspace, alert: Alert) -> None:
    review_alerts(workspace, [alert.id], "")


def alert_of(workspace: Workspace, entry: Entry) -> Alert:
    """The pair alert that an intake anchors."""
    (found,) = [each for each in workspace.journal.alerts() if each.intake.entry_id == entry.id and not each.rule]
    return found


def moved(entry: Dose, hours_ago: float) -> Dose:
    return msgspec.structs.replace(entry, moment=moment_of(NOW - timedelta(hours=hours_ago), ZONE))


def test_something_logged_late_that_joins_a_warning_already_read_is_seen_again(workspace: Workspace) -> None:
    tramadol = dose("tramadol", 1)
    log(workspace, dose("diazepam", 2), tramadol)
    raised = alert_of(workspace, tramadol)
    assert raised.level == Level.CRITICAL
    read(workspace, raised)
    joined = log(workspace, dose("phenelzine", 3))
    now = alert_of(workspace, tramadol)
    assert now.state == "to_review", "the pair with the antidepressant was never read"
    assert now.id in [alert.id for alert in joined.interrupting]


def test_another_substance_put_in_the_place_of_one_that_was_read_is_seen_again(workspace: Workspace) -> None:
    earlier, later = dose("kratom_leaf", 2), wine(1)
    log(workspace, earlier, later)
    read(workspace, alert_of(workspace, later))
    changed = edit_entry(
        workspace, msgspec.structs.replace(earlier, name="methadone", substance="methadone"), "Changed"
    )
    alert = alert_of(workspace, later)
    assert (alert.state, alert.level) == ("to_review", Level.CRITICAL)
    assert alert.id in [each.id for each in changed.interrupting]
    back = edit_entry(workspace, earlier, "Changed")
    assert alert_of(workspace, later).state == "read", "and what was read comes back as read"
    assert not back.interrupting


def test_an_old_warning_that_was_read_and_is_moved_to_now_is_seen_again(workspace: Workspace) -> None:
    first, second = dose("diazepam", 241), dose("oxycodone", 240)
    log(workspace, first, second)
    assert alert_of(workspace, second).state == "historical"
    read(workspace, alert_of(workspace, second))
    edit_entry(workspace, moved(first, 1), "Changed")
    changed = edit_entry(workspace, moved(second, 0.5), "Changed")
    assert alert_of(workspace, second).state == "to_review"
    assert changed.interrupting


def test_reading_taken_back_and_brought_again_keeps_what_was_read(workspace: Workspace) -> None:
    first, second = dose("kratom_leaf", 2), dose("oxycodone", 1)
    log(workspace, first, second)
    read(workspace, alert_of(workspace, second))
    delete_entries(workspace, (first.id,), "Deleted")
    undo(workspace)
    assert alert_of(workspace, second).state == "read"
    undo(workspace)
    assert alert_of(workspace, second).state == "to_review"
    redo(workspace)
    assert alert_of(workspace, second).state == "read"


def test_what_was_logged_while_warnings_were_off_is_checked_when_they_are_on_again(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as working:
        log(working, dose("acetaminophen", 50))
        renew_alerts(working)
        off = Workspace(journal=working.journal, knowledge=BadKnowledge("bad"), clock=lambda: NOW, zone=lambda: ZONE)
        typed = [
            Dose(id=uuid4(), moment=moment_of(NOW - timedelta(hours=number), ZONE), entered_at=NOW, name=name)
            for number, name in enumerate(["oxycodone", "Xanax"])
        ]
        log(off, *typed)
        save_medicine(off, Medicine(id=uuid4(), name="Lyrica", start=moment_of(NOW - timedelta(days=9), ZONE)))
        again = Workspace(journal=working.journal, knowledge=shipped_knowledge(), clock=lambda: NOW, zone=lambda: ZONE)
        renewed = renew_alerts(again)
        assert renewed.done
        assert renewed.new >= 1
        assert alert_of(again, typed[0]).level == Level.CRITICAL
        assert {entry.substance for entry in working.journal.entries() if isinstance(entry, Dose)} == {
            "acetaminophen", "oxycodone", "alprazolam",
        }  # fmt: skip
        assert [medicine.substance for medicine in again.person().regimen] == ["pregabalin"]


def test_a_name_that_a_new_list_knows_is_checked_from_then_on(workspace: Workspace) -> None:
    unknown = Dose(
        id=uuid4(), moment=moment_of(NOW - timedelta(hours=1), ZONE), entered_at=NOW, name="Oxycontin", substance=None
    )
    later = wine()
    known = shipped_knowledge()
    names = {name: ids for name, ids in known.name_index.items() if name != "oxycontin"}
    older = Workspace(
        journal=workspace.journal, knowledge=msgspec.structs.replace(known, version="older", name_index=names),
        clock=lambda: NOW, zone=lambda: ZONE,
    )  # fmt: skip
    log(older, unknown, later)
    renew_alerts(older)
    assert workspace.journal.alerts(pairs=True) == ()
    renewed = renew_alerts(workspace)
    assert alert_of(workspace, later).level == Level.CRITICAL
    assert renewed.still_active >= 1


def test_the_medicines_of_a_file_are_checked_beside_the_medicines_of_this_journal(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "from.db") as other:
        save_medicine(other, Medicine(id=uuid4(), name="Valium", start=moment_of(NOW - timedelta(days=9), ZONE)))
        save_custom_substance(other, "blue powder", "unknown_opioid")
        log(other, Dose(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="my blue stuff",
                        substance=other.person().custom[0].id))  # fmt: skip
        data = export_records(other, "json")
    with new_workspace(tmp_path / "to.db") as here:
        save_medicine(here, Medicine(id=uuid4(), name="Zoloft", start=moment_of(NOW - timedelta(days=9), ZONE)))
        save_custom_substance(here, "Blue Powder", "unknown_opioid")
        result = import_records(here, data)
        assert {medicine.substance for medicine in here.person().regimen} == {"ssri_sertraline", "diazepam"}
        assert not result.not_recognised, "what was its own there is its own here"
        assert [alert.level for alert in here.journal.alerts() if not alert.rule][-1] == Level.CRITICAL


def test_a_row_that_differs_from_what_is_here_is_said_to_be_left_out(workspace: Workspace, tmp_path: Path) -> None:
    one = dose("kratom_leaf", 1)
    log(workspace, one)
    edit = msgspec.structs.replace(one, name="fentanyl", substance="fentanyl")
    with new_workspace(tmp_path / "other.db") as other:
        log(other, edit)
        data = export_records(other, "csv")
    result = import_records(workspace, data)
    assert (result.duplicates, result.different) == (0, 1)


@pytest.mark.parametrize(
    "name",
    ["Valium 10", "valium 10 mg", "2 Valium", "10 mg of valium", "1/2 valium", "Valium x2", "VALIUM", "\uff36alium",
     "val\u200dium", "Vali-um"],
)  # fmt: skip
def test_a_name_with_an_amount_or_odd_letters_in_a_file_is_checked(workspace: Workspace, name: str) -> None:
    rows = ["date,time,kind,name", f"2026-11-22,20:00,dose,{name}", "2026-11-22,20:30,dose,oxycodone"]
    result = import_records(workspace, "\n".join(rows).encode())
    assert (result.not_recognised, result.alerts["critical"], result.still_active) == ((), 1, 1)


@pytest.mark.parametrize("name", ["kratom + Xanax", "\u0425anax", "yellow jackets", "my pills", "10"])
def test_a_name_in_a_file_that_is_not_one_substance_is_said_to_be_unchecked(workspace: Workspace, name: str) -> None:
    rows = ["date,time,kind,name", f"2026-11-22,20:00,dose,{name}", "2026-11-22,20:30,dose,oxycodone"]
    result = import_records(workspace, "\n".join(rows).encode())
    assert [found.name for found in result.not_recognised] == [name]
    assert f"Not recognised, so not checked: {name} (1)" in list(import_in_words(result))


def test_a_number_that_is_part_of_a_name_is_no_amount() -> None:
    knowledge = shipped_knowledge()
    known = {"MIT 45": "kratom_extract", "U-47700": "u_47700", "7 OH 15mg": "seven_oh", "perc 30": "oxycodone"}
    assert {name: knowledge.recognise(name) for name in known} == known


def test_thousands_of_entries_on_one_day_are_logged_and_the_worst_interrupts(workspace: Workspace) -> None:
    names = ("oxycodone", "alprazolam", "kratom_leaf", "ghb")
    entries = [dose(names[number % 4], 12 - number / 100) for number in range(1000)]
    raised = log(workspace, *entries)
    assert len(raised.interrupting) >= 1
    assert alert_of(workspace, entries[-1]).level == Level.CRITICAL


def on(day: date, name: str, zone: str = ZONE) -> Dose:
    """Some time on a date."""
    return Dose(id=uuid4(), moment=moment_on(day, zone), entered_at=NOW, name=name, substance=name)


def at(local: datetime, name: str, zone: str = ZONE) -> Dose:
    return Dose(id=uuid4(), moment=moment_at(local, zone), entered_at=NOW, name=name, substance=name)


@pytest.mark.parametrize(
    ("whole_day", "timed"),
    [
        (on(date(2026, 11, 20), "ghb"), at(datetime(2026, 11, 21, 0, 10), "oxycodone")),
        (on(date(2026, 11, 20), "ghb"), at(datetime(2026, 11, 21, 3, 59), "oxycodone")),
        (on(date(2026, 11, 20), "ghb"), at(datetime(2026, 11, 20, 0, 0), "oxycodone")),
        # 08:00 in Los Angeles is 01:00 of the next date in Tokyo.
        (
            on(date(2026, 11, 21), "ghb", "Asia/Tokyo"),
            at(datetime(2026, 11, 20, 8), "oxycodone", "America/Los_Angeles"),
        ),
        # The hour that is there twice, and the one that is not there at all.
        (on(date(2026, 10, 25), "ghb"), at(datetime(2026, 10, 25, 2, 30, fold=1), "oxycodone")),
        (on(date(2026, 3, 29), "ghb"), at(datetime(2026, 3, 29, 2, 30), "oxycodone")),
    ],
)
def test_some_time_on_a_day_meets_the_night_that_belongs_to_it_in_any_zone(
    workspace: Workspace, whole_day: Dose, timed: Dose
) -> None:
    for first, second in ((whole_day, timed), (timed, whole_day)):
        log(workspace, first)
        log(workspace, second)
        kept = [alert for alert in workspace.journal.alerts() if not alert.rule and alert.state != "resolved"]
        assert [alert.level for alert in kept] == [Level.CRITICAL]
        undo(workspace)
        undo(workspace)


def test_days_that_follow_each_other_are_not_together_when_the_clock_was_changed(workspace: Workspace) -> None:
    for month, day in ((3, 28), (10, 24), (11, 20)):
        log(workspace, on(date(2026, month, day), "ghb"), on(date(2026, month, day + 1), "oxycodone"))
    assert all(alert.level < Level.CRITICAL for alert in workspace.journal.alerts())


def test_what_was_taken_back_interrupts_when_it_is_taken_after_all(workspace: Workspace) -> None:
    log(workspace, dose("kratom_leaf", 2))
    first = log(workspace, wine(1))
    assert first.interrupting
    delete_entries(workspace, (first.entries[0].id,), "I have not taken it")
    assert log(workspace, wine(0.5)).interrupting
    assert not log(workspace, wine(0.2)).interrupting, "an evening interrupts once"


def test_a_name_of_two_substances_counts_as_the_worse_while_it_is_typed(workspace: Workspace) -> None:
    log(workspace, wine(1))
    typed = Dose(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="yellow jackets")
    before = check_before_logging(workspace, [typed])
    assert (before.level, before.unknown) == (Level.CRITICAL, ()), "a name of two substances counts as the worse"


def test_what_a_new_list_calls_otherwise_or_no_longer_holds_is_not_left_as_if_it_were_checked(
    workspace: Workspace,
) -> None:
    log(workspace, dose("tramadol", 3), dose("kratom_leaf", 2), wine(1))
    shipped = shipped_knowledge()
    held = dict(shipped.substances)
    held["tramadol_of_the_new_list"] = msgspec.structs.replace(held.pop("tramadol"), id="tramadol_of_the_new_list")
    del held["kratom_leaf"]
    index = {
        name: tuple("tramadol_of_the_new_list" if each == "tramadol" else each for each in ids if each != "kratom_leaf")
        for name, ids in shipped.name_index.items()
    }
    other = msgspec.structs.replace(shipped, version="new", substances=held, name_index=index)
    newer = Workspace(journal=workspace.journal, knowledge=other, clock=lambda: NOW, zone=lambda: ZONE)
    assert renew_alerts(newer).done
    substances = {entry.name: entry.substance for entry in newer.journal.entries() if isinstance(entry, Dose)}
    assert substances == {"tramadol": "tramadol_of_the_new_list", "kratom": None}
    (alert,) = [each for each in newer.journal.alerts() if not each.rule and each.state != "resolved"]
    assert (alert.level, alert.hits[0].earlier[0].substance) == (Level.CRITICAL, "tramadol_of_the_new_list")


@pytest.mark.parametrize("hours", [0, 60, 100, 130])
def test_a_patch_put_on_some_hours_ago_is_checked_as_it_is_logged(workspace: Workspace, hours: float) -> None:
    log(workspace, dose("fentanyl_patch", hours), dose("alprazolam"))
    raised = max(alert.level for alert in workspace.journal.alerts() if not alert.rule)
    said = check_combination(shipped_knowledge(), ["fentanyl patch", "Xanax"], hours)
    assert said.level is not None
    assert said.level >= raised


def test_a_file_cannot_make_something_harmless_of_a_name_in_the_list(tmp_path: Path) -> None:
    harmless = CustomSubstance(id="own_0123456789ab", name="Fentanyl", kind="not_a_depressant")
    with new_workspace(tmp_path / "from.db") as other:
        with other.journal.changes("x") as changes:
            changes.set_value("custom", msgspec.json.encode((harmless,)), undoable=True)
        for name in ("fentanyl", "the usual"):
            log(other, Dose(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name=name, substance=harmless.id))
        data = export_records(other, "json")
    with new_workspace(tmp_path / "to.db") as here:
        log(here, dose("alprazolam", 1))
        assert import_records(here, data).alerts["critical"] == 2
        assert {entry.substance for entry in here.journal.entries() if isinstance(entry, Dose)} == {
            "alprazolam", "fentanyl",
        }  # fmt: skip
        assert here.usable_knowledge.recognise("fentanyl") == "fentanyl"


def test_no_alcohol_beside_a_strength_is_not_believed(workspace: Workspace) -> None:
    rows = [
        "date,time,kind,name,ethanol_g,volume_ml,abv_percent",
        "2026-11-22,20:00,drink,vodka,0,200,40",
        "2026-11-22,20:00,drink,0.0 % beer,0,330,0",
        "2026-11-22,21:00,dose,Xanax,,,",
    ]
    assert import_records(workspace, "\n".join(rows).encode()).alerts["critical"] == 1
    drinks = [entry.ethanol_g for entry in workspace.journal.entries() if isinstance(entry, Drink)]
    assert sorted(grams or 0.0 for grams in drinks) == [0.0, pytest.approx(63.1, abs=1)]


def test_a_known_name_without_its_substance_is_checked_when_it_is_logged_or_written_anew(workspace: Workspace) -> None:
    other, unnamed = dose("alprazolam", 1), msgspec.structs.replace(dose("oxycodone", 2), substance=None)
    log(workspace, other, unnamed)
    assert alert_of(workspace, other).level == Level.CRITICAL
    harmless = msgspec.structs.replace(unnamed, name="vitamin D", substance="vitamin_d")
    edit_entry(workspace, harmless, "Changed")
    assert alert_of(workspace, other).state == "resolved"
    edit_entry(workspace, msgspec.structs.replace(harmless, name="Oxy-Contin", substance=None), "Changed")
    assert alert_of(workspace, other).state != "resolved"
