"""The shipped list for all tests of one process: it never changes, and reading its files takes a while."""

import functools

from journal_app.domain.knowledge import Knowledge
from journal_app.i18n import ENGLISH, clinical, language
from journal_app.knowledge.clinical_texts import in_language
from journal_app.knowledge.load import load_knowledge


@functools.cache
def shipped_knowledge() -> Knowledge:
    """The shipped list, read once from its files, in the language that the tests speak."""
    knowledge = load_knowledge()
    return knowledge if language().code == ENGLISH else in_language(knowledge, clinical)
