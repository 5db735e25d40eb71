"""The alcohol clock and heavy drinking by example: which drinks belong together, and for how long."""

import math

import pytest

from journal_app.domain.alcohol import AlcoholClock, DrinkingLately, body_rate, clearance_rate
from journal_app.domain.person import Profile
from journal_app.domain.taken import HOUR_US


def lately(*drinks: tuple[float, int, float | None]) -> float:
    """What was drunk lately at the last of these (hour, person-day, grams)."""
    kept = DrinkingLately()
    return [kept.add(round(at_h * HOUR_US), person_day, grams) for at_h, person_day, grams in drinks][-1]


@pytest.mark.parametrize(("gap_h", "grams"), [(0.0, 30.0), (23.9, 30.0), (24.0, 20.0), (24.9, 20.0), (25.1, 20.0)])
def test_a_drink_of_a_day_ago_counts_no_more(gap_h: float, grams: float) -> None:
    assert lately((0, 0, 10), (gap_h, 1, 20)) == grams


def test_alcohol_on_three_days_in_a_row_is_daily_and_on_two_is_not() -> None:
    assert lately((0, 0, 1), (24, 1, 1)) == 1
    assert lately((0, 0, 1), (24, 1, 1), (48, 2, 1)) == math.inf
    assert lately((0, 0, 1), (24, 1, 1), (49, 2, 1), (50, 2, 1)) == math.inf, "each drink of the third day"
    assert lately((0, 0, 1), (24, 1, 1), (72, 3, 1)) == 1, "a day between"
    assert lately((0, 0, 1), (1, 0, 1), (2, 0, 1)) == 3
    assert lately((0, 0, 1), (48, 2, 1), (72, 3, 1)) == 1
    assert lately((0, 0, 1), (24, 1, 1), (48, 2, 1), (96, 4, 1)) == 1, "what was daily is so no more after a day"


def test_an_unknown_drink_of_the_last_day_makes_the_whole_unknown() -> None:
    assert lately((0, 0, None), (5, 0, 3)) == math.inf
    assert lately((0, 0, None), (24, 1, 3)) == 3


def chain_after(*drinks: tuple[float, float]) -> float:
    """The grams that belong together after the last of these (hour, grams), 5 g cleared in an hour."""
    clock = AlcoholClock(5)
    for at_h, grams in drinks:
        clock.add(round(at_h * HOUR_US), grams)
    return clock.chain_g


def test_drinks_belong_together_until_the_load_is_gone() -> None:
    assert chain_after((0, 14)) == 14
    assert chain_after((0, 14), (2.7, 14)) == 28
    assert chain_after((0, 14), (2.8, 14)) == 14
    assert chain_after((0, 14), (2, 14), (30, 8)) == 8


def test_of_drinking_without_end_the_last_seven_days_count() -> None:
    daily = [(24.0 * number, 130.0) for number in range(8)]
    assert chain_after(*daily[:7]) == 7 * 130
    assert chain_after(*daily) == 7 * 130, "the first was seven days ago"
    assert chain_after((0.1, 130), *daily[1:]) == 8 * 130


def test_an_early_drink_falls_out_of_the_load_after_seven_days() -> None:
    """130 g a day leave 10 g each day: without the first of eight days, 70 g and the last drink's rest are left."""
    clock = AlcoholClock(5)
    hours = [clock.add(24 * HOUR_US * number, 130) for number in range(8)]
    assert hours[0] == 26
    assert hours[6] == pytest.approx((130 + 6 * 10) / 5)
    assert hours[7] == pytest.approx((130 + 6 * 10) / 5)


@pytest.mark.parametrize(("kg", "rate"), [(10, 1.44), (20, 1.44), (21, 1.512), (699, 50.328), (700, 50.4), (900, 50.4)])
def test_body_weights_count_from_20_to_700_kilograms(kg: float, rate: float) -> None:
    assert body_rate(Profile(weight_kg=kg)) == pytest.approx(rate)
    assert clearance_rate(Profile(weight_kg=kg)) == pytest.approx(min(rate, 5))


def test_the_clock_is_not_disturbed_by_an_amount_that_is_not_known() -> None:
    clock = AlcoholClock(5)
    clock.add(0, 100)
    clock.add(HOUR_US, None)
    assert clock.chain_g == 100
    assert clock.add(2 * HOUR_US, 10) == pytest.approx(20)
