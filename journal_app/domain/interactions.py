"""The warning engine: which rules each intake meets with what was taken before it, whatever the order of logging."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Final

from journal_app.domain.alerts import Hit
from journal_app.domain.body import Body
from journal_app.domain.entries import Entry
from journal_app.domain.knowledge import Knowledge, StackRule
from journal_app.domain.levels import Band, Level
from journal_app.domain.person import Person
from journal_app.domain.rule_table import RAISED_BY_THE_BODY, Condition, Pair, RuleTable, fitting
from journal_app.domain.standing import Newness, Present, Standing
from journal_app.domain.taken import HOUR_US, Taken, microseconds, taken_in_order

_PLACE: Final = attrgetter("place")
BANDS: Final = (Band.ACTIVE, Band.WEARING_OFF, Band.TRACE, Band.CLEARED)
# A member of an enum costs as much to look up as a whole hit to make.
_NOTE, _SERIOUS, _CRITICAL, _ACTIVE = Level.NOTE, Level.SERIOUS, Level.CRITICAL, Band.ACTIVE

_Found = list[list[Hit]]
"""The hits of one intake by their level, 0 to 4."""

_NOBODY: Final[Mapping[str, Taken]] = {}

_Member = tuple[int, Taken, Level | None]
"""Part of a stack: its band (0 active, 1 wearing off), its intake, and the worst level it meets with the newer one."""


def hits(
    knowledge: Knowledge, person: Person, entries: Sequence[Entry], *, table: RuleTable | None = None
) -> tuple[Hit, ...]:
    """Every rule that an intake meets, in the order of the later intakes' times, the worst level of each intake first.

    An intake is held against the deepest-standing earlier intake of each other substance, so the cost of one intake
    depends on how many substances still count at its time and not on the length of the journal.
    """
    sweep = sweep_of(knowledge, person, entries, table)
    return tuple(hit for _, found in sweep.run() for hit in found)


def sweep_of(knowledge: Knowledge, person: Person, entries: Sequence[Entry], table: RuleTable | None = None) -> "Sweep":
    """A walk over these entries and the person's regimen; a table kept from before is used as far as it fits."""
    return Sweep(fitting(table, knowledge), taken_in_order(knowledge, person, entries), Body(person.profile))


