"""How the medicines of the regimen stand on charts: from when to when, and what was prescribed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.regimen_lines import dose_changes, happenings, medicine_lines, often_words
from tests.unit.charts.example import FIRST, REGIMEN, marker, medicine, step

LAST = FIRST + timedelta(days=27)


def test_only_medicines_that_run_in_the_span_are_shown_the_oldest_first() -> None:
    assert [line.name for line in medicine_lines(REGIMEN, FIRST, LAST)] == ["Lorazepam", "Sertraline", "Gabapentin"]
    ended = medicine("Zopiclone", 7.5, -90, 0)
    assert [line.last for line in medicine_lines([ended], FIRST, LAST)] == [FIRST]
    assert medicine_lines([ended], FIRST + timedelta(days=1), LAST) == ()
    assert medicine_lines([medicine("Zopiclone", 7.5, 28)], FIRST, LAST) == ()


def test_what_is_prescribed_follows_the_plan_and_ends_with_the_stop() -> None:
    planned = medicine("Diazepam", 10, 0, 20, plan=(step(14, 5), step(7, 8), step(7, 8), step(25, 2)))
    (line,) = medicine_lines([planned], FIRST, LAST)
    assert [(each.day.day, each.words) for each in line.steps] == [
        (15, "10 mg once a day"),
        (22, "8 mg once a day"),
        (29, "5 mg once a day"),
    ]
    assert line.step_on(FIRST - timedelta(days=9)).amount == "10 mg"
    assert line.step_on(FIRST + timedelta(days=13)).amount == "8 mg"
    assert line.step_on(LAST).amount == "5 mg"
    assert line.runs_on(FIRST + timedelta(days=19))
    assert not line.runs_on(FIRST + timedelta(days=20))


def test_how_often_in_words() -> None:
    assert often_words(None, scheduled=True) == "every day"
    assert often_words(1, scheduled=True) == "once a day"
    assert often_words(0.5, scheduled=True) == "every 2 days"
    assert often_words(0.14, scheduled=True) == "once a week"
    assert often_words(1 / 30, scheduled=True) == "once a month"
    assert often_words(1.5, scheduled=True) == "1.5 times a day"
    assert often_words(0, scheduled=True) == "none a day"
    assert often_words(3, scheduled=False) == "as needed"


def test_what_happened_stands_once_a_day_and_only_lowered_doses_are_dashed() -> None:
    twice = [marker(3, "appointment"), marker(3, "appointment"), marker(5, "dose_lowered"), marker(40, "fever")]
    found = happenings(twice, FIRST, LAST)
    assert [(each.day.day, each.words) for each in found] == [(18, "appointment"), (20, "dose lowered")]
    lines = medicine_lines(REGIMEN, FIRST, LAST)
    assert dose_changes(lines, found) == (date(2026, 5, 20), date(2026, 5, 22), date(2026, 7, 14))


@given(
    st.integers(-60, 60), st.none() | st.integers(0, 60), st.lists(st.tuples(st.integers(-90, 90), st.integers(1, 9)))
)
def test_steps_stand_in_order_within_the_time_of_the_medicine(
    start: int, length: int | None, plan: list[tuple[int, int]]
) -> None:
    stop = None if length is None else start + length
    taken = medicine("Diazepam", 10, start, stop, plan=tuple(step(*each) for each in plan))
    for line in medicine_lines([taken], FIRST, LAST):
        days = [each.day for each in line.steps]
        assert days == sorted(set(days))
        assert days[0] == line.first
        assert line.last is None or all(day < line.last for day in days[1:])
        assert all(first.words != second.words for first, second in zip(line.steps, line.steps[1:], strict=False))
