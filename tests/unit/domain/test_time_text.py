"""Times and hours as they are typed."""

from collections.abc import Iterator
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.time_text import (
    clock_text,
    end_of_day_text,
    hour_text,
    read_clock,
    read_hours,
    use_twelve_hours,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20:15", time(20, 15)), ("8:15 pm", time(20, 15)), ("8:15PM", time(20, 15)), ("2015", time(20, 15)),
        ("8 pm", time(20)), ("8", time(8)), ("08:05", time(8, 5)), ("20.15", time(20, 15)), ("12 am", time(0)),
        ("12 pm", time(12)), ("12:30 a.m.", time(0, 30)), ("0:00", time(0)), ("915", time(9, 15)), (" 7:00 ", time(7)),
        ("20:15 Uhr", time(20, 15)), ("8 Uhr", time(8)), ("8:15 p. m.", time(20, 15)), ("8:15 a. m.", time(8, 15)),
    ],
)  # fmt: skip
def test_a_time(text: str, expected: time) -> None:
    assert read_clock(text) == expected


@pytest.mark.parametrize(
    "text", ["", "24:00", "20:60", "13 pm", "0 am", "late", "20:1", "٢٠:١٥", "-1:00", "20:15:30", "12345"]
)
def test_not_a_time(text: str) -> None:
    assert read_clock(text) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("7", 7), ("5.5", 5.5), ("5,5", 5.5), ("5h30", 5.5), ("5h", 5), ("5:30", 5.5), ("5 h 30 min", 5.5), ("0", 0),
        ("45 min", 0.75), ("7 hours", 7), ("6.25h", 6.25), ("24", 24), ("5 h 5", 5 + 5 / 60),
        ("7 Stunden", 7), ("5 Std. 30 Min.", 5.5), ("45 Minuten", 0.75), ("1 hora 30 minutos", 1.5), ("8 horas", 8),
    ],
)  # fmt: skip
def test_hours(text: str, hours: float) -> None:
    assert read_hours(text) == pytest.approx(hours)


@pytest.mark.parametrize("text", ["", "25", "5h60", "-5", "nan", "1e1", "five", "５", "5.555", "30:00", "h30"])
def test_not_hours(text: str) -> None:
    assert read_hours(text) is None


@given(st.times())
def test_every_minute_of_the_day_reads_back(at: time) -> None:
    expected = at.replace(second=0, microsecond=0, fold=0)
    assert read_clock(f"{at:%H:%M}") == expected
    assert read_clock(f"{at:%I:%M %p}") == expected


@given(st.text(max_size=12))
def test_any_text_is_answered(text: str) -> None:
    hours = read_hours(text)
    assert hours is None or 0 <= hours <= 24
    read_clock(text)


@pytest.fixture
def twelve_hours() -> Iterator[None]:
    """A person whose clock has twelve hours."""
    use_twelve_hours(True)
    yield
    use_twelve_hours(False)


@pytest.mark.usefixtures("twelve_hours")
@given(st.times())
def test_a_time_that_is_shown_reads_back_whatever_the_clock(at: time) -> None:
    minute = at.replace(second=0, microsecond=0)
    assert read_clock(clock_text(at)) == minute
    use_twelve_hours(False)
    assert read_clock(clock_text(at)) == minute
    use_twelve_hours(True)


@pytest.mark.usefixtures("twelve_hours")
@pytest.mark.parametrize(
    ("at", "shown"),
    [(time(0, 5), "12:05 am"), (time(12), "12:00 pm"), (time(20, 15), "8:15 pm"), (time(11, 59), "11:59 am")],
)
def test_twelve_hours_are_shown_as_people_say_them(at: time, shown: str) -> None:
    assert clock_text(at) == shown


@pytest.mark.usefixtures("twelve_hours")
def test_full_hours_are_short_under_an_axis_and_a_day_ends_at_its_midnight() -> None:
    assert [hour_text(time(hour)) for hour in (0, 9, 12, 20)] == ["12 am", "9 am", "12 pm", "8 pm"]
    assert end_of_day_text() == "12 am"
    use_twelve_hours(False)
    assert [hour_text(time(hour)) for hour in (0, 9)] == ["00:00", "09:00"]
    assert end_of_day_text() == "24:00"
