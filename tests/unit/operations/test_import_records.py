"""Import: every row arrives and is checked like any other entry, once, and all of it or nothing."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose
from journal_app.domain.levels import Level
from journal_app.domain.person import Profile
from journal_app.errors import BadInput, BadKnowledge, UserError
from journal_app.operations import import_records as module
from journal_app.operations.entry_history import read_entry_history
from journal_app.operations.export_records import export_records
from journal_app.operations.import_records import import_records
from journal_app.operations.import_words import import_in_words
from journal_app.operations.log_entry import log_entries
from journal_app.operations.review_alert import review_alerts
from journal_app.operations.save_profile import save_profile
from journal_app.operations.undo_change import undo
from journal_app.operations.workspace import Workspace
from tests.unit.exchange.cases import one_of_each
from tests.unit.exchange.damaged_files import damaged_files
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, new_workspace

START = date(2020, 1, 1)
RECORDS = b"who,when,what\n1,-3,Heroin\n1,0,Heavy Drinking\n1,0,Kratom\n1,4,Kratom\n1,4,Grandma's tea\n"

OPIOIDS = {
    "Heroin", "Oxycodone", "Hydrocodone", "Suboxone", "Methadone", "Opioid", "Buprenorphine", "Morphine", "Tramadol",
    "Codeine", "Hydromorphone", "Propoxyphene", "Opium", "Kratom", "Fentanyl", "Merperidine",
}  # fmt: skip
ALCOHOL = {"Alcohol", "Light Drinking", "Heavy Drinking"}
BENZODIAZEPINES = {"Benzodiazepine"}
OTHER_STRONG_SEDATIVES = {"Barbiturate", "Sedative-Hypnotic", "Musclerelax"}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def test_an_import_is_counted_listed_and_checked(workspace: Workspace) -> None:
    result = import_records(workspace, RECORDS, start_date=START)
    assert (result.format, result.rows, result.added, result.duplicates) == (
        "timeline_followback",
        5,
        {"dose": 4, "drink": 1},
        0,
    )
    assert (result.first, result.last) == (date(2019, 12, 29), date(2020, 1, 5))
    assert [(found.name, found.count) for found in result.not_recognised] == [("Grandma's tea", 1)]
    assert result.alerts["critical"] == 1
    assert result.still_active == 0
    (critical,) = [alert for alert in workspace.journal.alerts() if alert.level == Level.CRITICAL]
    assert critical.intake.moment.local_date == START
    said = "\n".join(import_in_words(result))
    assert "Grandma's tea (1)" in said
    assert "1 critical" in said


def test_the_same_file_twice_adds_nothing(workspace: Workspace) -> None:
    import_records(workspace, RECORDS, start_date=START)
    before = (workspace.journal.entries(), workspace.journal.alerts())
    again = import_records(workspace, RECORDS, start_date=START)
    assert (again.entries, again.duplicates) == (0, 5)
    assert (workspace.journal.entries(), workspace.journal.alerts()) == before


def test_a_dry_run_tells_the_same_and_saves_nothing(workspace: Workspace) -> None:
    told = import_records(workspace, RECORDS, start_date=START, dry_run=True)
    assert workspace.journal.entries() == ()
    assert workspace.journal.alerts() == ()
    assert workspace.journal.undo_step() is None
    done = import_records(workspace, RECORDS, start_date=START)
    assert msgspec.structs.replace(told, dry_run=False) == done
    assert "nothing was saved" in "\n".join(import_in_words(told))


def test_one_undo_takes_an_import_back_and_it_can_be_imported_again(workspace: Workspace) -> None:
    import_records(workspace, RECORDS, start_date=START)
    undo(workspace)
    assert workspace.journal.entries() == ()
    assert {alert.state for alert in workspace.journal.alerts()} == {"resolved"}
    assert import_records(workspace, RECORDS, start_date=START).entries == 5
    assert len(workspace.journal.entries()) == 5
    assert "resolved" not in {alert.state for alert in workspace.journal.alerts()}


def test_an_import_meets_what_was_logged_before(workspace: Workspace) -> None:
    kratom = one_of_each()[0]
    log_entries(workspace, (kratom,), "Kratom")
    result = import_records(workspace, b"date,what\n2026-05-15,Alcohol\n")
    assert result.alerts["critical"] >= 1


def test_a_substance_that_the_list_no_longer_holds_is_looked_up_by_name(workspace: Workspace) -> None:
    text = "date,kind,name,substance,id\n" + "".join(
        f"2026-05-15,dose,{name},left_the_list,00000000-0000-0000-0000-00000000000{number}\n"
        for number, name in enumerate(("Heroin", "Diazepam", "Powder"))
    )
    result = import_records(workspace, text.encode())
    assert result.alerts["critical"] == 1
    assert [found.name for found in result.not_recognised] == ["Powder"]


def test_an_overlap_that_still_runs_is_counted(workspace: Workspace) -> None:
    today = NOW.date().isoformat()
    result = import_records(workspace, f"date,what\n{today},Alcohol\n{today},Heroin\n".encode())
    assert result.still_active == 1


def test_a_fault_on_the_way_leaves_nothing_behind(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_options: object) -> tuple[Alert, ...]:
        raise RuntimeError("broken")

    with monkeypatch.context() as patch:
        patch.setattr(module, "re_evaluate", broken)
        with pytest.raises(RuntimeError):
            import_records(workspace, RECORDS, start_date=START)
    assert workspace.journal.entries() == ()
    assert import_records(workspace, RECORDS, start_date=START).entries == 5


def test_an_import_can_be_stopped(workspace: Workspace) -> None:
    with pytest.raises(UserError, match=r"stopped\. Nothing was imported"):
        import_records(workspace, RECORDS, start_date=START, progress=lambda _done, _total: False)
    assert workspace.journal.entries() == ()


def test_without_a_usable_list_entries_are_kept_and_warnings_said_to_be_off(workspace: Workspace) -> None:
    off = Workspace(
        journal=workspace.journal,
        knowledge=BadKnowledge("Warnings are off."),
        clock=workspace.clock,
        zone=workspace.zone,
    )
    result = import_records(off, RECORDS, start_date=START)
    assert (result.entries, result.warnings_off) == (5, True)
    assert "Warnings are off" in "\n".join(import_in_words(result))


@pytest.mark.parametrize("day", ["2026-11-25", "2126-01-01"])
def test_a_date_to_come_is_refused_with_all_the_rest(workspace: Workspace, day: str) -> None:
    with pytest.raises(BadInput):
        import_records(workspace, f"date,what\n2026-05-15,Heroin\n{day},Heroin\n".encode())
    assert workspace.journal.entries() == ()


def test_two_different_lines_with_one_id_are_refused(workspace: Workspace) -> None:
    same = "00000000-0000-0000-0000-000000000001"
    text = f"date,kind,name,id\n2026-05-15,dose,Kratom,{same}\n2026-05-16,dose,Kratom,{same}\n"
    with pytest.raises(BadInput, match="same id"):
        import_records(workspace, text.encode())
    assert workspace.journal.entries() == ()


def test_a_whole_journal_moves_to_another_with_its_reviews_history_and_values(
    workspace: Workspace, tmp_path: Path
) -> None:
    entries = one_of_each()
    log_entries(workspace, entries, "All")
    first = entries[0]
    assert isinstance(first, Dose)
    with workspace.journal.changes("Edit") as changes:
        changes.put(msgspec.structs.replace(first, product="Green"))
        changes.remove(entries[-1].id)
        changes.set_value("draft:note", b"not JSON at all")
    save_profile(workspace, Profile(sex="female", weight_kg=61.5))
    (critical, *_) = [alert for alert in workspace.journal.alerts() if alert.level == Level.CRITICAL]
    review_alerts(workspace, [critical.id], "called a friend")
    exported = export_records(workspace, "json")
    with new_workspace(tmp_path / "other.db") as other:
        result = import_records(other, exported)
        assert result.rows == len(entries) - 1
        before, after = workspace.journal.everything(), other.journal.everything()
        assert after.entries == before.entries
        assert after.deleted == before.deleted
        assert after.values == before.values
        assert [version.entry for version in after.versions] == [version.entry for version in before.versions]
        assert _said(after.alerts) == _said(before.alerts)
        assert [alert.review.note for alert in after.alerts if alert.review is not None] == ["called a friend"]
        assert import_records(other, exported).entries == 0
        assert other.journal.everything() == after


def _said(alerts: Iterable[Alert]) -> dict[object, object]:
    return {(alert.rule, alert.intake.entry_id, alert.at): (alert.level, alert.state, alert.review) for alert in alerts}


def test_csv_out_and_in_gives_the_same_entries_and_warnings(workspace: Workspace, tmp_path: Path) -> None:
    log_entries(workspace, one_of_each(), "All")
    with new_workspace(tmp_path / "other.db") as other:
        import_records(other, export_records(workspace, "csv"))
        assert other.journal.entries() == workspace.journal.entries()
        assert _said(other.journal.alerts()) == _said(workspace.journal.alerts())
        assert other.journal.alerts()


def _exported(workspace: Workspace, change: dict[str, str]) -> bytes:
    """The journal's own table, edited by hand as in a spreadsheet."""
    text = export_records(workspace, "csv").decode()
    for before, after in change.items():
        assert before in text
        text = text.replace(before, after)
    return text.encode()


