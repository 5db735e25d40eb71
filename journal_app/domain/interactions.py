"""The warning engine: which rules each intake meets with what was taken before it, whatever the order of logging."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from journal_app.domain.alerts import Hit
from journal_app.domain.entries import Entry
from journal_app.domain.knowledge import Knowledge, StackRule, Substance
from journal_app.domain.levels import Band, Level
from journal_app.domain.person import Person
from journal_app.domain.rule_table import Pair, RuleTable
from journal_app.domain.taken import HOUR_US, SLACK_US, Taken, microseconds, taken_in_order

BANDS: Final = (Band.ACTIVE, Band.WEARING_OFF, Band.TRACE, Band.CLEARED)


def hits(
    knowledge: Knowledge, person: Person, entries: Sequence[Entry], *, table: RuleTable | None = None
) -> tuple[Hit, ...]:
    """Every rule that an intake meets, in the order of the later intakes' times, the worst level of each intake first.

    An intake is held against the deepest-standing earlier intake of each other substance, so the cost of one intake
    depends on how many substances still count at its time and not on the length of the journal.
    """
    sweep = Sweep(table or RuleTable(knowledge), taken_in_order(knowledge, person, entries))
    return tuple(hit for _, found in sweep.run() for hit in found)


class _Standing:
    """One substance as it stands at some time: which of its intakes reaches furthest in each way."""

    __slots__ = ("active", "keep_until", "last", "latest", "left", "substance", "trace", "wearing")

    def __init__(self, taken: Taken) -> None:
        self.substance: Substance = taken.substance
        self.last = self.active = self.wearing = self.trace = self.left = self.latest = taken
        self.keep_until = 0

    def add(self, taken: Taken) -> None:
        """The newest intake takes every place in which no earlier one reaches further."""
        self.last = taken
        if taken.active_until >= self.active.active_until:
            self.active = taken
        if taken.wearing_until >= self.wearing.wearing_until:
            self.wearing = taken
        if taken.trace_until >= self.trace.trace_until:
            self.trace = taken
        if taken.left_at >= self.left.left_at:
            self.left = taken
        if taken.latest >= self.latest.latest:
            self.latest = taken

    def at(self, time: int) -> tuple[int, Taken]:
        """The deepest band at a time, and the newest intake if it stands in it, else the one that reaches furthest."""
        if time < self.active.active_until:
            return 0, self.last if time < self.last.active_until else self.active
        if time < self.wearing.wearing_until:
            return 1, self.last if time < self.last.wearing_until else self.wearing
        if time < self.trace.trace_until:
            return 2, self.last if time < self.last.trace_until else self.trace
        return 3, self.last


class Sweep:
    """One walk over the intakes in the order of time, holding what still counts."""

    def __init__(self, table: RuleTable, intakes: Sequence[Taken]) -> None:
        self.intakes = intakes
        self._table = table
        self._standing: dict[str, _Standing] = {}
        self._order: list[str] = []
        self._next_clearing = 0
        self._whole_days = any(taken.is_day for taken in intakes)
        self._on_date: dict[int, dict[str, Taken]] = {}
        self._day_on_date: dict[int, dict[str, Taken]] = {}
        self._stacks: dict[str, tuple[StackRule, ...]] = {}

    def run(self, anchors: tuple[datetime, datetime] | None = None) -> Iterator[tuple[Taken, list[Hit]]]:
        """Each intake with at in [start, end) and its hits, worst first; the others only count as taken before."""
        start, end = (microseconds(anchors[0]), microseconds(anchors[1])) if anchors else (None, None)
        for taken in self.intakes:
            if end is not None and taken.at >= end:
                return
            if start is None or taken.at >= start:
                yield taken, self._hits_of(taken)
            self._add(taken)

    def _add(self, taken: Taken) -> None:
        substance = taken.substance.id
        standing = self._standing.get(substance)
        if standing is None:
            standing = self._standing[substance] = _Standing(taken)
            self._order = sorted(self._standing)
        else:
            standing.add(taken)
        look_back = self._table.longest_look_back_h(substance)
        keep = max(standing.trace.trace_until, taken.latest, standing.left.left_at + round(look_back * HOUR_US))
        standing.keep_until = keep + SLACK_US
        if self._whole_days:
            for day in taken.days:
                self._on_date.setdefault(day, {})[substance] = taken
                if taken.is_day:
                    self._day_on_date.setdefault(day, {})[substance] = taken

    def _forget_cleared(self, now: int) -> None:
        """Drop what can no longer meet anything. Once an hour of journal time is enough; it never changes a result."""
        for substance in [name for name, standing in self._standing.items() if standing.keep_until <= now]:
            del self._standing[substance]
        self._order = sorted(self._standing)
        self._next_clearing = now + HOUR_US

    def _together(self, taken: Taken) -> dict[str, Taken]:
        """What shares the local date of `taken`, where one of the two has no time of day."""
        places = self._on_date if taken.is_day else self._day_on_date
        if len(taken.days) == 1:
            return places.get(taken.days[0], {})
        found: dict[str, Taken] = {}
        for day in taken.days:
            found.update(places.get(day, {}))
        return found

    def _stack_rules(self, substance: Substance) -> tuple[StackRule, ...]:
        found = self._stacks.get(substance.id)
        if found is None:
            found = self._stacks[substance.id] = self._table.stack_rules_for(substance)
        return found

    def _hits_of(self, newer: Taken) -> list[Hit]:
        if newer.at >= self._next_clearing:
            self._forget_cleared(newer.at)
        time, name, ingredient = newer.earliest, newer.substance.id, newer.substance.ingredient
        together = self._together(newer) if self._whole_days else {}
        stacks = self._stack_rules(newer.substance)
        present: list[tuple[int, Taken, Level | None]] = []
        by_level: tuple[list[Hit], ...] = ([], [], [], [])
        for older_name in self._order:
            if older_name == name:
                continue
            standing = self._standing[older_name]
            pair = self._table.pair(older_name, name)
            band, older = standing.at(time)
            unordered = older_name in together
            if unordered and band:
                band, older = 0, together[older_name]
            if not unordered and standing.latest.latest >= time:
                unordered = True
                if band:
                    band, older = 0, standing.latest
            if band == 3 and not pair.longest_look_back_h:
                continue
            worst = None
            if pair.unordered:
                worst = _meet(newer, older, band, pair, standing.left, unordered, by_level)
            if stacks and band <= 1 and standing.substance.ingredient != ingredient:
                present.append((band, older, worst))
        stacked: tuple[list[Hit], ...] = ([], [], [], [])
        for rule in stacks:
            hit = _stack_hit(rule, newer, present)
            if hit is not None:
                stacked[4 - hit.level].append(hit)
        return [hit for index in range(4) for place in (stacked, by_level) for hit in place[index]]


def _meet(
    newer: Taken, older: Taken, band: int, pair: Pair, left: Taken, unordered: bool, found: tuple[list[Hit], ...]
) -> Level | None:
    """Add the hits of one pair to `found`, by level; the worst level among them.

    `left` is the older substance's intake that counts last for a rule with a window of its own.
    """
    worst: Level | None = None
    gap_h, later = _gap_h(older, newer), newer.seen[0]
    for rule, rule_level, levels, look_back_h in pair.unordered if unordered else pair.ordered:
        if look_back_h is None:
            if band == 3:
                continue
            level = levels[band]
            hit = Hit(
                rule=rule, level=level, rule_level=rule_level, earlier=older.seen, later=later, band=BANDS[band],
                gap_h=gap_h,
            )  # fmt: skip
        else:
            if not unordered and newer.earliest >= left.left_at + round(look_back_h * HOUR_US):
                continue
            level, seen = rule_level, older if unordered else left
            hit = Hit(
                rule=rule, level=level, rule_level=rule_level, earlier=seen.seen, later=later, band=Band.ACTIVE,
                gap_h=_gap_h(seen, newer),
            )  # fmt: skip
        found[4 - level].append(hit)
        if worst is None or level > worst:
            worst = level
    return worst


def _gap_h(older: Taken, newer: Taken) -> float | None:
    """The smallest gap that both times allow, in hours; None when one has no time of day."""
    if older.is_day or newer.is_day:
        return None
    return max(newer.earliest - older.latest, 0) / HOUR_US


def _stack_hit(rule: StackRule, newer: Taken, present: Sequence[tuple[int, Taken, Level | None]]) -> Hit | None:
    """The stack that `newer` joins: each ingredient once, by its deepest band; never below its worst pair."""
    members: dict[str, tuple[int, Taken]] = {}
    worst = Level.SERIOUS
    for band, older, pair_level in present:
        if older.substance.tier not in rule.tiers:
            continue
        if pair_level is not None and pair_level > worst:
            worst = pair_level
        held = members.get(older.substance.ingredient)
        if held is None or (band, -older.at, -older.entry.id.int) < (held[0], -held[1].at, -held[1].entry.id.int):
            members[older.substance.ingredient] = (band, older)
    if len(members) + 1 < rule.count:
        return None
    active = [newer, *(older for band, older in members.values() if band == 0)]
    strong = any(taken.substance.tier == 1 for taken in active)
    if len(active) >= rule.count and strong:
        worst = Level.CRITICAL
    oldest_first = sorted((older for _, older in members.values()), key=lambda taken: (taken.at, taken.entry.id.int))
    gaps = [_gap_h(older, newer) for older in oldest_first]
    strongest = strong or any(older.substance.tier == 1 for older in oldest_first)
    return Hit(
        rule=rule.id,
        level=worst,
        rule_level=Level.CRITICAL if strongest else worst,
        earlier=tuple(older.seen[0] for older in oldest_first),
        later=newer.seen[0],
        band=BANDS[max(band for band, _ in members.values())],
        gap_h=None if None in gaps else gaps[0],
    )
