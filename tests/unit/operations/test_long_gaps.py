"""A return to an opioid is told after a gap of any length, and whatever changes in the gap is told at the return."""

import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose, Entry, Marker, NoneTaken
from journal_app.domain.moments import Moment, moment_of, moment_on
from journal_app.domain.person import Medicine
from journal_app.domain.safety.evaluate import safety_alerts
from journal_app.operations.check_before_logging import check_before_logging
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_questions import read_questions
from journal_app.operations.remove_medicine import remove_medicine
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, rating
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

days = st.sampled_from([0, 1, 2, 4, 9, 20, 40, 79, 81, 92, 106, 108, 170, 200, 400])
opioids = st.sampled_from(["oxycodone", "kratom_leaf", "fentanyl", "buprenorphine_implant", "methadone"])
steps = st.one_of(
    st.tuples(st.just("week"), opioids, days),
    st.tuples(st.just("once"), st.one_of(opioids, st.just("naltrexone"), st.just("haloperidol_depot")), days),
    st.tuples(st.just("smoked"), st.sampled_from(["fentanyl", "oxycodone"]), days),
    st.tuples(st.just("say"), st.sampled_from(["prison", "head_injury", "none", "rating"]), days),
    st.tuples(st.just("medicine"), st.sampled_from(["oxycodone", "buprenorphine_xr", "naltrexone"]), days),
    st.tuples(st.just("move"), st.integers(0, 40), days),
    st.tuples(st.just("delete"), st.integers(0, 40), days),
    st.tuples(st.sampled_from(["undo", "redo", "remove"]), st.just(0), days),
)


def _ago(count: float) -> Moment:
    return moment_of(NOW - timedelta(days=count), ZONE)


def _said(what: object, ago: int) -> Entry:
    if what == "none":
        return NoneTaken(id=uuid4(), moment=_ago(ago), entered_at=NOW, what="opioid")
    if what == "rating":
        return msgspec.structs.replace(rating("craving", 3), moment=_ago(ago))
    return Marker(id=uuid4(), moment=_ago(ago), entered_at=NOW, what=what)  # type: ignore[arg-type]  # a marker kind


def _perform(workspace: Workspace, verb: str, what: object, ago: int) -> None:
    entries, regimen = workspace.journal.entries(), workspace.person().regimen
    if verb in ("week", "once", "smoked"):
        taken = [dose(str(what), 24 * (ago + number)) for number in range(6 if verb == "week" else 1)]
        if verb == "smoked":
            taken = [msgspec.structs.replace(each, route="smoked") for each in taken]
        log_entries(workspace, taken, verb)
    elif verb == "say":
        log_entries(workspace, [_said(what, ago)], verb)
    elif verb == "medicine":
        start, stop = (moment_on(_ago(ago + back).local_date, ZONE) for back in (50, 0))
        times = 1 / 60 if what == "buprenorphine_xr" else 1.0
        save_medicine(
            workspace,
            Medicine(id=uuid4(), name="it", substance=str(what), start=start, stop=stop, times_per_day=times),
        )
    elif verb == "remove":
        if regimen:
            remove_medicine(workspace, regimen[0].id)
    elif verb == "undo":
        undo(workspace)
    elif verb == "redo":
        redo(workspace)
    elif entries:
        entry = entries[int(str(what)) % len(entries)]
        if verb == "move":
            edit_entry(workspace, msgspec.structs.replace(entry, moment=_ago(ago)), verb)
        else:
            delete_entries(workspace, (entry.id,), verb)


@settings(max_examples=60)
@given(st.lists(steps, min_size=2, max_size=14))
def test_what_is_kept_is_what_the_whole_journal_says(history: list[tuple[str, object, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, new_workspace(Path(folder) / "journal.db") as workspace:
        for step in history:
            _perform(workspace, *step)
        journal = workspace.journal
        entries, person = journal.entries(), workspace.person()
        whole = safety_alerts(workspace.usable_knowledge, person, entries, NOW, journal.id)
        kept = [alert for alert in journal.alerts() if alert.rule and alert.state != "resolved"]
        assert {alert.id: alert.hits for alert in kept} == {alert.id: alert.hits for alert in whole}


def _kept(workspace: Workspace) -> list[Alert]:
    return [alert for alert in workspace.journal.alerts() if alert.rule == "P4" and alert.state != "resolved"]


def _returns(workspace: Workspace) -> list[str]:
    return [alert.level.word for alert in _kept(workspace)]


def _returned(workspace: Workspace) -> list[UUID]:
    return [alert.intake.entry_id for alert in _kept(workspace)]


def _a_week_long_ago() -> list[Dose]:
    return [dose("oxycodone", 24 * ago) for ago in range(400, 407)]


def test_an_entry_that_fills_or_opens_a_long_gap_is_told_at_the_return(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        week = _a_week_long_ago()
        log_entries(workspace, week, "a week of it")
        back = dose("oxycodone", 1)
        log_entries(workspace, [back], "back to it")
        assert _returns(workspace) == ["serious"], "nobody said yet what the year was"
        log_entries(workspace, [_said("prison", 250)], "prison")
        assert _returns(workspace) == ["critical"]
        undo(workspace)
        assert _returns(workspace) == ["serious"]
        log_entries(workspace, [_said("rating", ago) for ago in range(300, 308)], "days on which something was written")
        assert _returns(workspace) == ["critical"]
        filling = dose("oxycodone", 30)
        log_entries(workspace, [filling], "it was taken in between")
        assert _returned(workspace) == [filling.id]
        delete_entries(workspace, (filling.id,), "it was not")
        assert _returned(workspace) == [back.id]
        for each in week[:3]:
            delete_entries(workspace, (each.id,), "not that often")
        assert _returns(workspace) == []


def test_the_gap_is_asked_about_and_told_before_it_is_logged(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        log_entries(workspace, _a_week_long_ago(), "a week of it")
        back = dose("oxycodone")
        checked = check_before_logging(workspace, [back])
        assert checked.worst is not None
        assert "Your body may no longer handle" in checked.worst.text.summary
        log_entries(workspace, [back], "back to it")
        assert [question.rule for question in read_questions(workspace)] == ["P4"]
