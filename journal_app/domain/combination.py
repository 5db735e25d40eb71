"""What the rules say about a combination of names, before or without logging it."""

from collections.abc import Sequence
from itertools import permutations
from typing import Final

from journal_app.domain.alcohol import UNKNOWN_AMOUNT_ACTIVE_H, alcohol_windows
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge, StackRule, Substance, folded
from journal_app.domain.levels import Band, Level
from journal_app.domain.lists import comma_words
from journal_app.domain.naming import joined_names
from journal_app.domain.rule_table import HOUR_US, RuleTable, fitting
from journal_app.domain.windows import PATCH_WORN_H, band_of, worn_windows
from journal_app.i18n import _

NO_WARNING: Final = _("No warning in our list. That does not mean it is safe.")


class CombinationHit(Fact, frozen=True, kw_only=True):
    """One rule that the combination meets, at the worse order, and the ids of the substances that meet it."""

    rule: str
    level: Level
    substances: tuple[str, ...]


class CombinationResult(Fact, frozen=True, kw_only=True):
    """The worst level, the rules that were met (worst first), and the names that are not in our list.

    `level` None is not an all-clear: `message` then says so. `unknown` names were not checked, whatever the level.
    """

    level: Level | None
    rules: tuple[str, ...]
    hits: tuple[CombinationHit, ...]
    unknown: tuple[str, ...]
    message: str


def check_combination(
    knowledge: Knowledge,
    names: Sequence[str],
    hours_between: float | None = None,
    *,
    table: RuleTable | None = None,
) -> CombinationResult:
    """The worse order of each pair, taken together or `hours_between` apart; from three names on the stack as well.

    A name that can mean several substances counts as the worst of them. Alcohol counts as an unknown amount.
    ValueError for hours that are negative or not a number.
    """
    if hours_between is not None and not hours_between >= 0:
        raise ValueError("hours between two intakes cannot be negative")
    table = fitting(table, knowledge)
    meant: list[tuple[Substance, ...]] = []
    unknown = []
    for name in _one_by_one(knowledge, names):
        found = _meant(knowledge, name)
        if not found:
            unknown.append(name)
        elif found not in meant:
            meant.append(found)
    gap_h = hours_between or 0.0
    every_id = tuple(row.id for rows in meant for row in rows)
    worst: dict[tuple[str, tuple[str, ...]], Level] = {}
    for earlier, later in permutations(meant, 2):
        for older in earlier:
            for newer in later:
                for rule, met in _pair_levels(table, older, newer, hours_between, every_id):
                    key = rule, tuple(sorted((older.id, newer.id)))
                    worst[key] = max(met, worst.get(key, met))
    for stack in knowledge.stack_rules:
        level_of_stack = _stack_level(stack, meant, gap_h, max(worst.values(), default=Level.NOTE))
        if level_of_stack is not None:
            members = sorted({row.id for rows in meant for row in rows if row.tier in stack.tiers})
            worst[stack.id, tuple(members)] = level_of_stack
    hits = tuple(
        CombinationHit(rule=rule, level=met, substances=substances)
        for (rule, substances), met in sorted(worst.items(), key=lambda item: -item[1])
    )
    level = hits[0].level if hits else None
    return CombinationResult(
        level=level,
        rules=tuple(dict.fromkeys(hit.rule for hit in hits)),
        hits=hits,
        unknown=tuple(unknown),
        message=_message(level, unknown),
    )


def _one_by_one(knowledge: Knowledge, names: Sequence[str]) -> tuple[str, ...]:
    """The names, with "kratom + Xanax" as two where it is no name itself and any part of it is."""
    found: list[str] = []
    for name in names:
        parts = joined_names(name)
        split = len(parts) > 1 and not _meant(knowledge, name) and any(_meant(knowledge, part) for part in parts)
        found += parts if split else (name,)
    return tuple(found)


def _meant(knowledge: Knowledge, name: str) -> tuple[Substance, ...]:
    """The substances that a name can mean, by id; several for a name that has to be asked about."""
    key = folded(name)
    ids = knowledge.meanings(name)
    if not ids and name in knowledge.substances:
        ids = (name,)
    if not ids and any(key in map(folded, (drink.name, *drink.names)) for drink in knowledge.drinks):
        ids = ("alcohol",)
    return tuple(knowledge.substances[found] for found in sorted(ids) if found in knowledge.substances)


def _band(substance: Substance, gap_h: float) -> Band:
    windows = substance.windows or alcohol_windows(UNKNOWN_AMOUNT_ACTIVE_H)
    if _is_patch(substance):
        windows = worn_windows(windows)
    return band_of(windows, _since_it_left_h(substance, gap_h))


def _is_patch(substance: Substance) -> bool:
    return substance.routes == ("transdermal",)


def _since_it_left_h(substance: Substance, gap_h: float) -> float:
    """A patch that was put on so many hours ago was worn for some of them, as one without a removal is in the log."""
    return max(gap_h - PATCH_WORN_H, 0.0) if _is_patch(substance) else gap_h


def _pair_levels(
    table: RuleTable, older: Substance, newer: Substance, hours_between: float | None, names: Sequence[str]
) -> list[tuple[str, Level]]:
    """What the two meet in this order. A rule's condition (new, heavy drinking) counts as met, since nothing is known
    of it; without hours so does a rule that fires only some time after the older one.
    """
    gap_h = hours_between or 0.0
    band = _band(older, gap_h)
    pair = table.pair(older.id, newer.id)
    found = []
    for match in (*pair.ordered, *(weighed.ordered for weighed in pair.weighed)):
        if match is None:
            continue
        condition = match.condition
        several = condition is not None and 0 < condition.products_from <= len(condition.products.intersection(names))
        levels = match.one_step_worse().levels if several else match.levels
        if match.window is not None:
            start, end = match.window
            since = _since_it_left_h(older, gap_h) * HOUR_US
            if start < end and (hours_between is None or start <= since < end):
                found.append((match.rule, levels[0]))
        elif band != Band.CLEARED:
            found.append((match.rule, levels[band]))
    return found


def _stack_level(
    rule: StackRule, meant: Sequence[tuple[Substance, ...]], gap_h: float, worst_pair: Level
) -> Level | None:
    """The stack's level when the newest of the names is taken `gap_h` after all others, at the worst choice of it."""
    answer: Level | None = None
    rows = [members for found in meant if (members := tuple(row for row in found if row.tier in rule.tiers))]
    for newest in rows:
        standing: dict[frozenset[str], tuple[Band, bool]] = {}
        for members in rows:
            ingredients = frozenset(row.ingredient for row in members)
            band = Band.ACTIVE if members == newest else min(_band(row, gap_h) for row in members)
            strong = any(row.tier == 1 for row in members)
            held = standing.get(ingredients)
            if band <= Band.WEARING_OFF and (held is None or band < held[0]):
                standing[ingredients] = band, strong
        active = [strong for band, strong in standing.values() if band == Band.ACTIVE]
        if len(standing) >= rule.count:
            critical = len(active) >= rule.count and any(active)
            level = max(Level.CRITICAL if critical else Level.SERIOUS, worst_pair)
            answer = level if answer is None else max(answer, level)
    return answer


def _message(level: Level | None, unknown: Sequence[str]) -> str:
    if level is None:
        return NO_WARNING
    return _("Not checked, because not in our list: {names}.").format(names=comma_words(unknown)) if unknown else ""
