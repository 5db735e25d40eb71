"""The countries to choose from: emergency number and standard drink."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journal_app import paths
from journal_app.errors import BadKnowledge
from journal_app.operations.open_journal import read_knowledge

if TYPE_CHECKING:
    from pathlib import Path

    from journal_app.domain.knowledge import Country


def list_countries() -> tuple[Country, ...]:
    """All countries by name, with "elsewhere" last; empty where the data cannot be used."""
    return _countries_in(paths.resources())


@lru_cache(maxsize=1)
def _countries_in(_resources: Path) -> tuple[Country, ...]:
    # The whole data are read for these, which a page that is being opened does not wait for twice.
    knowledge = read_knowledge()
    if isinstance(knowledge, BadKnowledge):
        return ()
    return tuple(sorted(knowledge.countries.values(), key=lambda country: (country.code == "ZZ", country.name)))
