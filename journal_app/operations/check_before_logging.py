"""What a warning would say if these entries were logged now: the same engine, in memory; nothing is saved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from journal_app.domain.alerts import Alert, Hit
from journal_app.domain.entries import Dose, Drink, Entry, Intake
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Level
from journal_app.errors import BadKnowledge
from journal_app.operations.workspace import Workspace
from journal_app.operations.would_say import Said, short_words, worst_level, would_say

if TYPE_CHECKING:
    from uuid import UUID

MOST_MEANINGS = 12
"""So many ways to read names that mean several things are tried; the worst of them is what is said."""


class BeforeLogging(Fact, frozen=True, kw_only=True):
    """What would be said. `worst` None is no all-clear.

    `others` are the further warnings in short, worst first. `unknown` names are in no list, so they were not checked.
    `warnings_off` says why nothing can be checked at all.
    """

    worst: Said | None = None
    level: Level | None = None
    others: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    warnings_off: str = ""


def check_before_logging(workspace: Workspace, entries: Sequence[Entry]) -> BeforeLogging:
    """Check entries that are still being typed; one with the id of a stored entry stands in its place.

    A dose without a substance is looked up by its name; a name that can mean several things counts as the worst.
    """
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        return BeforeLogging(warnings_off=knowledge.sentence)
    intakes = [entry for entry in entries if isinstance(entry, Dose | Drink)]
    meanings = [_meanings(knowledge, intake) for intake in intakes]
    unknown = tuple(intake.name for intake, found in zip(intakes, meanings, strict=True) if not found)
    checked = [found for found in meanings if found]
    alerts: list[Alert] = []
    for reading in islice(product(*checked), MOST_MEANINGS) if checked else ():
        alerts += _raised_by(workspace, knowledge, reading)
    said = would_say(knowledge, alerts, workspace.country)
    return BeforeLogging(
        worst=said[0] if said else None,
        level=worst_level(said),
        others=short_words(said[1:]),
        unknown=unknown,
    )


def _meanings(knowledge: Knowledge, intake: Intake) -> tuple[Intake, ...]:
    """The intake by each substance that it can mean; none where its name is in no list."""
    if isinstance(intake, Drink) or intake.substance is not None:
        return (intake,)
    ids = knowledge.meanings(intake.name)
    return tuple(msgspec.structs.replace(intake, substance=identity) for identity in ids)


class _Held(NamedTuple):
    """The entries around what is being typed, kept from one key to the next while the journal stays as it is."""

    change_count: int
    start: datetime
    end: datetime
    entries: tuple[Entry, ...]


_held: WeakKeyDictionary[Workspace, _Held] = WeakKeyDictionary()
A_DAY: Final = timedelta(days=1)


def _entries_between(workspace: Workspace, start: datetime, end: datetime) -> tuple[Entry, ...]:
    """Every entry of the time, and of up to a day around it; read again only after a change."""
    count = workspace.journal.change_count()
    held = _held.get(workspace)
    if held is None or held.change_count != count or start < held.start or end > held.end:
        held = _Held(count, start - A_DAY, end + A_DAY, workspace.journal.entries(start - A_DAY, end + A_DAY))
        _held[workspace] = held
    return held.entries


def _raised_by(workspace: Workspace, knowledge: Knowledge, intakes: Sequence[Intake]) -> Iterator[Alert]:
    """The alerts that these intakes raise or take part in, with those hits alone."""
    from journal_app.domain.evaluation import affected_span, context_start, evaluate
    from journal_app.domain.safety.evaluate import safety_alerts, safety_context
    from journal_app.operations.evaluation_road import entries_around, merged_spans

    journal, table, person, now = workspace.journal, workspace.rules, workspace.person(), workspace.clock()
    ids = {intake.id for intake in intakes}
    found: list[Alert] = []
    for span in merged_spans(affected_span(knowledge, intake, table) for intake in intakes):
        # Nothing is logged later than tomorrow, so there is nothing to read there.
        last = min(span[1], max(now, span[0]) + A_DAY)
        for_pairs = context_start(knowledge, span[0])
        start = min(for_pairs, safety_context((span[0], span[0]))[0])
        near = [entry for entry in _entries_between(workspace, start, last) if entry.id not in ids]
        taken = [entry for entry in near if isinstance(entry, Dose | Drink) and entry.moment.at >= for_pairs]
        around = entries_around(journal, knowledge, span, table, taken)
        entries = (*(entry for entry in around if entry.id not in ids), *intakes)
        found += evaluate(knowledge, person, entries, now, journal.id, anchors=span, table=table)
        for intake in intakes:
            at = intake.moment.at
            if span[0] <= at < span[1]:
                anchors = at, at + timedelta(microseconds=1)
                found += safety_alerts(
                    knowledge, person, (*near, *intakes), now, journal.id, anchors=anchors, past=journal, table=table
                )
    for alert in found:
        hits = tuple(hit for hit in alert.hits if alert.intake.entry_id in ids or _touches(ids, hit))
        if hits:
            yield msgspec.structs.replace(alert, hits=hits, level=max(hit.level for hit in hits))


def _touches(ids: Collection[UUID], hit: Hit) -> bool:
    return any(seen.entry_id in ids for seen in (*hit.earlier, hit.later))
