"""Each fault that a rule can have is found: silent where it should speak, loud where it should not, or too mild."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest

from journal_app.domain.alerts import Hit
from journal_app.domain.interactions import hits
from journal_app.domain.knowledge import Knowledge, LookBack, PairRule, Selector
from journal_app.domain.levels import Level
from journal_app.domain.rule_table import RuleTable
from journal_app.knowledge.rules_fire import contradictions, levels_of, pair_problems, stack_problems
from tests.unit.domain.small_knowledge import SMALL, classes


def rule(identity: str) -> PairRule:
    return next(each for each in SMALL.pair_rules if each.id == identity)


def changed(identity: str, **fields: Any) -> PairRule:
    """One rule with other fields; the engine that is tried goes on knowing the one of SMALL."""
    found: PairRule = msgspec.structs.replace(rule(identity), **fields)
    return found


def faults(each: PairRule) -> str:
    return "\n".join(pair_problems(RuleTable(SMALL), each))


@pytest.mark.parametrize("each", SMALL.pair_rules, ids=lambda each: each.id)
def test_a_sound_rule_has_no_fault(each: PairRule) -> None:
    assert faults(each) == ""


def test_the_stack_has_no_fault() -> None:
    assert list(stack_problems(RuleTable(SMALL), SMALL.stack_rules[0])) == []


WINDOW = LookBack(earlier=classes("opioid"), later=classes("antagonist"), until_h=100)


@pytest.mark.parametrize(
    ("each", "says"),
    [
        (changed("D1", b=Selector(classes=("benzodiazepine",), not_classes=("benzodiazepine",))), "can never fire"),
        (changed("D1", b=classes("ghb")), "does not fire for kratom_leaf and then ghb"),
        (changed("D1", level=Level.SERIOUS), "is critical for kratom_leaf and then alprazolam, and should be serious"),
        (changed("A1", directional=False), "does not fire for blocker and then kratom_leaf"),
        (changed("A1", look_backs=(WINDOW,)), "fires for kratom_leaf and then blocker after the end of its time"),
        (changed("A1", look_backs=(msgspec.structs.replace(WINDOW, until_h=400.0),)), "until the end of its time"),
        (changed("C1", look_backs=(msgspec.structs.replace(rule("C1").look_backs[0], from_h=60.0),)), "too early"),
        (changed("D1", look_backs=(LookBack(earlier=classes("opioid"), later=classes("benzodiazepine"), until_h=0),)),
         "which it is to be silent about"),
        (changed("A3", new_after_h=100.0), "does not fire for kratom_leaf and then bup, though bup is new"),
        (changed("A3", new_after_h=200.0), "fires for kratom_leaf and then bup, though bup is not new"),
        (changed("L3", alcohol_from_g=20.0), "does not fire for alcohol and then paracetamol"),
        (changed("L3", alcohol_from_g=40.0), "with too little alcohol"),
        (changed("L3", raised_by_count=3), "by the number of products of paracetamol"),
        (changed("D9", exceptions=rule("D9").exceptions[:1]), "caution for alcohol and then cocaine, and should"),
    ],
)  # fmt: skip
def test_a_fault_is_found(each: PairRule, says: str) -> None:
    assert says in faults(each)


def only(keep: Callable[[Hit], bool]) -> Callable[..., tuple[Hit, ...]]:
    def found(knowledge: Knowledge, *rest: Any, **table: Any) -> tuple[Hit, ...]:
        return tuple(hit for hit in hits(knowledge, *rest, **table) if keep(hit))

    return found


def test_a_rule_that_is_deaf_to_one_way_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = only(lambda hit: hit.later.substance != "ghb")
    monkeypatch.setattr("journal_app.knowledge.rules_fire.hits", deaf)
    assert "D3 does not fire for kratom_leaf and then ghb" in faults(rule("D3"))
    assert "ghb and then" not in faults(rule("D3"))


def test_a_stack_that_is_deaf_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal_app.knowledge.rules_fire.hits", only(lambda hit: hit.rule != "N3+"))
    assert list(stack_problems(RuleTable(SMALL), SMALL.stack_rules[0])) == ["N3+ does not fire for 3 depressants."]


def with_rules(*rules: PairRule) -> Knowledge:
    found: Knowledge = msgspec.structs.replace(SMALL, pair_rules=(*SMALL.pair_rules, *rules))
    return found


@pytest.mark.parametrize(
    ("twin", "says"),
    [
        (changed("D1", id="X1"), ["D1 and X1 repeat each other."]),
        (changed("D1", id="X1", level=Level.CAUTION), ["D1 and X1 contradict each other."]),
        (
            changed("D1", id="X1", a=rule("D1").b, b=rule("D1").a, level=Level.NOTE),
            ["D1 and X1 contradict each other."],
        ),
        (changed("D1", id="X1", directional=True), []),
        (changed("D1", id="X1", a=classes("kratom")), []),
        (changed("D9", id="X1", exceptions=()), ["D9 and X1 contradict each other."]),
    ],
)
def test_rules_about_the_same_pairs_are_found(twin: PairRule, says: Sequence[str]) -> None:
    assert list(contradictions(with_rules(twin))) == says


@pytest.mark.parametrize(
    ("identity", "levels"),
    [
        ("D1", "critical serious caution"),
        ("D5", "serious caution note"),
        ("D9", "serious caution note"),
        ("A1", "serious"),
        ("S1", "critical serious caution"),
        ("L3", "serious caution note"),
        ("C3", "caution note"),
    ],
)
def test_the_levels_that_a_rule_can_take(identity: str, levels: str) -> None:
    assert " ".join(level.word for level in levels_of(SMALL, rule(identity))) == levels
