"""What is poured in the person's country stands first, and nothing is left out."""

from pathlib import Path

import pytest

from journal_app.operations.list_drinks import FIRST, FIRST_IN, list_drinks
from tests.shipped import shipped_knowledge
from tests.unit.operations.new_journals import new_workspace


@pytest.mark.parametrize(
    ("country", "first"),
    [("US", "US can of beer"), ("GB", "pint"), ("DE", "beer"), (None, "beer"), ("JP", "large can of beer")],
)  # fmt: skip
def test_the_countrys_own_come_first(tmp_path: Path, country: str | None, first: str) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        workspace.country = country
        drinks = list_drinks(workspace)
    assert drinks[0].name == first
    assert sorted(drink.id for drink in drinks) == sorted(drink.id for drink in shipped_knowledge().drinks)


def test_every_drink_that_stands_first_is_in_the_data() -> None:
    known = {drink.id for drink in shipped_knowledge().drinks}
    for first in (FIRST, *FIRST_IN.values()):
        assert set(first) <= known
        assert len(set(first)) == len(first) == 6
    countries = set(shipped_knowledge().countries)
    assert FIRST_IN.keys() <= countries
