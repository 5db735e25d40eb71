"""Combinations at their edges: patches, conditions that raise nothing, and names that may be strong."""

import msgspec
import pytest

from journal_app.domain.combination import check_combination
from journal_app.domain.levels import Level
from tests.unit.domain.small_knowledge import SMALL


def words(*names: str, hours: float | None = None) -> dict[str, str]:
    return {hit.rule: hit.level.word for hit in check_combination(SMALL, names, hours).hits}


@pytest.mark.parametrize(
    ("hours", "level"),
    [
        (0, "critical"),
        (72, "critical"),
        (119, "critical"),
        (120, "serious"),
        (167, "serious"),
        (168, "caution"),
        (239, "caution"),
        (240, None),
    ],
)
def test_a_patch_is_worn_for_three_days_and_counts_from_then_on(hours: float, level: str | None) -> None:
    assert words("fentanyl_patch", "alprazolam", hours=hours).get("D1") == level


def test_being_new_or_much_alcohol_raises_nothing_by_itself() -> None:
    assert words("zolpidem", "inhibitor") == {"C3": "caution"}
    assert words("oxycodone", "bup")["A3"] == "serious"
    assert words("alcohol", "paracetamol")["L3"] == "caution"
    assert words("alcohol", "paracetamol", "ondansetron")["L3"] == "caution", "no second product of it"
    assert words("alcohol", "paracetamol", "cold_pills")["L3"] == "serious"


def test_a_name_that_may_be_a_strong_one_makes_the_stack_a_strong_one() -> None:
    street = msgspec.structs.replace(SMALL, name_index={**SMALL.name_index, "blues": ("alprazolam", "zolpidem")})
    result = check_combination(street, ["blues", "gabapentin", "clonidine"])
    assert (result.rules[0], result.level) == ("N3+", Level.CRITICAL)
    assert result.hits[0].substances == ("alprazolam", "clonidine", "gabapentin", "zolpidem")


def test_a_stack_counts_what_still_acts_or_wears_off_at_the_hours_asked() -> None:
    assert words("gabapentin", "clonidine", "oxycodone", hours=5)["N3+"] == "critical"
    assert words("gabapentin", "clonidine", "oxycodone", hours=9)["N3+"] == "critical", "the two act, oxycodone last"
    assert words("gabapentin", "clonidine", "oxycodone", hours=12)["N3+"] == "serious"
    assert "N3+" not in words("gabapentin", "clonidine", "zolpidem", hours=30)


def test_hours_of_zero_are_the_same_as_together() -> None:
    for names in (("oxycodone", "blocker"), ("slow_ssri", "maoi"), ("kratom", "alcohol", "gabapentin")):
        assert words(*names, hours=0) == words(*names)


def test_the_worst_comes_first_and_names_its_substances() -> None:
    result = check_combination(SMALL, ["gabapentin", "oxycodone", "alprazolam"])
    assert [hit.level for hit in result.hits] == sorted((hit.level for hit in result.hits), reverse=True)
    assert ("D1", ("alprazolam", "oxycodone")) in [(hit.rule, hit.substances) for hit in result.hits]


def test_names_not_in_the_list_are_told_beside_a_level() -> None:
    result = check_combination(SMALL, ["kratom", "wine", "moon dust", "sand"])
    assert result.message == "Not checked, because not in our list: moon dust, sand."
