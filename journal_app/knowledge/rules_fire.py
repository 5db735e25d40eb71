"""Proves of each rule that it fires on its smallest case, at its level, and falls silent when any part is missing."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from journal_app.domain.alerts import Hit
from journal_app.domain.entries import Intake
from journal_app.domain.interactions import hits
from journal_app.domain.knowledge import ALCOHOL, Knowledge, PairRule, Selector, StackRule, Substance
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
from journal_app.domain.rule_table import RuleTable, counts_as_different, level_of, window_of
from journal_app.knowledge.smallest_case import Case, counted_hours, intakes_of

MINUTE_H = 1 / 60


class _Way(NamedTuple):
    """Two substances in the order in which a rule speaks of them."""

    rule: PairRule
    earlier: Substance
    later: Substance


def pair_problems(table: RuleTable, rule: PairRule) -> Iterator[str]:
    """What a pair rule does that it should not, and what it should and does not, a sentence each."""
    ways = list(_ways(table.knowledge, rule))
    if not ways:
        yield f"{rule.id} can never fire: no two different substances fit its sides."
    for way in ways:
        yield from _way_problems(table, way)


def levels_of(knowledge: Knowledge, rule: PairRule | StackRule) -> tuple[Level, ...]:
    """The levels that a rule can take by itself, worst first: one and two lower where bands count, and one higher where
    several products raise it. That a person's body raises some of them once more (P11, P12) needs no other words.
    """
    if isinstance(rule, StackRule):
        return (Level.CRITICAL, Level.SERIOUS)
    found: set[Level] = set()
    for way in _ways(knowledge, rule):
        own = level_of(rule, way.earlier, way.later)
        window = window_of(rule, way.earlier, way.later)
        if window is not None and window[0] >= window[1]:
            continue
        steps = (0,) if window is not None else (0, 1, 2)
        for level in (own, own.lifted(1)) if rule.raised_by_count is not None else (own,):
            found.update(level.lowered(step) for step in steps)
    return tuple(sorted(found, reverse=True))


def _ways(knowledge: Knowledge, rule: PairRule) -> Iterator[_Way]:
    """Each way in which the rule can meet two substances; of those that it cannot tell apart, one."""
    selectors = _selectors(rule)
    named = {*rule.a.classes, *rule.b.classes} if rule.different == "class" else set()
    alike: dict[tuple[object, ...], list[Substance]] = {}
    for substance in knowledge.substances.values():
        marks = tuple(selector.selects(substance) for selector in selectors)
        if any(marks[:2]):
            shared = frozenset(named.intersection(substance.classes))
            alike.setdefault((marks, shared, substance.id == ALCOHOL), []).append(substance)
    for earlier_kind in alike.values():
        for later_kind in alike.values():
            pairs = ((first, second) for first in earlier_kind for second in later_kind)
            found = next((pair for pair in pairs if counts_as_different(rule, *pair)), None)
            if found is None:
                continue
            first, second = found
            forwards = rule.a.selects(first) and rule.b.selects(second)
            backwards = rule.a.selects(second) and rule.b.selects(first) and not rule.directional
            if forwards or backwards:
                yield _Way(rule, first, second)


def _selectors(rule: PairRule) -> tuple[Selector, ...]:
    sides = [rule.a, rule.b]
    for exception in rule.exceptions:
        sides += [exception.a, exception.b]
    for window in rule.look_backs:
        sides += [window.earlier, window.later]
    return tuple(sides)


def _way_problems(table: RuleTable, way: _Way) -> Iterator[str]:
    rule, earlier, later = way
    what = f"{earlier.id} and then {later.id}"
    case = Case(earlier, later, grams=rule.alcohol_from_g)
    window = window_of(rule, earlier, later)
    own = level_of(rule, earlier, later)
    if window is not None and window[0] >= window[1]:
        if _met(table, rule, case.intakes(MINUTE_H)):
            yield f"{rule.id} fires for {what}, which it is to be silent about."
        return
    trace_h, left_h = counted_hours(table.knowledge, case)
    first_h, end_h = MINUTE_H, trace_h
    if window is not None:
        from_h, until_h = (edge / 3_600_000_000 for edge in window)
        first_h, end_h = left_h + max(from_h, MINUTE_H), left_h + until_h
        if from_h > 0 and _met(table, rule, case.intakes(first_h - MINUTE_H)):
            yield f"{rule.id} fires for {what} too early."
    met = _met(table, rule, case.intakes(first_h))
    if not met:
        yield f"{rule.id} does not fire for {what}."
    elif met[0].level != own:
        yield f"{rule.id} is {met[0].level.word} for {what}, and should be {own.word}."
    if not _met(table, rule, case.intakes(end_h - MINUTE_H)):
        yield f"{rule.id} does not fire for {what} until the end of its time."
    if _met(table, rule, case.intakes(end_h)):
        yield f"{rule.id} fires for {what} after the end of its time."
    for alone, (entry,) in ((earlier, case.intakes(first_h)[:1]), (later, case.intakes(first_h)[1:])):
        if _met(table, rule, (entry,)):
            yield f"{rule.id} fires for {alone.id} alone."
    yield from _condition_problems(table, way, case, first_h, own)


def _condition_problems(table: RuleTable, way: _Way, case: Case, gap_h: float, own: Level) -> Iterator[str]:
    rule, earlier, later = way
    what = f"{earlier.id} and then {later.id}"
    if rule.alcohol_from_g is not None and ALCOHOL in (earlier.id, later.id):
        less = Case(earlier, later, grams=rule.alcohol_from_g - 1)
        if _met(table, rule, less.intakes(min(gap_h, 1.0))):
            yield f"{rule.id} fires for {what} with too little alcohol."
    if rule.new_after_h is not None:
        if _met(table, rule, case.intakes(gap_h, later_before_h=rule.new_after_h - 1)):
            yield f"{rule.id} fires for {what}, though {later.id} is not new."
        if not _met(table, rule, case.intakes(gap_h, later_before_h=rule.new_after_h)):
            yield f"{rule.id} does not fire for {what}, though {later.id} is new."
    if rule.raised_by_count is not None:
        many = case.intakes(gap_h, products=rule.raised_by_count)
        few = case.intakes(gap_h, products=rule.raised_by_count - 1)
        product = later if rule.b.selects(later) else earlier
        for entries, expected in ((many, own.lifted(1)), (few, own)):
            met = _met(table, rule, entries)
            if not met or met[0].level != expected:
                yield f"{rule.id} is not {expected.word} for {what} by the number of products of {product.id}."


def _met(table: RuleTable, rule: PairRule | StackRule, entries: Sequence[Intake]) -> list[Hit]:
    """The rule's hits at the newest intake."""
    newest = max(entries, key=lambda entry: (entry.moment.at, entry.id.int)).id
    found = hits(table.knowledge, Person(), entries, table=table)
    return [hit for hit in found if hit.rule == rule.id and hit.later.entry_id == newest]