def test_a_row_that_was_edited_is_told_of_and_changes_nothing_by_itself(workspace: Workspace) -> None:
    (note,) = [dose("diazepam", 1)]
    log_entries(workspace, [msgspec.structs.replace(note, note="before")], "x")
    data = _exported(workspace, {",before,": ",after,"})
    result = import_records(workspace, data)
    assert (result.different, result.duplicates, result.changed, result.entries) == (1, 0, 0, 0)
    assert "There with other words, and left as they are here: 1" in list(import_in_words(result))
    (kept,) = workspace.journal.entries()
    assert kept.note == "before"


def test_a_row_that_was_edited_changes_its_entry_where_that_is_wanted(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 1, grams=3.0), wine(0)], "x")
    data = _exported(workspace, {",3,g,": ",5,g,"})
    before = {entry.id: entry for entry in workspace.journal.entries()}
    dry = import_records(workspace, data, update=True, dry_run=True)
    assert "Would be changed: 1" in list(import_in_words(dry))
    assert {entry.id: entry for entry in workspace.journal.entries()} == before
    result = import_records(workspace, data, update=True)
    assert (result.changed, result.different, result.duplicates, result.entries) == (1, 0, 1, 0)
    assert "Changed: 1" in list(import_in_words(result))
    (kratom,) = [entry for entry in workspace.journal.entries() if isinstance(entry, Dose)]
    assert kratom.amount is not None
    assert kratom.amount.value == 5
    assert kratom.entered_at == before[kratom.id].entered_at
    assert [earlier.entry for earlier in read_entry_history(workspace, kratom.id)]
    (alert,) = [each for each in workspace.journal.alerts() if each.level == Level.CRITICAL]
    assert "5 g" in str(alert)
    undo(workspace)
    assert {entry.id: entry for entry in workspace.journal.entries()} == before


