"""What is offered to be logged again: how often, how lately, favourites first, and a key that stays for the day."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.moments import moment_of
from journal_app.domain.tracking import TrackedSubstance, Tracking
from journal_app.domain.units import Amount
from journal_app.operations.again import AgainItem, again_label, again_words, read_again, taken_again
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.log_entry import log_entries
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def later(workspace: Workspace, days: float) -> Workspace:
    """The same journal some days later."""
    return Workspace(
        journal=workspace.journal,
        knowledge=workspace.knowledge,
        clock=lambda: NOW + timedelta(days=days),
        zone=workspace.zone,
    )


def log(workspace: Workspace, *entries: Intake) -> None:
    log_entries(workspace, entries, "Logged")


def titles(workspace: Workspace) -> list[str]:
    return [item.title for item in read_again(workspace)]


def test_a_new_journal_offers_nothing(workspace: Workspace) -> None:
    log_entries(workspace, [rating("anxiety", 3)], "Logged")
    assert read_again(workspace) == ()


def test_the_usual_comes_first_and_there_are_four_at_most(workspace: Workspace) -> None:
    for name, times in (("diazepam", 1), ("gabapentin", 4), ("kratom_leaf", 6), ("quetiapine", 2), ("zolpidem", 3)):
        log(workspace, *(dose(name, 24 * (2 + number), grams=1) for number in range(times)))
    assert titles(workspace) == ["Kratom 1 g", "Gabapentin 1 g", "Zolpidem 1 g", "Quetiapine 1 g"]


def test_lately_counts_more_than_long_ago(workspace: Workspace) -> None:
    log(workspace, *(dose("kratom_leaf", 24 * (60 + number)) for number in range(5)))
    log(workspace, *(dose("gabapentin", 24 * (1 + number)) for number in range(3)))
    assert titles(workspace) == ["Gabapentin", "Kratom"]


def test_what_was_not_taken_for_a_season_is_not_offered(workspace: Workspace) -> None:
    log(workspace, *(dose("kratom_leaf", 24 * (100 + number)) for number in range(20)))
    assert titles(workspace) == []


def test_the_amount_and_all_else_is_as_last_time(workspace: Workspace) -> None:
    old = dose("kratom_leaf", 30, grams=3)
    last = msgspec.structs.replace(
        dose("kratom_leaf", 2, grams=5), route="oral", form="powder", product="Red Bali", prescribed=False,
        with_food=True, note="bitter",
    )  # fmt: skip
    log(workspace, last)
    log(workspace, old)  # written down later, taken before
    (item,) = read_again(workspace)
    assert item.title == "Kratom 5 g"
    again = taken_again(item.last, NOW, ZONE)
    assert isinstance(again, Dose)
    assert again.id != last.id
    assert (again.moment.at, again.entered_at) == (NOW, NOW)
    assert (again.amount, again.route, again.form) == (Amount(value=5, unit="g"), "oral", "powder")
    assert (again.product, again.prescribed) == ("Red Bali", False)
    assert (again.with_food, again.note, again.entered_by) == (None, "", "person"), "these belong to that one time"


def test_on_a_past_day_only_the_day_is_known() -> None:
    day = moment_of(NOW, ZONE).local_date - timedelta(days=3)
    again = taken_again(dose("kratom_leaf", 2, grams=5), NOW, ZONE, day)
    assert (again.moment.local_date, again.moment.precision, again.entered_at) == (day, "day", NOW)
    assert again_label(again, NOW) == "Logged kratom 5 g, 19 November, time not known"
    assert again_label(taken_again(again, NOW, ZONE), NOW) == "Logged kratom 5 g"


def test_a_patch_that_came_off_is_not_logged_as_come_off() -> None:
    patch = msgspec.structs.replace(dose("fentanyl", 80), ended_at=NOW, route="transdermal")
    again = taken_again(patch, NOW, ZONE)
    assert isinstance(again, Dose)
    assert (again.ended_at, again.route) == (None, "transdermal")


def test_drinks_are_told_apart_by_their_names_and_keep_their_grams(workspace: Workspace) -> None:
    beer = msgspec.structs.replace(wine(30), name="Beer", volume_ml=330.0, abv_percent=5.0, ethanol_g=13.0)
    log(workspace, beer, wine(40, count=2), wine(50))
    items = read_again(workspace)
    assert [item.title for item in items] == ["Wine 150 ml × 2", "Beer 330 ml"]
    again = taken_again(items[0].last, NOW, ZONE)
    assert isinstance(again, Drink)
    assert (again.count, again.ethanol_g) == (2, wine(count=2).ethanol_g)


def test_a_drink_that_was_a_lot_says_so(workspace: Workspace) -> None:
    heavy = msgspec.structs.replace(wine(30), volume_ml=None, ethanol_g=None, heavy=True)
    assert again_words(heavy) == "Wine, a lot"


def test_the_key_of_a_thing_stays_its_key_for_the_day(workspace: Workspace) -> None:
    log(workspace, dose("kratom_leaf", 48), dose("kratom_leaf", 72), dose("gabapentin", 40))
    before = titles(workspace)
    for _ in range(5):
        log(workspace, dose("gabapentin"))
    log(workspace, dose("diazepam", 1))
    assert titles(workspace) == [*before, "Diazepam"]
    assert titles(later(workspace, 1))[0] == "Gabapentin", "the next day it is the most usual one"


def test_favourites_come_first_in_their_order(workspace: Workspace) -> None:
    log(workspace, *(dose("gabapentin", 24 * (1 + number)) for number in range(5)), wine(50), dose("diazepam", 70))
    kept = (
        TrackedSubstance(name="alcohol", substance="alcohol", favourite=True),
        TrackedSubstance(name="Diazepam", substance="diazepam", favourite=True),
        TrackedSubstance(name="gabapentin", substance="gabapentin"),
        TrackedSubstance(name="never taken", favourite=True),
    )
    save_tracking(workspace, Tracking(substances=kept))
    assert titles(workspace) == ["Wine 150 ml", "Diazepam", "Gabapentin"]


def test_a_favourite_is_offered_however_long_ago_it_was_taken(workspace: Workspace) -> None:
    log(workspace, dose("diazepam", 24 * 200), dose("gabapentin", 24))
    favourite = TrackedSubstance(name="diazepam", substance="diazepam", favourite=True)
    save_tracking(workspace, Tracking(substances=(favourite,)))
    assert titles(workspace) == ["Diazepam", "Gabapentin"]


def test_a_favourite_that_is_in_no_list_is_known_by_its_name(workspace: Workspace) -> None:
    own = msgspec.structs.replace(dose("kratom_leaf", 30), name="Blue Thing", substance=None)
    log(workspace, own, *(dose("gabapentin", 24 * (1 + number)) for number in range(5)))
    save_tracking(workspace, Tracking(substances=(TrackedSubstance(name="blue thing", favourite=True),)))
    assert titles(workspace) == ["Blue Thing", "Gabapentin"]


def test_what_was_deleted_is_not_offered(workspace: Workspace) -> None:
    wrong = dose("kratom_leaf", 1, grams=300)
    log(workspace, wrong)
    delete_entries(workspace, [wrong.id], "Deleted")
    assert read_again(workspace) == ()


def test_an_item_is_handed_over_as_it_was(workspace: Workspace) -> None:
    last = dose("kratom_leaf", 30, grams=3)
    log(workspace, last)
    assert read_again(workspace) == (AgainItem(title="Kratom 3 g", last=last),)


def test_what_was_said_to_be_usual_stands_for_itself_until_it_is_logged(workspace: Workspace) -> None:
    said = (
        TrackedSubstance(name="kratom", substance="kratom_leaf", usual=Amount(value=2.5, unit="g")),
        TrackedSubstance(name="alcohol", substance="alcohol", usual_drink="spirit", usual_count=2),
        TrackedSubstance(name="blue powder", usual=Amount(value=1, unit="g")),
        TrackedSubstance(name="diazepam", substance="diazepam"),
    )
    save_tracking(workspace, Tracking(substances=said))
    assert [item.title for item in read_again(workspace)] == ["Kratom 2.5 g", "Spirit 44 ml × 2", "Blue powder 1 g"]
    first = read_again(workspace)[0].last
    log_entries(workspace, [taken_again(first, NOW, ZONE)], "Logged kratom")
    assert workspace.journal.entry_count() == 1
    log_entries(workspace, [dose("kratom_leaf", grams=4)], "Logged kratom")
    titles = [item.title for item in read_again(workspace)]
    assert sum(title.startswith("Kratom") for title in titles) == 1, "what is logged takes the place of what was said"
    assert titles[-2:] == ["Spirit 44 ml × 2", "Blue powder 1 g"]
