"""P8: again before the first has peaked, from both sides of the peak."""

from datetime import timedelta

import pytest

from journal_app.domain.levels import Level
from journal_app.domain.safety.stacking import again_before_the_peak
from tests.unit.domain.safety.found import found, knowledge, numbers
from tests.unit.domain.small_knowledge import START, about, day, dose, drink, hour

MINUTE = 1 / 60


def test_the_last_minute_before_the_peak_and_the_minute_of_it() -> None:
    assert knowledge().substances["kratom_leaf"].onset_max_h == pytest.approx(40 / 60)
    first = dose(1, "kratom_leaf", hour(0))
    (finding,) = found(again_before_the_peak, first, dose(2, "kratom_leaf", hour(39 * MINUTE)))
    assert (finding.rule, finding.level, finding.anchor.id.int) == ("P8", Level.CAUTION, 2)
    assert [anchor.id.int for anchor in finding.earlier] == [1]
    assert not found(again_before_the_peak, first, dose(2, "kratom_leaf", hour(40 * MINUTE)))


def test_another_form_of_the_same_and_never_another_substance() -> None:
    first = dose(1, "kratom_leaf", hour(0))
    assert numbers(found(again_before_the_peak, first, dose(2, "kratom_extract", hour(0.5)))) == [2]
    assert not found(again_before_the_peak, first, dose(2, "oxycodone", hour(0.1)))


@pytest.mark.parametrize("substance", ["alprazolam", "zolpidem", "gabapentin", "oxycodone", "ghb"])
def test_every_kind_of_sedative(substance: str) -> None:
    assert found(again_before_the_peak, dose(1, substance, hour(0)), dose(2, substance, hour(0.1)))


def test_drinks_and_stimulants_are_not_meant() -> None:
    assert not found(again_before_the_peak, drink(1, 14, hour(0)), drink(2, 14, hour(0.1)))
    assert not found(again_before_the_peak, dose(1, "caffeine", hour(0)), dose(2, "caffeine", hour(0.1)))


def test_once_in_a_run_and_again_in_the_next_run() -> None:
    run = [dose(number, "kratom_leaf", hour(number * 0.5)) for number in range(1, 6)]
    assert numbers(found(again_before_the_peak, *run)) == [2]
    later = [dose(10 + number, "kratom_leaf", hour(24 + number * 0.5)) for number in range(2)]
    assert numbers(found(again_before_the_peak, *run, *later)) == [2, 11]


def test_two_parts_of_one_intake_are_one() -> None:
    assert not found(again_before_the_peak, dose(1, "methadone", hour(0)), dose(2, "methadone", hour(0)))
    parts = dose(1, "methadone", hour(0)), dose(2, "methadone", hour(0)), dose(3, "methadone", hour(0.5))
    assert numbers(found(again_before_the_peak, *parts)) == [3]


def test_times_that_are_not_exact() -> None:
    first = dose(1, "kratom_leaf", hour(0))
    assert found(again_before_the_peak, first, dose(2, "kratom_leaf", about(0.5, 3))), "the smallest gap counts"
    assert not found(again_before_the_peak, first, dose(2, "kratom_leaf", about(0.7, 3)))
    assert not found(again_before_the_peak, first, dose(2, "kratom_leaf", day(0))), "a whole day says nothing"


def test_a_patch_that_came_off_no_longer_rises() -> None:
    on = dose(1, "fentanyl_patch", hour(0))
    off = dose(1, "fentanyl_patch", hour(0), ended_at=START + timedelta(hours=10))
    assert found(again_before_the_peak, on, dose(2, "fentanyl_patch", hour(10)))
    assert not found(again_before_the_peak, off, dose(2, "fentanyl_patch", hour(10)))
    assert not found(again_before_the_peak, on, dose(2, "fentanyl_patch", hour(24)))


def test_a_monthly_depot_is_not_stacked() -> None:
    first = dose(1, "buprenorphine_xr", hour(0))
    assert not found(again_before_the_peak, first, dose(2, "buprenorphine_xr", hour(100)))
