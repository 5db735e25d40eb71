"""A journal in a folder of its own, and a clock that the test sets."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_app.storage.journal import Journal, create_journal_file


class Clock:
    """Says the time that the test set, one second later each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's journal is, or will be."""
    return tmp_path / "diary" / "my journal.db"


@pytest.fixture
def journal(path: Path, clock: Clock) -> Iterator[Journal]:
    """An open journal without a passphrase."""
    made, _ = create_journal_file(path, None, clock=clock)
    yield made
    made.close()


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed, empty journal to copy: quicker than making one for each of many examples."""
    made = tmp_path_factory.mktemp("blank") / "j.db"
    create_journal_file(made, None)[0].close()
    return made


@pytest.fixture(scope="session")
def copies(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Makes another copy of an empty journal."""

    def copy() -> Path:
        target = tmp_path_factory.mktemp("copy") / blank.name
        for suffix in ("", ".key", ".key2"):
            shutil.copy(blank.with_name(blank.name + suffix), target.with_name(target.name + suffix))
        return target

    return copy
