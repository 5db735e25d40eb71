"""The one road on which every change to entries is checked: log, edit, delete, undo and import all end here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose, Drink, Entry, Intake
from journal_app.errors import BadKnowledge
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Knowledge
    from journal_app.domain.rule_table import RuleTable
    from journal_app.storage.changes import Changes
    from journal_app.storage.reading import Reading

Touched = Sequence[tuple[Entry | None, Entry | None]]
"""Pairs of an entry before and after a change; None where there was or is none."""

Span = tuple[datetime, datetime]


def re_evaluate(
    changes: Changes,
    workspace: Workspace,
    touched: Touched,
    *,
    progress: Callable[[int, int], bool] | None = None,
) -> tuple[Alert, ...]:
    """Evaluate again whatever a change can have altered, inside its own transaction; returns the alerts that changed.

    The old and the new time of each entry are looked at, each with the longest window of the substances concerned.
    With unusable knowledge nothing is evaluated: entries are still kept, and the pages say that warnings are off.
    """
    if isinstance(workspace.knowledge, BadKnowledge):
        return ()
    intakes = [entry for pair in touched for entry in pair if isinstance(entry, Dose | Drink)]
    if not intakes:
        return ()
    return _evaluate_spans(changes, workspace, workspace.knowledge, intakes, progress)


def _evaluate_spans(
    changes: Changes,
    workspace: Workspace,
    knowledge: Knowledge,
    intakes: Sequence[Intake],
    progress: Callable[[int, int], bool] | None,
) -> tuple[Alert, ...]:
    from journal_app.domain.evaluation import affected_span, evaluate
    from journal_app.domain.ledger import reconcile

    now = workspace.clock()
    journal_id = workspace.journal.id
    person = workspace.person()
    table = workspace.rules
    evaluated: dict[UUID, Alert] = {}
    stored: dict[UUID, Alert] = {}
    for span in merged_spans(affected_span(knowledge, intake, table) for intake in intakes):
        context = entries_around(changes, knowledge, span, table)
        found = evaluate(knowledge, person, context, now, journal_id, anchors=span, progress=progress, table=table)
        evaluated.update((alert.id, alert) for alert in found)
        for alert in changes.alerts(start=span[0], end=span[1]):
            stored[alert.id] = alert
    # An intake that was moved out of every span keeps its alert under the same id.
    own = {uuid5(journal_id, str(intake.id)) for intake in intakes} - set(stored)
    for alert in changes.alerts(ids=own) if own else ():
        stored[alert.id] = alert
    changed = reconcile(tuple(stored.values()), tuple(evaluated.values()), now)
    changes.put_alerts(changed)
    return changed


def entries_around(journal: Reading, knowledge: Knowledge, span: Span, table: RuleTable) -> tuple[Entry, ...]:
    """Every intake that can still count for an intake inside the span."""
    from journal_app.domain.evaluation import context_start, long_lasting

    start = context_start(knowledge, span[0])
    near = journal.entries(start, span[1], kinds=("dose", "drink"))
    reaches = {
        substance: span[0] - timedelta(hours=hours) for substance, hours in long_lasting(knowledge, table).items()
    }
    far = journal.intakes_since({each: reach for each, reach in reaches.items() if reach < start}, start)
    return (*far, *near)


def merged_spans(spans: Iterable[Span]) -> list[Span]:
    """The spans with overlapping ones joined, oldest first."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
