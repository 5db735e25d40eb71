"""Times of day and hours of sleep as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.time_text import read_clock, read_hours


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("20:15", time(20, 15)),
        ("20.15", time(20, 15)),
        ("20h15", time(20, 15)),
        ("2015", time(20, 15)),
        ("815", time(8, 15)),
        ("8", time(8)),
        ("0:05", time(0, 5)),
        ("8:15 pm", time(20, 15)),
        ("8 PM", time(20)),
        ("12 am", time(0)),
        ("12:30 a.m.", time(0, 30)),
        ("12 pm", time(12)),
    ],
)
def test_times_of_day(typed: str, clock: time) -> None:
    assert read_clock(typed) == clock


@pytest.mark.parametrize("typed", ["", "24:00", "20:60", "13 pm", "0 am", "8:1", "noon", "-1", "20:15:30"])
def test_what_is_no_time_of_day(typed: str) -> None:
    assert read_clock(typed) is None


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("7", 7.0),
        ("5.5", 5.5),
        ("5,5", 5.5),
        ("5h30", 5.5),
        ("5:30", 5.5),
        ("5 h 30 min", 5.5),
        ("8 hours", 8.0),
        ("45 min", 0.75),
        ("0", 0.0),
        ("24", 24.0),
    ],
)
def test_hours(typed: str, hours: float) -> None:
    assert read_hours(typed) == hours


@pytest.mark.parametrize("typed", ["", "25", "24:01", "5:75", "-3", "a lot", "5h30h"])
def test_what_is_no_number_of_hours(typed: str) -> None:
    assert read_hours(typed) is None


@given(st.one_of(st.text(max_size=20), st.text(alphabet="0123456789:.,hamp ", max_size=10)))
def test_no_text_raises(typed: str) -> None:
    hours = read_hours(typed)
    assert hours is None or 0 <= hours <= 24
    clock = read_clock(typed)
    assert clock is None or clock.second == 0
