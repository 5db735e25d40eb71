"""Change the country and the size of a drink of the open journal; what is shown follows at once."""

from __future__ import annotations

from journal_app.errors import BadKnowledge
from journal_app.operations.workspace import DEFAULT_STANDARD_DRINK_G, Workspace


def set_country(workspace: Workspace, country: str | None, drink_grams: float | None) -> None:
    """`country` is ISO 3166 alpha-2 or None, `drink_grams` the size of a drink where it differs from the country's.

    What was logged keeps its grams of alcohol: only how many drinks that makes is counted anew.
    """
    knowledge = workspace.shipped_knowledge
    grams = drink_grams
    if grams is None and not isinstance(knowledge, BadKnowledge) and country in knowledge.countries:
        grams = knowledge.countries[country].standard_drink_g
    workspace.country = country
    workspace.drink_grams = grams or DEFAULT_STANDARD_DRINK_G
