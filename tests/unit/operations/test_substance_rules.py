"""The rules that name a substance: each pairing once, the worst level for it, and none of them lost."""

from journal_app.domain.levels import Level
from journal_app.operations.substance_rules import RuleLine, rules_naming
from tests.shipped import shipped_knowledge


def lines_of(substance: str) -> tuple[RuleLine, ...]:
    knowledge = shipped_knowledge()
    return rules_naming(knowledge, knowledge.substances[substance])


def test_kratom_with_alcohol_is_told_once_with_all_that_is_known_of_it() -> None:
    (line,) = [each for each in lines_of("kratom_leaf") if each.words == "with alcohol"]
    assert line.level == Level.CRITICAL
    assert set(line.rules) == {"D2", "K1"}


def test_a_rule_that_two_lines_say_together_stands_with_both() -> None:
    lines = lines_of("kratom_leaf")
    assert [each.words for each in lines if "K2" in each.rules] == [
        "with a benzodiazepine",
        "with a barbiturate, GHB or another like it",
    ]


def test_what_is_more_exact_than_a_wider_line_keeps_its_own() -> None:
    (line,) = [each for each in lines_of("kratom_leaf") if "A3" in each.rules]
    assert "buprenorphine" in line.words


def test_no_substance_is_told_the_same_twice_and_worse_comes_first() -> None:
    for substance in shipped_knowledge().substances:
        lines = lines_of(substance)
        words = [each.words for each in lines]
        assert len(set(words)) == len(words), substance
        levels = [each.level for each in lines]
        assert levels == sorted(levels, reverse=True), substance


def test_no_rule_that_selects_a_substance_is_lost() -> None:
    knowledge = shipped_knowledge()
    for substance in ("kratom_leaf", "methadone", "alcohol", "diazepam"):
        row = knowledge.substances[substance]
        wanted = {rule.id for rule in knowledge.pair_rules if rule.a.selects(row) or rule.b.selects(row)}
        told = {rule for line in lines_of(substance) for rule in line.rules}
        assert wanted
        assert wanted <= told, substance
