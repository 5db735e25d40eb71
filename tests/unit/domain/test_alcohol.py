"""The alcohol clock: a load that falls steadily, never zero when not known, and never shorter for one more drink."""

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.alcohol import AlcoholClock, body_rate, clearance_rate, is_alcohol, known_grams
from journal_app.domain.person import Person, Profile
from journal_app.domain.taken import HOUR_US, taken_in_order
from tests.unit.domain.small_knowledge import SMALL, dose, drink, hour


def active_hours(drinks: list[tuple[float, float | None]], rate: float = 5.0) -> list[float]:
    """After each drink (hour, grams), for how many hours alcohol is active."""
    clock = AlcoholClock(rate)
    return [clock.add(round(at_h * HOUR_US), grams) for at_h, grams in drinks]


def test_the_rate_comes_from_the_profile_and_is_5_grams_an_hour_without_one() -> None:
    assert clearance_rate(Profile()) == 5
    assert clearance_rate(Profile(sex="female", weight_kg=60)) == pytest.approx(3.96)
    assert clearance_rate(Profile(weight_kg=60)) == pytest.approx(4.32)
    assert clearance_rate(Profile(sex="female")) == 5
    for nonsense in (0.0, -70.0, math.nan, math.inf):
        assert body_rate(Profile(weight_kg=nonsense)) is None
        assert clearance_rate(Profile(weight_kg=nonsense)) == 5


def test_no_weight_and_no_sex_makes_alcohol_count_shorter_than_without_it() -> None:
    assert body_rate(Profile(sex="male", weight_kg=80)) == pytest.approx(6.528), "Widmark's for a man of 80 kg"
    assert clearance_rate(Profile(sex="male", weight_kg=80)) == 5
    assert clearance_rate(Profile(weight_kg=95)) == 5
    assert clearance_rate(Profile(sex="male", weight_kg=60)) == pytest.approx(4.32), "as without the sex"


def test_drinks_chain_and_empty_between() -> None:
    assert active_hours([(0, 14), (1, 14), (2, 14), (3, 14)])[-1] == pytest.approx(11.2 - 3)
    assert active_hours([(0, 14), (10, 14)]) == pytest.approx([2.8, 2.8])


def test_at_least_two_hours_and_at_most_48() -> None:
    assert active_hours([(0, 8)]) == [2]
    assert active_hours([(0, 1000)]) == [48]
    assert active_hours([(0, 1000), (47, 1000)]) == [48, 48]
    assert active_hours([(0, 1000), (60, 5)]) == [48, 2], "a load never counts for more than 48 hours of clearing"


def test_an_amount_that_is_not_known_is_never_zero() -> None:
    clock = AlcoholClock(5)
    assert clock.add(0, None) == 12
    assert clock.add(0, None, heavy=True) == 24
    assert clock.add(HOUR_US, 200) == 40
    assert clock.add(2 * HOUR_US, None) == pytest.approx(39), "a known load is not forgotten"
    ends = [
        (taken.active_until - taken.at, taken.trace_until - taken.active_until)
        for taken in taken_in_order(
            SMALL,
            Person(),
            [drink(1, None, hour(0)), drink(2, None, hour(300), heavy=True), dose(3, "alcohol", hour(600))],
        )
    ]
    assert ends == [(12 * HOUR_US, 6 * HOUR_US), (24 * HOUR_US, 6 * HOUR_US), (12 * HOUR_US, 6 * HOUR_US)]


def test_a_drink_without_alcohol_is_none_and_a_senseless_figure_is_unknown() -> None:
    assert not is_alcohol(drink(1, 0.0, hour(0)))
    assert is_alcohol(drink(1, None, hour(0)))
    assert is_alcohol(dose(1, "alcohol", hour(0)))
    assert not is_alcohol(dose(1, "oxycodone", hour(0)))
    for nonsense in (math.nan, math.inf, -3.0):
        assert known_grams(drink(1, nonsense, hour(0))) is None
        assert is_alcohol(drink(1, nonsense, hour(0)))


def plain_load(drinks: list[tuple[int, float]], rate: float) -> float:
    """The load after the last drink, from those of the 7 days before it, worked out from scratch."""
    load, clock = 0.0, 0
    for minute, grams in drinks:
        if minute > drinks[-1][0] - 7 * 24 * 60:
            load = min(max(load - rate * (minute - clock) / 60, 0.0) + grams, 48 * rate)
            clock = minute
    return load


drinks_of_weeks = st.lists(
    st.tuples(st.integers(0, 40 * 24 * 60), st.sampled_from((5.0, 14.0, 40.0, 120.0))), min_size=1, max_size=60
).map(sorted)


@given(drinks_of_weeks, st.sampled_from((1.0, 5.0, 9.0)))
def test_the_running_load_is_the_one_worked_out_from_scratch(drinks: list[tuple[int, float]], rate: float) -> None:
    running = active_hours([(minute / 60, grams) for minute, grams in drinks], rate)
    for place, hours in enumerate(running):
        plain = plain_load(drinks[: place + 1], rate) / rate
        assert hours == pytest.approx(min(max(plain, 2), 48), abs=1e-6)


@given(drinks_of_weeks, st.integers(0, 40 * 24 * 60), st.sampled_from((5.0, 40.0)))
def test_one_more_drink_never_ends_alcohol_earlier(drinks: list[tuple[int, float]], minute: int, grams: float) -> None:
    def ends(many: list[tuple[int, float]]) -> dict[int, float]:
        latest: dict[int, float] = {}
        for (at, _), hours in zip(many, active_hours([(at / 60, grams) for at, grams in many]), strict=True):
            latest[at] = max(latest.get(at, 0.0), hours)
        return latest

    before, after = ends(drinks), ends(sorted([*drinks, (minute, grams)]))
    assert all(after[at] >= hours - 1e-9 for at, hours in before.items())


def test_times_are_exact_to_the_microsecond() -> None:
    taken = taken_in_order(SMALL, Person(), [drink(1, 14.0, hour(0))])[0]
    assert timedelta(microseconds=taken.active_until - taken.at) == timedelta(hours=2.8)


@pytest.mark.parametrize(("weight", "as_if"), [(5e-324, 20), (1.0, 20), (1e308, 700), (70.0, 70)])
def test_a_weight_that_cannot_be_counts_as_the_nearest_that_can(weight: float, as_if: float) -> None:
    assert body_rate(Profile(weight_kg=weight)) == body_rate(Profile(weight_kg=as_if))
    assert clearance_rate(Profile(weight_kg=weight)) == clearance_rate(Profile(weight_kg=as_if))
