"""P2, P3 and P13 with medicines: each threshold from both sides, the regimen and the prescriber's plan."""

import pytest

from journal_app.domain.person import Profile
from journal_app.domain.safety.evaluate import safety_alerts
from tests.unit.domain.safety.diary import KNOWLEDGE, Diary, at, medicine
from tests.unit.domain.small_knowledge import JOURNAL


def nightly(name: str, days: int, value: float | None = 10, *, clock: float = 22) -> Diary:
    """One dose a night, the last on day `days - 1`."""
    diary = Diary()
    for day in range(days):
        diary.dose(name, day, clock, value)
    return diary


def test_a_silence_longer_than_twice_the_own_interval_asks_and_is_serious() -> None:
    diary = nightly("zolpidem", 14)
    assert not diary.found(at(15, 22)), "48 h: twice the interval of a day"
    assert diary.levels(at(15, 22.02)) == [("P2", "serious")]
    (question,) = diary.asked(at(15, 22.02))
    assert question.text == "zolpidem?"
    assert question.about == "zolpidem"


def test_a_silence_after_short_intervals_is_36_hours() -> None:
    diary = Diary()
    for day in range(14):
        for clock in (8, 14, 20):
            diary.dose("alprazolam", day, clock)
    assert not diary.found(at(15, 8)), "36 h"
    assert diary.levels(at(15, 8.02)) == [("P2", "serious")]


@pytest.mark.parametrize(("days", "rules"), [(13, []), (14, [("P2", "critical")])])
def test_two_weeks_make_the_baseline(days: int, rules: list[tuple[str, str]]) -> None:
    diary = nightly("diazepam", days)
    diary.none(days, "benzodiazepine")
    assert diary.levels(at(days, 20)) == rules


def test_most_days_make_the_baseline() -> None:
    for gaps, rules in ((6, [("P2", "critical")]), (7, [])):
        diary = Diary()
        missed = set(range(2, 2 + gaps))
        for day in range(15):
            if day not in missed:
                diary.dose("diazepam", day, 22)
        diary.none(15, "diazepam")
        assert diary.levels(at(15, 20), "P2")[-1:] == rules


def test_answers_decide() -> None:
    expected = {"stopped": ["critical"], "cut_down": ["critical"], "planned": ["caution"], "not_logged": []}
    for answer, levels in expected.items():
        diary = nightly("diazepam", 20)
        diary.answer("P2", diary.entries[-1], answer)
        assert [word for _, word in diary.levels(at(25))] == levels
        assert not diary.asked(at(25))


def test_a_late_entry_that_fills_the_gap_takes_it_away() -> None:
    diary = nightly("diazepam", 20)
    assert diary.levels(at(22)) == [("P2", "serious")]
    diary.dose("diazepam", 20, 22)
    assert not diary.found(at(22))


def test_another_of_the_group_goes_on() -> None:
    diary = nightly("alprazolam", 20)
    for day in range(20, 26):
        diary.dose("diazepam", day, 9)
    assert not diary.found(at(26))
    diary.none(26, "alprazolam")
    assert not diary.found(at(26, 20)), "none of the one that was given up"
    diary.none(26, "diazepam")
    assert diary.levels(at(26, 20)) == [("P2", "critical")], "and none of the other"


def test_a_half_is_asked_about_once_and_its_answer_decides() -> None:
    for value, found in ((5, [("P2", "serious")]), (5.1, [])):
        diary = nightly("diazepam", 15, 10)
        lower = diary.dose("diazepam", 15, 22, value)
        assert not diary.found(at(16, 3.9))
        assert diary.levels(at(16, 4)) == found
        diary.dose("diazepam", 16, 22, value)
        assert diary.levels(at(17, 4)) == found
    diary = nightly("diazepam", 15, 10)
    lower = diary.dose("diazepam", 15, 22, 5)
    diary.answer("P2", lower, "cut_down")
    (finding,) = diary.found(at(16, 4))
    assert (finding.level.word, finding.case) == ("critical", "fell")


def test_an_answer_about_a_lower_day_is_none_about_the_silence_after_it() -> None:
    diary = nightly("diazepam", 15, 10)
    lower = diary.dose("diazepam", 15, 22, 5)
    diary.answer("P2", lower, "not_logged", day=16.3)
    assert not diary.found(at(17, 21))
    assert diary.levels(at(18)) == [("P2", "serious")]
    assert [question.anchor for question in diary.asked(at(18))] == [lower.id]
    diary.answer("P2", lower, "not_logged", day=18)
    assert not diary.found(at(19))
    assert not diary.asked(at(19))


def test_a_silence_and_what_is_said_of_it() -> None:
    diary = nightly("diazepam", 15, 10)
    diary.dose("alprazolam", 14, 23)
    diary.drink(14, 23, 20)

    assert diary.levels(at(16)) == []
    assert diary.levels(at(18)) == [("P2", "serious")]
    diary.none(15)
    assert diary.levels(at(18)) == [("P2", "critical")]


