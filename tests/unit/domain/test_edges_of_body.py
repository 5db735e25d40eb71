"""From which day on age counts."""

from datetime import UTC, datetime, timedelta

import pytest

from journal_app.domain.interactions import hits
from journal_app.domain.moments import moment_of
from journal_app.domain.person import Person, Profile
from tests.unit.domain.small_knowledge import SMALL, dose


@pytest.mark.parametrize(
    ("first", "level"),
    [
        (datetime(2025, 12, 31, 20, 0, tzinfo=UTC), "serious"),
        (datetime(2026, 1, 1, 0, 0, tzinfo=UTC), "critical"),
        (datetime(2026, 1, 15, 0, 0, tzinfo=UTC), "critical"),
    ],
)
def test_age_counts_from_the_first_of_january_of_the_year_in_which_65_may_be_reached(
    first: datetime, level: str
) -> None:
    two = [
        dose(1, "oxycodone", moment_of(first, "UTC")),
        dose(2, "kratom_leaf", moment_of(first + timedelta(hours=1), "UTC")),
    ]
    found = hits(SMALL, Person(profile=Profile(birth_year=1961)), two)
    assert {hit.level.word for hit in found if hit.rule == "D5"} == {level}
