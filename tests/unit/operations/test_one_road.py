"""Whatever a person does, the kept warnings say what a whole evaluation and the naive oracle say of the journal."""

import contextlib
import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose, Drink, Entry, Intake, Marker, NoneTaken, Skipped
from journal_app.domain.evaluation import evaluate
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.moments import Moment, moment_about, moment_of, moment_on
from journal_app.domain.person import Medicine, Person, Profile
from journal_app.domain.safety.evaluate import safety_alerts
from journal_app.domain.units import Amount
from journal_app.errors import BadInput
from journal_app.operations import evaluation_road
from journal_app.operations.answer_question import AnswerWord, answer_question
from journal_app.operations.check_before_logging import BeforeLogging, check_before_logging
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.log_entry import log_entries
from journal_app.operations.remove_medicine import remove_medicine
from journal_app.operations.renew_alerts import renew_alerts
from journal_app.operations.save_custom_substance import save_custom_substance
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.save_profile import save_profile
from journal_app.operations.take_regimen import take_regimen
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.watch_for_stops import watch_for_stops
from journal_app.operations.workspace import Workspace
from tests.unit.domain.any_journal import worst_levels
from tests.unit.domain.oracle import oracle
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

SUBSTANCES = (
    "kratom_leaf", "diazepam", "oxycodone", "gabapentin", "zolpidem", "ghb", "fentanyl", "buprenorphine_xr",
    "fentanyl_patch", "tramadol", "phenelzine", "naltrexone",
)  # fmt: skip
PROFILES = (Profile(), Profile(lung=True), Profile(liver=True, birth_year=1950), Profile(sex="female", weight_kg=60))
KINDS_OF_OWN = ("unknown_opioid", "unknown_benzodiazepine", "unknown_antihistamine")
ANSWERS: tuple[AnswerWord, ...] = ("stopped", "not_logged", "break", "planned")

hours = st.one_of(st.integers(0, 900), st.sampled_from([0, 1, 24, 48, 336, 2200, 4000]))
ZONES = (ZONE, "Asia/Tokyo", "America/Los_Angeles")

places = st.tuples(st.sampled_from(["minute", "minute", "day", "about"]), hours, st.sampled_from([0, 0, 0, 1, 2]))
actions = st.one_of(
    st.tuples(st.just("log"), st.sampled_from([*SUBSTANCES, "wine", "blue powder"]), places),
    st.tuples(st.just("daily"), st.sampled_from([*SUBSTANCES, "wine"]), places),
    st.tuples(st.just("say"), st.sampled_from(["head_injury", "hospital", "none", "skipped"]), places),
    st.tuples(st.just("move"), st.integers(0, 30), places),
    st.tuples(st.just("delete"), st.integers(0, 30), st.none()),
    st.tuples(st.just("swap"), st.integers(0, 30), st.sampled_from(SUBSTANCES)),
    st.tuples(st.just("alter"), st.integers(0, 30), st.sampled_from(["more", "not mine", "off", "patch"])),
    st.tuples(st.just("needed"), st.integers(0, 5), st.none()),
    st.tuples(st.just("undo"), st.none(), st.none()),
    st.tuples(st.just("redo"), st.none(), st.none()),
    st.tuples(st.just("profile"), st.integers(0, len(PROFILES) - 1), st.none()),
    st.tuples(st.just("medicine"), st.sampled_from(SUBSTANCES), places),
    st.tuples(st.just("stop"), st.integers(0, 5), places),
    st.tuples(st.just("remove"), st.integers(0, 5), st.none()),
    st.tuples(st.just("take"), st.none(), places),
    st.tuples(st.just("own"), st.sampled_from(KINDS_OF_OWN), st.none()),
    st.tuples(st.just("answer"), st.integers(0, 30), st.sampled_from(ANSWERS)),
    st.tuples(st.just("renew"), st.none(), st.none()),
    st.tuples(st.just("watch"), st.none(), st.none()),
)
Action = tuple[str, object, object]


