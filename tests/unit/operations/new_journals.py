"""New encrypted journals for the tests of import, export and the example: a fixed clock and zone, the shipped list."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from journal_app.domain.knowledge import Knowledge
from journal_app.knowledge.load import load_knowledge
from journal_app.operations.workspace import Workspace
from journal_app.storage.journal import create_journal_file

NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
ZONE = "Europe/Berlin"


@functools.cache
def shipped_knowledge() -> Knowledge:
    """The shipped list, read once for all tests."""
    return load_knowledge()


@contextmanager
def new_workspace(path: Path, now: datetime = NOW) -> Iterator[Workspace]:
    """A new journal at `path`, closed at the end."""
    journal, _ = create_journal_file(path, None, clock=lambda: now)
    try:
        yield Workspace(
            journal=journal, knowledge=shipped_knowledge(), country="US", clock=lambda: now, zone=lambda: ZONE
        )
    finally:
        journal.close()
