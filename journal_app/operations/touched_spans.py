"""Which times have to be looked at again after a change of entries, or of what is known about the person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

from journal_app.domain.entries import Dose, Drink, Entry, Intake
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.person import Answer, CustomSubstance, Medicine, Person
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.domain.rule_table import RuleTable
    from journal_app.storage.changes import Changes

Pair = tuple[Entry | None, Entry | None]
Touched = Sequence[Pair]
"""Pairs of an entry before and after a change; None where there was or is none."""

MedicinePair = tuple[Medicine | None, Medicine | None]

Span = tuple[datetime, datetime]

EVERYTHING: Final[Span] = (datetime(1850, 1, 1, tzinfo=UTC), datetime(9990, 1, 1, tzinfo=UTC))
"""The whole journal, with all times that entries can have."""

A_DAY: Final = timedelta(days=1)


Known = tuple[Knowledge, "RuleTable"]
"""What is known, and its rules by pair."""


class Work(NamedTuple):
    """What to evaluate: the spans of the anchors, for rules of pairs and for rules without, each in order and apart.

    `moved` are the ids of entries and medicines whose time was changed, `moved_starts` those of them that begin at
    another time: an alert of a pair stands at the beginning of a medicine, which a stop or a step does not touch.
    """

    pairs: Sequence[Span] = ()
    safety: Sequence[Span] = ()
    moved: frozenset[UUID] = frozenset()
    moved_starts: frozenset[UUID] = frozenset()


def work_for(
    changes: Changes, workspace: Workspace, knowledge: Knowledge, touched: Touched, before: Person | None
) -> Work:
    """What a change of these entries, and of the person since `before`, can have altered."""
    person = workspace.person()
    before = person if before is None else before
    table = workspace.rules
    pairs = list(touched)
    moved = {old.id for old, new in touched if old is not None and new is not None and old.moment != new.moment}
    medicines = _differing(before.regimen, person.regimen)
    moved_starts = frozenset(moved) | _begin_elsewhere(medicines)
    moved |= {each.id for pair in medicines for each in pair if each is not None}
    if before.profile != person.profile:
        return Work(pairs=(EVERYTHING,), safety=(EVERYTHING,), moved=frozenset(moved), moved_starts=moved_starts)
    tables: list[Known] = [(knowledge, table)]
    if before.custom != person.custom:
        tables += _tables_until_now(workspace, before.custom)
        changed = {own.id for own in set(before.custom) ^ set(person.custom)}
        pairs += [(each, each) for each in changes.intakes_of(tuple(changed), None, None)]
        medicines += [(each, None) for each in (*before.regimen, *person.regimen) if each.substance in changed]
    entries = [entry for pair in pairs for entry in pair if entry is not None]
    pair_spans: list[Span] = []
    for known, its_table in tables:
        pair_spans += [_span_of(known, entry, its_table) for entry in entries if isinstance(entry, Dose | Drink)]
        pair_spans += _spans_of_medicines(known, medicines, its_table)
    return Work(
        pairs=merged_spans(pair_spans),
        safety=_with_returns(
            changes,
            tables,
            merged_spans(
                _safety_spans(
                    changes, tables, entries, [each for pair in medicines for each in pair if each], before, person
                )
            ),
        ),
        moved=frozenset(moved),
        moved_starts=moved_starts,
    )


def merged_spans(spans: Iterable[Span]) -> list[Span]:
    """The spans with overlapping ones joined, oldest first."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _differing(before: Sequence[Medicine], after: Sequence[Medicine]) -> list[MedicinePair]:
    """The medicines that were added, taken out or changed, each as it was and as it is."""
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    return [(old.get(key), new.get(key)) for key in {**old, **new} if old.get(key) != new.get(key)]


def _begin_elsewhere(medicines: Iterable[MedicinePair]) -> frozenset[UUID]:
    """The medicines that were added, taken out, or now begin at another time."""
    starts = {
        each.id: {one.start if one is not None else None for one in pair}
        for pair in medicines
        for each in pair
        if each is not None
    }
    return frozenset(key for key, begun in starts.items() if len(begun) > 1)


def _tables_until_now(workspace: Workspace, custom: tuple[CustomSubstance, ...]) -> list[Known]:
    """The knowledge as it was with the own substances until now: what one of them met has to be found again."""
    from journal_app.domain.rule_table import RuleTable

    known = workspace.knowledge_with(custom)
    return [(known, RuleTable(known))] if isinstance(known, Knowledge) else []


def _span_of(knowledge: Knowledge, intake: Intake, table: RuleTable) -> Span:
    from journal_app.domain.evaluation import affected_span

    return affected_span(knowledge, intake, table)


def _spans_of_medicines(knowledge: Knowledge, medicines: Sequence[MedicinePair], table: RuleTable) -> Iterator[Span]:
    from journal_app.domain.evaluation import affected_by_medicine

    for before, after in medicines:
        span = affected_by_medicine(knowledge, before, after, table)
        if span is not None:
            yield span


def _with_returns(changes: Changes, tables: Sequence[Known], spans: Sequence[Span]) -> list[Span]:
    """The spans, and beyond each the first opioid of a gap that began in it or before it, however long the gap is."""
    from journal_app.domain.safety.evaluate import next_return

    found = list(spans)
    opioids = {each for knowledge, table in tables for each in _opioids(knowledge, table)}
    for span in spans:
        following = next_return(opioids, span, changes)
        if following is not None:
            found.append(following)
    return merged_spans(found)


def _opioids(knowledge: Knowledge, table: RuleTable) -> frozenset[str]:
    from journal_app.domain.safety.gaps import OPIOIDS, RULE

    rule = knowledge.safety_rules.get(RULE)
    group = rule.groups.get(OPIOIDS) if rule is not None else None
    return table.selected(group) if group is not None else frozenset()


def _safety_spans(
    changes: Changes,
    tables: Sequence[Known],
    entries: Sequence[Entry],
    medicines: Sequence[Medicine],
    before: Person,
    person: Person,
) -> Iterator[Span]:
    from journal_app.domain.safety.evaluate import safety_span, safety_span_of

    for entry in entries:
        for knowledge, _ in tables:
            yield safety_span_of(knowledge, entry)
    for medicine in medicines:
        start = safety_span(medicine.start.at - A_DAY)[0]
        yield start, EVERYTHING[1] if medicine.stop is None else safety_span(medicine.stop.at + A_DAY)[1]
    anchors = {answer.anchor for answer in _answers_that_differ(before.answers, person.answers)}
    if anchors:
        for entry in changes.entries_by_id(anchors):
            yield safety_span(entry.moment.at)
        for medicine in person.regimen:
            if medicine.id in anchors:
                for moment in (medicine.start, medicine.stop):
                    if moment is not None:
                        yield safety_span(moment.at)


def _answers_that_differ(before: Sequence[Answer], after: Sequence[Answer]) -> list[Answer]:
    return [each for each in before if each not in after] + [each for each in after if each not in before]
