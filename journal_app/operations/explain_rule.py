"""Explain one rule: what meets, how serious it can be, what it can do, what to do next, why, how sure, sources."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Literal

import msgspec

from journal_app.domain.alert_text import HOW_SURE
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge, LookBack, PairRule, RuleText, SafetyRule, Source, StackRule, Step
from journal_app.domain.levels import Level
from journal_app.domain.naming import in_words
from journal_app.domain.number_text import general_number
from journal_app.domain.selector_text import TIER_WORDS, is_one_thing, one_of, selector_words, short_words
from journal_app.domain.wording import day_words, sentence_start
from journal_app.errors import BadInput
from journal_app.i18n import _, in_context, plural
from journal_app.operations.workspace import Workspace

Rule = PairRule | StackRule | SafetyRule
MARK_WORDS: Final[Mapping[str, str]] = {
    "read": _("its text was read"), "data": _("from public data"), "to_confirm": _("not yet confirmed"),
}  # fmt: skip
CASE_WORDS: Final[Mapping[str, str]] = {
    "after": in_context("what a rule is about", "after"), "alcohol": in_context("what a rule is about", "alcohol"),
    "chest_pain": _("chest pain"), "confusion": _("confusion"), "fell": in_context("what a rule is about", "fell"),
    "head_injury": in_context("what a rule is about", "head injury"),
    "new_medicine": in_context("what a rule is about", "new medicine"),
    "new_route": in_context("what a rule is about", "new route"),
    "no_fluids": in_context("what a rule is about", "no fluids"),
    "not_kept_down": in_context("what a rule is about", "not kept down"),
    "patch_heat": in_context("what a rule is about", "patch heat"),
    "seeing_things": in_context("what a rule is about", "seeing things"),
    "seizure": in_context("what a rule is about", "seizure"),
    "shorter_gaps": in_context("what a rule is about", "shorter gaps"),
    "stop": in_context("what a rule is about", "stop"), "suicide": in_context("what a rule is about", "suicide"),
}  # fmt: skip
"""What the words of a safety rule are for, where it has words for several things."""

_PLACE: Final = re.compile(r"\{(a|b|earlier|later|all)\}")


class AtLevel(Fact, frozen=True, kw_only=True):
    """What a rule says at one level; `about` says what it is about, where a rule has words for several things."""

    level: Level
    consequence: str
    summary: str
    why: str
    steps: tuple[Step, ...]
    about: str = ""


class SourceLine(Fact, frozen=True, kw_only=True):
    """One source: its title, whether it was read ("its text was read", "not yet confirmed"), when it was looked at."""

    title: str
    mark: str
    reviewed: date


class Explanation(Fact, frozen=True, kw_only=True):
    """One rule in words. `meets` is one line for each side; `levels` worst first; `asks` what it asks before it says
    anything; `unconfirmed`: none of its sources has been read yet.
    """

    rule: str
    kind: Literal["pair", "stack", "safety"]
    title: str
    meets: tuple[str, ...]
    levels: tuple[AtLevel, ...]
    mechanism: str
    may_notice: str
    how_sure: str
    sources: tuple[SourceLine, ...]
    unconfirmed: bool
    asks: str = ""


def explain_rule(knowledge: Knowledge | Workspace, rule_id: str) -> Explanation:
    """The rule with this id, whatever its case; BadInput with ids that are near where there is none."""
    if isinstance(knowledge, Workspace):
        knowledge = knowledge.usable_knowledge
    rules = rules_by_id(knowledge)
    rule = rules.get(rule_id.strip().upper())
    if rule is None:
        raise BadInput(_no_such_rule(rule_id, tuple(rules)))
    return _explained(knowledge, rule)


def rules_by_id(knowledge: Knowledge) -> dict[str, Rule]:
    """Every rule of every kind, in the order of the data."""
    every: tuple[Rule, ...] = (*knowledge.pair_rules, *knowledge.stack_rules, *knowledge.safety_rules.values())
    return {rule.id: rule for rule in every}


def rule_title(knowledge: Knowledge, rule: Rule) -> str:
    """What the rule is about in a few words: `An opioid with a benzodiazepine`."""
    if isinstance(rule, PairRule):
        a, b = short_words(knowledge, rule.a), short_words(knowledge, rule.b)
        if rule.a == rule.b:
            return _("Two different ones of: {substances}").format(substances=a)
        return _("{one} with {other}").format(one=sentence_start(a), other=b)
    if isinstance(rule, StackRule):
        return _("{count} or more that make you sleepy, at once").format(count=rule.count)
    text = next(iter(rule.texts.values()), None)
    return (
        _filled(text.title, _words(knowledge, rule)).replace(" were taken", " taken") if text is not None else rule.id
    )


def source_line(source: Source) -> SourceLine:
    """A source with its mark in words."""
    return SourceLine(title=source.title, mark=MARK_WORDS[source.mark], reviewed=source.reviewed)


def source_in_words(source: SourceLine) -> str:
    """`FDA 2016 (its text was read; looked at 22 November 2026)`."""
    day = day_words(source.reviewed, year=True)
    return _("{title} ({mark}; looked at {day})").format(title=source.title, mark=source.mark, day=day)


def explanation_in_words(knowledge: Knowledge, rule_id: str) -> Iterator[str]:
    """The explanation line by line, for a terminal."""
    found = explain_rule(knowledge, rule_id)
    yield f"{found.rule}: {found.title}"
    yield ""
    yield _("What meets")
    yield from (f"  {line}" for line in found.meets)
    if found.asks:
        yield "  " + _("It asks first: {question}").format(question=found.asks)
    for each in found.levels:
        yield ""
        about = f" ({each.about})" if each.about else ""
        yield f"{sentence_start(each.level.words)}{about}: {each.consequence}"
        yield f"  {each.summary}"
        yield from (f"  {place}. {step.title} {step.text}" for place, step in enumerate(each.steps, start=1))
        yield "  " + _("Why: {why}").format(why=each.why)
    yield ""
    yield _("What you may notice: {signs}").format(signs=found.may_notice)
    if found.unconfirmed:
        sure = _("How sure: {how_sure}, not yet confirmed by a source that was read")
    else:
        sure = _("How sure: {how_sure}")
    yield sure.format(how_sure=found.how_sure)
    yield _("Sources")
    yield from (f"  {source_in_words(source)}" for source in found.sources)


def explanation_as_json(found: Explanation) -> dict[str, object]:
    """The explanation as JSON has it, with the levels as words."""
    answer: dict[str, object] = msgspec.to_builtins(found)
    answer["levels"] = [{**msgspec.to_builtins(each), "level": each.level.word} for each in found.levels]
    return answer


def _no_such_rule(rule_id: str, ids: tuple[str, ...]) -> str:
    written = " ".join(rule_id.split())[:20]
    near = difflib.get_close_matches(written.upper(), ids, n=5, cutoff=0.3)
    near += [each for each in ids if each[:1] == written[:1].upper() and each not in near]
    listed = ", ".join(near[:8] or ids[:8])
    if not written:
        return _("There is no rule of that name; rules with such names are: {listed}.").format(listed=listed)
    return _("There is no rule called {name}; rules with such names are: {listed}.").format(name=written, listed=listed)


def _explained(knowledge: Knowledge, rule: Rule) -> Explanation:
    words = _words(knowledge, rule)
    kind: Literal["pair", "stack", "safety"]
    if isinstance(rule, PairRule):
        kind, meets = "pair", _pair_meets(knowledge, rule)
    elif isinstance(rule, StackRule):
        kind, meets = (
            "stack",
            (
                _("{count} or more different ones of: {kinds}").format(count=rule.count, kinds=_tiers(rule)),
                _("each active or wearing off"),
            ),
        )
    else:
        kind, meets = "safety", _safety_meets(knowledge, rule)
    levels = [_at_level(level, rule.texts[level.word], words) for level in sorted(Level, reverse=True)
              if level.word in rule.texts]  # fmt: skip
    if isinstance(rule, SafetyRule):
        levels += [_at_level(rule.level, text, words, CASE_WORDS.get(name, name)) for name, text in rule.cases.items()]
    return Explanation(
        rule=rule.id,
        kind=kind,
        title=rule_title(knowledge, rule),
        meets=meets,
        levels=tuple(levels),
        mechanism=rule.mechanism,
        may_notice=rule.may_notice,
        how_sure=HOW_SURE[rule.how_sure],
        sources=tuple(source_line(source) for source in rule.sources),
        unconfirmed=all(source.mark == "to_confirm" for source in rule.sources),
        asks=_filled(rule.question, words) if isinstance(rule, SafetyRule) else "",
    )


def _at_level(level: Level, text: RuleText, words: Mapping[str, str], about: str = "") -> AtLevel:
    return AtLevel(
        level=level,
        consequence=_filled(text.consequence, words),
        summary=_filled(text.summary, words),
        why=_filled(text.why, words),
        steps=tuple(Step(title=_filled(step.title, words), text=_filled(step.text, words)) for step in text.steps),
        about=about,
    )


def _pair_meets(knowledge: Knowledge, rule: PairRule) -> tuple[str, ...]:
    first, second = selector_words(knowledge, rule.a), selector_words(knowledge, rule.b)
    if rule.a == rule.b:
        lines = [_("Two different ones of: {substances}").format(substances=first)]
    elif rule.directional:
        lines = [_("First: {substance}").format(substance=first), _("After it: {substance}").format(substance=second)]
    else:
        lines = [sentence_start(first), _("with {substances}").format(substances=second)]
    # A window of no length only takes the place of the usual one: there is no span to tell of.
    lines += [_window(knowledge, window) for window in rule.look_backs if window.until_h]
    if rule.alcohol_from_g is not None:
        lines.append(_("Counts when there was a good deal of alcohol, or some on each of three days."))
    if rule.new_after_h is not None:
        lines.append(_("Counts when the second one is new."))
    return tuple(lines)


def _window(knowledge: Knowledge, window: LookBack) -> str:
    earlier, later = selector_words(knowledge, window.earlier), selector_words(knowledge, window.later)
    if window.from_h:
        words = _("{later} after {earlier}: from {start} on, up to {end} after.")
    else:
        words = _("{later} after {earlier}: up to {end} after.")
    return words.format(
        later=sentence_start(later),
        earlier=earlier,
        start=span_words(window.from_h),
        end=span_words(window.until_h),
    )


def span_words(hours: float) -> str:
    """A length of time in round words: `about 90 minutes`, `24 hours`, `14 days`."""
    if hours < 2:
        minutes = hours * 60
        return plural("{count} minute", "{count} minutes", minutes).format(count=general_number(minutes))
    if hours <= 48 or hours % 24:
        return plural("{count} hour", "{count} hours", hours).format(count=general_number(hours))
    days = hours / 24
    return plural("{count} day", "{count} days", days).format(count=general_number(days))


def _safety_meets(knowledge: Knowledge, rule: SafetyRule) -> tuple[str, ...]:
    lines = [sentence_start(selector_words(knowledge, group)) for group in rule.groups.values()]
    return tuple(dict.fromkeys(lines)) or (_("This rule looks at what you said about yourself, or at what you noted."),)


def _tiers(rule: StackRule) -> str:
    return one_of([TIER_WORDS[tier] for tier in rule.tiers])


def _words(knowledge: Knowledge, rule: Rule) -> Mapping[str, str]:
    """What the placeholders stand for where no person has taken anything."""
    if isinstance(rule, PairRule):
        a, b = (
            selector_words(knowledge, side) if is_one_thing(side) and not side.not_classes else ""
            for side in (rule.a, rule.b)
        )
        if (not a and not b) or a == b:
            a, b = _("the first"), _("the second")
        a, b = a or _("the other"), b or _("the other")
        return {"a": a, "b": b, "earlier": a, "later": b, "all": in_words((a, b))}
    both = _("a substance")
    if isinstance(rule, SafetyRule):
        groups = tuple(rule.groups.values())
        if len(groups) == 1 and is_one_thing(groups[0]):
            both = selector_words(knowledge, groups[0])
    return {"a": both, "b": both, "earlier": both, "later": both, "all": _("several of these")}


def _filled(text: str, words: Mapping[str, str]) -> str:
    def fill(match: re.Match[str]) -> str:
        before = text[: match.start()].rstrip()
        starts = not before or before[-1] in ".!?"
        return sentence_start(words[match[1]]) if starts else words[match[1]]

    return _PLACE.sub(fill, text)