class Sweep:
    """One walk over the intakes in the order of time, holding what still counts."""

    def __init__(self, table: RuleTable, intakes: Sequence[Taken], body: Body) -> None:
        self.intakes = intakes
        self._plain_table = self._table = table
        self._body = body
        whole_days = any(taken.is_day for taken in intakes)
        self._everything = Present(table, whole_days=whole_days)
        self._extra: Present | None = None
        """What is no part of the regimen, which is all that a dose as listed is held against."""
        if any(taken.ongoing for taken in intakes):
            self._extra = Present(table, whole_days=whole_days)
        self._newness = Newness(table)
        if intakes:
            self._table = body.table(table, intakes[0].moment.at)

    def run(self, anchors: tuple[datetime, datetime] | None = None) -> Iterator[tuple[Taken, list[Hit]]]:
        """Each intake with at in [start, end) and its hits, worst first; the others only count as taken before."""
        start, end = (microseconds(anchors[0]), microseconds(anchors[1])) if anchors else (None, None)
        for taken in self.intakes:
            if end is not None and taken.at >= end:
                return
            if start is None or taken.at >= start:
                yield taken, self._hits_of(taken)
            self._newness.add(taken)
            self._everything.add(taken)
            if self._extra is not None and not (taken.ongoing or taken.as_listed):
                self._extra.add(taken)

    def _hits_of(self, newer: Taken) -> list[Hit]:
        held = self._extra if newer.as_listed and self._extra is not None else self._everything
        held.forget_cleared(newer.at)
        if self._body.changes_with_time:
            self._table = self._body.table(self._plain_table, newer.moment.at)
        time, name = newer.earliest, newer.substance.id
        row = self._table.row(name)
        together = held.together(newer) if held.whole_days else _NOBODY
        stopped = held.listed_on_date_of(newer) if newer.is_day else _NOBODY
        present: list[_Member] = []
        found: _Found = [[], [], [], [], []]
        for older_name, standing in held.order:
            pair = row.get(older_name) or self._table.fill(row, older_name, name)
            if not pair.counts:
                continue
            older, unordered = standing.last, False
            if time < older.active_until:
                band = 0
            else:
                band, older = standing.at(time)
                if band and older_name in stopped:
                    band, older = 0, stopped[older_name]
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
            worst = self._meet(newer, older, band, pair, standing, held, found, unordered=unordered)
            if band <= 1 and pair.stacks:
                present.append((band, older, worst))
        for rule in self._table.knowledge.stack_rules:
            if len(present) + 1 >= rule.count and newer.substance.tier in rule.tiers:
                hit = _stack_hit(rule, newer, present, self._table)
                if hit is not None:
                    found[hit.level].insert(0, hit)
        return found[4] + found[3] + found[2] + found[1]

    def _meet(
        self,
        newer: Taken,
        older: Taken,
        band: int,
        pair: Pair,
        standing: Standing,
        held: Present,
        found: _Found,
        *,
        unordered: bool,
    ) -> Level | None:
        """Add the hits of one pair to `found`; the worst level among them.

        A rule with a window of its own is counted from the older substance's intake that ended last. Where it is not
        known which of the two came first, they count as together.
        """
        worst: Level | None = None
        later, earlier, gap_h, counted = newer.seen[0], older.seen, _gap_h(older, newer), BANDS[band]
        for match in pair.unordered if unordered else pair.ordered:
            rule, rule_level, levels, window, condition = match
            if condition is not None:
                if not self._holds(condition, newer):
                    continue
                if condition.products_from and self._products(condition, newer, held) >= condition.products_from:
                    rule_level, levels = match.one_step_worse()[1:3]
            if window is not None:
                left = standing.left
                if not _within(window, left, newer):
                    continue
                hit = Hit(
                    rule=rule, level=levels[0], rule_level=rule_level, earlier=left.seen, later=later,
                    band=_ACTIVE, gap_h=_gap_h(left, newer),
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
        if pair.weighed:
            for hit in self._weighed(newer, pair, standing, held):
                found[hit.level].append(hit)
                if worst is None or hit.level > worst:
                    worst = hit.level
        return worst

    def _holds(self, condition: Condition, newer: Taken) -> bool:
        """Whether what is asked of the newer intake holds."""
        if newer.alcohol_g < condition.newer_from_g:
            return False
        return not condition.newer_new_us or self._newness.is_new(newer, condition.newer_new_us)

    def _weighed(self, newer: Taken, pair: Pair, standing: Standing, held: Present) -> Iterator[Hit]:
        """The rules for which each intake of the older substance is looked at by itself: the worst of each, then the
        newest.
        """
        for ordered, unordered in pair.weighed:
            best: Hit | None = None
            for older in standing.each or ():
                match = unordered if _order_unknown(older, newer) else ordered
                if match is None or match.condition is None:
                    continue
                band = 0 if match is unordered else older.band_for(newer)
                if match.window is not None:
                    if not _within(match.window, older, newer):
                        continue
                    band = 0
                elif band == 3:
                    continue
                if not self._both_hold(match.condition, older, newer):
                    continue
                if (
                    match.condition.products_from
                    and self._products(match.condition, newer, held) >= match.condition.products_from
                ):
                    match = match.one_step_worse()
                if best is None or match.levels[band] >= best.level:
                    best = Hit(
                        rule=match.rule, level=match.levels[band], rule_level=match.level, earlier=older.seen,
                        later=newer.seen[0], band=BANDS[band], gap_h=_gap_h(older, newer),
                    )  # fmt: skip
            if best is not None:
                yield best

    def _both_hold(self, condition: Condition, older: Taken, newer: Taken) -> bool:
        """Whether what is asked of the two intakes holds; of two that must be new, one is enough."""
        if newer.alcohol_g < condition.newer_from_g or older.alcohol_g < condition.older_from_g:
            return False
        if not (condition.newer_new_us or condition.older_new_us):
            return True
        return bool(condition.newer_new_us and self._newness.is_new(newer, condition.newer_new_us)) or bool(
            condition.older_new_us and self._newness.is_new(older, condition.older_new_us)
        )

    def _products(self, condition: Condition, newer: Taken, held: Present) -> int:
        """How many different products of the condition's substances still count, the newer intake among them."""
        products = {newer.product} if newer.substance.id in condition.products else set()
        for name, standing in held.order:
            if name in condition.products:
                for one in standing.each or ():
                    if one.band_for(newer) < 3 or _order_unknown(one, newer):
                        products.add(one.product)
        return len(products)


def _order_unknown(older: Taken, newer: Taken) -> bool:
    """Whether it cannot be said which of the two came first."""
    return older.latest >= newer.earliest or older.shares_a_date(newer)


def _within(window: tuple[int, int], older: Taken, newer: Taken) -> bool:
    """Whether some time between the two that their precision allows lies in the window."""
    shortest = max(newer.earliest - older.left_at, 0)
    longest = max(newer.latest - older.left_at + (older.latest - older.earliest), 0)
    return shortest < window[1] and longest >= window[0]


def _gap_h(older: Taken, newer: Taken) -> float | None:
    """The smallest gap that both times allow, in hours; None when one has no time of day. An ongoing medicine is
    counted from its stop.
    """
    if newer.is_day or (older.is_day and not (older.ongoing and older.left_at > newer.latest)):
        return None
    gap = newer.earliest - (older.left_at if older.ongoing else older.latest)
    return gap / HOUR_US if gap > 0 else 0.0


def _stack_hit(rule: StackRule, newer: Taken, present: Sequence[_Member], table: RuleTable) -> Hit | None:
    """The stack that `newer` joins: each ingredient once, by its deepest band; never below its worst pair."""
    members: dict[str, tuple[int, Taken]] = {}
    worst_pair, raised = _NOTE, table.raises and table.is_raised(newer.substance)
    for band, older, pair_level in present:
        substance = older.substance
        if substance.tier not in rule.tiers:
            continue
        if pair_level is not None and pair_level > worst_pair:
            worst_pair = pair_level
        ingredient = substance.ingredient
        held = members.get(ingredient)
        if held is None or band < held[0] or (band == held[0] and older.place > held[1].place):
            members[ingredient] = (band, older)
        if table.raises and table.is_raised(substance):
            raised = True
    if len(members) + 1 < rule.count:
        return None
    oldest_first = sorted([older for _, older in members.values()], key=_PLACE)
    furthest, active, undated = 0, 1, newer.is_day
    strong = strong_active = newer.substance.tier == 1
    for band, older in members.values():
        if older.substance.tier == 1:
            strong = True
            strong_active = strong_active or not band
        if band:
            furthest = band
        else:
            active += 1
        if older.is_day and not older.ongoing:
            undated = True
    level = _CRITICAL if active >= rule.count and strong_active else _SERIOUS
    if raised and rule.id in RAISED_BY_THE_BODY:
        level = level.lifted(1)
    level = max(level, worst_pair)
    first = oldest_first[0]
    if first.ongoing:
        first = next((older for older in oldest_first if not older.ongoing), first)
    return Hit(
        rule=rule.id,
        level=level,
        rule_level=_CRITICAL if strong else level,
        earlier=tuple([older.seen[0] for older in oldest_first]),
        later=newer.seen[0],
        band=BANDS[furthest],
        gap_h=None if undated else _gap_h(first, newer),
    )
