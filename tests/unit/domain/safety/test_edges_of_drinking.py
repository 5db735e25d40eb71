"""P1 and P13 with alcohol at their edges: the ten days, what is usual for a person, and when the first drink is due."""

from collections.abc import Sequence

import pytest

from journal_app.domain.person import Profile
from tests.unit.domain.safety.diary import Diary, at


def evenings(grams: Sequence[float | None], *, profile: Profile | None = None, clock: float = 19) -> Diary:
    """One drink on each evening; 0: none that evening, None: a drink that was said to be heavy, of unknown size."""
    diary = Diary(profile=profile)
    for day, value in enumerate(grams):
        if value != 0:
            diary.drink(day, clock, value, heavy=value is None)
    return diary


def asked(diary: Diary, day: float, clock: float) -> bool:
    return bool(diary.asked(at(day, clock)))


@pytest.mark.parametrize(("missed", "levels"), [(3, [("P1", "critical")]), (4, [])])
def test_seven_heavy_days_among_ten(missed: int, levels: list[tuple[str, str]]) -> None:
    diary = evenings([80, *[0.0] * missed, *[80.0] * 6])
    diary.none(missed + 7, "alcohol")
    assert diary.levels(at(missed + 7, 20)) == levels


@pytest.mark.parametrize(("grams", "asks"), [(60, True), (61, False)])
def test_what_is_usual_is_the_median_of_the_heavy_days_where_six_are_known(grams: float, asks: bool) -> None:
    diary = evenings([20, 20, 20, None, 80, 80, 120, 120, 120, 120, grams])
    assert asked(diary, 11, 4) is asks


@pytest.mark.parametrize(("grams", "asks"), [(35, True), (36, False)])
def test_with_fewer_heavy_days_it_is_the_median_of_all(grams: float, asks: bool) -> None:
    diary = evenings([40, 40, 40, 40, 40, 100, 100, 100, 100, 100, grams], profile=Profile(shakes=True))
    assert asked(diary, 11, 4) is asks


@pytest.mark.parametrize(("grams", "asks"), [(15, True), (15.1, False)])
def test_a_person_who_shakes_is_asked_about_half_of_a_little(grams: float, asks: bool) -> None:
    assert asked(evenings([30, 30, 30, 30, grams], profile=Profile(shakes=True)), 5, 4) is asks
    assert not asked(evenings([30, 30, 30, 30, grams]), 5, 4)


@pytest.mark.parametrize(("clock", "asks"), [(24, False), (24.02, True)])
def test_silence_counts_from_the_usual_time_of_the_first_drink(clock: float, asks: bool) -> None:
    diary = Diary()
    for day in range(7):
        diary.drink(day, 12, 40)
        diary.drink(day, 20, 40)
    assert asked(diary, 7, clock) is asks


def test_one_day_without_a_time_does_not_move_the_usual_time() -> None:
    diary = evenings([80] * 3, clock=15)
    diary.drink(3, None, 80)
    for day in range(4, 7):
        diary.drink(day, 15, 80)
    assert not asked(diary, 8, 3)
    assert asked(diary, 8, 3.02)


@pytest.mark.parametrize(("clock", "asks"), [(16, False), (16.02, True)])
def test_drinks_without_a_time_of_day_are_asked_about_after_a_day_and_a_half(clock: float, asks: bool) -> None:
    diary = Diary()
    for day in range(7):
        diary.drink(day, None, 80)
    assert asked(diary, 8, clock) is asks, "36 h after the end of the last day, which is at 04:00"
