"""More than three times the person's own largest amount is asked about; nothing is asked without a usual amount."""

import msgspec
import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.units import Amount
from journal_app.domain.usual_amount import far_more_than_usual
from tests.unit.operations.made_entries import dose, wine

USUAL = [dose("kratom_leaf", hours, grams=grams) for hours, grams in ((24, 2), (48, 3), (72, 2.5))]


@pytest.mark.parametrize(("grams", "asked"), [(3, False), (9, False), (9.01, True), (30, True)])
def test_a_dose_is_held_against_the_largest_of_its_own(grams: float, asked: bool) -> None:
    assert far_more_than_usual(dose("kratom_leaf", grams=grams), USUAL) is asked


def test_units_that_convert_are_the_same_and_others_are_not() -> None:
    large = dose("kratom_leaf")
    assert far_more_than_usual(msgspec.structs.replace(large, amount=Amount(value=30_000, unit="mg")), USUAL)
    assert not far_more_than_usual(msgspec.structs.replace(large, amount=Amount(value=30, unit="capsule")), USUAL)


def test_two_are_not_usual_yet_and_other_substances_say_nothing() -> None:
    large = dose("kratom_leaf", grams=30)
    assert not far_more_than_usual(large, USUAL[:2])
    assert not far_more_than_usual(dose("caffeine", grams=30), USUAL)
    assert not far_more_than_usual(dose("kratom_leaf"), USUAL)


def test_an_entry_is_not_held_against_itself() -> None:
    large = dose("kratom_leaf", grams=30)
    assert far_more_than_usual(large, [*USUAL, large])


def test_names_that_are_in_no_list_are_held_against_the_same_name() -> None:
    def named(name: str, grams: float) -> Dose:
        return msgspec.structs.replace(dose("x", grams=grams), name=name, substance=None)

    usual = [named("Blue powder", 1) for _ in range(3)]
    assert far_more_than_usual(named("blue powder", 4), usual)
    assert not far_more_than_usual(named("red powder", 4), usual)


def test_drinks_are_held_against_each_other_by_their_grams() -> None:
    usual = [wine(24), wine(48), wine(72)]
    assert not far_more_than_usual(wine(count=3), usual)
    assert far_more_than_usual(wine(count=3.1), usual)


def test_an_amount_that_was_said_to_be_usual_is_enough_to_ask() -> None:
    said = [dose("kratom_leaf", grams=3)]
    assert far_more_than_usual(dose("kratom_leaf", grams=10), [], said)
    assert not far_more_than_usual(dose("kratom_leaf", grams=9), [], said)
    assert not far_more_than_usual(dose("diazepam", grams=10), [], said)
    assert not far_more_than_usual(dose("kratom_leaf", grams=10), [dose("kratom_leaf", 5, grams=8)], said)
    assert far_more_than_usual(wine(count=10), [], [wine(count=3)])
    assert not far_more_than_usual(wine(count=9), [], [wine(count=3)])
