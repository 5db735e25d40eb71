"""The warning engine at its edges: which form a stack names, what makes it strong, and dates across zones."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from journal_app.domain.alerts import Hit
from journal_app.domain.entries import Intake
from journal_app.domain.interactions import hits
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment, moment_about, moment_of
from journal_app.domain.person import Person
from journal_app.domain.taken import kept_amount
from tests.unit.domain.small_knowledge import SMALL, START, day, dose, drink, hour

AUCKLAND, LOS_ANGELES = "Pacific/Auckland", "America/Los_Angeles"


def of_rule(rule: str, *entries: Intake) -> list[Hit]:
    return [hit for hit in hits(SMALL, Person(), entries) if hit.rule == rule]


@pytest.mark.parametrize(("first", "last"), [("kratom_leaf", "kratom_extract"), ("kratom_extract", "kratom_leaf")])
def test_of_two_forms_a_stack_names_the_one_taken_last(first: str, last: str) -> None:
    (hit,) = of_rule(
        "N3+", dose(1, first, hour(0)), dose(2, last, hour(1)), dose(3, "clonidine", hour(1)),
        dose(4, "gabapentin", hour(2)),
    )  # fmt: skip
    assert [seen.substance for seen in hit.earlier] == [last, "clonidine"]


def test_of_two_forms_a_stack_names_the_one_that_still_acts() -> None:
    """The patch came off two days ago and still acts, the newer film of the other opioid has begun to wear off."""
    active, wearing = dose(1, "kratom_extract", hour(30)), dose(2, "kratom_leaf", hour(0))
    (hit,) = of_rule("N3+", wearing, active, dose(3, "clonidine", hour(31)), dose(4, "gabapentin", hour(32)))
    assert [seen.substance for seen in hit.earlier] == ["kratom_extract", "clonidine"]
    assert hit.band.name == "ACTIVE"


def test_one_strong_substance_that_wears_off_makes_a_stack_one_that_is_critical_when_all_act() -> None:
    (hit,) = of_rule(
        "N3+", dose(1, "alprazolam", hour(0)), dose(2, "gabapentin", hour(19)), dose(3, "zolpidem", hour(20))
    )
    assert (hit.rule_level, hit.level) == (Level.CRITICAL, Level.SERIOUS)
    (mild,) = of_rule(
        "N3+", dose(1, "clonidine", hour(0)), dose(2, "gabapentin", hour(1)), dose(3, "zolpidem", hour(2))
    )
    assert mild.rule_level == Level.SERIOUS


def test_one_date_in_two_places_counts_as_together() -> None:
    """After a flight over the date line: the hours do not touch, but both stand under the 2nd of March."""
    before = moment_about(START - timedelta(hours=23), START - timedelta(hours=6), AUCKLAND)
    (hit,) = of_rule("D3", dose(1, "ghb", before), dose(2, "oxycodone", day(0, LOS_ANGELES)))
    assert hit.level == Level.CRITICAL
    assert not of_rule("D3", dose(1, "ghb", before), dose(2, "oxycodone", day(1, LOS_ANGELES)))


def evening(number: int, hours: float) -> Moment:
    """So many hours after the midnight with which the day `number` of March begins in Auckland."""
    midnight = datetime(2026, 3, number, tzinfo=UTC) - timedelta(hours=13)
    return moment_of(midnight + timedelta(hours=hours), AUCKLAND)


@pytest.mark.parametrize(("last_h", "expected"), [(3.5, False), (3 + 59 / 60, False), (4.0, True), (4.5, True)])
def test_drinking_after_midnight_belongs_to_the_evening_before(last_h: float, expected: bool) -> None:
    """Alcohol on three days in a row minds, however little; a glass after midnight is no third day."""
    glasses = [drink(1, 2, evening(3, 20)), drink(2, 2, evening(4, 20)), drink(3, 2, evening(5, last_h))]
    assert bool(of_rule("L3", *glasses, dose(4, "paracetamol", evening(5, last_h + 1)))) is expected


@pytest.mark.parametrize(("at_h", "together"), [(-21.000000001, False), (-21, True), (-20, True)])
def test_a_date_begins_with_its_own_midnight_wherever_the_other_was_logged(at_h: float, together: bool) -> None:
    """The 2nd of March begins in Auckland when it is 03:00 of the 1st in Los Angeles, 21 hours before START."""
    ghb = dose(1, "ghb", moment_of(START + timedelta(hours=at_h), LOS_ANGELES))
    assert bool(of_rule("D3", ghb, dose(2, "oxycodone", day(0, AUCKLAND)))) is together


def test_two_dates_that_share_most_of_their_hours_count_as_together() -> None:
    """The 1st in London and the 2nd in Auckland are eleven hours apart, though no date is the same."""
    assert of_rule("D3", dose(1, "ghb", day(-1)), dose(2, "oxycodone", day(0, AUCKLAND)))
    assert not of_rule("D3", dose(1, "ghb", day(-1)), dose(2, "oxycodone", day(0)))


@pytest.mark.parametrize(("count", "words"), [(1, "150 ml"), (2, "150 ml × 2"), (0.5, "150 ml × 0.5")])
def test_a_number_of_drinks_is_told_unless_it_is_one(count: float, words: str) -> None:
    assert kept_amount(msgspec.structs.replace(drink(1, 14, hour(0)), volume_ml=150, count=count)) == words
