"""The one road on which every change is checked: log, edit, delete, undo, import, medicines, details all end here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

import msgspec

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose, Drink, Entry
from journal_app.domain.fact import Fact
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
from journal_app.errors import BadKnowledge
from journal_app.operations.person_values import KNOWLEDGE_VERSION, RENEWAL
from journal_app.operations.touched_spans import EVERYTHING, Span, Touched, Work, merged_spans, work_for
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Knowledge
    from journal_app.domain.rule_table import RuleTable
    from journal_app.storage.changes import Changes
    from journal_app.storage.reading import Reading

__all__ = ["Evaluated", "Progress", "Touched", "entries_around", "evaluate_again", "merged_spans", "re_evaluate"]

Progress = Callable[[int, int], bool]
"""Told (done, total) intakes; False asks to stop."""

PIECE: Final = 5000
"""Entries that are evaluated at once: a whole journal of any length takes the memory of one piece."""

_EVALUATED_WITH_NONE: Final = b""

MOST_KEPT: Final = 2000
"""So many changed alerts are handed on; of more than that, only those whose overlap still runs."""


class Evaluated(Fact, frozen=True, kw_only=True):
    """What an evaluation changed.

    `alerts` are those that were raised or changed (of very many, see MOST_KEPT). `running` are the ids of those whose
    overlap still runs. `became` counts what became of them ("raised", "worse", ...), `levels` the standing ones,
    `still_active` those that run and are more than a note.
    """

    alerts: tuple[Alert, ...] = ()
    running: frozenset[UUID] = frozenset()
    became: dict[str, int] = msgspec.field(default_factory=dict)
    levels: dict[Level, int] = msgspec.field(default_factory=dict)
    still_active: int = 0


def re_evaluate(
    changes: Changes,
    workspace: Workspace,
    touched: Touched,
    *,
    before: Person | None = None,
    progress: Progress | None = None,
) -> Evaluated:
    """Evaluate again whatever a change can have altered, inside its own transaction.

    `touched` are the entries before and after; each is looked at in its old and its new time, with the longest window
    of the substances concerned and the reach of the rules that need no pair. `before` is what the journal knew about
    the person until now: what differs is looked at too, and a changed profile is the whole journal.
    With unusable knowledge nothing is evaluated: entries are still kept, and the pages say that warnings are off.
    Raises EvaluationStopped when `progress` asks to stop; the caller's transaction then takes everything back.
    """
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        # Once warnings are on again, the journal is evaluated as a whole, whatever version it is then.
        changes.set_value(KNOWLEDGE_VERSION, _EVALUATED_WITH_NONE)
        changes.set_value(RENEWAL, b"")
        return Evaluated()
    work = work_for(changes, workspace, knowledge, touched, before)
    return _Evaluation(changes, workspace, knowledge, progress, work).run()


def evaluate_again(
    changes: Changes,
    workspace: Workspace,
    *,
    pairs: Sequence[Span] = (),
    safety: Sequence[Span] = (),
    progress: Progress | None = None,
) -> Evaluated:
    """Evaluate spans again in which nothing was changed: time has passed, or the knowledge is another."""
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        return Evaluated()
    return _Evaluation(changes, workspace, knowledge, progress, Work(pairs=pairs, safety=safety)).run()


def entries_around(
    journal: Reading, knowledge: Knowledge, span: Span, table: RuleTable, near: Sequence[Entry] | None = None
) -> tuple[Entry, ...]:
    """Every intake that can still count for an intake inside the span; `near` are the newer of them, if read before."""
    from journal_app.domain.evaluation import context_start, long_lasting

    start = context_start(knowledge, span[0])
    if near is None:
        near = journal.entries(start, span[1], kinds=("dose", "drink"))
    reaches = {
        substance: _earlier(span[0], timedelta(hours=hours))
        for substance, hours in long_lasting(knowledge, table).items()
    }
    far = journal.intakes_since({each: reach for each, reach in reaches.items() if reach < start}, start)
    return (*far, *near)


def _earlier(at: datetime, by: timedelta) -> datetime:
    return max(at - by, EVERYTHING[0])


class _Evaluation:
    """One evaluation: pieces of time, each read, evaluated, reconciled and written before the next."""

    def __init__(
        self,
        changes: Changes,
        workspace: Workspace,
        knowledge: Knowledge,
        progress: Progress | None,
        work: Work,
    ) -> None:
        self._work = work
        self._changes = changes
        self._knowledge = knowledge
        self._person = workspace.person()
        self._table = workspace.rules
        self._journal_id = workspace.journal.id
        self._now = workspace.clock()
        self._progress = progress
        self._done = 0
        self._total = 0
        self._kept: list[Alert] = []
        self._running: set[UUID] = set()
        self._still_active = 0
        self._became: Counter[str] = Counter()
        self._levels: Counter[Level] = Counter()
        # What was moved may have its alert in one piece and its new evaluation in another: it is reconciled last.
        stored = changes.alerts_of(work.moved) if work.moved else ()
        self._moved_stored = [alert for alert in stored if self._is_moved(alert)]
        self._moved_found: list[Alert] = []
        self._held: tuple[datetime, datetime, tuple[Entry, ...]] | None = None

    def run(self) -> Evaluated:
        """All the work, then what was moved."""
        work = self._work
        if self._progress is not None:
            self._total = self._changes.intake_count()
            self._report(0, 0)
        for span in work.safety:
            for piece in self._pieces(span):
                self._safety(piece)
        for span in work.pairs:
            for piece in self._pieces(span):
                self._pairs(piece)
        if work.moved:
            self._reconcile(self._moved_stored, self._moved_found)
        return Evaluated(
            alerts=tuple(self._kept),
            running=frozenset(self._running),
            became=dict(self._became),
            levels=dict(self._levels),
            still_active=self._still_active,
        )

    def _pieces(self, span: Span) -> Iterator[Span]:
        start, end = span
        while True:
            until = self._changes.time_after(start, PIECE)
            if until is None or until >= end:
                yield start, end
                return
            until = max(until, start + timedelta(microseconds=1))
            yield start, until
            start = until

    def _safety(self, span: Span) -> None:
        from journal_app.domain.safety.evaluate import SAFETY_KINDS, safety_alerts, safety_context

        if not self._knowledge.safety_rules:
            return
        start, end = safety_context(span)
        entries = self._changes.entries(start, end, SAFETY_KINDS)
        self._held = start, end, entries
        found = safety_alerts(
            self._knowledge,
            self._person,
            entries,
            self._now,
            self._journal_id,
            anchors=span,
            past=self._changes,
            days=self._changes.days_with_entries(start, end),
            table=self._table,
        )
        stored = {alert.id: alert for alert in self._changes.alerts(start=span[0], end=span[1], pairs=False)}
        # What a rule found may have happened at another time than when it was found before.
        unseen = [alert.id for alert in found if alert.id not in stored]
        if unseen:
            stored.update((alert.id, alert) for alert in self._changes.alerts(ids=unseen))
        self._reconcile_standing(list(stored.values()), found)
        self._report(0, 0)

    def _pairs(self, span: Span) -> None:
        from journal_app.domain.evaluation import context_start, evaluate

        near = self._intakes_held(context_start(self._knowledge, span[0]), span[1])
        context = entries_around(self._changes, self._knowledge, span, self._table, near)
        found = evaluate(
            self._knowledge,
            self._person,
            context,
            self._now,
            self._journal_id,
            anchors=span,
            progress=self._report if self._progress is not None else None,
            table=self._table,
        )
        stored = self._changes.alerts(start=span[0], end=span[1], pairs=True)
        self._reconcile_standing(stored, found)
        self._done += len(context)

    def _intakes_held(self, start: datetime, end: datetime) -> list[Entry] | None:
        """The intakes of a time that was read just before, for one entry the same weeks are looked at twice."""
        if self._held is None or start < self._held[0] or end > self._held[1]:
            return None
        entries = self._held[2]
        return [each for each in entries if isinstance(each, Dose | Drink) and start <= each.moment.at < end]

    def _reconcile_standing(self, stored: Sequence[Alert], found: Sequence[Alert]) -> None:
        if self._work.moved:
            self._moved_found += [alert for alert in found if self._is_moved(alert)]
            stored = [alert for alert in stored if not self._is_moved(alert)]
            found = [alert for alert in found if not self._is_moved(alert)]
        self._reconcile(stored, found)

    def _is_moved(self, alert: Alert) -> bool:
        return alert.intake.entry_id in (self._work.moved if alert.rule else self._work.moved_starts)

    def _reconcile(self, stored: Sequence[Alert], found: Sequence[Alert]) -> None:
        from journal_app.domain.ledger import newest_event, reconcile

        changed = reconcile(stored, found, self._now)
        self._changes.put_alerts(changed)
        runs = {alert.id for alert in found if alert.state == "to_review"}
        for alert in changed:
            event = newest_event(alert, self._now)
            if event is not None:
                self._became[event] += 1
            if alert.state != "resolved":
                self._levels[alert.level] += 1
            running = alert.id in runs and alert.state == "to_review"
            if running:
                self._running.add(alert.id)
                self._still_active += alert.level > Level.NOTE
            if running or len(self._kept) < MOST_KEPT:
                self._kept.append(alert)

    def _report(self, done: int, _of_piece: int) -> bool:
        from journal_app.domain.evaluation import EvaluationStopped

        if self._progress is not None and not self._progress(min(self._done + done, self._total), self._total):
            raise EvaluationStopped
        return True
