"""Which rules an intake meets: bands, order in time, precision, patches, repeated use, stacks, the unrecognised."""

from datetime import timedelta

import msgspec
import pytest

from journal_app.domain.alerts import Hit
from journal_app.domain.entries import Intake, Note
from journal_app.domain.interactions import hits
from journal_app.domain.levels import Band, Level
from journal_app.domain.person import Person
from journal_app.domain.taken import kept_amount
from journal_app.domain.units import Amount
from tests.unit.domain.small_knowledge import SMALL, START, about, day, dose, drink, hour


def found(*entries: Intake) -> tuple[Hit, ...]:
    return hits(SMALL, Person(), entries)


def levels(*entries: Intake) -> dict[str, str]:
    """The worst level by rule."""
    answer: dict[str, Level] = {}
    for hit in found(*entries):
        answer[hit.rule] = max(hit.level, answer.get(hit.rule, hit.level))
    return {rule: level.word for rule, level in answer.items()}


@pytest.mark.parametrize(
    ("gap_h", "level"),
    [(0, "critical"), (14.9, "critical"), (15, "serious"), (45, "caution"), (74.9, "caution"), (75, None)],
)
def test_the_level_steps_down_with_the_older_one(gap_h: float, level: str | None) -> None:
    assert levels(dose(1, "alprazolam", hour(0)), dose(2, "oxycodone", hour(gap_h))).get("D1") == level


def test_a_hit_keeps_what_it_saw() -> None:
    alprazolam = dose(1, "alprazolam", hour(0), name="Xanax", amount=Amount(value=0.5, unit="mg"))
    (hit,) = found(dose(2, "oxycodone", hour(16)), alprazolam)
    assert (hit.rule, hit.level, hit.rule_level, hit.band) == ("D1", Level.SERIOUS, Level.CRITICAL, Band.WEARING_OFF)
    assert hit.gap_h == 16
    assert hit.later.substance == "oxycodone"
    assert [(seen.name, seen.detail, seen.entry_id) for seen in hit.earlier] == [("Xanax", "0.5 mg", alprazolam.id)]


def test_never_below_a_note() -> None:
    assert levels(dose(1, "alprazolam", hour(0)), dose(2, "caffeine", hour(50))) == {"D9": "note"}


def test_exceptions_take_the_place_of_a_rules_level() -> None:
    assert levels(dose(1, "cocaine", hour(0)), dose(2, "oxycodone", hour(1))) == {"D9": "serious"}
    assert levels(dose(1, "cocaine", hour(0)), dose(2, "gabapentin", hour(1))) == {"D9": "caution"}
    assert levels(dose(1, "caffeine", hour(0)), dose(2, "gabapentin", hour(1))) == {"D9": "note"}


def test_forms_of_one_ingredient_are_not_different() -> None:
    assert levels(dose(1, "kratom_leaf", hour(0)), dose(2, "kratom_extract", hour(1))) == {}
    assert levels(dose(1, "kratom_leaf", hour(0)), dose(2, "oxycodone", hour(1))) == {"D5": "serious"}


def test_different_class_means_no_class_that_the_rule_names_is_shared() -> None:
    assert "D4" not in levels(dose(1, "alprazolam", hour(0)), dose(2, "lorazepam", hour(1)))
    assert levels(dose(1, "alprazolam", hour(0)), dose(2, "ghb", hour(1))) == {"D4": "critical"}


def test_what_is_not_recognised_raises_nothing_and_breaks_nothing() -> None:
    note = Note(id=dose(9, None, hour(0)).id, moment=hour(0), entered_at=START, note="x")
    entries = (dose(1, None, hour(0)), dose(2, "not in the data", hour(1)), dose(3, "oxycodone", hour(2)), note)
    assert hits(SMALL, Person(), entries) == ()


def test_a_directional_rule_asks_which_came_first() -> None:
    assert levels(dose(1, "oxycodone", hour(0)), dose(2, "blocker", hour(100))) == {"A1": "serious"}
    assert levels(dose(1, "oxycodone", hour(0)), dose(2, "blocker", hour(239.9))) == {"A1": "serious"}
    assert levels(dose(1, "oxycodone", hour(0)), dose(2, "blocker", hour(240))) == {}
    assert levels(dose(1, "blocker", hour(0)), dose(2, "oxycodone", hour(100))) == {}
    assert levels(dose(1, "blocker", hour(0)), dose(2, "oxycodone", hour(10))) == {"B1": "caution"}


def test_where_the_order_is_not_known_a_directional_rule_counts_in_both() -> None:
    for moments in ((day(0), day(0)), (day(0), hour(3)), (hour(3), day(0)), (about(0, 4), hour(3)), (hour(1), hour(1))):
        for first, second in ((1, 2), (2, 1)):
            assert levels(dose(first, "blocker", moments[0]), dose(second, "oxycodone", moments[1])) == {
                "A1": "serious",
                "B1": "caution",
            }


