"""What a warning would say if something was logged now: the same as when it is, and nothing is saved."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.entries import Entry
from journal_app.domain.levels import Level
from journal_app.errors import BadKnowledge
from journal_app.operations.check_before_logging import BeforeLogging, check_before_logging
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def test_alone_it_says_nothing(workspace: Workspace) -> None:
    assert check_before_logging(workspace, [dose("kratom_leaf", 0)]) == BeforeLogging()
    assert check_before_logging(workspace, [rating("anxiety", 3)]) == BeforeLogging()
    assert check_before_logging(workspace, []) == BeforeLogging()


@pytest.mark.parametrize(
    "entry", [dose("diazepam", 0), dose("gabapentin", 0), wine(0), dose("kratom_leaf", 3), wine(30)]
)
def test_it_says_the_level_that_logging_then_raises(workspace: Workspace, entry: Entry) -> None:
    log_entries(workspace, [wine(1), dose("kratom_leaf", 2)], "Logged both")
    stored = workspace.journal.alerts()
    before = check_before_logging(workspace, [entry])
    assert workspace.journal.alerts() == stored
    assert workspace.journal.entry_count() == 2
    log_entries(workspace, [entry], "Logged it")
    hits = [
        hit
        for alert in workspace.journal.alerts()
        for hit in alert.hits
        if entry.id in {seen.entry_id for seen in (*hit.earlier, hit.later)}
    ]
    assert before.level == max((hit.level for hit in hits), default=None)


def test_the_words_are_those_of_the_warning_and_name_what_was_taken(workspace: Workspace) -> None:
    log_entries(workspace, [wine(1), dose("gabapentin", 2)], "Logged both")
    before = check_before_logging(workspace, [dose("diazepam", 0)])
    assert before.worst is not None
    assert before.level == Level.CRITICAL
    assert before.worst.text.emergency_number == "911"
    assert any("21:30" in each for each in before.worst.met)
    assert all(": " in each for each in before.others)


def test_a_name_is_looked_up_and_an_unknown_one_is_said(workspace: Workspace) -> None:
    log_entries(workspace, [wine(1)], "Logged wine")
    typed = msgspec.structs.replace(dose("diazepam", 0), substance=None, name="XANAX")
    assert check_before_logging(workspace, [typed]).level == Level.CRITICAL
    unknown = msgspec.structs.replace(typed, name="grandma's tea")
    assert check_before_logging(workspace, [unknown]) == BeforeLogging(unknown=("grandma's tea",))
    vague = msgspec.structs.replace(typed, name="cough syrup")
    assert check_before_logging(workspace, [vague]).level is not None


def test_an_entry_that_is_edited_stands_in_its_own_place(workspace: Workspace) -> None:
    kratom, glass = dose("kratom_leaf", 1), wine(0)
    log_entries(workspace, [kratom, glass], "Logged both")
    water = msgspec.structs.replace(glass, ethanol_g=0.0)
    assert check_before_logging(workspace, [water]) == BeforeLogging()
    assert check_before_logging(workspace, [glass]).level == Level.CRITICAL


def test_two_at_once_meet_each_other(workspace: Workspace) -> None:
    assert check_before_logging(workspace, [dose("kratom_leaf", 0), wine(0)]).level == Level.CRITICAL


def test_without_the_list_it_says_so(workspace: Workspace) -> None:
    blind = Workspace(journal=workspace.journal, knowledge=BadKnowledge("Warnings are off."))
    assert check_before_logging(blind, [wine(0)]).warnings_off == "Warnings are off."


def test_what_needs_no_pair_is_said_too(workspace: Workspace) -> None:
    # A month of an opioid on most days, then a gap: the body has lost its tolerance.
    log_entries(workspace, [dose("oxycodone", 24 * days) for days in range(20, 50)], "Logged a month")
    entry = dose("oxycodone", 0)
    before = check_before_logging(workspace, [entry])
    log_entries(workspace, [entry], "Logged it")
    levels = [alert.level for alert in workspace.journal.alerts() if alert.intake.entry_id == entry.id]
    assert before.level == max(levels, default=None)


def test_what_was_logged_meanwhile_is_counted(workspace: Workspace) -> None:
    assert check_before_logging(workspace, [dose("diazepam", 0)]) == BeforeLogging()
    log_entries(workspace, [wine(1)], "Logged wine")
    assert check_before_logging(workspace, [dose("diazepam", 0)]).level == Level.CRITICAL
