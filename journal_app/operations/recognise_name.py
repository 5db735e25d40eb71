"""What a typed name means: one substance, several to choose from, or none: kept, and said to be *not checked*."""

from __future__ import annotations

import msgspec

from journal_app.domain.entries import Dose, Entry, Skipped, Urge
from journal_app.domain.knowledge import ALCOHOL, Knowledge, folded
from journal_app.errors import BadKnowledge
from journal_app.operations.views import NameMatch
from journal_app.operations.workspace import Workspace

MOST_SUGGESTIONS = 8


def recognised(workspace: Workspace, text: str) -> NameMatch:
    """Look a name up, whatever its case and spelling marks; nothing is guessed."""
    return recognised_in(workspace.knowledge, text)


def recognised_in(knowledge: Knowledge | BadKnowledge, text: str) -> NameMatch:
    """The same in a list that is at hand, where no journal is open yet."""
    written = " ".join(text.split())
    if isinstance(knowledge, BadKnowledge):
        return NameMatch(written=written, substance=None, name=written)
    found = knowledge.meanings(written)
    if len(found) == 1:
        return _match(knowledge, written, found[0])
    choices = tuple((identity, knowledge.substances[identity].name) for identity in found)
    return NameMatch(written=written, substance=None, name=written, choices=choices)


def named(workspace: Workspace, entry: Entry) -> Entry:
    """The entry with the substance that its name means, where it came without one: nobody leaves that unchecked."""
    if not isinstance(entry, Dose | Skipped | Urge) or entry.substance is not None:
        return entry
    knowledge = workspace.knowledge
    found = None if isinstance(knowledge, BadKnowledge) else knowledge.recognise(entry.name)
    return entry if found is None else msgspec.structs.replace(entry, substance=found)


def suggest_names(
    workspace: Workspace, text: str, *, with_alcohol: bool = False, most: int = MOST_SUGGESTIONS
) -> tuple[NameMatch, ...]:
    """Substances whose name or nickname begins with (or else holds) what was typed, best first.

    Alcohol is left out where drinks have a form of their own.
    """
    return suggested_in(workspace.knowledge, text, with_alcohol=with_alcohol, most=most)


def suggested_in(
    knowledge: Knowledge | BadKnowledge, text: str, *, with_alcohol: bool = False, most: int = MOST_SUGGESTIONS
) -> tuple[NameMatch, ...]:
    """The same in a list that is at hand, where no journal is open yet."""
    typed = folded(text)
    if isinstance(knowledge, BadKnowledge) or not typed:
        return ()
    ranked: dict[str, tuple[int, int, str]] = {}
    for name, identities in knowledge.name_index.items():
        if typed not in name:
            continue
        rank = (0 if name == typed else 1 if name.startswith(typed) else 2, len(name), name)
        for identity in identities:
            if (with_alcohol or identity != ALCOHOL) and (identity not in ranked or rank < ranked[identity]):
                ranked[identity] = rank
    best = sorted(ranked, key=lambda identity: ranked[identity])[:most]
    return tuple(_match(knowledge, knowledge.substances[identity].name, identity) for identity in best)


def _match(knowledge: Knowledge, written: str, identity: str) -> NameMatch:
    substance = knowledge.substances[identity]
    return NameMatch(
        written=written,
        substance=identity,
        name=substance.name,
        units=substance.units,
        routes=substance.routes,
    )
