"""The rules of two substances at their edges: raised steps of a band, organs, and what looks back not at all."""

import msgspec
import pytest

from journal_app.domain.entries import Intake
from journal_app.domain.interactions import hits
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.person import Person, Profile
from journal_app.domain.rule_table import RuleTable, counts_as_different
from tests.unit.domain.small_knowledge import RULES, SMALL, dose, drink, hour


def with_rule_level(rule: str, level: Level) -> Knowledge:
    """The small data set with one of its rules at another level."""
    rules = tuple(msgspec.structs.replace(each, level=level) if each.id == rule else each for each in RULES)
    return msgspec.structs.replace(SMALL, pair_rules=rules)


def with_class(substance: str, name: str) -> Knowledge:
    """The small data set with one substance in one more class."""
    row = SMALL.substances[substance]
    changed = msgspec.structs.replace(row, classes=(*row.classes, name))
    return msgspec.structs.replace(SMALL, substances={**SMALL.substances, substance: changed})


SERIOUS_L3 = with_rule_level("L3", Level.SERIOUS)


@pytest.mark.parametrize(("gap_h", "level"), [(5, "critical"), (8, "serious"), (13, "caution"), (15, None)])
def test_a_level_raised_by_several_products_steps_down_with_the_older_one(gap_h: float, level: str | None) -> None:
    two: list[Intake] = [
        dose(1, "paracetamol", hour(0), name="Tylenol"),
        dose(2, "paracetamol", hour(0), name="Panadol"),
    ]
    found = [hit for hit in hits(SERIOUS_L3, Person(), [*two, drink(3, 60, hour(gap_h))]) if hit.rule == "L3"]
    assert {hit.level.word for hit in found} == ({level} if level else set())
    assert {hit.rule_level for hit in found} <= {Level.CRITICAL}


@pytest.mark.parametrize(
    ("profile", "level"),
    [
        (Profile(), "serious"),
        (Profile(liver=True), "serious"),
        (Profile(kidney=True), "critical"),
        (Profile(kidney=True, liver=True), "critical"),
        (Profile(kidney=True, lung=True), "critical"),
    ],
)
def test_weak_kidneys_raise_what_the_kidneys_clear_and_a_weak_liver_does_not(profile: Profile, level: str) -> None:
    knowledge = with_class("gabapentin", "cleared_by_kidney")
    found = hits(knowledge, Person(profile=profile), [dose(1, "oxycodone", hour(0)), dose(2, "gabapentin", hour(1))])
    assert [(hit.rule, hit.level.word) for hit in found] == [("D7", level)]


def test_one_step_at_most_for_lungs_and_organs_together() -> None:
    found = hits(
        with_class("oxycodone", "cleared_by_kidney"), Person(profile=Profile(lung=True, kidney=True, liver=True)),
        [dose(1, "caffeine", hour(0)), dose(2, "oxycodone", hour(1))],
    )  # fmt: skip
    assert [(hit.rule, hit.level) for hit in found] == [("D9", Level.CAUTION)]


def test_a_substance_that_no_rule_looks_back_on_has_no_window_of_its_own() -> None:
    table = RuleTable(SMALL)
    assert table.longest_look_back_h("melatonin") == 0
    assert table.longest_look_back_h("bup") == 336
    assert table.longest_look_back_h("slow_ssri") == 840
    assert table.longest_memory_h("caffeine") == 0
    assert table.longest_memory_h("bup_film") == 168


def test_a_rule_of_classes_asks_for_two_that_share_none_that_it_names() -> None:
    d4 = next(rule for rule in RULES if rule.id == "D4")
    row = SMALL.substances
    assert counts_as_different(d4, row["alprazolam"], row["ghb"])
    assert not counts_as_different(d4, row["alprazolam"], row["lorazepam"])
    assert not counts_as_different(d4, row["ghb"], row["ghb"])
