"""The rules that name a substance, worst first, each pairing told once however many rules it has."""

from __future__ import annotations

from collections.abc import Sequence

from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge, LevelException, PairRule, SafetyRule, StackRule, Substance
from journal_app.domain.levels import Level
from journal_app.domain.selector_text import one_of, short_words
from journal_app.i18n import _
from journal_app.operations.explain_rule import Rule, rule_title, rules_by_id


class RuleLine(Fact, frozen=True, kw_only=True):
    """What a substance is not to meet: the worst level for it, what it is with, and the ids of the rules that say so.

    The first rule is the one that the words and the level are of.
    """

    rules: tuple[str, ...]
    level: Level
    words: str


class _Found(Fact, frozen=True, kw_only=True):
    """A rule in words, and the ids of the substances that it is about beside the one; empty for one without a pair."""

    line: RuleLine
    others: frozenset[str] = frozenset()


def rules_naming(knowledge: Knowledge, row: Substance) -> tuple[RuleLine, ...]:
    """Every rule that names the substance, worst first.

    A rule that only repeats what worse or equal ones say has no line of its own: it stands with those, so that a reader
    does not take one danger for two.
    """
    found = [made for rule in rules_by_id(knowledge).values() if (made := _found(knowledge, rule, row)) is not None]
    told: list[_Found] = []
    for each in sorted(found, key=lambda made: -made.line.level):
        places = _said_by(told, each)
        if not places:
            told.append(each)
        for place in places:
            line = told[place].line
            joined = RuleLine(rules=(*line.rules, *each.line.rules), level=line.level, words=line.words)
            told[place] = _Found(line=joined, others=told[place].others)
    return tuple(each.line for each in told)


def _said_by(told: Sequence[_Found], new: _Found) -> list[int]:
    """The places of the lines that say together what this one would; none where it says more, or more exactly."""
    alike = [place for place, each in enumerate(told) if each.line.words == new.line.words]
    if alike or not new.others:
        return alike
    places = [place for place, each in enumerate(told) if each.others & new.others]
    if any(new.others < told[place].others for place in places):
        # Buprenorphine has a line of its own beside that of the opioids.
        return []
    return places if new.others <= frozenset().union(*(told[place].others for place in places)) else []


def _found(knowledge: Knowledge, rule: Rule, row: Substance) -> _Found | None:
    if isinstance(rule, PairRule):
        return _pair(knowledge, rule, row)
    if isinstance(rule, StackRule):
        if row.tier not in rule.tiers:
            return None
        worst = max((level for level in Level if level.word in rule.texts), default=Level.NOTE)
        words = _("with {count} or more others that make you sleepy").format(count=rule.count - 1)
        return _Found(line=RuleLine(rules=(rule.id,), level=worst, words=words))
    if isinstance(rule, SafetyRule) and any(group.selects(row) for group in rule.groups.values()):
        return _Found(line=RuleLine(rules=(rule.id,), level=rule.level, words=rule_title(knowledge, rule)))
    return None


def _pair(knowledge: Knowledge, rule: PairRule, row: Substance) -> _Found | None:
    as_a, as_b = rule.a.selects(row), rule.b.selects(row)
    if not (as_a or as_b):
        return None
    sides = [side for mine, side in ((as_a, rule.b), (as_b, rule.a)) if mine]
    levels = [rule.level, *(each.level for each in rule.exceptions if _concerns(each, row))]
    words = one_of(list(dict.fromkeys(short_words(knowledge, side) for side in sides)))
    others = frozenset(
        other.id for other in knowledge.substances.values() if any(side.selects(other) for side in sides)
    )
    line = RuleLine(rules=(rule.id,), level=max(levels), words=_("with {substances}").format(substances=words))
    return _Found(line=line, others=others)


def _concerns(exception: LevelException, row: Substance) -> bool:
    return exception.a.selects(row) or exception.b.selects(row)
