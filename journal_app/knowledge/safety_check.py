"""Proves of each rule without a pair that it fires on its smallest case, and is silent when any part is missing."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from journal_app.domain.entries import Entry
from journal_app.domain.knowledge import Knowledge, RuleText, SafetyRule
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
from journal_app.domain.safety.evaluate import findings
from journal_app.domain.safety.record import Record
from journal_app.knowledge.plain_words import HARDEST_GRADE, faults_of, grade, orders_in
from journal_app.knowledge.smallest_diary import SafetyCase
from journal_app.knowledge.smallest_safety import cases_of

WITHOUT_A_FINDING: Final = frozenset({"P6", "P11", "P12"})
"""These act inside pair and stack rules, and stand in the data only to be explained."""

ASKING: Final = frozenset({"stopped", "cut_down", "planned", "not_logged", "break"})


def safety_problems(knowledge: Knowledge, names: frozenset[str], today: date) -> Iterator[str]:
    """Every fault of the safety rules, a sentence each; `names` count as one syllable."""
    for rule in knowledge.safety_rules.values():
        if not rule.sources or any(source.reviewed > today for source in rule.sources):
            yield f"{rule.id} has no source, or one that is reviewed in the future."
        for level in rule.levels:
            if level.word not in rule.texts:
                yield f"{rule.id} has no text for the level {level.word}."
        if list(rule.levels) != sorted(set(rule.levels), reverse=True):
            yield f"{rule.id} does not list its levels from the worst down."
        if bool(rule.question) != bool(rule.answers) or not ASKING.issuperset(rule.answers):
            yield f"{rule.id} has a question without answers, or an answer that Journal does not know."
        yield from _words(rule, names)
        if rule.id not in WITHOUT_A_FINDING:
            yield from _fires(knowledge, rule)


def _words(rule: SafetyRule, names: frozenset[str]) -> Iterator[str]:
    asked = (rule.question, *rule.answers.values()) if rule.question else ()
    yield from _passage(f"{rule.id} question", asked, names)
    yield from _passage(f"{rule.id} mechanism", (rule.mechanism, rule.may_notice), None)
    for name, text in (*rule.texts.items(), *rule.cases.items()):
        where = f"{rule.id} {name}"
        yield from _passage(where, (text.why,), names)
        yield from _passage(where, _steps(text), names)
        yield from _passage(where, (text.title, text.consequence, text.summary), None)
        for step in _steps(text):
            for fault in orders_in(step):
                yield f"{where} holds {fault}."


def _steps(text: RuleText) -> tuple[str, ...]:
    return tuple(f"{step.title} {step.text}" for step in text.steps)


def _passage(where: str, sentences: Iterable[str], names: frozenset[str] | None) -> Iterator[str]:
    """`names` None: no full sentences, or words for whoever wants to know more, so the grade is not measured."""
    whole = tuple(sentences)
    for sentence in whole:
        for fault in faults_of(sentence):
            yield f"{where} holds {fault}."
    if names is not None and whole:
        reached = grade(". ".join(sentence.rstrip(".") for sentence in whole), names)
        if reached > HARDEST_GRADE:
            yield f"{where} reads at grade {reached:.1f}, and {HARDEST_GRADE:g} is the most."


def _fires(knowledge: Knowledge, rule: SafetyRule) -> Iterator[str]:
    reached: set[Level] = set()
    for number, case in enumerate(cases_of(knowledge, rule.id), 1):
        where = f"{rule.id}, case {number}"
        levels = _levels(knowledge, case, case.person, case.parts)
        reached |= levels
        if max(levels, default=None) != case.level:
            found = ", ".join(sorted(level.word for level in levels)) or "silent"
            yield f"{where} should be {case.level.word}, and is {found}."
        for left_out in range(len(case.parts)):
            parts = (*case.parts[:left_out], *case.parts[left_out + 1 :])
            if _levels(knowledge, case, case.person, parts):
                yield f"{where} fires without its part {left_out + 1}."
        if case.without is not None and _levels(knowledge, case, case.without, case.parts):
            yield f"{where} fires for a person of whom it is not true."
    for level in rule.levels:
        if level not in reached:
            yield f"{rule.id} has no case that raises it at the level {level.word}."


def _levels(knowledge: Knowledge, case: SafetyCase, person: Person, parts: Iterable[tuple[Entry, ...]]) -> set[Level]:
    return _raised(knowledge, case.rule, person, [entry for part in parts for entry in part], case.now)


def _raised(knowledge: Knowledge, rule: str, person: Person, entries: list[Entry], now: datetime) -> set[Level]:
    record = Record(knowledge, person, entries, now)
    return {finding.level for finding in findings(record) if finding.rule == rule}