def _moment(place: object) -> Moment:
    precision, ago, zone_number = place  # type: ignore[misc]  # a place by construction
    at, zone = NOW - timedelta(hours=ago), ZONES[zone_number]  # type: ignore[has-type]
    if precision == "day":  # type: ignore[has-type]
        # Noon of today may still lie ahead, but never by more than the day that is allowed.
        return moment_on(moment_of(at - timedelta(hours=12), zone).local_date, zone)
    if precision == "about":  # type: ignore[has-type]
        return moment_about(at - timedelta(hours=1), at + timedelta(hours=1), zone)
    return moment_of(at, zone)


def _intake(what: object) -> Intake:
    if what == "wine":
        return wine()
    if what == "blue powder":
        return Dose(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="blue powder")
    return dose(str(what))


def _log(workspace: Workspace, verb: str, what: object, place: object) -> None:
    moment = _moment(place)
    entries: list[Entry] = []
    if verb == "say":
        medicines = workspace.person().regimen
        common = {"id": uuid4(), "moment": moment, "entered_at": NOW}
        if what == "none":
            entries.append(NoneTaken(**common, what="everything"))  # type: ignore[arg-type]  # the common fields
        elif what == "skipped":
            about = medicines[0] if medicines else None
            entries.append(Skipped(**common, name="it", about=about.id if about else None))  # type: ignore[arg-type]
        else:
            entries.append(Marker(**common, what=what))  # type: ignore[arg-type]
    else:
        found = _intake(what)
        if verb == "log" and isinstance(found, Dose) and found.substance is None:
            found = msgspec.structs.replace(found, substance=workspace.usable_knowledge.recognise(found.name))
        # Several days of the same, so that a stop or a gap can follow.
        for number in range(6 if verb == "daily" else 1):
            at = moment_of(moment.at - timedelta(days=number), ZONE) if number else moment
            entries.append(msgspec.structs.replace(found, id=uuid4(), moment=at))
    before = check_before_logging(workspace, entries)
    log_entries(workspace, entries, "Logged")
    _said_before(workspace, {entry.id for entry in entries}, before)


def _said_before(workspace: Workspace, ids: set[UUID], before: BeforeLogging) -> None:
    """What was said while it was typed is what is kept after it was logged, and never less."""
    pairs, whole = [], []
    for alert in workspace.journal.alerts():
        if alert.state == "resolved":
            continue
        levels = [
            hit.level
            for hit in alert.hits
            if alert.intake.entry_id in ids or any(seen.entry_id in ids for seen in (*hit.earlier, hit.later))
        ]
        whole += levels
        pairs += [] if alert.rule else levels
    assert max(pairs, default=0) <= (before.level or 0) <= max(whole, default=0)


def _altered(entry: Entry, how: object) -> Entry:
    if not isinstance(entry, Dose):
        return entry
    if how == "more":
        return msgspec.structs.replace(entry, amount=Amount(value=40, unit="mg"))
    if how == "not mine":
        return msgspec.structs.replace(entry, prescribed=False)
    if how == "off":
        return msgspec.structs.replace(entry, ended_at=entry.moment.at + timedelta(hours=20))
    return msgspec.structs.replace(entry, amount=Amount(value=1, unit="patch"))


