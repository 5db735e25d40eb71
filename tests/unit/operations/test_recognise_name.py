"""Names lead to one substance, to a choice, or are kept and said to be unchecked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.errors import BadKnowledge
from journal_app.operations.recognise_name import recognised, suggest_names
from journal_app.operations.workspace import Workspace
from tests.unit.operations.new_journals import new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


@pytest.mark.parametrize(
    ("written", "substance"),
    [("KRATOM", "kratom_leaf"), ("  xanax ", "alprazolam"), ("Val-ium", "diazepam"), ("7-OH", "seven_oh")],
)
def test_a_name_in_any_spelling_leads_to_its_substance(workspace: Workspace, written: str, substance: str) -> None:
    match = recognised(workspace, written)
    assert match.substance == substance
    assert match.units


def test_an_unknown_name_is_kept_as_it_was_written(workspace: Workspace) -> None:
    match = recognised(workspace, "Grandma's  tea")
    assert (match.substance, match.written, match.choices) == (None, "Grandma's tea", ())


def test_a_name_with_two_meanings_asks(workspace: Workspace) -> None:
    match = recognised(workspace, "cough syrup")
    assert match.substance is None
    assert len(match.choices) >= 2


def test_suggestions_begin_with_what_was_typed(workspace: Workspace) -> None:
    assert suggest_names(workspace, "krat")[0].substance == "kratom_leaf"
    assert suggest_names(workspace, "diaz")[0].substance == "diazepam"
    assert suggest_names(workspace, "   ") == ()
    assert all(each.substance != "alcohol" for each in suggest_names(workspace, "alc"))


def test_without_knowledge_every_name_is_kept(workspace: Workspace) -> None:
    blind = Workspace(journal=workspace.journal, knowledge=BadKnowledge("Warnings are off."))
    assert recognised(blind, "kratom").substance is None
    assert suggest_names(blind, "kratom") == ()
