"""Medians by example: the first days, the fewest values, and how a long time is divided."""

import pytest

from journal_app.domain.statistics import compared, median, middle_of, place_length, quantile, runs, trailing


def test_the_first_median_stands_on_the_fourth_day() -> None:
    middle, low, high = trailing([1.0, 2.0, 3.0, 6.0, 8.0])
    assert middle == (None, None, None, 2.5, 3.0)
    assert low == (None, None, None, 1.75, 2.0)
    assert high == (None, None, None, 3.75, 6.0)


def test_a_day_without_a_value_has_none_and_its_week_counts_only_what_is_known() -> None:
    middle, low, high = trailing([5.0, 5.0, None, 5.0, 7.0, None, 9.0])
    assert middle == (None, None, None, None, 5.0, None, 5.0)
    assert (low[5], high[5]) == (None, None)
    assert high[6] == 7


def test_a_value_of_eight_days_ago_counts_no_more() -> None:
    assert trailing([9.0, 1.0, 1.0, 1.0, None, None, None, 1.0])[2][7] == 1
    assert trailing([9.0, 1.0, 1.0, 1.0, None, None, 1.0])[2][6] == 1
    assert trailing([9.0, 1.0, None, None, None, 2.0, 3.0])[2][6] == 4.5
    assert trailing([9.0, 1.0, 1.0, None, None, None, None, 1.0])[0][7] is None


def test_four_values_are_enough_for_a_median_and_three_are_not() -> None:
    three, four = middle_of([1.0, None, 2.0, 3.0]), middle_of([1.0, None, 2.0, 3.0, 10.0])
    assert (three.n, three.median) == (3, None)
    assert (four.n, four.median) == (4, 2.5)
    assert (middle_of([None, None]).n, middle_of([None, None]).median) == (0, None)


def test_two_weeks_are_compared_from_fourteen_days_on() -> None:
    first, last = [float(value) for value in range(7)], [10.0 + value for value in range(7)]
    both = compared([*first, *last])
    assert both is not None
    assert (both.first.median, both.last.median) == (3, 13)
    assert compared([*first, *last][1:]) is None


@pytest.mark.parametrize(
    ("days", "length"), [(1, 1), (500, 1), (501, 7), (3500, 7), (3501, 14), (7000, 14), (7001, 21)]
)
def test_how_many_days_one_place_covers(days: int, length: int) -> None:
    assert place_length(days) == length


def test_quantiles_lie_between_two_values_and_need_one() -> None:
    assert [quantile([0.0, 10.0], share) for share in (0, 0.25, 0.5, 1)] == [0, 2.5, 5, 10]
    assert median([4.0]) == 4
    with pytest.raises(ValueError, match="no values"):
        median([])


def test_runs_are_their_first_and_last_places() -> None:
    assert runs([]) == ()
    assert runs([True]) == ((0, 0),)
    assert runs([False, True, True, False, True]) == ((1, 2), (4, 4))
