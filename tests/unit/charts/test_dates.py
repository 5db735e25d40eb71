"""Dates under an axis: they never run into each other and stand where their day is."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal_app.charts import dates
from journal_app.i18n.locale_words import month_names


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.integers(1, 500), st.sampled_from([1, 7, 14, 28]),
       st.floats(200, 1000))  # fmt: skip
def test_labels_keep_their_distance_and_name_their_place(first: date, places: int, length: int, width: float) -> None:
    starts = [first + timedelta(days=length * number) for number in range(places)]
    step = width / places

    def measured(text: str) -> float:
        return 7.0 * len(text)

    labels = dates.labels(starts, 8, measured, step)
    assert labels
    for (at, text), (later, next_text) in pairwise(labels):
        assert (later - at) * step >= 8 + (measured(text) + measured(next_text)) / 2
    for at, text in labels:
        covered = [starts[at] + timedelta(days=number) for number in range(length)]
        if text.isdigit():
            assert any(day.year == int(text) for day in covered)
        elif " " in text:
            assert text == dates.short(starts[at])
        else:
            assert any(month_names()[day.month - 1].startswith(text) for day in covered)


def test_a_span_names_the_year_twice_only_when_it_differs() -> None:
    assert dates.span(date(2026, 5, 15), date(2026, 6, 11)) == "15 May – 11 June 2026"
    assert dates.span(date(2025, 12, 15), date(2026, 1, 11)) == "15 December 2025 – 11 January 2026"
    assert dates.span(date(2026, 5, 15), date(2026, 5, 15)) == "15 May 2026"