def test_unlike_units_and_unknown_amounts_are_not_compared() -> None:
    diary = nightly("diazepam", 15, 10)
    diary.dose("diazepam", 15, 22, 1, "tablet")
    assert not diary.found(at(16, 4))
    diary = nightly("diazepam", 15, 10)
    diary.dose("diazepam", 15, 21, 1)
    diary.dose("diazepam", 15, 22, None)
    assert not diary.found(at(16, 4))


def test_after_a_seizure_a_quarter_less_counts() -> None:
    for value, found in ((7.5, [("P13", "serious")]), (7.6, [])):
        diary = nightly("diazepam", 15, 10)
        diary.dose("diazepam", 15, 22, value)
        assert not diary.found(at(16, 4))
        diary.person = Diary(profile=Profile(seizures=True)).person
        assert diary.levels(at(16, 4)) == found


def test_a_lower_dose_as_planned_is_a_caution() -> None:
    diary = nightly("diazepam", 15, 10)
    diary.dose("diazepam", 15, 22, 5)
    diary.marker(15, "dose_lowered")
    assert diary.levels(at(16, 4)) == [("P2", "caution")]
    assert not diary.asked(at(16, 4))
    as_needed = medicine("diazepam", 0, steps=[(15, 5)], scheduled=False)
    for value, level in ((5, "caution"), (4, "serious")):
        diary = Diary(regimen=[as_needed])
        for day in range(15):
            diary.dose("diazepam", day, 22, 10)
        diary.dose("diazepam", 15, 22, value)
        assert ("P2", level) in diary.levels(at(16, 4)), "much less than the plan is not the plan"


def test_a_regimen_needs_no_logging_and_its_stop_date_speaks() -> None:
    diary = Diary(regimen=[medicine("diazepam", 0)])
    diary.note(30)
    assert not diary.found(at(40))
    for days, rules in ((14, [("P2", "critical")]), (13, [])):
        stopped = medicine("diazepam", 0, days)
        diary = Diary(regimen=[stopped])
        assert diary.levels(at(days + 1)) == rules
    (finding,) = Diary(regimen=[medicine("diazepam", 0, 30)]).found(at(20))
    assert finding.happened == finding.moment, "a stop date to come is told at once, and stands at its date"


def test_a_stop_that_ends_a_taper_is_a_caution() -> None:
    diary = Diary(regimen=[medicine("diazepam", 0, 40, steps=[(10, 8), (20, 6), (30, 4)])])
    assert diary.levels(at(41)) == [("P2", "caution")]


def test_steps_that_halve_a_medicine_are_cautions_of_their_own() -> None:
    diary = Diary(regimen=[medicine("diazepam", 0, steps=[(30, 6), (40, 3), (50, 1)])])
    assert not diary.found(at(39))
    assert diary.levels(at(45)) == [("P2", "caution")]
    alerts = safety_alerts(KNOWLEDGE, diary.person, [], at(55), JOURNAL)
    assert [alert.level.word for alert in alerts] == ["caution", "caution"]
    assert len({alert.id for alert in alerts}) == 2


def test_a_switch_in_the_regimen_is_no_stop() -> None:
    switched = [medicine("alprazolam", 0, 30), medicine("diazepam", 31, number=501)]
    assert not Diary(regimen=switched).found(at(40))
    late = [medicine("alprazolam", 0, 30), medicine("diazepam", 36, number=501)]
    assert Diary(regimen=late).levels(at(50)) == [("P2", "critical")]


def test_two_skipped_days_running_ask() -> None:
    clonazepam = medicine("diazepam", 0)
    diary = Diary(regimen=[clonazepam])
    first = diary.skip(clonazepam, 20)
    assert not diary.found(at(22))
    diary.skip(clonazepam, 21)
    (finding,) = diary.found(at(22))
    assert (finding.rule, finding.level.word, finding.anchor) == ("P2", "serious", first)
    diary.dose("diazepam", 21, 23)
    assert not diary.found(at(22)), "it was taken after all"


def test_other_medicines_need_explicit_evidence() -> None:
    diary = nightly("kratom_leaf", 7)
    assert not diary.found(at(12)), "nothing logged is not said to be none"
    diary.none(7, "kratom")
    assert diary.levels(at(12)) == [("P3", "caution")]
    diary = nightly("kratom_leaf", 4)
    diary.none(4, "kratom")
    assert not diary.found(at(12)), "5 of 7 days"
    assert Diary(regimen=[medicine("sertraline", 0, 40)]).levels(at(41)) == [("P3", "caution")]
    assert not Diary(regimen=[medicine("sertraline", 0, 40, steps=[(20, 5)])]).found(at(41)), "a planned end"


def test_baclofen_is_no_benzodiazepine() -> None:
    diary = nightly("baclofen", 20)
    for day in range(20, 24):
        diary.dose("diazepam", day, 9)
    assert diary.levels(at(24)) == [("P2", "serious")]
