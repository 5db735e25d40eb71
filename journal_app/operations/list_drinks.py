"""The usual drinks that a form starts from."""

from journal_app.domain.knowledge import DrinkPreset
from journal_app.errors import BadKnowledge
from journal_app.operations.workspace import Workspace


def list_drinks(workspace: Workspace) -> tuple[DrinkPreset, ...]:
    """The usual drinks in the order of the data; none when the data cannot be used."""
    knowledge = workspace.knowledge
    return () if isinstance(knowledge, BadKnowledge) else knowledge.drinks
