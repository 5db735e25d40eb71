"""Which rules two substances meet, worked out from the data once for each pair that occurs."""

from typing import Final, NamedTuple

from journal_app.domain.knowledge import ALCOHOL, Knowledge, LevelException, PairRule, Selector, Substance
from journal_app.domain.levels import Level

HOUR_US: Final = 3_600_000_000

RAISED_BY_THE_BODY: Final = frozenset(
    ("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "K1", "K2", "K3", "N3+")
)
"""The rules that go up one step with a lung disease, sleep apnoea, age or slow clearance (P11, P12); never D13."""

RAISED_BY_THE_HEART: Final = frozenset(("Q1", "Q2", "Q3", "H1", "L4", "B2"))
"""The rules about the heart, which go up one step when its rhythm is not sound: labels name that as a risk."""


class Condition(NamedTuple):
    """What has to hold beside the two substances; 0 or empty where nothing is asked.

    `newer_new_us`, `older_new_us`: one of the two that says so must be new by so many microseconds. `newer_from_g`,
    `older_from_g`: grams of alcohol. `products`, `products_from`: the level goes up one step when so many different
    products of these substances are still counted.
    """

    newer_new_us: int = 0
    older_new_us: int = 0
    newer_from_g: float = 0.0
    older_from_g: float = 0.0
    products: frozenset[str] = frozenset()
    products_from: int = 0

    @property
    def asks_of_the_older(self) -> bool:
        """Whether it depends on which of the older substance's intakes is looked at."""
        return bool(self.older_new_us or self.older_from_g)


class Match(NamedTuple):
    """A rule that two substances meet: `levels` are those by the older one's band (active, wearing off, trace).

    `level`: the rule's own for these two. `window`: microseconds after the older one's end from and until which the
    rule fires at its full level (`levels[0]`), whatever the band; None: the bands count.
    """

    rule: str
    level: Level
    levels: tuple[Level, Level, Level]
    window: tuple[int, int] | None
    condition: Condition | None

    def raised(self) -> "Match":
        """The same one step worse, which some rules are for some people."""
        active, wearing, trace = self.levels
        return self._replace(levels=(active.lifted(1), wearing.lifted(1), trace.lifted(1)))

    def one_step_worse(self) -> "Match":
        """The same with its own level one step up."""
        level = self.level.lifted(1)
        return self._replace(level=level, levels=(level, level.lowered(1), level.lowered(2)))


class Weighed(NamedTuple):
    """A rule whose condition asks of each intake of the older substance: as met in order, and in an unknown order."""

    ordered: Match | None
    unordered: Match | None


class Pair(NamedTuple):
    """What an older and a newer substance meet, and what they meet when it is not known which came first.

    `weighed` are the rules that each older intake is weighed for by itself. `stacks`: whether a stack rule counts both
    of them. `counts`: whether there is anything at all to look at.
    """

    ordered: tuple[Match, ...]
    unordered: tuple[Match, ...]
    weighed: tuple[Weighed, ...]
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
    """The rules of one Knowledge, by pair of substance ids; filled as pairs occur, and free to be kept and shared.

    `everyone`, `liver`, `kidney`: whether the rules of RAISED_BY_THE_BODY are one step worse, for every substance or
    for what these organs clear; `heart`: whether those of RAISED_BY_THE_HEART are. See `for_body`.
    `ingredients_asked`: those of which a rule asks whether they are new.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        everyone: bool = False,
        liver: bool = False,
        kidney: bool = False,
        heart: bool = False,
    ) -> None:
        self.knowledge = knowledge
        self._everyone, self._heart = everyone, heart
        self._slow_classes = {
            name for name, slow in (("cleared_by_liver", liver), ("cleared_by_kidney", kidney)) if slow
        }
        self.raises = everyone or liver or kidney
        self._bodies: dict[tuple[bool, bool, bool, bool], RuleTable] = {(everyone, liver, kidney, heart): self}
        self._pairs: dict[str, dict[str, Pair]] = {}
        self._sides: dict[str, tuple[frozenset[int], frozenset[int]]] = {}
        self._look_back: dict[str, float] = {}
        self._remembered: dict[str, bool] = {}
        self.long_lasting: dict[str, float] | None = None
        """What `evaluation.long_lasting` found for these rules; None until it is asked."""
        self._selected: dict[Selector, frozenset[str]] = {}
        self._rules = knowledge.pair_rules
        self._windows = [window for rule in self._rules for window in rule.look_backs]
        asking = [rule for rule in self._rules if rule.new_after_h is not None]
        self.longest_new_h = max((rule.new_after_h or 0.0 for rule in asking), default=0.0)
        self.ingredients_asked = frozenset(
            row.ingredient
            for row in (knowledge.substances.values() if asking else ())
            if any(rule.b.selects(row) or (not rule.directional and rule.a.selects(row)) for rule in asking)
        )

    def for_body(self, *, everyone: bool, liver: bool, kidney: bool, heart: bool = False) -> "RuleTable":
        """The same rules for a body with which some are one step worse; kept, so that it is asked for freely."""
        wanted = everyone, liver and not everyone, kidney and not everyone, heart
        found = self._bodies.get(wanted)
        if found is None:
            found = RuleTable(self.knowledge, *wanted)
            self._bodies[wanted] = found
        return found

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

    def is_raised(self, substance: Substance) -> bool:
        """Whether this body makes the rules of RAISED_BY_THE_BODY one step worse for a substance."""
        return self._everyone or not self._slow_classes.isdisjoint(substance.classes)

    def longest_look_back_h(self, older: str) -> float:
        """The longest window that any rule gives to this substance as the older one; 0 if none does."""
        found = self._look_back.get(older)
        if found is None:
            substance = self.knowledge.substances[older]
            found = max((each.until_h for each in self._windows if each.earlier.selects(substance)), default=0.0)
            self._look_back[older] = found
        return found

    def longest_memory_h(self, substance: str) -> float:
        """For how many hours an intake of this substance keeps the next of its ingredient from being new; 0: never."""
        ingredient = self.knowledge.substances[substance].ingredient
        return self.longest_new_h if ingredient in self.ingredients_asked else 0.0

    def remembers(self, substance: str) -> bool:
        """Whether some rule asks of each of its intakes by itself, so that all that still count have to be held."""
        found = self._remembered.get(substance)
        if found is None:
            as_a, as_b = self._indices(substance)
            rules = [self._rules[index] for index in as_a | as_b]
            found = self.knowledge.substances[substance].ingredient in self.ingredients_asked
            found = found or any(self._rules[index].raised_by_count is not None for index in as_b)
            found = found or (substance == ALCOHOL and any(rule.alcohol_from_g is not None for rule in rules))
            self._remembered[substance] = found
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

    def selected(self, side: Selector) -> frozenset[str]:
        """The ids of every substance that a selector means."""
        found = self._selected.get(side)
        if found is None:
            found = frozenset(name for name, row in self.knowledge.substances.items() if side.selects(row))
            self._selected[side] = found
        return found

    def _make(self, older: str, newer: str) -> Pair:
        first, second = self.knowledge.substances[older], self.knowledge.substances[newer]
        first_a, first_b = self._indices(older)
        second_a, second_b = self._indices(newer)
        ordered, unordered, weighed = [], [], []
        for index in sorted((first_a & second_b) | (first_b & second_a)):
            rule = self._rules[index]
            if not counts_as_different(rule, first, second):
                continue
            forwards = index in first_a and index in second_b
            backwards = index in first_b and index in second_a
            in_order = self._ordered(index, first, second) if forwards or not rule.directional else None
            either = self._unordered(index, first, second, forwards=forwards, backwards=backwards)
            if any(each and each.condition and each.condition.asks_of_the_older for each in (in_order, either)):
                weighed.append(Weighed(in_order, either))
                continue
            if in_order is not None:
                ordered.append(in_order)
            if either is not None:
                unordered.append(either)
        stacks = first.ingredient != second.ingredient and any(
            first.tier in rule.tiers and second.tier in rule.tiers for rule in self.knowledge.stack_rules
        )
        looks_back = bool(weighed) or any(match.window is not None for match in ordered)
        counts = bool(ordered or unordered or weighed or stacks)
        return Pair(tuple(ordered), tuple(unordered), tuple(weighed), looks_back, stacks, counts)

    def _ordered(self, index: int, first: Substance, second: Substance) -> Match:
        rule = self._rules[index]
        new_us = round((rule.new_after_h or 0.0) * HOUR_US)
        return self._match(index, first, second, window_of(rule, first, second), Condition(newer_new_us=new_us))

    def _unordered(
        self, index: int, first: Substance, second: Substance, *, forwards: bool, backwards: bool
    ) -> Match | None:
        """In an unknown order both count as together: at the full level, unless each way asks for time between them."""
        rule = self._rules[index]
        ways = [(first, second)] if forwards or not rule.directional else []
        ways += [(second, first)] if backwards or not rule.directional else []
        windows = [window_of(rule, *way) for way in ways]
        if all(window is not None and not window[0] <= 0 < window[1] for window in windows):
            return None
        new_us = round((rule.new_after_h or 0.0) * HOUR_US)
        condition = Condition(
            newer_new_us=new_us if (first, second) in ways else 0,
            older_new_us=new_us if (second, first) in ways else 0,
        )
        return self._match(index, first, second, None, condition)

    def _match(
        self, index: int, first: Substance, second: Substance, window: tuple[int, int] | None, condition: Condition
    ) -> Match:
        rule = self._rules[index]
        from_g = rule.alcohol_from_g or 0.0
        condition = condition._replace(
            older_from_g=from_g if first.id == ALCOHOL else 0.0,
            newer_from_g=from_g if second.id == ALCOHOL else 0.0,
            products=self.selected(rule.b) if rule.raised_by_count else frozenset(),
            products_from=rule.raised_by_count or 0,
        )
        level = level_of(rule, first, second)
        steps = (level, level.lowered(1), level.lowered(2))
        match = Match(rule.id, level, steps, window, condition if any(condition) else None)
        raised = self._heart and rule.id in RAISED_BY_THE_HEART
        raised |= rule.id in RAISED_BY_THE_BODY and (self.is_raised(first) or self.is_raised(second))
        return match.raised() if raised else match


def fitting(table: RuleTable | None, knowledge: Knowledge) -> RuleTable:
    """A table kept from before if it is of this very Knowledge, else a new one: with substances of the person's own
    the data set is another.
    """
    return table if table is not None and table.knowledge is knowledge else RuleTable(knowledge)


def window_of(rule: PairRule, earlier: Substance, later: Substance) -> tuple[int, int] | None:
    """The first window of the rule's own that fits, in microseconds from and until; None: the bands count."""
    for window in rule.look_backs:
        if window.earlier.selects(earlier) and window.later.selects(later):
            return round(window.from_h * HOUR_US), round(window.until_h * HOUR_US)
    return None


def level_of(rule: PairRule, first: Substance, second: Substance) -> Level:
    """The rule's level for these two: the worst of the exceptions that fit, else its own."""
    fitting = [exception.level for exception in rule.exceptions if _fits(exception, first, second)]
    return max(fitting, default=rule.level)


def _fits(exception: LevelException, first: Substance, second: Substance) -> bool:
    return (exception.a.selects(first) and exception.b.selects(second)) or (
        exception.a.selects(second) and exception.b.selects(first)
    )
