"""What is asked, at its edges: for two weeks to the minute, never of what is still to come, and with words only."""

import msgspec
import pytest

from journal_app.domain.person import Profile
from journal_app.domain.safety.questions import questions
from tests.unit.domain.safety.diary import KNOWLEDGE, Diary, at
from tests.unit.domain.small_knowledge import JOURNAL


def nightly(days: int, *, profile: Profile | None = None) -> Diary:
    diary = Diary(profile=profile)
    for day in range(days):
        diary.dose("diazepam", day, 22)
    return diary


@pytest.mark.parametrize(("clock", "asks"), [(22, True), (22.02, False)])
def test_two_weeks_after_the_last_dose_it_is_asked_no_more(clock: float, asks: bool) -> None:
    assert bool(nightly(14).asked(at(27, clock))) is asks


@pytest.mark.parametrize(("clock", "asks"), [(11.9, False), (12, True)])
def test_a_return_is_asked_about_from_its_very_minute_on(clock: float, asks: bool) -> None:
    diary = Diary()
    for day in (0, 1, 2, 3, 4, 5, 6, 20):
        diary.dose("kratom_leaf", day, 12)
    assert bool(diary.asked(at(20, clock))) is asks


def test_a_rule_without_a_question_or_one_that_is_not_there_asks_nothing() -> None:
    diary = nightly(15, profile=Profile(seizures=True))
    diary.dose("diazepam", 15, 22, 7.5)
    assert [question.rule for question in diary.asked(at(16, 4))] == ["P13"]
    rules = dict(KNOWLEDGE.safety_rules)
    silent = {**rules, "P13": msgspec.structs.replace(rules["P13"], question="")}
    absent = {name: rule for name, rule in rules.items() if name != "P13"}
    for held in (silent, absent):
        known = msgspec.structs.replace(KNOWLEDGE, safety_rules=held)
        assert not questions(known, diary.person, diary.entries, at(16, 4), JOURNAL)


def test_the_newest_is_asked_first_and_each_stands_alone() -> None:
    diary = nightly(14)
    for day in range(14):
        diary.dose("baclofen", day, 21)
    first, second = diary.asked(at(16))
    assert [question.about for question in (first, second)] == ["diazepam", "baclofen"]
    assert first.id != second.id
    diary.answer("P2", diary.entries[13], "not_logged")
    assert [question.about for question in diary.asked(at(16))] == ["baclofen"]
