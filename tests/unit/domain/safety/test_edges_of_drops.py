"""A day that is lower, at its edges: which days it is held against, how many are known, and that it is said once."""

import pytest

from journal_app.domain.entries import Entry
from journal_app.domain.person import Profile
from tests.unit.domain.safety.diary import Diary, at


def nights(*values: float | None, name: str = "diazepam", seizures: bool = False) -> Diary:
    """One dose a night; None: its amount is not known."""
    diary = Diary(profile=Profile(seizures=seizures))
    for day, value in enumerate(values):
        diary.dose(name, day, 22, value)
    return diary


def lower_days(diary: Diary, now: float) -> list[tuple[str, Entry]]:
    return [(finding.rule, finding.anchor) for finding in diary.found(at(now, 4)) if isinstance(finding.anchor, Entry)]


@pytest.mark.parametrize(("unknown", "said"), [(7, True), (8, False)])
def test_seven_known_days_among_the_two_weeks_before(unknown: int, said: bool) -> None:
    diary = nights(10, *[None] * unknown, *[10.0] * (13 - unknown), 5)
    assert bool(diary.found(at(15, 4))) is said


@pytest.mark.parametrize(("unknown", "said"), [(7, True), (8, False)])
def test_the_day_two_weeks_before_is_the_first_that_counts(unknown: int, said: bool) -> None:
    diary = nights(10, *[None] * unknown, *[10.0] * 6, 5)
    assert bool(diary.found(at(8 + unknown, 4))) is said


def test_what_is_usual_is_not_what_it_was_long_ago() -> None:
    for value, said in ((10, False), (5.1, False), (5, True)):
        diary = nights(*[20.0] * 10, *[10.0] * 14, value)
        assert (("P2", diary.entries[-1]) in lower_days(diary, 25)) is said


@pytest.mark.parametrize(("again", "times"), [(22, 1), (23, 2)])
def test_a_second_lower_day_within_a_week_says_nothing_more(again: int, times: int) -> None:
    diary = nights(*[10.0] * 15, 5, *[10.0] * (again - 16), 5)
    first, second = diary.entries[15], diary.entries[again]
    assert lower_days(diary, again + 1) == [("P2", first), ("P2", second)][:times]


@pytest.mark.parametrize(("again", "times"), [(22, 1), (23, 2)])
def test_a_quarter_less_is_said_once_in_a_week_too(again: int, times: int) -> None:
    diary = nights(*[10.0] * 15, 7.5, *[10.0] * (again - 16), 7.5, seizures=True)
    first, second = diary.entries[15], diary.entries[again]
    assert lower_days(diary, again + 1) == [("P13", first), ("P13", second)][:times]


def test_half_after_a_quarter_less_is_said_and_a_quarter_less_after_half_is_not() -> None:
    diary = nights(*[10.0] * 15, 7.5, 5, seizures=True)
    assert [rule for rule, _ in lower_days(diary, 17)] == ["P13", "P2"]
    diary = nights(*[10.0] * 15, 5, 7.5, seizures=True)
    assert [rule for rule, _ in lower_days(diary, 17)] == ["P2"]


def test_a_little_less_the_day_before_does_not_hide_a_quarter_less() -> None:
    diary = Diary(profile=Profile(seizures=True))
    for day, grams in enumerate([100, 100, 100, 100, 100, 100, 100, 90]):
        diary.drink(day, 19, grams)
    assert not diary.found(at(8, 4))
    lower = diary.drink(8, 19, 75)
    assert lower_days(diary, 9) == [("P13", lower)]


def test_one_more_and_another_less_is_a_switch() -> None:
    diary = Diary()
    for day in range(15):
        diary.dose("diazepam", day, 21, 10)
        diary.dose("alprazolam", day, 22, 1)
    diary.dose("diazepam", 15, 21, 5)
    assert diary.found(at(16, 4)), "alprazolam ended, diazepam fell"
    for value, said in ((1, True), (1.1, False), (None, False)):
        switched = Diary()
        switched.entries = list(diary.entries)
        switched.dose("alprazolam", 15, 22, value)
        assert bool(switched.found(at(16, 4))) is said


def test_two_weeks_of_it_must_come_before_the_lower_day() -> None:
    assert nights(*[10.0] * 14, 5).found(at(15, 4))
    assert not nights(*[10.0] * 13, 5).found(at(14, 4))


def evenings(*grams: float) -> Diary:
    """One drink on each evening; 0: none that evening."""
    diary = Diary()
    for day, value in enumerate(grams):
        if value:
            diary.drink(day, 19, value)
    return diary


def test_a_drinking_day_of_half_is_held_against_the_ten_days_before_it() -> None:
    since = [0.0, 0, 0, 90, 90, 90, 90, 90, 90]
    assert evenings(90, *since, 45).asked(at(11, 4))
    assert not evenings(90, 0, *since, 45).asked(at(12, 4)), "the first of the seven was eleven days ago"


def test_the_last_drink_of_the_lower_day_is_what_is_asked_about() -> None:
    diary = evenings(*[90] * 7)
    diary.drink(7, 18, 20)
    last = diary.drink(7, 22, 20)
    assert [question.anchor for question in diary.asked(at(8, 4))] == [last.id]
