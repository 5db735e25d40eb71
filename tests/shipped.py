"""The shipped list for all tests of one process: it never changes, and reading its files takes a while."""

import functools

from journal_app.domain.knowledge import Knowledge
from journal_app.knowledge.load import load_knowledge


@functools.cache
def shipped_knowledge() -> Knowledge:
    """The shipped list, read once from its files."""
    return load_knowledge()
