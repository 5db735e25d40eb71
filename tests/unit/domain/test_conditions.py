"""What rules ask for beside two substances: windows of their own, newness, how much alcohol, how many products."""

from datetime import timedelta

import msgspec
import pytest

from journal_app.domain.alerts import Hit
from journal_app.domain.entries import Intake
from journal_app.domain.interactions import hits
from journal_app.domain.levels import Band, Level
from journal_app.domain.person import Person
from tests.unit.domain.small_knowledge import SMALL, START, about, day, dose, drink, hour


def of_rule(rule: str, *entries: Intake) -> list[Hit]:
    return [hit for hit in hits(SMALL, Person(), entries) if hit.rule == rule]


def level(rule: str, *entries: Intake) -> str | None:
    """The worst level of one rule."""
    worst = max((hit.level for hit in of_rule(rule, *entries)), default=None)
    return worst.word if worst is not None else None


@pytest.mark.parametrize(
    ("older", "gap_h", "expected"),
    [
        ("oxycodone", 239, "serious"),
        ("oxycodone", 240, None),
        ("bup", 240, "serious"),
        ("bup", 335, "serious"),
        ("bup", 336, None),
    ],
)
def test_the_first_window_that_fits_holds(older: str, gap_h: float, expected: str | None) -> None:
    assert level("A1", dose(1, older, hour(0)), dose(2, "blocker", hour(gap_h))) == expected


def test_a_window_of_one_way_leaves_the_other_way_to_the_bands() -> None:
    assert level("S1", dose(1, "maoi", hour(0)), dose(2, "slow_ssri", hour(335))) == "critical"
    assert level("S1", dose(1, "maoi", hour(0)), dose(2, "slow_ssri", hour(336))) is None
    assert level("S1", dose(1, "slow_ssri", hour(0)), dose(2, "maoi", hour(839))) == "critical"


@pytest.mark.parametrize(
    ("gap_h", "expected"), [(1, None), (47.9, None), (48, "serious"), (335, "serious"), (336, None)]
)
def test_a_window_can_begin_later(gap_h: float, expected: str | None) -> None:
    """Of an inducer that was stopped: while it is taken there is nothing to say."""
    assert level("C1", dose(1, "inducer", hour(0)), dose(2, "alprazolam", hour(gap_h))) == expected


def test_a_window_that_begins_later_counts_from_the_last_intake() -> None:
    daily = [dose(number, "inducer", hour(24 * number)) for number in range(5)]
    assert level("C1", *daily, dose(9, "alprazolam", hour(4 * 24 + 47))) is None
    assert level("C1", *daily, dose(9, "alprazolam", hour(4 * 24 + 49))) == "serious"


def test_a_window_of_no_length_is_silence() -> None:
    assert level("C1", dose(1, "alprazolam", hour(0)), dose(2, "inducer", hour(1))) is None
    assert level("C1", dose(1, "alprazolam", day(0)), dose(2, "inducer", day(0))) is None
    assert level("C1", dose(1, "alprazolam", hour(0)), dose(2, "inhibitor", hour(1))) == "serious"


def test_a_range_reaches_into_a_window_that_begins_later() -> None:
    assert level("C1", dose(1, "inducer", hour(0)), dose(2, "alprazolam", about(30, 60))) == "serious"
    assert level("C1", dose(1, "inducer", about(0, 20)), dose(2, "alprazolam", hour(50))) == "serious"
    assert level("C1", dose(1, "inducer", hour(0)), dose(2, "alprazolam", about(30, 47))) is None


def test_a_hit_of_a_window_stands_at_its_full_level_and_names_its_time() -> None:
    (hit,) = of_rule("A1", dose(1, "oxycodone", hour(0)), dose(2, "blocker", hour(100)))
    assert (hit.level, hit.rule_level, hit.band, hit.gap_h) == (Level.SERIOUS, Level.SERIOUS, Band.ACTIVE, 100)


HEROIN = dose(1, "oxycodone", hour(0))


@pytest.mark.parametrize(("before_h", "expected"), [(167, None), (168, "serious"), (300, "serious")])
def test_what_was_taken_lately_is_not_new(before_h: float, expected: str | None) -> None:
    started = dose(3, "bup", hour(2))
    assert level("A3", HEROIN, started) == "serious"
    assert level("A3", dose(2, "bup", hour(2 - before_h)), HEROIN, started) == expected


def test_another_form_of_it_is_not_new_either() -> None:
    assert level("A3", HEROIN, dose(2, "bup_film", hour(-20)), dose(3, "bup", hour(2))) is None


def test_the_second_of_two_is_not_new() -> None:
    found = of_rule("A3", HEROIN, dose(2, "bup", hour(2)), dose(3, "bup", hour(6)))
    assert [hit.later.entry_id.int for hit in found] == [2]


def test_what_may_have_been_the_first_is_new() -> None:
    """Of two on one date nobody knows which came first, so both may be the start."""
    two = (dose(2, "bup", day(0)), dose(3, "bup", day(0)))
    assert {hit.later.entry_id.int for hit in of_rule("A3", dose(1, "oxycodone", day(0)), *two)} == {2, 3}


