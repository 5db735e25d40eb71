"""Numbers of drinks: one rounding for the form, the charts, the calendar and the report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.charts import describe
from journal_app.domain.drink_words import drink_count, drink_words, standard_drinks
from journal_app.report import words


@pytest.mark.parametrize(
    ("grams", "of_grams", "said"),
    [
        (41.5, 14, "3 standard drinks"),
        (14.2, 14, "1 standard drink"),
        (20, 8, "2.5 units"),
        (7.9, 8, "0.99 units"),
        (0.4, 10, "0.04 standard drinks"),
    ],
)
def test_drinks_are_said_with_one_decimal_at_most_and_never_shrink_to_nothing(
    grams: float, of_grams: float, said: str
) -> None:
    assert standard_drinks(grams, of_grams) == said


@given(st.floats(min_value=0.001, max_value=200))
def test_every_place_rounds_drinks_alike(drinks: float) -> None:
    shown = drink_words(drinks)
    assert describe.amount(drinks, "drinks") == words.amount(drinks, "drinks") == shown
    assert shown.split()[0] == drink_count(drinks) == describe.number(drinks)
    assert shown.endswith(" drink") is (drink_count(drinks) == "1")


def test_more_that_is_not_known_is_said_with_the_number() -> None:
    assert drink_words(2.96, more=True) == "3+ drinks"
