"""List every warning of a period as it is stored, oldest first: what `alerts --json` prints."""

from __future__ import annotations

from datetime import date, datetime

from journal_app.domain.alerts import Alert
from journal_app.domain.fact import Fact
from journal_app.operations.workspace import Workspace


class AlertLine(Fact, frozen=True, kw_only=True):
    """One warning in a few words: level, when (UTC, and the local date), rules worst first, substance ids."""

    id: str
    level: str
    at: datetime
    date: date
    rules: tuple[str, ...]
    substances: tuple[str, ...]
    state: str


def list_alerts(workspace: Workspace, first: date | None = None, last: date | None = None) -> tuple[Alert, ...]:
    """All warnings whose intake was on a local date from `first` to `last` (both included), oldest first.

    Those of one moment, as of a day whose times are not known, come worst first.
    """
    chosen = [
        alert
        for alert in workspace.journal.alerts()
        if (first is None or alert.intake.moment.local_date >= first)
        and (last is None or alert.intake.moment.local_date <= last)
    ]
    return tuple(sorted(chosen, key=lambda alert: (alert.at, -alert.level, str(alert.id))))


def alert_line(alert: Alert) -> AlertLine:
    """The warning in a few words."""
    worst_first = sorted(alert.hits, key=lambda hit: -hit.level)
    taken = [seen for hit in worst_first for seen in (*hit.earlier, hit.later)] or [alert.intake]
    return AlertLine(
        id=str(alert.id),
        level=alert.level.word,
        at=alert.at,
        date=alert.intake.moment.local_date,
        rules=tuple(dict.fromkeys(hit.rule for hit in worst_first)),
        substances=tuple(dict.fromkeys(seen.substance for seen in taken)),
        state=alert.state,
    )