def test_the_order_of_ids_does_not_hide_a_start_on_a_date_without_times() -> None:
    for first, second in ((1, 2), (2, 1)):
        assert level("A3", dose(first, "bup", day(0)), dose(second, "oxycodone", day(0))) == "serious"
        assert (
            level("A3", dose(9, "bup", day(-1)), dose(first, "bup", day(0)), dose(second, "oxycodone", day(0))) is None
        )


def test_either_of_two_may_be_the_new_one_where_the_rule_has_no_direction() -> None:
    old, pill = dose(8, "inhibitor", hour(-10)), dose(1, "zolpidem", hour(0))
    assert level("C3", pill, dose(2, "inhibitor", hour(1))) == "caution"
    assert level("C3", old, pill, dose(2, "inhibitor", hour(1))) == "caution", "zolpidem is new when it is taken"
    assert level("C3", old, dose(9, "zolpidem", hour(-30)), pill, dose(2, "inhibitor", hour(1))) is None


PARACETAMOL = dose(1, "paracetamol", hour(3))


@pytest.mark.parametrize(
    ("drinks", "expected"),
    [
        ([(0, 29)], None),
        ([(0, 30)], "caution"),
        ([(0, 40)], "caution"),
        ([(0, 15), (2, 15)], "caution"),
        ([(0, 15), (2, 14)], None),
        ([(-20, 16), (2, 14)], "caution"),  # of one day, though the first is long cleared
        ([(-22.1, 16), (2, 14)], None),
        ([(2, None)], "caution"),  # an amount that is not known is never little
        ([(-40, 14), (-20, 2), (2, 2)], "caution"),  # on each of three days
        ([(-64, 14), (-20, 2), (2, 2)], None),
    ],
)
def test_how_much_alcohol_there_must_be(drinks: list[tuple[float, float | None]], expected: str | None) -> None:
    entries = [drink(number, grams, hour(at_h)) for number, (at_h, grams) in enumerate(drinks, start=10)]
    assert level("L3", *entries, PARACETAMOL) == expected


def test_alcohol_may_come_second() -> None:
    assert level("L3", PARACETAMOL, drink(2, 30, hour(4))) == "caution"
    assert level("L3", PARACETAMOL, drink(2, 29, hour(4))) is None
    assert level("L3", drink(3, 16, hour(-10)), PARACETAMOL, drink(2, 14, hour(4))) == "caution"


def test_the_drink_that_was_enough_is_the_one_that_is_named() -> None:
    entries = (drink(5, 120, hour(-26)), drink(6, 8, hour(2.5)), PARACETAMOL)
    (hit,) = of_rule("L3", *entries)
    assert (hit.earlier[0].entry_id, hit.band, hit.level) == (entries[0].id, Band.TRACE, Level.NOTE)


def named(number: int, name: str, at_h: float, product: str = "") -> Intake:
    return msgspec.structs.replace(dose(number, "paracetamol", hour(at_h), name=name), product=product)


def test_several_products_raise_it_one_step() -> None:
    wine = drink(9, 60, hour(0))
    assert level("L3", wine, named(1, "Tylenol", 1), named(2, "tylenol", 2)) == "caution"
    assert level("L3", wine, named(1, "Tylenol", 1), named(2, "Panadol", 2)) == "serious"
    assert level("L3", wine, named(1, "Tylenol", 1), named(2, "Tylenol", 2, product="PM")) == "serious"
    assert level("L3", wine, named(1, "paracetamol", 1), dose(2, "cold_pills", hour(2))) == "serious"
    assert level("L3", wine, named(1, "Panadol", -14.1), named(2, "Tylenol", 1)) == "caution", "the first is cleared"
    assert level("L3", named(1, "Panadol", -2), named(2, "Tylenol", -1), wine) == "serious", "alcohol second"


def test_a_raised_level_is_the_rules_own_for_that_case() -> None:
    found = of_rule("L3", drink(9, 60, hour(0)), named(1, "Tylenol", 1), named(2, "Panadol", 14))
    assert [(hit.rule_level, hit.level, hit.band) for hit in found] == [
        (Level.CAUTION, Level.CAUTION, Band.ACTIVE),
        (Level.SERIOUS, Level.NOTE, Band.TRACE),
    ]


def test_two_of_one_side_meet_and_a_form_does_not_meet_itself() -> None:
    assert level("Q2", dose(1, "ondansetron", hour(0)), dose(2, "cold_pills", hour(1))) == "caution"
    assert level("Q2", dose(2, "cold_pills", hour(0)), dose(1, "ondansetron", hour(1))) == "caution"
    assert level("Q2", dose(1, "ondansetron", hour(0)), dose(2, "ondansetron", hour(1))) is None


def test_the_patch_that_came_off_last_is_what_a_later_window_counts_from() -> None:
    patch = dose(1, "fentanyl_patch", hour(0), ended_at=START + timedelta(hours=50))
    assert level("A1", patch, dose(2, "blocker", hour(289))) == "serious"
    assert level("A1", patch, dose(2, "blocker", hour(290))) is None
