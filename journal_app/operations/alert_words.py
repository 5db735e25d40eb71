"""What is read aloud when a warning is raised."""

from journal_app.domain.alert_text import alert_text
from journal_app.domain.alerts import Alert
from journal_app.operations.workspace import Workspace


def announcement(workspace: Workspace, alert: Alert) -> str:
    """The warning as one announcement, with the emergency number of the person's country."""
    return alert_text(workspace.usable_knowledge, alert, workspace.country).announcement
