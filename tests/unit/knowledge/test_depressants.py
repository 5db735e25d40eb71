"""No depressant of the list goes unseen beside another: alcohol, an opioid, a benzodiazepine, kratom and GHB."""

import pytest

from journal_app.domain.knowledge import Knowledge, Substance
from journal_app.domain.levels import Level
from journal_app.domain.rule_table import RuleTable
from tests.shipped import shipped_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return shipped_knowledge()


@pytest.fixture(scope="module")
def table(knowledge: Knowledge) -> RuleTable:
    return RuleTable(knowledge)


def worst(table: RuleTable, older: str, newer: str) -> Level | None:
    return max((match.level for match in table.pair(older, newer).ordered), default=None)


def depressants(knowledge: Knowledge, tier: int, beside: str) -> list[Substance]:
    other = knowledge.substances[beside].ingredient
    return [row for row in knowledge.substances.values() if row.tier == tier and row.ingredient != other]


def below(table: RuleTable, rows: list[Substance], beside: str, level: Level) -> list[str]:
    """Those that stay below the level in one order or the other."""
    return [
        row.id
        for row in rows
        if any((worst(table, *order) or Level.NOTE) < level for order in ((row.id, beside), (beside, row.id)))
    ]


def test_the_list_is_as_wide_as_it_was(knowledge: Knowledge) -> None:
    rows = knowledge.substances.values()
    assert sum(row.tier == 1 for row in rows) >= 180
    assert sum("opioid" in row.classes for row in rows) >= 75
    assert sum("benzodiazepine" in row.classes for row in rows) >= 65
    assert sum("barbiturate" in row.classes for row in rows) >= 14


def test_alcohol_with_any_strong_depressant_is_critical(knowledge: Knowledge, table: RuleTable) -> None:
    assert below(table, depressants(knowledge, 1, "alcohol"), "alcohol", Level.CRITICAL) == []


@pytest.mark.parametrize("beside", ["oxycodone", "diazepam", "kratom_leaf", "seven_oh", "ghb", "unknown_sedative"])
def test_two_strong_depressants_are_serious_or_worse(knowledge: Knowledge, table: RuleTable, beside: str) -> None:
    assert below(table, depressants(knowledge, 1, beside), beside, Level.SERIOUS) == []


@pytest.mark.parametrize("beside", ["alcohol", "methadone", "diazepam", "kratom_leaf", "ghb", "gabapentin"])
def test_a_weaker_depressant_is_never_silent_beside_a_depressant(
    knowledge: Knowledge, table: RuleTable, beside: str
) -> None:
    assert below(table, depressants(knowledge, 2, beside), beside, Level.CAUTION) == []


def test_newer_antihistamines_and_what_makes_nobody_sleepy_raise_nothing_alone_with_alcohol(table: RuleTable) -> None:
    for quiet in ("loratadine", "bilastine", "not_a_depressant", "gut_opioid_blocker"):
        assert worst(table, quiet, "alcohol") is None, quiet


def test_every_depressant_of_the_list_says_where_its_numbers_are_from(knowledge: Knowledge) -> None:
    for row in knowledge.substances.values():
        if row.tier is None:
            continue
        assert row.sources, row.id
        assert row.depressant, row.id
        if row.half_life_used_h is None and row.id != "alcohol":
            assert row.window_note, row.id
        if row.half_life_low_h is None and row.half_life_used_h is not None and not row.class_level:
            assert row.confidence != "high" or row.window_note, row.id