def damaged_imports_are_whole_or_nothing(workspace: Workspace, files: list[bytes]) -> None:
    refused = 0
    for data in files:
        before = workspace.journal.entry_count()
        try:
            result = import_records(workspace, data, start_date=START)
        except UserError:
            refused += 1
            assert workspace.journal.entry_count() == before
        else:
            assert workspace.journal.entry_count() == before + result.entries
    assert refused > len(files) // 4


def test_damaged_files_are_imported_whole_or_not_at_all(workspace: Workspace) -> None:
    damaged_imports_are_whole_or_nothing(workspace, damaged_files(3, 200))


@pytest.mark.long
def test_ten_thousand_damaged_files_are_imported_whole_or_not_at_all(workspace: Workspace) -> None:
    damaged_imports_are_whole_or_nothing(workspace, damaged_files(4, 10_000))


def participants(records: Path) -> dict[int, dict[date, list[str]]]:
    """What each participant used on each date, straight from the CSV."""
    found: dict[int, dict[date, list[str]]] = defaultdict(lambda: defaultdict(list))
    with (records / "tlfb.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[int(row["who"])][START + timedelta(days=int(row["when"]))].append(row["what"])
    return found


def dangerous(used: list[str]) -> bool:
    """Two of opioid, alcohol and benzodiazepine on one date."""
    return sum(bool(group & set(used)) for group in (OPIOIDS, ALCOHOL, BENZODIAZEPINES)) >= 2


def chosen_participants(records: Path) -> list[int]:
    """2918, the ten with the most dangerous dates, and ten others."""
    everybody = participants(records)
    by_danger = sorted(everybody, key=lambda who: -sum(map(dangerous, everybody[who].values())))
    by_danger.remove(2918)
    others = by_danger[10:]
    return [2918, *by_danger[:10], *others[:: len(others) // 10][:10]]


def test_the_records_of_real_people_raise_every_critical_alert(real_records: Path, tmp_path: Path) -> None:
    everybody = participants(real_records)
    data = (real_records / "tlfb.csv").read_bytes()
    chosen = chosen_participants(real_records)
    assert len(set(chosen)) == 21
    counted = 0
    for who in chosen:
        days = everybody[who]
        with new_workspace(tmp_path / f"{who}.db") as workspace:
            result = import_records(workspace, data, start_date=START, participant=who)
            alerts = workspace.journal.alerts(pairs=True)
            entries = workspace.journal.entries()
        assert len(entries) == result.rows == sum(map(len, days.values()))
        assert (result.first, result.last) == (min(days), max(days))
        unrecognised = {entry.name for entry in entries if isinstance(entry, Dose) and entry.substance is None}
        assert {found.name for found in result.not_recognised} == unrecognised
        assert not unrecognised & (OPIOIDS | BENZODIAZEPINES)
        expected = {day for day, used in days.items() if dangerous(used)}
        critical = {alert.intake.moment.local_date for alert in alerts if alert.level == Level.CRITICAL}
        assert expected <= critical
        plain = {day for day, used in days.items() if not OTHER_STRONG_SEDATIVES & set(used)}
        assert same_day_critical(alerts) & plain == expected & plain
        any_alert = {alert.intake.moment.local_date for alert in alerts}
        assert not any_alert & set(alone(days))
        assert result.alerts["critical"] == sum(alert.level == Level.CRITICAL for alert in alerts)
        counted += len(expected)
    assert counted > 500


def same_day_critical(alerts: tuple[Alert, ...]) -> set[date]:
    """The dates on which two different things of that very date met at the level critical."""
    return {
        alert.intake.moment.local_date
        for alert in alerts
        for hit in alert.hits
        if hit.level == Level.CRITICAL
        and hit.rule in ("D1", "D2", "D4", "K1", "K2")
        and any(seen.moment.local_date == hit.later.moment.local_date for seen in hit.earlier)
    }


def alone(days: dict[date, list[str]]) -> Iterator[date]:
    """Dates with one substance and nothing in the 30 days before."""
    for day, used in days.items():
        if len(set(used)) == 1 and not any(0 < (day - other).days <= 30 for other in days):
            yield day


@pytest.mark.parametrize("values", [{"profile": {"sex": "?"}}, {"profile": "text"}, {"interruptions": [1]}])
def test_a_value_that_cannot_be_read_back_is_refused_with_the_whole_file(
    workspace: Workspace, values: dict[str, object]
) -> None:
    document = msgspec.json.decode(export_records(workspace, "json"))
    document["values"] = values
    with pytest.raises(BadInput, match="Nothing was imported"):
        import_records(workspace, msgspec.json.encode(document))
    assert workspace.journal.value("profile") is None
