"""The countries to choose from: emergency number and standard drink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_app.errors import BadKnowledge
from journal_app.operations.open_journal import read_knowledge

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Country


def list_countries() -> tuple[Country, ...]:
    """All countries by name, with "elsewhere" last; empty where the data cannot be used."""
    knowledge = read_knowledge()
    if isinstance(knowledge, BadKnowledge):
        return ()
    return tuple(sorted(knowledge.countries.values(), key=lambda country: (country.code == "ZZ", country.name)))
