"""How many warnings wait to be read, as the Alerts page counts them."""

from journal_app.domain.alerts import AlertState
from journal_app.domain.episodes import episodes
from journal_app.domain.levels import Level
from journal_app.operations.workspace import Workspace


def count_to_review(workspace: Workspace) -> int:
    """The number of episodes in the list "To review"; a note only stands at its entry and waits for nobody."""
    waiting: tuple[AlertState, ...] = ("to_review",)
    return len(episodes(workspace.journal.alerts(states=waiting, least=Level.CAUTION)))
