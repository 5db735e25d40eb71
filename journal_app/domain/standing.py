"""What still counts at a time of the sweep: each substance by the intakes of it that reach furthest."""

from collections.abc import Mapping, Sequence
from typing import Final

from journal_app.domain.rule_table import HOUR_US, RuleTable
from journal_app.domain.taken import DAY_US, SLACK_US, Taken

_NOTHING: Final[Mapping[str, Taken]] = {}
_NO_WHOLE_DAYS: Final[Mapping[tuple[str, int], Taken]] = {}


class Standing:
    """One substance as it stands at some time: which of its intakes reaches furthest in each way.

    `each` holds all of them that still count, for a substance of which a rule asks more than how far it reaches.
    """

    __slots__ = ("active", "each", "last", "latest", "left", "look_back", "trace", "wearing")

    def __init__(self, taken: Taken, look_back: int, *, remembers: bool) -> None:
        self.last = self.active = self.wearing = self.trace = self.left = self.latest = taken
        self.look_back = look_back
        self.each = [taken] if remembers else None

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
        if self.each is not None:
            self.each.append(taken)

    @property
    def cleared_at(self) -> int:
        """From when on it can meet nothing any more, whatever the precision of what is taken then."""
        return max(self.trace.trace_until, self.latest.latest, self.left.left_at + self.look_back) + SLACK_US

    def forget_cleared(self, now: int) -> None:
        """Drop the intakes that can meet nothing any more; called now and then."""
        if self.each is not None:
            kept = [
                one
                for one in self.each
                if max(one.trace_until, one.latest, one.left_at + self.look_back) + SLACK_US > now
            ]
            self.each = kept

    def at(self, time: int) -> tuple[int, Taken]:
        """The deepest band at a time, and the newest intake if it stands in it, else the one that reaches furthest."""
        if time < self.active.active_until:
            return 0, self.last if time < self.last.active_until else self.active
        if time < self.wearing.wearing_until:
            return 1, self.last if time < self.last.wearing_until else self.wearing
        if time < self.trace.trace_until:
            return 2, self.last if time < self.last.trace_until else self.trace
        return 3, self.last


class Present:
    """Every substance that still counts, in the order of their ids, and who shares a date with what has no time."""

    def __init__(self, table: RuleTable, *, whole_days: bool) -> None:
        self.order: list[tuple[str, Standing]] = []
        self._table = table
        self.whole_days = whole_days
        self._standing: dict[str, Standing] = {}
        self._next_clearing = 0
        self._timed_on_date: dict[int, dict[str, Taken]] = {}
        self._whole_on_date: dict[int, dict[tuple[str, int], Taken]] = {}
        self._ongoing: list[Taken] = []

    def add(self, taken: Taken) -> None:
        """Let an intake count from now on."""
        substance = taken.substance.id
        standing = self._standing.get(substance)
        if standing is None:
            look_back = round(self._table.longest_look_back_h(substance) * HOUR_US)
            remembers = self._table.remembers(substance)
            self._standing[substance] = Standing(taken, look_back, remembers=remembers)
            self.order = sorted(self._standing.items())
        else:
            standing.add(taken)
        if taken.ongoing:
            self._ongoing.append(taken)
        if self.whole_days:
            for day in taken.days:
                if taken.is_day:
                    self._whole_on_date.setdefault(day, {})[substance, taken.day_starts_at] = taken
                else:
                    timed = self._timed_on_date.setdefault(day, {})
                    if substance not in timed or taken.latest >= timed[substance].latest:
                        timed[substance] = taken

    def forget_cleared(self, now: int) -> None:
        """Drop what can no longer meet anything. Once a day of journal time is enough; it never changes a result."""
        if now < self._next_clearing:
            return
        cleared = [name for name, standing in self._standing.items() if standing.cleared_at <= now]
        if cleared:
            for substance in cleared:
                del self._standing[substance]
            self.order = sorted(self._standing.items())
        for standing in self._standing.values():
            standing.forget_cleared(now)
        self._next_clearing = now + DAY_US

    def together(self, taken: Taken) -> dict[str, Taken]:
        """What shares the date of `taken`, where one of the two has no time of day."""
        found: dict[str, Taken] = {}
        days = taken.days
        # The same hours may have stood under the date before or after it, in another zone or late at night.
        for day in range(days[0] - 1, days[-1] + 2):
            if taken.is_day:
                for substance, one in self._timed_on_date.get(day, _NOTHING).items():
                    if one.shares_a_date(taken):
                        found[substance] = one
            for (substance, _), one in self._whole_on_date.get(day, _NO_WHOLE_DAYS).items():
                if one.shares_a_date(taken):
                    held = found.get(substance)
                    if held is None or one.place > held.place:
                        found[substance] = one
        return found

    def listed_on_date_of(self, whole_day: Taken) -> dict[str, Taken]:
        """The medicines of the regimen that were still taken on the date of an intake without a time of day: it may
        have come before their stop, as a logged dose of the same date counts as together with it.
        """
        return {one.substance.id: one for one in self._ongoing if one.reaches_date_of(whole_day)}


class Newness:
    """Which intakes are new: none of their ingredient was surely taken for so long before them, logged or ongoing."""

    def __init__(self, table: RuleTable) -> None:
        self._asked = table.ingredients_asked
        self._longest = round(table.longest_new_h * HOUR_US) + 2 * SLACK_US
        self._before: dict[str, list[Taken]] = {}

    def add(self, taken: Taken) -> None:
        """Remember an intake, if any rule can ask about its ingredient."""
        ingredient = taken.substance.ingredient
        if ingredient not in self._asked:
            return
        held = self._before.setdefault(ingredient, [])
        if held and held[0].left_at < taken.at - self._longest:
            held[:] = [one for one in held if one.left_at >= taken.at - self._longest]
        held.append(taken)

    def is_new(self, taken: Taken, within: int) -> bool:
        """Whether nothing of its ingredient came in the `within` microseconds before it, as far as can be known."""
        held: Sequence[Taken] = self._before.get(taken.substance.ingredient, ())
        for one in reversed(held):
            if one.place < taken.place and one.surely_before(taken):
                taken_last = one.left_at - (one.latest - one.earliest)
                if taken.latest - taken_last < within:
                    return False
        return True
