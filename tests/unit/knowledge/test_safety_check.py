"""The check of rules without a pair: it finds nothing in what ships, and finds each fault that is put into it."""

from datetime import date
from functools import cache

import msgspec
import pytest

from journal_app.domain.knowledge import Knowledge, SafetyRule, Selector
from journal_app.domain.levels import Level
from journal_app.knowledge.safety_check import WITHOUT_A_FINDING, safety_problems
from journal_app.knowledge.smallest_safety import CASES
from tests.shipped import shipped_knowledge

TODAY = date(2026, 12, 1)


@cache
def shipped() -> Knowledge:
    return shipped_knowledge()


def names(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(name.text.lower() for row in knowledge.substances.values() for name in row.names)


def problems(rule: SafetyRule) -> list[str]:
    knowledge = shipped()
    changed = msgspec.structs.replace(knowledge, safety_rules={**knowledge.safety_rules, rule.id: rule})
    return list(safety_problems(changed, names(changed), TODAY))


def rule(name: str) -> SafetyRule:
    return shipped().safety_rules[name]


def test_what_ships_has_no_fault() -> None:
    assert not list(safety_problems(shipped(), names(shipped()), TODAY))


def test_every_rule_has_a_case_or_acts_inside_others() -> None:
    assert set(CASES) | WITHOUT_A_FINDING == set(shipped().safety_rules)
    assert len(shipped().safety_rules) == 16


@pytest.mark.parametrize("name", list(CASES))
def test_a_level_too_many_is_found(name: str) -> None:
    own = rule(name)
    missing = next(level for level in Level if level not in own.levels)
    found = problems(msgspec.structs.replace(own, levels=(*own.levels, missing)))
    assert f"{name} has no case that raises it at the level {missing.word}." in found
    assert f"{name} has no text for the level {missing.word}." in found


@pytest.mark.parametrize(
    ("name", "group", "silent"),
    [("P1", "alcohol", "P1"), ("P2", "sedatives", "P13"), ("P4", "opioids", "P4"), ("P4", "naltrexone", "P4")],
)
def test_a_group_that_selects_nothing_is_found(name: str, group: str, silent: str) -> None:
    groups = {**rule(name).groups, group: Selector(substances=("no_such_thing",))}
    found = problems(msgspec.structs.replace(rule(name), groups=groups))
    assert any(each.startswith(f"{silent} has no case") for each in found)


def test_words_that_may_not_be_said_are_found() -> None:
    own = rule("P1")
    for word, fault in (("Take 5 mg.", "an amount"), ("You relapsed.", "the word"), ("Wait 3 days.", "a time")):
        text = msgspec.structs.replace(own.texts["critical"], why=word)
        found = problems(msgspec.structs.replace(own, texts={**own.texts, "critical": text}))
        assert any(fault in each for each in found), word


def test_questions_without_answers_are_found() -> None:
    for changed in (
        msgspec.structs.replace(rule("P2"), answers={}),
        msgspec.structs.replace(rule("P2"), question=""),
        msgspec.structs.replace(rule("P2"), answers={"perhaps": "Perhaps"}),
    ):
        assert any("answer" in each for each in problems(changed))


def test_a_rule_without_a_source_is_found() -> None:
    assert any("source" in each for each in problems(msgspec.structs.replace(rule("P4"), sources=())))
