"""New encrypted journals for the tests of what uses them: a fixed clock and zone, the shipped list."""

import functools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from journal_app.operations.workspace import Workspace
from journal_app.storage.journal import Journal, create_journal_file, open_journal_file
from tests.shipped import shipped_knowledge

NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
ZONE = "Europe/Berlin"


@contextmanager
def new_workspace(path: Path, now: datetime = NOW) -> Iterator[Workspace]:
    """A new journal at `path`, closed at the end."""
    journal = _copied(path) if now == NOW else create_journal_file(path, None, clock=lambda: now)[0]
    try:
        yield Workspace(
            journal=journal, knowledge=shipped_knowledge(), country="US", clock=lambda: now, zone=lambda: ZONE
        )
    finally:
        journal.close()


def _copied(path: Path) -> Journal:
    """A copy of one empty journal: making one anew, table by table, costs ten times as much."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for suffix, content in _empty_journal().items():
        file = path.with_name(path.name + suffix)
        file.touch(mode=0o600, exist_ok=False)
        file.write_bytes(content)
    return open_journal_file(path, None, clock=lambda: NOW)


@functools.cache
def _empty_journal() -> dict[str, bytes]:
    """The files of an empty journal without a passphrase, by what follows its name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        create_journal_file(path, None, clock=lambda: NOW)[0].close()
        return {suffix: path.with_name(path.name + suffix).read_bytes() for suffix in ("", ".key", ".key2")}
