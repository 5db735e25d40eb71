"""The journals that the measurements share; each is made once in a run."""

from pathlib import Path

import pytest

from tests.benchmarks.journals import write_decades, write_empty
from tests.qt.conftest import theme

__all__ = ["decades", "empty", "theme"]


@pytest.fixture(scope="session")
def decades(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """100,000 intakes with their warnings, and ten years of ratings and sleep."""
    path = tmp_path_factory.mktemp("decades") / "journal.db"
    write_decades(path)
    return path


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal without entries."""
    path = tmp_path_factory.mktemp("empty") / "journal.db"
    write_empty(path)
    return path
