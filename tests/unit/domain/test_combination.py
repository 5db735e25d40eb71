"""What a combination of names says before it is taken: the worse order, the stack, and what is not in the list."""

import pytest

from journal_app.domain.combination import NO_WARNING, check_combination
from journal_app.domain.levels import Level
from tests.unit.domain.small_knowledge import SMALL


def level_of(*names: str, hours: float | None = None) -> str:
    level = check_combination(SMALL, names, hours).level
    return "none" if level is None else level.word


def test_two_names_taken_together() -> None:
    result = check_combination(SMALL, ["Kratom", "alcohol"], None)
    assert (result.level, result.rules, result.unknown, result.message) == (Level.CRITICAL, ("D2", "K1"), (), "")
    assert check_combination(SMALL, ["alcohol", "Kratom"]).rules == result.rules


def test_silence_is_not_safety() -> None:
    for names in (["caffeine", "melatonin"], ["caffeine"], [], ["caffeine", "caffeine"], ["no such thing"]):
        result = check_combination(SMALL, names)
        assert (result.level, result.rules, result.message) == (None, (), NO_WARNING)
    assert "does not mean it is safe" in NO_WARNING


def test_names_that_are_not_in_the_list_are_said_and_the_others_are_still_checked() -> None:
    result = check_combination(SMALL, ["oxycodone", "moon dust", "alprazolam"])
    assert (result.level, result.unknown) == (Level.CRITICAL, ("moon dust",))
    assert "moon dust" in result.message


def test_the_worse_order_counts_with_and_without_hours() -> None:
    for names in (("oxycodone", "blocker"), ("blocker", "oxycodone")):
        assert level_of(*names) == "serious"
        assert level_of(*names, hours=200) == "serious", "the blocker second"
        assert level_of(*names, hours=240) == "none"
    assert level_of("oxycodone", "alprazolam", hours=10) == "critical", "alprazolam first still counts"
    assert level_of("oxycodone", "alprazolam", hours=20) == "serious"
    assert level_of("oxycodone", "alprazolam", hours=75) == "none"


def test_what_a_rule_asks_for_counts_as_met() -> None:
    assert "A3" in check_combination(SMALL, ["oxycodone", "bup"]).rules, "it may be new"
    assert level_of("alcohol", "paracetamol") == "caution", "it may be much"
    assert level_of("alcohol", "paracetamol", "cold_pills") == "serious", "two products"
    assert level_of("alcohol", "paracetamol", hours=13) == "note"


def test_a_window_that_begins_later_counts_as_met_without_hours() -> None:
    assert level_of("inducer", "alprazolam") == "serious"
    assert level_of("inducer", "alprazolam", hours=47) == "none"
    assert level_of("inducer", "alprazolam", hours=48) == "serious"
    assert level_of("inducer", "alprazolam", hours=336) == "none"


def test_a_window_of_one_way_leaves_the_other_to_the_bands() -> None:
    assert level_of("slow_ssri", "maoi", hours=839) == "critical"
    assert level_of("slow_ssri", "maoi", hours=840) == "none"
    assert level_of("bup", "blocker", hours=300) == "serious"
    assert level_of("oxycodone", "blocker", hours=300) == "none"


def test_alcohol_is_an_amount_that_is_not_known() -> None:
    assert level_of("red wine", "alprazolam", hours=11.9) == "critical"
    assert level_of("alcohol", "oxycodone", hours=11.9) == "critical"
    assert level_of("alcohol", "oxycodone", hours=17.9) == "caution"
    assert level_of("alcohol", "oxycodone", hours=28) == "none"


def test_three_names_include_the_stack() -> None:
    result = check_combination(SMALL, ["gabapentin", "zolpidem", "oxycodone"])
    assert result.level == Level.CRITICAL
    assert result.rules[0] == "N3+"
    assert level_of("gabapentin", "zolpidem", "clonidine") == "serious"
    assert level_of("gabapentin", "zolpidem") == "none"
    assert level_of("kratom_leaf", "kratom_extract", "gabapentin") == "serious", "two forms are one ingredient"
    assert "N3+" not in check_combination(SMALL, ["kratom_leaf", "kratom_extract", "gabapentin"]).rules


def test_one_more_name_never_lowers_the_level() -> None:
    names = ["melatonin", "gabapentin", "zolpidem", "clonidine", "kratom", "cocaine", "ghb", "alcohol"]
    for hours in (None, 0.0, 5.0, 12.0, 50.0):
        levels = [check_combination(SMALL, names[:count], hours).level or 0 for count in range(len(names) + 1)]
        assert levels == sorted(levels)


def test_a_name_with_several_meanings_is_the_worst_of_them() -> None:
    assert level_of("bars", "oxycodone") == "critical"
    assert check_combination(SMALL, ["bars", "oxycodone"]).unknown == ()


def test_hours_must_be_a_length_of_time() -> None:
    for nonsense in (-1.0, float("nan")):
        with pytest.raises(ValueError, match="hours"):
            check_combination(SMALL, ["kratom", "alcohol"], nonsense)


@pytest.mark.parametrize(
    "written", ["kratom + alprazolam", "Kratom+alprazolam", "kratom and alprazolam", "kratom/alprazolam"]
)
def test_two_names_in_one_are_two(written: str) -> None:
    assert level_of(written) == "critical"
    assert level_of(written, "melatonin") == "critical"


def test_two_names_in_one_are_split_only_where_that_helps() -> None:
    assert check_combination(SMALL, ["moon dust + sand"]).unknown == ("moon dust + sand",)
    result = check_combination(SMALL, ["oxycodone + moon dust", "alprazolam"])
    assert (result.level, result.unknown) == (Level.CRITICAL, ("moon dust",))