def _perform(workspace: Workspace, action: Action) -> None:  # one line for each thing a person does
    verb, what, place = action
    entries = workspace.journal.entries()
    regimen = workspace.person().regimen
    if verb in ("log", "daily", "say"):
        _log(workspace, verb, what, place)
    elif verb == "undo":
        undo(workspace)
    elif verb == "redo":
        redo(workspace)
    elif verb == "profile":
        save_profile(workspace, PROFILES[int(str(what))])
    elif verb == "medicine":
        start = _moment(place)
        amount = Amount(value=10, unit="mg")
        save_medicine(
            workspace, Medicine(id=uuid4(), name="it", substance=str(what), start=start, amount=amount, times_per_day=1)
        )
    elif verb == "own":
        save_custom_substance(workspace, "blue powder", str(what))
    elif verb == "renew":
        with workspace.journal.changes(undoable=False) as changes:
            changes.set_value("knowledge_version", None)
        renew_alerts(workspace)
    elif verb == "watch":
        watch_for_stops(workspace)
    elif verb == "take":
        if regimen:
            _try(lambda: take_regimen(workspace, _moment(place)))
    elif verb == "needed":
        if regimen:
            chosen_medicine = regimen[int(str(what)) % len(regimen)]
            save_medicine(workspace, msgspec.structs.replace(chosen_medicine, scheduled=not chosen_medicine.scheduled))
    elif verb in ("stop", "remove"):
        if regimen:
            held = regimen[int(str(what)) % len(regimen)]
            if verb == "stop":
                _try(lambda: save_medicine(workspace, msgspec.structs.replace(held, stop=_moment(place))))
            else:
                remove_medicine(workspace, held.id)
    elif entries:
        entry = entries[int(str(what)) % len(entries)]
        if verb == "swap":
            if isinstance(entry, Dose):
                edit_entry(workspace, msgspec.structs.replace(entry, substance=str(place)), "Changed")
        elif verb == "alter":
            edit_entry(workspace, _altered(entry, place), "Changed")
        elif verb == "move":
            edit_entry(workspace, msgspec.structs.replace(entry, moment=_moment(place)), "Changed")
        elif verb == "answer":
            rule = "P1" if int(str(what)) % 2 else "P4"
            answer_question(workspace, rule, entry.id, place)  # type: ignore[arg-type]  # an answer by construction
        else:
            delete_entries(workspace, (entry.id,), "Deleted")


def _try(act: Callable[[], object]) -> None:
    with contextlib.suppress(BadInput):
        act()


def _said(alerts: tuple[Alert, ...]) -> dict[UUID, object]:
    return {alert.id: (alert.rule, alert.level, alert.at, alert.hits) for alert in alerts}


def _agrees(steps: list[Action]) -> None:
    with tempfile.TemporaryDirectory() as folder, new_workspace(Path(folder) / "journal.db") as workspace:
        for step in steps:
            _perform(workspace, step)
        journal, knowledge, person = workspace.journal, workspace.usable_knowledge, workspace.person()
        entries = journal.entries()
        intakes = [entry for entry in entries if isinstance(entry, Dose | Drink)]
        whole = evaluate(knowledge, person, intakes, NOW, journal.id)
        kept = [alert for alert in journal.alerts() if alert.state != "resolved"]
        assert _said(tuple(alert for alert in kept if not alert.rule)) == _said(whole)
        _agrees_with_the_oracle(knowledge, person, entries, [alert for alert in kept if not alert.rule])
        safety = safety_alerts(knowledge, person, entries, NOW, journal.id)
        assert _said(tuple(alert for alert in kept if alert.rule)) == _said(safety)
        for alert in journal.alerts():
            assert alert.events[0].what == "raised"
            assert (alert.events[-1].what == "resolved") == (alert.state == "resolved")


def _agrees_with_the_oracle(
    knowledge: Knowledge, person: Person, entries: Sequence[Entry], alerts: Sequence[Alert]
) -> None:
    """The oracle knows one medicine of an ingredient, and nothing of its routes."""
    listed = [knowledge.substances[each.substance].ingredient for each in person.regimen if each.substance]
    if len(set(listed)) == len(listed):
        assert worst_levels(tuple(hit for alert in alerts for hit in alert.hits)) == oracle(knowledge, person, entries)


@settings(max_examples=40)
@given(st.lists(actions, min_size=2, max_size=14))
def test_kept_warnings_are_those_of_a_whole_evaluation(steps: list[Action]) -> None:
    _agrees(steps)


@settings(max_examples=15)
@given(st.lists(actions, min_size=2, max_size=14))
def test_a_journal_is_evaluated_in_pieces_as_it_is_whole(steps: list[Action]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluation_road, "PIECE", 2)
        _agrees(steps)


@pytest.mark.long
@settings(max_examples=200)
@given(st.lists(actions, min_size=2, max_size=30))
def test_kept_warnings_are_those_of_a_whole_evaluation_long(steps: list[Action]) -> None:
    _agrees(steps)