def stack_problems(table: RuleTable, rule: StackRule) -> Iterator[str]:
    """Whether a stack rule fires for so many depressants and for no fewer."""
    one_each: dict[str, Substance] = {}
    for substance in table.knowledge.substances.values():
        if substance.tier in rule.tiers:
            one_each.setdefault(substance.ingredient, substance)
    fitting = tuple(one_each.values())[: rule.count]
    if len(fitting) < rule.count or not _met(table, rule, intakes_of(fitting)):
        yield f"{rule.id} does not fire for {rule.count} depressants."
    if _met(table, rule, intakes_of(fitting[:-1])):
        yield f"{rule.id} fires for {rule.count - 1} depressants."


def contradictions(knowledge: Knowledge) -> Iterator[str]:
    """Two rules that mean the same pairs under the same conditions: they repeat or contradict each other."""
    meant = [(rule, _meaning(knowledge, rule)) for rule in knowledge.pair_rules]
    for (one, first), (other, second) in combinations(meant, 2):
        if first != second:
            continue
        ways = list(_ways(knowledge, one))
        same = all(level_of(one, way.earlier, way.later) == level_of(other, way.earlier, way.later) for way in ways)
        yield f"{one.id} and {other.id} {'repeat' if same else 'contradict'} each other."


def _meaning(knowledge: Knowledge, rule: PairRule) -> tuple[object, ...]:
    sides = [
        frozenset(name for name, row in knowledge.substances.items() if side.selects(row)) for side in (rule.a, rule.b)
    ]
    pairs = tuple(sides) if rule.directional else frozenset(sides)
    shared = frozenset({*rule.a.classes, *rule.b.classes}) if rule.different == "class" else frozenset()
    return pairs, rule.directional, shared, rule.look_backs, rule.new_after_h, rule.alcohol_from_g
