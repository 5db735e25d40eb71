"""What a warning without a pair says, with the words that ship."""

from functools import cache

import msgspec
import pytest

from journal_app.domain.alert_text import AlertText, alert_text
from journal_app.domain.alerts import Alert
from journal_app.domain.episodes import episodes
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.person import Person
from journal_app.domain.safety.evaluate import safety_alerts
from journal_app.domain.safety.questions import questions
from tests.shipped import shipped_knowledge
from tests.unit.domain.safety.diary import Diary, at, medicine
from tests.unit.domain.small_knowledge import JOURNAL


@cache
def knowledge() -> Knowledge:
    return shipped_knowledge()


def alerts(diary: Diary, day: float) -> list[Alert]:
    return [
        alert
        for alert in safety_alerts(knowledge(), diary.person, diary.entries, at(day), JOURNAL)
        if alert.rule in ("P1", "P2", "P3", "P4", "P13")
    ]


def said(diary: Diary, day: float, rule: str) -> AlertText:
    (alert,) = [alert for alert in alerts(diary, day) if alert.rule == rule]
    return alert_text(knowledge(), alert, "GB")


def daily(name: str, days: int, value: float = 10) -> Diary:
    diary = Diary()
    for day in range(days):
        if name == "alcohol":
            diary.drink(day, 19, value)
        else:
            diary.dose(name, day, 19, value)
    return diary


def test_an_abrupt_stop_of_alcohol_shows_the_signs_of_withdrawal() -> None:
    diary = daily("alcohol", 10, 100)
    diary.none(10, "alcohol")
    text = said(diary, 10.5, "P1")
    assert text.summary == "Stopping suddenly can be dangerous. Please get medical help today."
    assert text.emergency_number == "999"
    assert "seeing or hearing things others do not" in text.signs_in_yourself
    assert "a seizure" in text.signs_others_see
    assert text.apart == ""
    assert "close together" not in text.title
    assert text.announcement.startswith("Critical alert. Alcohol. A sudden stop is dangerous.")


def test_what_a_stop_looks_back_on_is_listed() -> None:
    diary = daily("diazepam", 20)
    diary.dose("tramadol", 19, 9, 50)
    diary.none(20)
    text = said(diary, 20.5, "P2")
    assert text.title == "Diazepam on most days, and then none"
    assert [line.split()[0] for line in text.taken] == ["Tramadol", "Diazepam"]
    assert text.names == "Diazepam and tramadol"


def test_a_return_after_a_gap_speaks_of_the_body_and_lists_both_ends() -> None:
    diary = daily("kratom_leaf", 7)
    for day in range(7, 15):
        diary.note(day)
    diary.dose("kratom_leaf", 15, 12)
    text = said(diary, 15.6, "P4")
    assert text.summary == "Your body may no longer handle what it used to."
    assert len(text.taken) == 2
    assert any("naloxone" in step.title for step in text.steps)
    assert any("alone" in step.title for step in text.steps)


def test_a_stay_is_named_and_is_no_substance() -> None:
    diary = Diary()
    diary.marker(0, "prison")
    diary.dose("heroin", 3, 12, None)
    (alert,) = [alert for alert in alerts(diary, 4) if alert.rule == "P4"]
    text = alert_text(knowledge(), alert, "GB")
    assert text.title == "Heroin when the body is not used to it"
    assert text.taken[0].startswith("A time in prison on 2 March")
    assert text.names == "Heroin"
    assert "heroin" in episodes([alert])[0].ingredients


@pytest.mark.parametrize(("name", "days", "over"), [("alcohol", 10, 14.8), ("diazepam", 20, 33.8)])
def test_a_stop_is_history_when_its_danger_is_over(name: str, days: int, over: float) -> None:
    diary = daily(name, days, 100)
    diary.none(days)
    for day, state in ((over - 0.05, "to_review"), (over + 0.05, "historical")):
        (alert,) = alerts(diary, day)
        assert alert.state == state


def test_a_stop_is_history_when_it_was_taken_again_and_never_goes() -> None:
    diary = daily("diazepam", 20)
    diary.none(20)
    (before,) = alerts(diary, 20.9)
    diary.dose("diazepam", 21, 19)
    (after,) = alerts(diary, 22)
    assert (before.id, before.state, after.state) == (after.id, "to_review", "historical")


def test_a_return_is_history_after_two_weeks() -> None:
    diary = Diary()
    diary.marker(0, "detox")
    diary.dose("heroin", 3, 12)
    for day, state in ((17.4, "to_review"), (17.6, "historical")):
        assert [alert.state for alert in alerts(diary, day) if alert.rule == "P4"] == [state]


def test_a_question_names_what_it_is_about_and_is_asked_for_two_weeks() -> None:
    diary = daily("zolpidem", 20)
    (question,) = questions(knowledge(), diary.person, diary.entries, at(23), JOURNAL)
    assert question.text.startswith("Your log shows less zolpidem than on the days before. Did you stop, cut down,")
    assert dict(question.choices) == {
        "stopped": "I stopped", "cut_down": "I cut down", "planned": "It is a step of my plan",
        "not_logged": "I just did not log it",
    }  # fmt: skip
    assert not questions(knowledge(), diary.person, diary.entries, at(34), JOURNAL)


def test_two_stops_are_asked_about_the_newest_first() -> None:
    diary = daily("zolpidem", 20)
    for day in range(22):
        diary.drink(day, 20, 100)
    found = questions(knowledge(), diary.person, diary.entries, at(24), JOURNAL)
    assert [question.rule for question in found] == ["P1", "P2"]
    assert len({question.id for question in found}) == 2


def test_a_step_of_the_plan_says_so() -> None:
    diary = Diary(regimen=[medicine("diazepam", 0, steps=[(30, 5)])])
    text = said(diary, 31, "P2")
    assert text.title == "A step down with diazepam, as planned"
    assert not questions(knowledge(), diary.person, diary.entries, at(31), JOURNAL)


def test_nothing_is_said_without_the_rules() -> None:
    diary = daily("diazepam", 20)
    diary.none(20)
    bare = msgspec.structs.replace(knowledge(), safety_rules={})
    assert not safety_alerts(bare, Person(), diary.entries, at(21), JOURNAL)


@pytest.mark.parametrize("beside", ["bupropion", "tramadol", "tapentadol"])
def test_what_makes_a_seizure_more_likely_is_named_beside_a_stop(beside: str) -> None:
    for name in ("diazepam", "alcohol"):
        diary = Diary()
        for day in range(20):
            if name == "alcohol":
                diary.drink(day, 20, 120)
            else:
                diary.dose(name, day, 20, 10)
        diary.none(20, name)
        rule = "P1" if name == "alcohol" else "P2"
        assert "more likely" not in said(diary, 21, rule).may_add
        diary.dose(beside, 18, 9, 100)
        assert said(diary, 21, rule).may_add == f"{beside.capitalize()} can make a seizure more likely."
        standing = Diary(regimen=[medicine(beside, 0)])
        standing.entries = [entry for entry in diary.entries if getattr(entry, "substance", "") != beside]
        assert said(standing, 21, rule).may_add == f"{beside.capitalize()} can make a seizure more likely."
