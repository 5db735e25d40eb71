"""More and more, in numbers: weeks with days that were not logged, shorter gaps beside totals, the fewest gaps."""

import pytest

from journal_app.domain.entries import Dose, Drink
from journal_app.domain.safety.escalation import escalation
from tests.unit.domain.safety.found import found, grams, numbers
from tests.unit.domain.small_knowledge import START, dose, drink, hour


def once_a_day(*amounts: float, without: tuple[int, ...] = ()) -> list[Dose]:
    """One dose of kratom a day, each amount (grams) for seven days, but for the days `without`."""
    return [
        dose(number + 1, "kratom_leaf", hour(number * 24), amount=grams(amounts[number // 7]))
        for number in range(7 * len(amounts))
        if number not in without
    ]


@pytest.mark.parametrize(
    ("amounts", "rises"), [((4, 5, 6.25), True), ((4, 5, 6), False), ((4, 4.9, 6.25), False), ((4.1, 5, 6.25), False)]
)
@pytest.mark.parametrize("without", [(), (1, 2), (8, 9), (15, 16), (1, 2, 8, 9, 15, 16)])
def test_each_week_is_the_average_of_its_own_logged_days(
    amounts: tuple[float, ...], without: tuple[int, ...], rises: bool
) -> None:
    assert (21 in numbers(found(escalation, *once_a_day(*amounts, without=without)))) is rises


def drinks(*amounts: float) -> list[Drink]:
    return [drink(number + 1, amounts[number // 7], hour(number * 24)) for number in range(21)]


def test_a_gram_less_in_the_week_is_no_rise() -> None:
    assert numbers(found(escalation, *drinks(4, 5, 6.25))) == [21]
    assert not found(escalation, *drinks(4, 5, 6.15))


def spaced(a_day: tuple[int, int, int], total: tuple[float, float, float]) -> list[Dose]:
    """So many doses from four to four in each of three weeks, which make up so many grams a day."""
    return [
        dose(
            day * 20 + place + 1,
            "kratom_leaf",
            hour(day * 24 - 4 + place * 24 / a_day[day // 7]),
            amount=grams(total[day // 7] / a_day[day // 7]),
        )
        for day in range(21)
        for place in range(a_day[day // 7])
    ]


@pytest.mark.parametrize(
    ("total", "shorter"),
    [
        ((12, 12, 12), True),
        ((12, 9, 10), True),
        ((9, 12, 10), False),
        ((12, 12, 11), False),
        ((6, 12, 12), True),
    ],
)
def test_shorter_gaps_count_unless_the_week_was_less_than_the_one_before(
    total: tuple[float, float, float], shorter: bool
) -> None:
    cases = [finding.case for finding in found(escalation, *spaced((3, 4, 6), total))]
    assert ("shorter_gaps" in cases) is shorter


def test_a_total_that_rises_is_told_before_the_gaps() -> None:
    (finding, *_) = found(escalation, *spaced((3, 4, 6), (8, 12, 16)))
    assert finding.case == ""


@pytest.mark.parametrize(("weekly", "shorter"), [((4, 6, 8), False), ((5, 7, 10), True)])
def test_fewer_than_four_gaps_in_a_week_are_not_compared(weekly: tuple[int, int, int], shorter: bool) -> None:
    """So many doses in each week; something else stands on every day, so that all of them are logged."""
    others = [dose(900 + day, "ssri_sertraline", hour(day * 24 + 1)) for day in range(21)]
    doses = [
        dose(100 * week + place + 1, "kratom_leaf", hour(week * 168 + place * 168 / count))
        for week, count in enumerate(weekly)
        for place in range(count)
    ]
    cases = [finding.case for finding in found(escalation, *others, *doses)]
    assert ("shorter_gaps" in cases) is shorter


def test_it_is_over_two_weeks_later() -> None:
    (finding,) = found(escalation, *once_a_day(4, 5, 6.25))
    assert finding.over_at is not None
    assert (finding.over_at - START).days == 20 + 14
