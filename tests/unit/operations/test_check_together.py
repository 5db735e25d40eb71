"""Checking a combination without logging it: the worse order, the person's profile, and nothing that is saved."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.combination import check_combination
from journal_app.domain.levels import Level
from journal_app.errors import BadKnowledge
from journal_app.operations.check_together import check_together
from journal_app.operations.log_entry import log_entries
from journal_app.operations.still_counted import still_counted
from journal_app.operations.workspace import Workspace
from tests.shipped import shipped_knowledge
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import new_workspace

NAMES = [
    "kratom",
    "wine",
    "diazepam",
    "gabapentin",
    "caffeine",
    "oxycodone",
    "sertraline",
    "zolpidem",
    "7-OH",
    "cannabis",
]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def test_two_names_say_what_a_warning_would_say_and_save_nothing(workspace: Workspace) -> None:
    answer = check_together(workspace, ["kratom", "wine"])
    (first, *_) = answer.said
    assert answer.level == Level.CRITICAL
    assert first.heading == "Kratom and alcohol"
    assert "were taken" not in first.text.summary
    assert first.text.steps
    assert first.text.emergency_number == "911"
    assert {each.id for each in first.substances} == {"kratom_leaf", "alcohol"}
    assert workspace.journal.entry_count() == 0
    assert workspace.journal.alerts() == ()


@pytest.mark.parametrize("hours", [None, 0.0, 10.0, 30.0, 200.0])
def test_the_window_never_says_less_than_the_command(workspace: Workspace, hours: float | None) -> None:
    for pair in combinations(NAMES, 2):
        command = check_combination(shipped_knowledge(), pair, hours, table=workspace.rules).level
        assert (check_together(workspace, pair, hours).level or 0) >= (command or 0), pair


def test_the_order_of_the_names_does_not_matter(workspace: Workspace) -> None:
    for pair in combinations(NAMES, 2):
        assert check_together(workspace, pair).level == check_together(workspace, pair[::-1]).level, pair


def test_worst_first_and_one_answer_for_each_set(workspace: Workspace) -> None:
    answer = check_together(workspace, ["kratom", "gabapentin", "wine", "caffeine"])
    levels = [each.text.level for each in answer.said]
    assert levels == sorted(levels, reverse=True)
    headings = [each.heading for each in answer.said]
    assert len(set(headings)) == len(headings)


def test_the_same_question_has_the_same_answer(workspace: Workspace) -> None:
    for hours in (None, 5.0):
        first, *others = (check_together(workspace, ["wine", "gabapentin", "diazepam"], hours) for _ in range(5))
        assert [each.heading for each in first.said], hours
        assert all(other == first for other in others), hours


def test_names_in_no_list_are_said_and_the_others_still_checked(workspace: Workspace) -> None:
    answer = check_together(workspace, ["kratom + Xanax", "grandma's tea", "  "])
    assert (answer.level, answer.unknown, answer.enough) == (Level.CRITICAL, ("grandma's tea",), True)
    alone = check_together(workspace, ["kratom"])
    assert (alone.level, alone.enough) == (None, False)


def test_a_name_with_several_meanings_counts_as_the_worst(workspace: Workspace) -> None:
    answer = check_together(workspace, ["cough syrup", "oxycodone"])
    assert answer.unknown == ()
    meanings = shipped_knowledge().name_index["coughsyrup"]
    each = [check_together(workspace, [shipped_knowledge().substances[one].name, "oxycodone"]) for one in meanings]
    assert answer.level == max(one.level or Level.NOTE for one in each)


def test_without_the_list_it_says_so(workspace: Workspace) -> None:
    blind = Workspace(journal=workspace.journal, knowledge=BadKnowledge("Warnings are off."))
    assert check_together(blind, ["kratom", "wine"]).warnings_off == "Warnings are off."
    assert still_counted(blind) == ()


def test_still_counted_is_what_was_taken_and_has_not_worn_off(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 2), dose("kratom_leaf", 30), wine(1), dose("caffeine", 400)], "Logged")
    unknown = msgspec.structs.replace(dose("kratom_leaf", 1), name="grandma's tea", substance=None)
    log_entries(workspace, [unknown], "Logged")
    counted = still_counted(workspace)
    assert [(each.name, each.band) for each in counted] == [("alcohol", "active"), ("kratom", "active")]
    assert counted[0].why == "today 21:30"
    log_entries(workspace, [dose("diazepam", 150)], "Logged")
    assert ("diazepam", "wearing off") in [(each.name, each.band) for each in still_counted(workspace)]
