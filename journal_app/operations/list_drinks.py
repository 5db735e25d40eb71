"""The usual drinks that a form starts from."""

from typing import Final

from journal_app.domain.knowledge import DrinkPreset, Knowledge
from journal_app.errors import BadKnowledge
from journal_app.operations.workspace import Workspace

_BOTTLES: Final = ("wine_bottle", "spirit_bottle")

FIRST: Final = ("beer", "wine", "spirit", "beer_can", "cocktail", "cider", *_BOTTLES, "strong_beer")
"""One of each sort, for countries that pour by tenths of a litre."""

_WITH_SMALL: Final = ("beer", "wine", "spirit", "beer_can", "cocktail", "small_spirit", *_BOTTLES, "strong_beer")

FIRST_IN: Final = {
    "US": ("beer", "wine", "spirit", "pint", "cocktail", "seltzer", *_BOTTLES, "beer_can"),
    "CA": ("beer", "wine", "spirit", "pint", "cocktail", "cider", *_BOTTLES, "beer_can"),
    "GB": ("pint", "wine", "spirit", "beer_can", "cider", "large_wine", *_BOTTLES, "double_spirit"),
    "IE": ("pint", "wine", "spirit", "beer_can", "cider", "large_wine", *_BOTTLES, "double_spirit"),
    "AU": ("beer", "wine", "spirit", "schooner", "pint", "middy", *_BOTTLES, "cider"),
    "NZ": ("beer", "wine", "spirit", "beer_can", "pint", "cider", *_BOTTLES, "double_spirit"),
    "IN": ("beer", "wine", "spirit", "double_spirit", "beer_can", "cocktail", *_BOTTLES, "strong_beer"),
    "JP": ("beer", "beer_can", "sake", "wine", "spirit", "seltzer", *_BOTTLES, "cocktail"),
    **dict.fromkeys(("DE", "AT", "CH", "DK", "NO", "SE", "FI"), _WITH_SMALL),
}
"""What is usually poured in a country stands first; everything else follows."""

OFFERED_FIRST: Final = 9
"""So many are offered at once."""


def list_drinks(workspace: Workspace) -> tuple[DrinkPreset, ...]:
    """The usual drinks in the sizes of the person's country, its own first; none when the data cannot be used."""
    knowledge = workspace.knowledge
    return () if isinstance(knowledge, BadKnowledge) else drinks_in(knowledge, workspace.country)


def drinks_in(knowledge: Knowledge, country: str | None) -> tuple[DrinkPreset, ...]:
    """The same for a country (None: not chosen)."""
    poured = [each for preset in knowledge.drinks if (each := preset.poured_in(country)) is not None]
    first = FIRST_IN.get(country or "", FIRST)
    by_id = {preset.id: preset for preset in poured}
    leading = [by_id[each] for each in first if each in by_id]
    return (*leading, *(preset for preset in poured if preset not in leading))
