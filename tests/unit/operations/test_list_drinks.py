"""What is poured in the person's country stands first and in its size, and typed lines count with the same sizes."""

from pathlib import Path

import pytest

from journal_app.domain.knowledge import DrinkPreset, folded
from journal_app.operations.list_drinks import FIRST, FIRST_IN, list_drinks
from journal_app.operations.quick_add import read_line
from journal_app.operations.workspace import Workspace
from tests.shipped import shipped_knowledge
from tests.unit.operations.new_journals import new_workspace

COUNTRIES = sorted(shipped_knowledge().countries)


def drinks_of(workspace: Workspace, country: str | None) -> dict[str, DrinkPreset]:
    workspace.country = country
    return {drink.id: drink for drink in list_drinks(workspace)}


@pytest.mark.parametrize(
    ("country", "first"),
    [
        ("US", "beer 355, wine 150, spirit 44, pint 473, cocktail 200, hard seltzer 330, bottle of wine 750, "
         "bottle of spirits 750, large can of beer 500"),
        ("GB", "pint 568, wine 175, spirit 25, large can of beer 500, cider 500, large wine 250, bottle of wine 750, "
         "bottle of spirits 700, double spirit 50"),
        ("AU", "beer 375, wine 150, spirit 30, schooner 425, pint 570, middy 285, bottle of wine 750, "
         "bottle of spirits 700, cider 500"),
        ("DE", "beer 330, wine 150, spirit 40, large can of beer 500, cocktail 200, small spirit 20, "
         "bottle of wine 750, bottle of spirits 700, strong beer 330"),
        (None, "beer 330, wine 150, spirit 40, large can of beer 500, cocktail 200, cider 500, bottle of wine 750, "
         "bottle of spirits 700, strong beer 330"),
        ("JP", "beer 350, large can of beer 500, sake 180, wine 150, spirit 40, hard seltzer 350, bottle of wine 750, "
         "bottle of spirits 700, cocktail 200"),
    ],
)  # fmt: skip
def test_the_countrys_own_come_first_in_its_sizes(tmp_path: Path, country: str | None, first: str) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        found = list(drinks_of(workspace, country).values())
    assert ", ".join(f"{drink.name} {drink.volume_ml:g}" for drink in found[:9]) == first


def test_every_country_offers_a_beer_a_wine_a_spirit_and_a_bottle_first_and_leaves_nothing_out(tmp_path: Path) -> None:
    everywhere = {drink.id for drink in shipped_knowledge().drinks if not drink.countries}
    with new_workspace(tmp_path / "journal.db") as workspace:
        for country in (*COUNTRIES, None):
            found = drinks_of(workspace, country)
            assert everywhere <= set(found), country
            first = list(found)[:9]
            assert {"wine", "spirit", "wine_bottle", "spirit_bottle"} <= set(first), country
            assert {"beer", "pint"} & set(first), country
            assert 20 <= found["spirit"].volume_ml <= 50, country
            assert 700 <= found["spirit_bottle"].volume_ml <= 1000, country
            assert found["spirit"].volume_ml < found["double_spirit"].volume_ml, country


def test_every_drink_that_stands_first_is_in_the_data() -> None:
    known = {drink.id: drink for drink in shipped_knowledge().drinks}
    for country, first in ((None, FIRST), *FIRST_IN.items()):
        assert set(first) <= set(known)
        assert len(set(first)) == len(first) == 9
        assert all(known[each].poured_in(country) is not None for each in first)
    assert FIRST_IN.keys() <= set(COUNTRIES)


@pytest.mark.parametrize("country", [*COUNTRIES, None])
def test_a_typed_line_counts_with_the_size_that_the_form_offers(tmp_path: Path, country: str | None) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        for drink in list(drinks_of(workspace, country).values())[:9]:
            # Names of other countries' measures are what they say, wherever they are typed.
            reading = read_line(workspace, f"1 {drink.name}")
            (item,) = reading.items
            volume = getattr(item.entry, "volume_ml", None)
            assert volume == drink.volume_ml, (folded(drink.name), country)
