"""P1 and P13 with alcohol: each threshold from both sides."""

import pytest

from journal_app.domain.person import Profile
from tests.unit.domain.safety.diary import Diary, at


def drinker(days: int, grams: float = 80, *, clock: float = 19, profile: Profile | None = None) -> Diary:
    """So many days with one drink an evening, the last on day `days - 1`."""
    diary = Diary(profile=profile)
    for day in range(days):
        diary.drink(day, clock, grams)
    return diary


def test_seven_heavy_days_then_12_hours_past_the_usual_drink_ask() -> None:
    diary = drinker(7)
    assert not diary.asked(at(8, 7)), "exactly 12 h past the usual 19:00 of the day after"
    (question,) = diary.asked(at(8, 7.02))
    assert (question.rule, question.level) == ("P1", None)
    assert [key for key, _ in question.choices] == ["stopped", "cut_down", "not_logged"]
    assert not diary.found(at(8, 8)), "silence alone only asks"


@pytest.mark.parametrize(("days", "grams"), [(6, 80), (7, 79.9)])
def test_one_day_or_a_little_less_is_not_heavy_daily_drinking(days: int, grams: float) -> None:
    diary = drinker(days, grams)
    diary.none(days, "alcohol")
    assert not diary.found(at(days + 1))
    assert not diary.asked(at(days + 3))


def test_a_none_that_is_said_fires_and_is_history_after_five_days() -> None:
    diary = drinker(7)
    diary.none(7, "alcohol")
    (finding,) = diary.found(at(7, 13))
    assert (finding.rule, finding.level.word) == ("P1", "critical")
    assert finding.anchor == diary.entries[6]
    assert finding.over_at == at(11, 19)


@pytest.mark.parametrize("what", ["everything", "alcohol"])
def test_a_none_of_something_else_does_not(what: str) -> None:
    diary = drinker(7)
    diary.none(7, "benzodiazepine")
    assert not diary.found(at(7, 20))
    diary.none(7, what)
    assert diary.levels(at(7, 20)) == [("P1", "critical")]


def test_answers_decide() -> None:
    for answer, level in (("stopped", ["critical"]), ("cut_down", ["critical"]), ("not_logged", [])):
        diary = drinker(8)
        diary.answer("P1", diary.entries[7], answer)
        assert [word for _, word in diary.levels(at(9, 8))] == level
        assert not diary.asked(at(9, 8))


def test_a_late_entry_that_fills_the_gap_takes_it_away() -> None:
    diary = drinker(8)
    assert diary.asked(at(9, 12))
    diary.drink(8, 20, 80)
    assert not diary.asked(at(9, 12))


def test_an_amount_that_is_not_known_is_never_zero() -> None:
    diary = Diary()
    for day in range(7):
        diary.drink(day, 19, None)
    diary.none(7)
    assert not diary.found(at(8)), "not known to be heavy"
    for day in range(7):
        diary.drink(day, 20, None, heavy=True)
    assert diary.levels(at(8)) == [("P1", "critical")], "said to be heavy"


def test_a_day_of_half_asks_when_it_is_over_and_once() -> None:
    for grams, asks in ((45, 1), (46, 0)):
        diary = drinker(7, 90)
        lower = diary.drink(7, 19, grams)
        assert not diary.asked(at(8, 3.9)), "the day runs to 04:00"
        assert [question.anchor for question in diary.asked(at(8, 4))] == [lower.id] * asks
        diary.drink(8, 19, grams)
        assert len(diary.asked(at(9, 4))) == asks, "the days after are as low"
        assert not diary.found(at(9, 4))


def test_a_day_of_half_with_a_drink_of_unknown_size_says_nothing() -> None:
    diary = drinker(7, 90)
    diary.drink(7, 19, 20)
    diary.drink(7, 20, None)
    assert not diary.asked(at(8, 4))


def test_after_a_seizure_a_quarter_less_counts() -> None:
    profile = Profile(seizures=True)
    for grams, rules in ((75, [("P13", "serious")]), (76, []), (50, [("P1", "serious")])):
        diary = drinker(7, 100, profile=profile)
        diary.drink(7, 19, grams)
        assert diary.levels(at(8, 4)) == rules
    diary = drinker(7, 100)
    diary.drink(7, 19, 75)
    assert not diary.asked(at(8, 4)), "without one it does not"


def test_a_person_who_shakes_need_not_drink_heavily() -> None:
    for profile in (Profile(shakes=True), Profile(seizures=True)):
        for days, rules in ((4, [("P1", "critical")]), (3, [])):
            diary = drinker(days, 30, profile=profile)
            diary.none(days, "alcohol")
            assert diary.levels(at(days, 20)) == rules


def test_old_imported_records_say_nothing() -> None:
    for age, rules in ((30, [("P1", "critical")]), (31, [])):
        diary = Diary()
        diary.entered_by, diary.entered_at = "import:somebody", at(age + 6, 19)
        for day in range(7):
            diary.drink(day, 19, 100)
        diary.none(7, "alcohol")
        assert diary.levels(at(100)) == rules


def test_what_makes_a_seizure_more_likely_is_named_beside_it() -> None:
    diary = drinker(7)
    beside = diary.dose("bupropion", 6, 9)
    diary.none(7, "alcohol")
    (finding,) = diary.found(at(7, 13), "P1")
    assert finding.earlier == (beside,)
