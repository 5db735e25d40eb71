"""The statistics behind trends: they agree with the standard library, and never give a value where none was logged."""

import statistics as standard
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.statistics import compared, median, place_length, quantile, runs, trailing

ratings = st.lists(st.one_of(st.none(), st.integers(0, 10).map(float)), min_size=1, max_size=60)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=50))
def test_median_and_quartiles_agree_with_the_standard_library(values: list[float]) -> None:
    low, middle, high = standard.quantiles(values, n=4, method="inclusive")
    assert median(values) == pytest.approx(standard.median(values), abs=1e-6)
    assert quantile(sorted(values), 0.25) == pytest.approx(low, abs=1e-6)
    assert quantile(sorted(values), 0.5) == pytest.approx(middle, abs=1e-6)
    assert quantile(sorted(values), 0.75) == pytest.approx(high, abs=1e-6)


@given(ratings)
def test_trailing_median_is_that_of_the_last_seven_days_and_never_fills_a_gap(values: list[float | None]) -> None:
    middle, low, high = trailing(values)
    for place, value in enumerate(values):
        window = [known for known in values[max(0, place - 6) : place + 1] if known is not None]
        if value is None or len(window) < 4:
            assert middle[place] is None
            assert low[place] is None
            assert high[place] is None
        else:
            lower, middle_here, higher = low[place], middle[place], high[place]
            assert middle_here == standard.median(window)
            assert lower is not None
            assert higher is not None
            assert lower <= middle_here <= higher


@given(ratings)
def test_first_and_last_week_are_medians_with_their_n_and_never_overlap(values: list[float | None]) -> None:
    result = compared(values)
    if len(values) < 14:
        assert result is None
        return
    assert result is not None
    for week, middle in ((values[:7], result.first), (values[-7:], result.last)):
        known = [value for value in week if value is not None]
        assert middle.n == len(known)
        assert middle.median == (standard.median(known) if len(known) >= 4 else None)


@given(st.lists(st.booleans(), max_size=50))
def test_runs_cover_exactly_what_is_chosen(chosen: list[bool]) -> None:
    found = runs(chosen)
    covered = [place for first, last in found for place in range(first, last + 1)]
    assert covered == [place for place, this in enumerate(chosen) if this]
    assert all(second[0] > first[1] + 1 for first, second in pairwise(found))


@given(st.integers(1, 60_000))
def test_a_time_axis_has_at_most_500_places_of_whole_weeks(days: int) -> None:
    length = place_length(days)
    assert -(-days // length) <= 500
    assert length == 1 or length % 7 == 0
    assert (length == 1) == (days <= 500)
