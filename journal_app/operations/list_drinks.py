"""The usual drinks that a form starts from."""

from typing import Final

from journal_app.domain.knowledge import DrinkPreset
from journal_app.errors import BadKnowledge
from journal_app.operations.workspace import Workspace

FIRST: Final = ("beer", "wine", "spirit", "beer_can", "cocktail", "cider")
"""One of each sort, for countries that pour by tenths of a litre."""

FIRST_IN: Final = {
    "US": ("beer_us", "wine", "spirit_us", "pint", "cocktail", "seltzer"),
    "CA": ("beer_us", "wine", "spirit_us", "pint", "cocktail", "cider"),
    "GB": ("pint", "wine", "spirit_uk", "beer_can", "cider", "large_wine"),
    "IE": ("pint", "wine", "spirit", "beer_can", "cider", "large_wine"),
    "AU": ("beer", "wine", "spirit", "beer_us", "pint", "cider"),
    "NZ": ("beer", "wine", "spirit", "beer_can", "pint", "cider"),
    "JP": ("beer_can", "beer", "sake", "wine", "spirit", "cocktail"),
}
"""What is usually poured in a country stands first; everything else follows."""


def list_drinks(workspace: Workspace) -> tuple[DrinkPreset, ...]:
    """The usual drinks, those of the person's country first; none when the data cannot be used."""
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        return ()
    first = FIRST_IN.get(workspace.country or "", FIRST)
    by_id = {preset.id: preset for preset in knowledge.drinks}
    leading = [by_id[each] for each in first if each in by_id]
    return (*leading, *(preset for preset in knowledge.drinks if preset not in leading))