def test_a_rules_own_window_beats_the_bands() -> None:
    assert levels(dose(1, "slow_ssri", hour(0)), dose(2, "maoi", hour(839))) == {"S1": "critical"}
    assert levels(dose(1, "slow_ssri", hour(0)), dose(2, "maoi", hour(840))) == {}


@pytest.mark.parametrize(
    ("gap_h", "level"), [(71, "critical"), (72 + 47, "critical"), (72 + 48, "serious"), (72 + 168, None)]
)
def test_a_patch_counts_from_three_days_when_nobody_says_it_came_off(gap_h: float, level: str | None) -> None:
    assert levels(dose(1, "fentanyl_patch", hour(0)), dose(2, "alprazolam", hour(gap_h))).get("D1") == level


@pytest.mark.parametrize(("gap_h", "level"), [(19, "critical"), (67.9, "critical"), (68, "serious"), (188, None)])
def test_a_patch_counts_from_its_removal(gap_h: float, level: str | None) -> None:
    patch = dose(1, "fentanyl_patch", hour(0), ended_at=START + timedelta(hours=20))
    assert levels(patch, dose(2, "alprazolam", hour(gap_h))).get("D1") == level


def test_daily_use_keeps_wearing_off_for_a_week() -> None:
    daily = [dose(number, "kratom_leaf", hour(24 * number)) for number in range(1, 4)]
    assert levels(daily[-1], dose(9, "alprazolam", hour(72 + 100)))["D1"] == "caution"
    assert levels(*daily, dose(9, "alprazolam", hour(72 + 100)))["D1"] == "serious"
    assert levels(*daily, dose(9, "alprazolam", hour(72 + 168))) == {}


def test_an_older_intake_that_reaches_further_is_not_hidden_by_a_newer_one() -> None:
    frequent = [dose(number, "kratom_leaf", hour(at)) for number, at in enumerate((1, 88, 168), start=1)]
    lone = dose(4, "kratom_leaf", hour(168 + 95))
    benzo = dose(5, "alprazolam", hour(168 + 167.5))
    assert levels(lone, benzo)["D1"] == "caution"
    assert levels(*frequent, lone, benzo)["D1"] == "serious"


def test_alcohol_is_older_or_newer() -> None:
    assert levels(drink(1, 14, hour(0)), dose(2, "oxycodone", hour(1))) == {"D2": "critical"}
    assert levels(dose(2, "oxycodone", hour(0)), drink(1, 14, hour(7))) == {"D2": "serious"}
    assert levels(drink(1, 14, hour(0)), dose(2, "oxycodone", hour(3))) == {"D2": "caution"}
    assert levels(drink(1, 0, hour(0)), dose(2, "oxycodone", hour(1))) == {}
    assert levels(dose(1, "alcohol", hour(0)), dose(2, "oxycodone", hour(11.9))) == {"D2": "critical"}
    assert levels(drink(1, None, hour(0), heavy=True), dose(2, "oxycodone", hour(23))) == {"D2": "critical"}


def test_a_known_small_drink_does_not_hide_an_unknown_one() -> None:
    entries = (drink(1, None, hour(0)), drink(2, 8, hour(1)), dose(3, "oxycodone", hour(11)))
    (hit,) = [hit for hit in found(*entries) if hit.later.substance == "oxycodone"]
    assert hit.level == Level.CRITICAL
    assert hit.earlier[0].entry_id == entries[0].id, "the drink that is still active is the one that is named"


def test_the_trace_of_an_unknown_amount_is_not_hidden_by_a_small_drink() -> None:
    entries = (drink(1, None, hour(0), heavy=True), drink(2, 8, hour(1)))
    assert levels(*entries, dose(3, "oxycodone", hour(29))) == {"D2": "caution"}
    assert levels(*entries, dose(3, "oxycodone", hour(30))) == {}


def test_a_rules_own_window_counts_from_the_patch_that_came_off_last() -> None:
    long_worn = dose(1, "fentanyl_patch", hour(0), ended_at=START + timedelta(days=20))
    soon_off = dose(2, "fentanyl_patch", hour(24), ended_at=START + timedelta(days=2))
    assert levels(long_worn, soon_off, dose(3, "blocker", hour(29.9 * 24))) == {"A1": "serious"}
    assert levels(long_worn, soon_off, dose(3, "blocker", hour(30 * 24))) == {}


def test_an_order_that_is_not_known_is_not_hidden_by_an_intake_whose_time_is() -> None:
    entries = (dose(1, "oxycodone", about(0, 20)), dose(2, "oxycodone", hour(11)), dose(3, "blocker", hour(15)))
    assert levels(*entries) == {"A1": "serious", "B1": "caution"}
    assert levels(*entries[1:]) == {"A1": "serious"}


def test_a_whole_day_is_together_with_everything_of_its_date() -> None:
    late, early = hour(15.9), hour(-7.9)  # 23:54 and 00:06 of the same date
    for other in (late, early, day(0)):
        for first, second in ((1, 2), (2, 1)):
            (hit,) = found(dose(first, "ghb", other), dose(second, "oxycodone", day(0)))
            assert (hit.rule, hit.level, hit.gap_h, hit.band) == ("D3", Level.CRITICAL, None, Band.ACTIVE)


