"""The question about an amount names it, and is asked only where there is a usual one."""

from pathlib import Path

import msgspec

from journal_app.operations.ask_about_amount import ask_about_amount
from journal_app.operations.log_entry import log_entries
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import new_workspace


def test_it_names_the_amount(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        assert ask_about_amount(workspace, dose("kratom_leaf", grams=30)) == ""
        log_entries(workspace, [dose("kratom_leaf", hours, grams=3) for hours in (24, 48, 72)], "x")
        assert ask_about_amount(workspace, dose("kratom_leaf", grams=9)) == ""
        question = "That is more than you usually log. Is 30 g right?"
        assert ask_about_amount(workspace, dose("kratom_leaf", grams=30)) == question
        assert ask_about_amount(workspace, rating("anxiety", 10)) == ""


def test_old_amounts_are_not_usual_any_more(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        log_entries(workspace, [dose("kratom_leaf", 24 * 100 + hour, grams=3) for hour in range(3)], "x")
        assert ask_about_amount(workspace, dose("kratom_leaf", grams=30)) == ""


def test_drinks_and_names_of_the_persons_own(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        own = [msgspec.structs.replace(dose("x", hours, grams=1), substance=None) for hours in (1, 2, 3)]
        log_entries(workspace, [*own, wine(24), wine(48), wine(72)], "x")
        assert "57 g of alcohol" in ask_about_amount(workspace, wine(count=4))
        large = msgspec.structs.replace(dose("x", grams=5), substance=None)
        assert ask_about_amount(workspace, large) == "That is more than you usually log. Is 5 g right?"
