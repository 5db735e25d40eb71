"""The warning engine: which rules each intake meets with what was taken before it, whatever the order of logging."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Final

from journal_app.domain.alerts import Hit
from journal_app.domain.entries import Entry
from journal_app.domain.knowledge import Knowledge, StackRule
from journal_app.domain.levels import Band, Level
from journal_app.domain.person import Person
from journal_app.domain.rule_table import Match, RuleTable
from journal_app.domain.taken import DAY_US, HOUR_US, SLACK_US, Taken, microseconds, taken_in_order

_PLACE: Final = attrgetter("place")
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

    __slots__ = ("active", "last", "latest", "left", "look_back", "trace", "wearing")

    def __init__(self, taken: Taken, look_back: int) -> None:
        self.last = self.active = self.wearing = self.trace = self.left = self.latest = taken
        self.look_back = look_back

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

    @property
    def cleared_at(self) -> int:
        """From when on it can meet nothing any more, whatever the precision of what is taken then."""
        return max(self.trace.trace_until, self.latest.latest, self.left.left_at + self.look_back) + SLACK_US

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
        self._order: list[tuple[str, _Standing]] = []
        self._next_clearing = 0
        self._whole_days = any(taken.is_day for taken in intakes)
        self._on_date: dict[int, dict[str, Taken]] = {}
        self._day_on_date: dict[int, dict[str, Taken]] = {}

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
            look_back = round(self._table.longest_look_back_h(substance) * HOUR_US)
            self._standing[substance] = _Standing(taken, look_back)
            self._order = sorted(self._standing.items())
        else:
            standing.add(taken)
        if self._whole_days:
            for day in taken.days:
                self._on_date.setdefault(day, {})[substance] = taken
                if taken.is_day:
                    self._day_on_date.setdefault(day, {})[substance] = taken

    def _forget_cleared(self, now: int) -> None:
        """Drop what can no longer meet anything. Once a day of journal time is enough; it never changes a result."""
        for substance in [name for name, standing in self._standing.items() if standing.cleared_at <= now]:
            del self._standing[substance]
        self._order = sorted(self._standing.items())
        self._next_clearing = now + DAY_US

    def _together(self, taken: Taken) -> dict[str, Taken]:
        """What shares the local date of `taken`, where one of the two has no time of day."""
        places = self._on_date if taken.is_day else self._day_on_date
        if len(taken.days) == 1:
            return places.get(taken.days[0], {})
        found: dict[str, Taken] = {}
        for day in taken.days:
            found.update(places.get(day, {}))
        return found

    def _hits_of(self, newer: Taken) -> list[Hit]:
        if newer.at >= self._next_clearing:
            self._forget_cleared(newer.at)
        time, name = newer.earliest, newer.substance.id
        row = self._table.row(name)
        together = self._together(newer) if self._whole_days else {}
        present: list[_Member] = []
        found: list[list[Hit]] = [[], [], [], [], []]
        for older_name, standing in self._order:
            pair = row.get(older_name) or self._table.fill(row, older_name, name)
            if not pair.counts:
                continue
            band, older = standing.at(time)
            unordered = False
            if older_name in together:
                unordered = True
                if band:
                    band, older = 0, together[older_name]
            elif standing.latest.latest >= time:
                unordered = True
                if band:
                    band, older = 0, standing.latest
            if band == 3 and not pair.looks_back:
                continue
            matches = pair.unordered if unordered else pair.ordered
            worst = _meet(newer, older, band, matches, None if unordered else standing.left, found)
            if band <= 1 and pair.stacks:
                present.append((band, older, worst))
        for rule in self._table.knowledge.stack_rules:
            if len(present) + 1 >= rule.count and newer.substance.tier in rule.tiers:
                hit = _stack_hit(rule, newer, present)
                if hit is not None:
                    found[hit.level].insert(0, hit)
        return [hit for level in (4, 3, 2, 1) for hit in found[level]]


_Member = tuple[int, Taken, Level | None]
"""Part of a stack: its band (0 active, 1 wearing off), its intake, and the worst level it meets with the newer one."""


def _meet(
    newer: Taken, older: Taken, band: int, matches: tuple[Match, ...], left: Taken | None, found: list[list[Hit]]
) -> Level | None:
    """Add the hits of one pair to `found`, by level; the worst level among them.

    `left` is the older substance's intake that a rule with a window of its own is counted from; None: whichever of
    the two came first is not known, so that they count as together.
    """
    worst: Level | None = None
    later, earlier, gap_h, counted = newer.seen[0], older.seen, _gap_h(older, newer), BANDS[band]
    for rule, rule_level, levels, look_back_h in matches:
        if look_back_h is not None:
            if left is not None and newer.earliest >= left.left_at + round(look_back_h * HOUR_US):
                continue
            seen = older if left is None else left
            hit = Hit(
                rule=rule, level=rule_level, rule_level=rule_level, earlier=seen.seen, later=later, band=Band.ACTIVE,
                gap_h=_gap_h(seen, newer),
            )  # fmt: skip
        elif band == 3:
            continue
        else:
            hit = Hit(
                rule=rule, level=levels[band], rule_level=rule_level, earlier=earlier, later=later, band=counted,
                gap_h=gap_h,
            )  # fmt: skip
        level = hit.level
        found[level].append(hit)
        if worst is None or level > worst:
            worst = level
    return worst


def _gap_h(older: Taken, newer: Taken) -> float | None:
    """The smallest gap that both times allow, in hours; None when one has no time of day."""
    if older.is_day or newer.is_day:
        return None
    gap = newer.earliest - older.latest
    return gap / HOUR_US if gap > 0 else 0.0


def _stack_hit(rule: StackRule, newer: Taken, present: Sequence[_Member]) -> Hit | None:
    """The stack that `newer` joins: each ingredient once, by its deepest band; never below its worst pair."""
    members: dict[str, tuple[int, Taken]] = {}
    level = Level.SERIOUS
    for band, older, pair_level in present:
        if older.substance.tier not in rule.tiers:
            continue
        if pair_level is not None and pair_level > level:
            level = pair_level
        ingredient = older.substance.ingredient
        held = members.get(ingredient)
        if held is None or band < held[0] or (band == held[0] and older.place > held[1].place):
            members[ingredient] = (band, older)
    if len(members) + 1 < rule.count:
        return None
    oldest_first = sorted([older for _, older in members.values()], key=_PLACE)
    furthest, active, strong_active, undated = 0, 1, newer.substance.tier == 1, newer.is_day
    for band, older in members.values():
        if band:
            furthest = band
        else:
            active += 1
            if older.substance.tier == 1:
                strong_active = True
        if older.is_day:
            undated = True
    if active >= rule.count and strong_active:
        level = Level.CRITICAL
    strong = strong_active or any(older.substance.tier == 1 for older in oldest_first)
    return Hit(
        rule=rule.id,
        level=level,
        rule_level=Level.CRITICAL if strong else level,
        earlier=tuple([older.seen[0] for older in oldest_first]),
        later=newer.seen[0],
        band=BANDS[furthest],
        gap_h=None if undated else _gap_h(oldest_first[0], newer),
    )
