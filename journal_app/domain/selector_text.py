"""Which substances a rule means, in plain words: "an opioid", "gabapentin or pregabalin"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journal_app.domain.knowledge import Knowledge, Selector
from journal_app.domain.lists import or_words
from journal_app.domain.naming import display_name
from journal_app.i18n import _

TIER_WORDS: Final = {
    1: _("something that slows breathing strongly"),
    2: _("something that makes you sleepy"),
    3: _("something that calms a little"),
}
MOST_NAMED: Final = 8
MOST_IN_A_TITLE: Final = 3


def selector_words(knowledge: Knowledge, selector: Selector) -> str:
    """All that the side of a rule means, joined by "or", and what it leaves out."""
    named = _terms(knowledge, selector)
    left_out = [knowledge.classes[each].one for each in selector.not_classes if each in knowledge.classes]
    words = one_of(named)
    return _("{these}, but not {those}").format(these=words, those=one_of(left_out)) if left_out else words


def short_words(knowledge: Knowledge, selector: Selector) -> str:
    """The same in at most three parts, for a title."""
    named = _terms(knowledge, selector)
    return one_of(named if len(named) <= MOST_IN_A_TITLE else (*named[: MOST_IN_A_TITLE - 1], _("another like it")))


def is_one_thing(selector: Selector) -> bool:
    """Whether the side of a rule is one class or one substance, so that a sentence can name it."""
    return len((*selector.classes, *selector.substances, *selector.tiers)) == 1


def one_of(words: Sequence[str]) -> str:
    """`wine`, `wine or kratom`, `wine, kratom or diazepam`; a long list ends with how many more there are."""
    if len(words) > MOST_NAMED + 1:
        words = (*words[:MOST_NAMED], _("{count} more").format(count=len(words) - MOST_NAMED))
    return or_words(words)


def _terms(knowledge: Knowledge, selector: Selector) -> list[str]:
    found = [TIER_WORDS[tier] for tier in selector.tiers if tier in TIER_WORDS]
    found += [knowledge.classes[each].one for each in selector.classes if each in knowledge.classes]
    found += [display_name(knowledge, each) for each in selector.substances]
    return list(dict.fromkeys(found))
