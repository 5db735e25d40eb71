"""Bands are half-open, repeated use lengthens them, and a patch counts from its removal."""

from datetime import timedelta

import pytest

from journal_app.domain.knowledge import Windows
from journal_app.domain.levels import Band
from journal_app.domain.units import Amount
from journal_app.domain.windows import band_of, windows_for, worn_hours, worn_windows
from tests.unit.domain.small_knowledge import SMALL, START, dose, hour

ALPRAZOLAM = Windows(active_h=15, wearing_off_h=45, trace_h=75)


@pytest.mark.parametrize(
    ("gap_h", "band"),
    [
        (0, Band.ACTIVE),
        (14.999, Band.ACTIVE),
        (15, Band.WEARING_OFF),
        (44.999, Band.WEARING_OFF),
        (45, Band.TRACE),
        (74.999, Band.TRACE),
        (75, Band.CLEARED),
        (9999, Band.CLEARED),
    ],
)
def test_each_band_includes_its_start_and_not_its_end(gap_h: float, band: Band) -> None:
    assert band_of(ALPRAZOLAM, gap_h) == band


def test_empty_bands_are_passed_over() -> None:
    assert band_of(Windows(active_h=6, wearing_off_h=6, trace_h=6), 6) == Band.CLEARED
    assert band_of(Windows(active_h=8, wearing_off_h=8, trace_h=10), 8) == Band.TRACE


@pytest.mark.parametrize(
    ("days_ago", "wearing_off_h"),
    [
        ((), 72),
        ((1,), 72),
        ((1, 2), 168),
        ((0.2, 0.4, 0.9), 72),  # one block of 24 hours, however often
        ((0.5, 1.5, 2.5), 168),
        ((3, 6.9), 168),
        ((3, 7), 72),  # the seventh block ends there
        ((8, 9, 10), 72),
    ],
)
def test_use_on_three_of_the_last_seven_days_lengthens(days_ago: tuple[float, ...], wearing_off_h: float) -> None:
    earlier = [START - timedelta(days=days) for days in days_ago]
    windows = windows_for(SMALL.substances["kratom_leaf"], earlier, START)
    assert (windows.active_h, windows.wearing_off_h, windows.trace_h) == (24, wearing_off_h, max(120, wearing_off_h))


def test_only_substances_that_say_so_are_lengthened() -> None:
    earlier = [START - timedelta(days=days) for days in range(1, 7)]
    assert windows_for(SMALL.substances["alprazolam"], earlier, START) == ALPRAZOLAM
    assert windows_for(SMALL.substances["diazepam"], earlier, START).wearing_off_h == 300, "168 is not longer"


def test_alcohol_has_no_bands_of_its_own() -> None:
    with pytest.raises(ValueError, match="clock"):
        windows_for(SMALL.substances["alcohol"], [], START)


def test_a_patch_counts_from_its_removal_or_from_three_days() -> None:
    patch, clonidine = SMALL.substances["fentanyl_patch"], SMALL.substances["clonidine"]
    assert worn_hours(dose(1, "fentanyl_patch", hour(0)), patch) == 72
    assert worn_hours(dose(1, "fentanyl_patch", hour(0), ended_at=START + timedelta(hours=20)), patch) == 20
    assert worn_hours(dose(1, "fentanyl_patch", hour(0), ended_at=START - timedelta(hours=1)), patch) == 0
    assert worn_hours(dose(1, "fentanyl_patch", hour(0), ended_at=START + timedelta(days=99)), patch) == 720
    assert worn_hours(dose(1, "clonidine", hour(0)), clonidine) == 0, "a tablet"
    assert worn_hours(dose(1, "clonidine", hour(0), route="transdermal"), clonidine) == 72
    assert worn_hours(dose(1, "clonidine", hour(0), amount=Amount(value=1, unit="patch")), clonidine) == 72
    long_ago = dose(1, "oxycodone", hour(0), ended_at=START + timedelta(days=99))
    assert worn_hours(long_ago, SMALL.substances["oxycodone"]) == 168


def test_a_patch_is_active_for_48_hours_after_removal() -> None:
    short = Windows(active_h=16, wearing_off_h=40, trace_h=80)
    assert worn_windows(short) == Windows(active_h=48, wearing_off_h=48, trace_h=80)
    long = Windows(active_h=60, wearing_off_h=96, trace_h=168)
    assert worn_windows(long) == long
