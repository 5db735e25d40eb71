"""Whatever a person does, the kept warnings say what a whole evaluation of the journal would say."""

import tempfile
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.evaluation import evaluate
from journal_app.domain.moments import moment_about, moment_of, moment_on
from journal_app.operations.delete_entry import delete_entry
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.log_entry import log_entries
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

SUBSTANCES = (
    "kratom_leaf", "diazepam", "oxycodone", "gabapentin", "zolpidem", "ghb", "fentanyl", "buprenorphine_xr",
)  # fmt: skip

hours = st.one_of(st.integers(0, 900), st.sampled_from([0, 1, 24, 48, 336, 4000]))
places = st.tuples(st.sampled_from(["minute", "day", "about"]), hours)
actions = st.one_of(
    st.tuples(st.just("log"), st.sampled_from([*SUBSTANCES, "wine"]), places),
    st.tuples(st.just("move"), st.integers(0, 30), places),
    st.tuples(st.just("delete"), st.integers(0, 30), st.none()),
    st.tuples(st.just("undo"), st.none(), st.none()),
    st.tuples(st.just("redo"), st.none(), st.none()),
)


def _placed(intake: Intake, place: tuple[str, int]) -> Intake:
    precision, ago = place
    at = NOW - timedelta(hours=ago)
    if precision == "day":
        moment = moment_on(moment_of(at, ZONE).local_date, ZONE)
    elif precision == "about":
        moment = moment_about(at - timedelta(hours=1), at + timedelta(hours=1), ZONE)
    else:
        moment = moment_of(at, ZONE)
    # Noon of today may still lie ahead, but never by more than the day that is allowed.
    return msgspec.structs.replace(intake, moment=moment)


def _perform(workspace: Workspace, action: tuple[str, object, object]) -> None:
    verb, what, place = action
    intakes = workspace.journal.entries(kinds=("dose", "drink"))
    if verb == "log":
        new: Intake = wine() if what == "wine" else dose(str(what))
        log_entries(workspace, [_placed(new, place)], "Logged")  # type: ignore[arg-type]  # a place by construction
    elif verb == "undo":
        undo(workspace)
    elif verb == "redo":
        redo(workspace)
    elif intakes:
        chosen = intakes[int(what) % len(intakes)]  # type: ignore[call-overload]  # a number by construction
        assert isinstance(chosen, Dose | Drink)
        if verb == "move":
            edit_entry(workspace, _placed(chosen, place), "Changed")  # type: ignore[arg-type]  # a place
        else:
            delete_entry(workspace, chosen.id, "Deleted")


def _said(alerts: tuple[Alert, ...]) -> dict[object, object]:
    return {alert.intake.entry_id: (alert.level, alert.hits) for alert in alerts}


def _agrees(steps: list[tuple[str, object, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder, new_workspace(Path(folder) / "journal.db") as workspace:
        for step in steps:
            _perform(workspace, step)
        journal = workspace.journal
        whole = evaluate(
            workspace.usable_knowledge, workspace.person(), journal.entries(kinds=("dose", "drink")), NOW, journal.id
        )
        kept = tuple(alert for alert in journal.alerts() if alert.state != "resolved")
        assert _said(kept) == _said(whole)


@settings(max_examples=40)
@given(st.lists(actions, min_size=2, max_size=14))
def test_kept_warnings_are_those_of_a_whole_evaluation(steps: list[tuple[str, object, object]]) -> None:
    _agrees(steps)


@pytest.mark.long
@settings(max_examples=200)
@given(st.lists(actions, min_size=2, max_size=30))
def test_kept_warnings_are_those_of_a_whole_evaluation_long(steps: list[tuple[str, object, object]]) -> None:
    _agrees(steps)
