"""Which rules two substances meet, worked out from the data once for each pair that occurs."""

from typing import NamedTuple

from journal_app.domain.knowledge import Knowledge, LevelException, PairRule, Substance
from journal_app.domain.levels import Level


class Match(NamedTuple):
    """A rule that two substances meet: `levels` are those by the older one's band (active, wearing off, trace).

    `look_back_h`: the rule's own window, which then beats the bands.
    """

    rule: str
    level: Level
    levels: tuple[Level, Level, Level]
    look_back_h: float | None


class Pair(NamedTuple):
    """What an older and a newer substance meet, and what they meet when it is not known which came first.

    `stacks`: whether a stack rule counts both of them. `counts`: whether there is anything at all to look at.
    """

    ordered: tuple[Match, ...]
    unordered: tuple[Match, ...]
    looks_back: bool
    stacks: bool
    counts: bool


def counts_as_different(rule: PairRule, first: Substance, second: Substance) -> bool:
    """Whether two substances differ as the rule asks: by ingredient, or also by every class that its sides name."""
    if first.ingredient == second.ingredient:
        return False
    if rule.different == "ingredient":
        return True
    named = {*rule.a.classes, *rule.b.classes}
    return not named.intersection(first.classes).intersection(second.classes)


class RuleTable:
    """The rules of one Knowledge, by pair of substance ids; filled as pairs occur, and free to be kept and shared."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._pairs: dict[str, dict[str, Pair]] = {}
        self._sides: dict[str, tuple[frozenset[int], frozenset[int]]] = {}
        self._look_back: dict[str, float] = {}
        self._rules = knowledge.pair_rules

    def pair(self, older: str, newer: str) -> Pair:
        """What the two meet, the older one first."""
        row = self.row(newer)
        return row[older] if older in row else self.fill(row, older, newer)

    def row(self, newer: str) -> dict[str, Pair]:
        """The pairs with a newer substance that were looked up so far, by the older one; `fill` adds one."""
        return self._pairs.setdefault(newer, {})

    def fill(self, row: dict[str, Pair], older: str, newer: str) -> Pair:
        """Work out a pair and keep it in its row."""
        pair = row[older] = self._make(older, newer)
        return pair

    def longest_look_back_h(self, older: str) -> float:
        """The longest window that any rule gives to this substance as the older one; 0 if none does."""
        found = self._look_back.get(older)
        if found is None:
            as_a, as_b = self._indices(older)
            rules = [self._rules[index] for index in as_a]
            rules += [self._rules[index] for index in as_b if not self._rules[index].directional]
            found = self._look_back[older] = max((rule.look_back_h or 0.0 for rule in rules), default=0.0)
        return found

    def _indices(self, substance: str) -> tuple[frozenset[int], frozenset[int]]:
        found = self._sides.get(substance)
        if found is None:
            row = self.knowledge.substances[substance]
            found = self._sides[substance] = (
                frozenset(index for index, rule in enumerate(self._rules) if rule.a.selects(row)),
                frozenset(index for index, rule in enumerate(self._rules) if rule.b.selects(row)),
            )
        return found

    def _make(self, older: str, newer: str) -> Pair:
        first, second = self.knowledge.substances[older], self.knowledge.substances[newer]
        ordered = self._matches(older, newer, either_order=False)
        unordered = self._matches(older, newer, either_order=True)
        stacks = first.ingredient != second.ingredient and any(
            first.tier in rule.tiers and second.tier in rule.tiers for rule in self.knowledge.stack_rules
        )
        looks_back = any(match.look_back_h is not None for match in ordered)
        return Pair(ordered, unordered, looks_back, stacks, bool(unordered or stacks))

    def _matches(self, older: str, newer: str, *, either_order: bool) -> tuple[Match, ...]:
        first, second = self.knowledge.substances[older], self.knowledge.substances[newer]
        first_a, first_b = self._indices(older)
        second_a, second_b = self._indices(newer)
        found = []
        for index in sorted((first_a & second_b) | (first_b & second_a)):
            rule = self._rules[index]
            forwards = index in first_a and index in second_b
            if (rule.directional and not forwards and not either_order) or not counts_as_different(rule, first, second):
                continue
            level = _level(rule, first, second)
            steps = (level, level.lowered(1), level.lowered(2))
            found.append(Match(rule.id, level, steps, rule.look_back_h))
        return tuple(found)


def _level(rule: PairRule, first: Substance, second: Substance) -> Level:
    """The rule's level for these two: the worst of the exceptions that fit, else its own."""
    fitting = [exception.level for exception in rule.exceptions if _fits(exception, first, second)]
    return max(fitting, default=rule.level)


def _fits(exception: LevelException, first: Substance, second: Substance) -> bool:
    return (exception.a.selects(first) and exception.b.selects(second)) or (
        exception.a.selects(second) and exception.b.selects(first)
    )
