"""What was logged is called by its date where it does not stand in today's list."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.logged_words import logged_words
from journal_app.domain.moments import moment_of
from journal_app.domain.units import Amount

TODAY = date(2026, 6, 11)


def kratom(year: int, month: int, day: int) -> Dose:
    at = datetime(year, month, day, 12, tzinfo=UTC)
    return Dose(
        id=uuid4(),
        moment=moment_of(at, "Europe/Berlin"),
        entered_at=at,
        name="kratom",
        substance="kratom_leaf",
        amount=Amount(value=3, unit="g"),
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([(2026, 6, 11)], "Logged kratom 3 g"),
        ([(2026, 6, 10)], "Logged kratom 3 g, 10 June"),
        ([(2025, 6, 10)], "Logged kratom 3 g, 10 June 2025"),
        ([(2026, 6, 10), (2026, 6, 10)], "Logged kratom 3 g, kratom 3 g, 10 June"),
        ([(2026, 6, 10), (2026, 6, 11)], "Logged kratom 3 g, kratom 3 g"),
    ],
)
def test_another_day_than_today_is_named(days: list[tuple[int, int, int]], words: str) -> None:
    assert logged_words([kratom(*day) for day in days], TODAY) == words
