"""What the check proves of the texts beside those of the levels: signs, sentences beside, pages about substances."""

from collections.abc import Iterator
from typing import Final

from journal_app.domain.knowledge import Knowledge, PairRule, SafetyRule
from journal_app.knowledge.plain_words import faults_of, grade

HARDEST_PAGE: Final = 8.0
"""A page about a substance is read in calm, and has to name receptors and studies; an alert is not."""


def text_problems(knowledge: Knowledge, names: frozenset[str]) -> Iterator[str]:
    """Every fault of these texts, a sentence each; `names` count as one syllable."""
    rules: tuple[PairRule | SafetyRule, ...] = (*knowledge.pair_rules, *knowledge.safety_rules.values())
    for rule in rules:
        for sign in (*rule.signs_in_yourself, *rule.signs_others_see):
            yield from _faults(f"A sign of {rule.id}", sign)
        if bool(rule.signs_in_yourself) != bool(rule.signs_others_see):
            yield f"{rule.id} has signs in oneself or signs that others see, and not both."
    for pair in knowledge.pair_rules:
        yield from _faults(f"{pair.id} beside", pair.beside)
        if pair.beside and grade(pair.beside, names) > HARDEST_PAGE:
            yield f"{pair.id} beside reads at grade {grade(pair.beside, names):.1f}, and {HARDEST_PAGE:g} is the most."
    for instrument in knowledge.instruments.values():
        for words in (instrument.title, instrument.short, *(question.words for question in instrument.questions)):
            yield from _faults(f"The list {instrument.id}", words)
    yield from _pages(knowledge, names)


def _pages(knowledge: Knowledge, names: frozenset[str]) -> Iterator[str]:
    for about, chapters in knowledge.about.items():
        for chapter in chapters:
            where = f"The page about {about} ({chapter.title})"
            yield from _faults(where, chapter.title)
            for statement in chapter.statements:
                yield from _faults(where, statement.text)
                if not statement.sources and not statement.not_known:
                    yield f"{where} says something without a source."
            reached = grade(" ".join(statement.text for statement in chapter.statements), names)
            if reached > HARDEST_PAGE:
                yield f"{where} reads at grade {reached:.1f}, and {HARDEST_PAGE:g} is the most."


def _faults(where: str, text: str) -> Iterator[str]:
    for fault in faults_of(text):
        yield f"{where} holds {fault}."
