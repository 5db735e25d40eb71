"""What a newcomer can pick from before there is a journal: symptoms, and substances of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journal_app.domain.entries import SYMPTOMS
from journal_app.domain.tracking import TrackedSubstance
from journal_app.errors import BadKnowledge
from journal_app.operations.list_drinks import OFFERED_FIRST, drinks_in
from journal_app.operations.open_journal import read_knowledge
from journal_app.operations.recognise_name import recognised_in, suggested_in

if TYPE_CHECKING:
    from journal_app.domain.knowledge import DrinkPreset, Knowledge
    from journal_app.operations.views import NameMatch

FIRST_SYMPTOMS: Final[tuple[str, ...]] = (
    *SYMPTOMS, "sweating", "restless legs", "chills", "nausea", "tremor", "racing heart", "low mood", "tiredness",
)  # fmt: skip
"""Those of every new journal come first."""

_FIRST_SUBSTANCES: Final = (
    "kratom_leaf", "alcohol", "diazepam", "alprazolam", "clonazepam", "lorazepam", "oxycodone", "codeine", "tramadol",
    "methadone", "buprenorphine", "gabapentin", "pregabalin", "phenibut", "nicotine",
)  # fmt: skip


def units_of(knowledge: Knowledge | BadKnowledge, tracked: TrackedSubstance) -> tuple[str, ...]:
    """The units a substance is mostly taken in, the usual one first; none where it is not in the list."""
    if isinstance(knowledge, BadKnowledge) or tracked.substance not in knowledge.substances:
        return ()
    return knowledge.substances[tracked.substance].units


def first_drinks(knowledge: Knowledge | BadKnowledge, country: str | None = None) -> tuple[DrinkPreset, ...]:
    """The usual drinks that a country offers first; none where the data cannot be used."""
    return () if isinstance(knowledge, BadKnowledge) else drinks_in(knowledge, country)[:OFFERED_FIRST]


class NameBook:
    """The shipped list, held while names are looked up in it."""

    def __init__(self) -> None:
        """Reads it; slow the first time."""
        self._knowledge: Knowledge | BadKnowledge = read_knowledge()

    def usual(self) -> tuple[TrackedSubstance, ...]:
        """Substances that many people keep track of; none where the list cannot be used."""
        if isinstance(self._knowledge, BadKnowledge):
            return ()
        known = self._knowledge.substances
        return tuple(TrackedSubstance(name=known[key].name, substance=key) for key in _FIRST_SUBSTANCES if key in known)

    def suggest(self, text: str) -> tuple[NameMatch, ...]:
        """Names that begin with what was typed, or hold it."""
        return suggested_in(self._knowledge, text, with_alcohol=True)

    def units_of(self, tracked: TrackedSubstance) -> tuple[str, ...]:
        """The units it is mostly taken in, the usual one first; none where it is not in the list."""
        return units_of(self._knowledge, tracked)

    def drinks(self) -> tuple[DrinkPreset, ...]:
        """Usual drinks to choose one from, before a country is known."""
        return first_drinks(self._knowledge)

    def look_up(self, text: str) -> TrackedSubstance:
        """What was typed as something to keep track of; one that has two meanings, or none, is kept by its name."""
        match = recognised_in(self._knowledge, text)
        return TrackedSubstance(name=match.written, substance=match.substance)
