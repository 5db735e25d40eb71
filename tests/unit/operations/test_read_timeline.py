"""The Timeline's days and rows, and a search that forgives typing."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from journal_app.domain.entries import Entry, Marker, Note, Urge
from journal_app.domain.finding import Selection
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of, moment_on
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_timeline import read_timeline, read_timeline_choices, read_timeline_days
from journal_app.operations.review_alert import review_alerts
from journal_app.operations.timeline_views import TimelineDay, TimelineRow
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

TODAY = moment_of(NOW, ZONE).local_date


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def _note(words: str, hours_ago: float = 0) -> Note:
    return Note(id=uuid4(), moment=moment_of(NOW - timedelta(hours=hours_ago), ZONE), entered_at=NOW, note=words)


def _log(workspace: Workspace, *entries: Entry) -> None:
    log_entries(workspace, entries, "Logged")


def _days(workspace: Workspace, query: str = "", selection: Selection | None = None) -> tuple[TimelineDay, ...]:
    view = read_timeline(workspace, selection or Selection(), query)
    if not view.days:
        return ()
    return read_timeline_days(workspace, view.selection, view.days[-1].day, view.days[0].day)


def _titles(workspace: Workspace, query: str = "", selection: Selection | None = None) -> list[str]:
    return [row.row.title for day in _days(workspace, query, selection) for row in day.rows]


def test_an_empty_journal_says_so(workspace: Workspace) -> None:
    view = read_timeline(workspace, Selection(), "")
    assert (view.days, view.nothing_logged, view.today) == ((), True, TODAY)
    assert read_timeline(workspace, Selection(kinds=("note",)), "wine").nothing_logged


def test_days_come_newest_first_and_so_do_their_rows(workspace: Workspace) -> None:
    _log(workspace, _note("early", 5), _note("late", 1), _note("before", 48))
    untimed = Note(id=uuid4(), moment=moment_on(TODAY, ZONE), entered_at=NOW, note="some time")
    _log(workspace, untimed)
    days = _days(workspace)
    assert [day.day for day in days] == [TODAY, TODAY - timedelta(days=2)]
    assert [row.row.detail for row in days[0].rows] == ["some time", "late", "early"]


def test_a_check_in_is_one_row_with_all_its_ratings_also_when_one_is_wanted(workspace: Workspace) -> None:
    _log(workspace, rating("aches", 4), rating("anxiety", 7), dose("kratom_leaf", 2))
    (day,) = _days(workspace, selection=Selection(symptoms=("anxiety",)))
    assert [row.row.detail for row in day.rows] == ["Anxiety 7 \N{MIDDLE DOT} aches 4"]


def _worst(days: tuple[TimelineDay, ...]) -> list[TimelineRow]:
    return [row for day in days for row in day.rows if row.level is not None]


def test_the_worst_warning_stands_at_its_row_and_leads_to_its_alert(workspace: Workspace) -> None:
    _log(workspace, dose("diazepam", 1), wine(0.5))
    (row,) = _worst(_days(workspace))
    (alert,) = (each for each in workspace.journal.alerts() if each.id == row.alert)
    assert (row.level, row.level_words) == (alert.level, alert.level.word.capitalize())
    assert alert.intake.entry_id == row.row.entry.id
    assert _titles(workspace, selection=Selection(least=Level.SERIOUS)) == [row.row.title]


def test_conditions_and_words_are_met_together(workspace: Workspace) -> None:
    noted = msgspec.structs.replace(wine(3), note="dinner at Ana's")
    _log(workspace, noted, wine(1), _note("dinner alone"))
    assert len(_titles(workspace, "dinner")) == 2
    assert _titles(workspace, "dinner", Selection(substances=("alcohol",))) == ["Wine 150 ml"]
    assert _titles(workspace, "dinner anas") == ["Wine 150 ml"]
    assert _titles(workspace, "wine", Selection(with_note=True)) == ["Wine 150 ml"]
    assert _titles(workspace, "dinner", Selection(kinds=("sleep",))) == []


@pytest.mark.parametrize(
    "query",
    ["kratom", "KRATOM", "krá", "yoga", "walked dog", "#Rough", "rough", "pharmacy", "appointment", "kratom 3"],
)
def test_it_finds_names_notes_tags_markers_what_was_done_instead_and_notes_of_warnings(
    workspace: Workspace, query: str
) -> None:
    now = moment_of(NOW, ZONE)
    _log(
        workspace,
        dose("kratom_leaf", 30, grams=3),
        Urge(id=uuid4(), moment=now, entered_at=NOW, name="wine", instead="walked the dog, yoga"),
        Marker(id=uuid4(), moment=now, entered_at=NOW, what="appointment"),
        _note("a #rough night"),
    )
    assert len(_titles(workspace, query)) == (0 if query == "pharmacy" else 1)
    _log(workspace, dose("diazepam", 1), dose("oxycodone", 0.5))
    review_alerts(workspace, [each.id for each in workspace.journal.alerts()][:1], "asked the pharmacy")
    assert len(_titles(workspace, "pharmacy")) == 1


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("kraton", "kratom"), ("dizepam", "diazepam"), ("diazepma", "diazepam"), ("kratn", "kratom"),
     ("diazwp", "diazepam"), ("apointment", "appointment"), ("#rouhg", "#rough")],
)  # fmt: skip
def test_typing_errors_are_forgiven_and_said(workspace: Workspace, typed: str, shown: str) -> None:
    marker = Marker(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, what="appointment")
    _log(workspace, dose("kratom_leaf", 30), dose("diazepam", 60), marker, _note("#rough"))
    view = read_timeline(workspace, Selection(), typed)
    quoted = f"\N{LEFT SINGLE QUOTATION MARK}{typed}\N{RIGHT SINGLE QUOTATION MARK}"
    assert view.instead == f"Nothing for {quoted}. Shown: {shown}."
    assert len(view.days) == 1


@pytest.mark.parametrize("typed", ["zopiclone", "xy", "999", "kratom diazepam", "k9"])
def test_what_is_not_there_and_like_nothing_is_said_plainly(workspace: Workspace, typed: str) -> None:
    _log(workspace, dose("kratom_leaf", 30), dose("diazepam", 60))
    view = read_timeline(workspace, Selection(), typed)
    assert (view.days, view.instead, view.nothing_logged) == ((), "", False)


def test_signs_alone_are_found_as_they_were_written(workspace: Workspace) -> None:
    _log(workspace, _note("';--"), _note("plain"))
    assert [row.row.detail for day in _days(workspace, "';--") for row in day.rows] == ["';--"]
    assert len(_titles(workspace, "   ")) == 2


@pytest.mark.parametrize(
    "query", ['"', "a* OR", "NEAR(", "\ud800", "\0", "x" * 10_000, "\N{SLIGHTLY SMILING FACE}", "-"]
)
def test_no_question_is_an_error(workspace: Workspace, query: str) -> None:
    _log(workspace, _note("plain"))
    read_timeline(workspace, Selection(), query)


def test_what_was_deleted_is_not_found(workspace: Workspace) -> None:
    note = _note("plain")
    _log(workspace, note, _note("other"))
    delete_entries(workspace, [note.id], "Deleted note")
    assert _titles(workspace, "plain") == []
    assert len(_titles(workspace)) == 1


def test_only_what_was_logged_can_be_chosen(workspace: Workspace) -> None:
    own = msgspec.structs.replace(dose("x"), name="blue pill", substance=None)
    _log(workspace, dose("kratom_leaf"), wine(), own, rating("dreams", 3), rating("aches", 3))
    choices = read_timeline_choices(workspace)
    assert [key for key, _ in choices.substances] == ["alcohol", "blue pill", "kratom_leaf"]
    assert choices.symptoms == ("aches", "dreams")
    assert [kind for kind, _ in choices.kinds] == ["dose", "drink", "symptom"]
    for key, _ in choices.substances:
        assert len(_titles(workspace, selection=Selection(substances=(key,)))) == 1
