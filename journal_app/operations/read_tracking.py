"""What the person keeps track of, as the check-in, quick add and the end of the day need it."""

from __future__ import annotations

from journal_app.domain.tracking import Tracking
from journal_app.operations.person_values import TRACKING, read_value
from journal_app.operations.workspace import Workspace


def read_tracking(workspace: Workspace) -> Tracking:
    """What was chosen, or what every journal starts with."""
    return read_value(workspace.journal, TRACKING, Tracking())