def test_a_whole_day_counts_from_noon_against_other_dates() -> None:
    assert levels(dose(1, "ghb", day(0)), dose(2, "oxycodone", hour(4 + 15.9))) == {"D3": "critical"}, "its own night"
    assert levels(dose(1, "alprazolam", day(0)), dose(2, "oxycodone", hour(4 + 15.9))) == {"D1": "critical"}
    assert levels(dose(1, "alprazolam", day(0)), dose(2, "oxycodone", hour(4 + 16))) == {"D1": "serious"}
    (hit,) = found(dose(1, "alprazolam", day(0)), dose(2, "oxycodone", day(1)))
    assert (hit.level, hit.gap_h) == (Level.SERIOUS, None)


def test_two_whole_days_of_one_date_are_ordered_by_id() -> None:
    one, two = dose(1, "ghb", day(0)), dose(2, "oxycodone", day(0))
    assert found(one, two) == found(two, one)
    assert found(two, one)[0].later.entry_id == two.id


def test_a_range_takes_the_smallest_gap_that_it_allows() -> None:
    (hit,) = found(dose(1, "alprazolam", about(0, 6)), dose(2, "oxycodone", hour(20)))
    assert (hit.gap_h, hit.band) == (14, Band.ACTIVE)
    (hit,) = found(dose(1, "alprazolam", hour(0)), dose(2, "oxycodone", about(14, 30)))
    assert (hit.gap_h, hit.band) == (14, Band.ACTIVE)
    (hit,) = found(dose(1, "alprazolam", about(0, 6)), dose(2, "oxycodone", about(5, 30)))
    assert (hit.gap_h, hit.band) == (0, Band.ACTIVE)


def stack(*entries: Intake) -> list[Hit]:
    return [hit for hit in found(*entries) if hit.rule == "N3+"]


def test_three_active_with_a_strong_one_are_critical() -> None:
    (hit,) = stack(dose(1, "gabapentin", hour(0)), dose(2, "zolpidem", hour(1)), dose(3, "oxycodone", hour(2)))
    assert (hit.level, hit.band, hit.gap_h) == (Level.CRITICAL, Band.ACTIVE, 2)
    assert [seen.substance for seen in hit.earlier] == ["gabapentin", "zolpidem"]
    (hit,) = stack(dose(1, "gabapentin", hour(0)), dose(2, "zolpidem", hour(1)), dose(3, "clonidine", hour(2)))
    assert hit.level == Level.SERIOUS


def test_three_of_which_one_is_wearing_off_are_serious() -> None:
    (hit,) = stack(dose(1, "gabapentin", hour(0)), dose(2, "zolpidem", hour(11)), dose(3, "melatonin", hour(12)),
                   dose(4, "kratom_leaf", hour(12)))  # fmt: skip
    assert (hit.level, hit.band) == (Level.SERIOUS, Band.WEARING_OFF)
    assert [seen.substance for seen in hit.earlier] == ["gabapentin", "zolpidem"], "melatonin is not of these tiers"


def test_a_stack_is_never_below_its_worst_pair() -> None:
    (hit,) = stack(dose(1, "gabapentin", hour(0)), dose(2, "alprazolam", hour(11)), dose(3, "oxycodone", hour(12)))
    assert hit.level == Level.CRITICAL


def test_forms_and_traces_do_not_make_a_stack() -> None:
    assert not stack(
        dose(1, "kratom_leaf", hour(0)), dose(2, "kratom_extract", hour(1)), dose(3, "gabapentin", hour(2))
    )
    assert not stack(dose(1, "gabapentin", hour(0)), dose(2, "zolpidem", hour(22)), dose(3, "clonidine", hour(23)))


def test_only_what_belongs_to_the_stack_raises_it() -> None:
    two = (dose(1, "gabapentin", hour(0)), dose(2, "zolpidem", hour(1)), dose(3, "clonidine", hour(1)))
    assert {hit.later.substance for hit in stack(*two, dose(4, "caffeine", hour(2)))} == {"clonidine"}


def test_the_worst_hit_comes_first() -> None:
    found_levels = [
        hit.level
        for hit in found(
            dose(1, "alprazolam", hour(0)),
            dose(2, "gabapentin", hour(30)),
            dose(3, "ghb", hour(38)),
            dose(4, "oxycodone", hour(39)),
        )
        if hit.later.substance == "oxycodone"
    ]
    assert found_levels == sorted(found_levels, reverse=True)
    assert len(set(found_levels)) > 1


def test_heavy_drinking_is_not_said_twice() -> None:
    written = drink(1, None, hour(0), heavy=True)
    assert kept_amount(msgspec.structs.replace(written, name="Heavy Drinking")) == ""
    assert kept_amount(msgspec.structs.replace(written, name="wine")) == "heavy"
