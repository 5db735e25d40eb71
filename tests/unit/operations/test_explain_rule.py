"""One rule in words, for every rule there is; and what is said of a rule that is not there."""

import re

import pytest

from journal_app.errors import BadInput
from journal_app.operations.explain_rule import CASE_WORDS, explain_rule, explanation_in_words, rules_by_id
from tests.shipped import shipped_knowledge


def test_a_pair_says_what_meets_what_to_do_why_and_how_sure() -> None:
    found = explain_rule(shipped_knowledge(), "d1")
    assert (found.rule, found.kind, found.title) == ("D1", "pair", "An opioid with a benzodiazepine")
    assert found.meets[:2] == ("An opioid", "with a benzodiazepine")
    assert [each.level.word for each in found.levels] == ["critical", "serious", "caution"]
    assert found.levels[0].summary == "An opioid and a benzodiazepine: together they can stop your breathing."
    assert all(each.steps and each.why for each in found.levels[:1])
    assert found.sources[0].mark == "its text was read"
    assert found.how_sure == "Well established"


def test_a_stack_says_how_many_of_what() -> None:
    found = explain_rule(shipped_knowledge(), "N3+")
    assert found.kind == "stack"
    assert "3 or more" in found.meets[0]
    assert found.unconfirmed is False


def test_what_the_words_of_a_rule_are_for_is_said_in_words() -> None:
    rules = shipped_knowledge().safety_rules.values()
    assert {case for rule in rules for case in rule.cases} == CASE_WORDS.keys(), "an id is no name"
    abouts = {each.about for rule in rules for each in explain_rule(shipped_knowledge(), rule.id).levels}
    assert "shorter gaps" in abouts


def test_every_rule_can_be_explained_without_a_gap() -> None:
    for rule in rules_by_id(shipped_knowledge()):
        lines = list(explanation_in_words(shipped_knowledge(), rule))
        text = "\n".join(lines)
        assert lines[0].startswith(f"{rule}: ")
        assert not re.search(r"\{\w+\}|None|\.\.|  - ", text), rule
        assert "looked at" in lines[-1], rule
        for heading in ("What meets", "Why: ", "What you may notice: ", "How sure: ", "Sources"):
            assert heading in text, rule
        assert re.search(r"\d{1,2}:\d\d", text.partition("Sources")[0]) is None, f"no clock time in {rule}"


def test_a_window_of_no_length_says_nothing_of_a_span() -> None:
    rules = rules_by_id(shipped_knowledge())
    short = [rule for rule, each in rules.items() if any(not look.until_h for look in getattr(each, "look_backs", ()))]
    assert short
    for rule in short:
        assert " 0 minutes" not in "\n".join(explanation_in_words(shipped_knowledge(), rule)), rule


@pytest.mark.parametrize("unknown", ["D99", "", "  ", "kratom", "D1; drop", "\x00", "x" * 5000])
def test_an_unknown_rule_is_one_sentence_with_ids_that_are_near(unknown: str) -> None:
    with pytest.raises(BadInput) as refused:
        explain_rule(shipped_knowledge(), unknown)
    said = refused.value.sentence
    assert said.count(". ") == 0
    assert said.endswith(".")
    assert len(said) < 200
    assert re.search(r"[A-Z]\d", said)
    near = explain_near("D99")
    assert "D9" in near or "D1" in near


def explain_near(rule: str) -> str:
    with pytest.raises(BadInput) as refused:
        explain_rule(shipped_knowledge(), rule)
    return refused.value.sentence
