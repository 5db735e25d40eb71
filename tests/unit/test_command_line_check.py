"""The commands that say what is known about a combination or a rule, without a journal."""

import json

from tests.unit.said_commands import carried_out, is_one_sentence


def test_check_says_the_level_and_the_rules() -> None:
    said = carried_out("check", "kratom", "wine", "--json")
    assert said.status == 0
    assert said.json() == {"level": "critical", "rules": ["D2", "K1"], "unknown": []}


def test_check_without_hours_is_the_worse_and_hours_lower_it() -> None:
    near = carried_out("check", "alprazolam", "oxycodone", "--json").json()
    later = carried_out("check", "alprazolam", "oxycodone", "--hours-between", "20", "--json").json()
    gone = carried_out("check", "alprazolam", "oxycodone", "--hours-between", "1000", "--json").json()
    assert (near["level"], later["level"], gone["level"]) == ("critical", "serious", "none")
    assert gone["message"] == "No warning in our list. That does not mean it is safe."


def test_check_in_words_always_ends_with_the_sentence_that_silence_is_not_safety() -> None:
    for names in (("kratom", "wine"), ("kratom", "grandma's tea"), ("kratom", "Kratom")):
        said = carried_out("check", *names)
        assert said.status == 0
        assert said.out.splitlines()[-1] == "No result does not mean it is safe."
    assert "not checked: grandma's tea" in carried_out("check", "kratom", "grandma's tea").out


def test_check_of_a_batch_answers_each_line_in_its_order() -> None:
    lines = "\ufeffkratom\twine\r\n\nHEROIN\tXanax\tgrandma's tea\nzzz\tyyy\n"
    said = carried_out("check", "--batch", "--json", stdin=lines.encode() + b"\xff\tkratom\n")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [answer["level"] for answer in answers] == ["critical", "none", "critical", "none", "none"]
    assert [len(answer["unknown"]) for answer in answers] == [0, 0, 1, 2, 1]
    assert ["message" in answer for answer in answers] == [False, True, False, True, True]
    assert ["error" in answer for answer in answers] == [False, True, False, False, False]


def test_check_in_words_says_what_can_happen_whom_to_call_and_what_to_do() -> None:
    said = carried_out("check", "kratom", "wine", "caffeine")
    lines = said.out.splitlines()
    assert lines[0] == "critical  alcohol + kratom  (rules D2, K1)"
    assert "together they can stop your breathing" in lines[1]
    assert any(line.strip().startswith("Call ") for line in lines)
    assert any(line.strip().startswith("1. ") for line in lines)
    assert any(line.startswith("note ") for line in lines)


def test_explain_says_what_meets_and_why_and_refuses_an_unknown_rule_in_one_sentence() -> None:
    said = carried_out("explain", "k1")
    assert said.status == 0
    assert said.out.startswith("K1: Kratom or 7-OH with alcohol\n")
    assert "How sure: " in said.out
    found = carried_out("explain", "N3+", "--json").json()
    assert (found["kind"], found["levels"][0]["level"]) == ("stack", "critical")
    refused = carried_out("explain", "D99")
    assert (refused.status, refused.out) == (1, "")
    assert is_one_sentence(refused.error)
    assert carried_out("explain").status == 2


def test_check_takes_two_names_in_one_pair_of_quotes() -> None:
    assert carried_out("check", "kratom + Xanax", "--json").json()["level"] == "critical"
    assert carried_out("check", "kratom").status == 2
