"""What still counts, where several intakes of one substance do: which one is named, and what is known to be new."""

from datetime import timedelta

import pytest

from journal_app.domain.alerts import Hit
from journal_app.domain.entries import Intake
from journal_app.domain.interactions import hits
from journal_app.domain.person import Person
from tests.unit.domain.small_knowledge import SMALL, START, about, day, dose, hour


def of_rule(rule: str, *entries: Intake) -> list[Hit]:
    return [hit for hit in hits(SMALL, Person(), entries) if hit.rule == rule]


def named(rule: str, *entries: Intake) -> int:
    """The id of the one earlier intake that the last hit of a rule names."""
    (seen,) = of_rule(rule, *entries)[-1].earlier
    return seen.entry_id.int


def test_an_uncertain_time_after_an_exact_one_leaves_the_order_unknown() -> None:
    entries = (dose(1, "oxycodone", hour(-2)), dose(2, "oxycodone", about(0, 20)), dose(3, "blocker", hour(15)))
    assert {hit.rule for hit in hits(SMALL, Person(), entries)} == {"A1", "B1"}


@pytest.mark.parametrize(
    ("at_h", "level", "expected"),
    [
        (142.9, "critical", 2),
        (143, "critical", 1),
        (147.9, "critical", 1),
        (148, "serious", 2),
        (190.9, "serious", 2),
        (191, "serious", 1),
        (196, "caution", 2),
        (262.9, "caution", 2),
        (263, "caution", 1),
        (267.9, "caution", 1),
    ],
)
def test_each_band_names_the_newest_that_stands_in_it_and_then_the_one_that_reaches_further(
    at_h: float, level: str, expected: int
) -> None:
    """Two patches: the newer one, put on at 10 h, came off at 95 h, the older one only at 100 h."""
    older = dose(1, "fentanyl_patch", hour(0), ended_at=START + timedelta(hours=100))
    newer = dose(2, "fentanyl_patch", hour(10), ended_at=START + timedelta(hours=95))
    entries = older, newer, dose(3, "alprazolam", hour(at_h))
    assert of_rule("D1", *entries)[-1].level.word == level
    assert named("D1", *entries) == expected


def test_of_two_of_one_minute_on_a_date_without_times_the_later_one_is_named() -> None:
    """GHB half past midnight is long over at noon, but opioids "some time today" may have been with it."""
    night = hour(-7.5)
    assert named("D3", dose(1, "ghb", night), dose(2, "ghb", night), dose(3, "oxycodone", day(0))) == 2
    assert named("D3", dose(1, "ghb", hour(-7.5)), dose(2, "ghb", hour(-7.9)), dose(3, "oxycodone", day(0))) == 1


def test_of_two_dates_without_times_in_two_places_the_later_one_is_named() -> None:
    first, second = day(0, "Pacific/Auckland"), day(0, "Asia/Tokyo")
    assert (
        named("D3", dose(1, "ghb", first), dose(2, "ghb", second), dose(3, "oxycodone", day(0, "America/Denver"))) == 2
    )
    assert (
        named("D3", dose(2, "ghb", first), dose(1, "ghb", second), dose(3, "oxycodone", day(0, "America/Denver"))) == 1
    )


@pytest.mark.parametrize(("at_h", "new"), [(167, False), (168, True), (187, True), (188, True)])
def test_a_start_that_may_be_a_week_after_the_last_one_counts_as_new(at_h: float, new: bool) -> None:
    """The last one was some time between 0 and 20 h: from 168 h on a week may have passed."""
    last = dose(2, "bup", about(0, 20))
    found = of_rule("A3", last, dose(1, "oxycodone", hour(at_h - 1)), dose(3, "bup", hour(at_h)))
    assert bool(found) is new


def test_any_intake_of_the_week_keeps_the_next_from_being_new() -> None:
    old, lately = dose(2, "bup", hour(-500)), dose(3, "bup", hour(-20))
    start = (dose(1, "oxycodone", hour(1)), dose(4, "bup", hour(2)))
    assert of_rule("A3", old, *start)
    assert not of_rule("A3", old, lately, *start)
    assert not of_rule("A3", lately, dose(5, "bup", hour(-10)), *start)
