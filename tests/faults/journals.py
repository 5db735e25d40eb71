"""Journals for the fault tests: made once, copied, and looked at from outside."""

import hashlib
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from journal_app.domain.entries import Dose, Entry, SymptomRating
from journal_app.domain.moments import moment_of
from journal_app.storage.journal import create_journal_file

START = datetime(1990, 9, 1, 8, 0, tzinfo=UTC)
"""Long ago, so that tens of thousands of entries three hours apart all lie in the past."""


def numbered(number: int) -> Entry:
    """The entry that a number stands for: always the same."""
    at = START + timedelta(hours=3 * number)
    identity = UUID(bytes=hashlib.md5(str(number).encode(), usedforsecurity=False).digest())
    moment = moment_of(at, "Europe/Berlin")
    if number % 2:
        return SymptomRating(
            id=identity,
            moment=moment,
            entered_at=at,
            symptom="anxiety",
            severity=number % 11,
            note="n" * (number % 300),
        )
    substance = "diazepam" if number % 4 else "kratom_leaf"
    return Dose(id=identity, moment=moment, entered_at=at, name=substance, substance=substance, note=str(number) * 10)


def filled(path: Path, count: int, passphrase: str | None = None) -> tuple[str, ...]:
    """Make a closed journal with so many entries; returns its recovery words."""
    journal, words = create_journal_file(path, passphrase)
    with journal.changes("filled") as changes:
        changes.put_many(numbered(number) for number in range(count))
    journal.close()
    return words


def copied(path: Path, folder: Path) -> Path:
    """A copy of a closed journal and its key files in another folder."""
    folder.mkdir()
    for suffix in ("", ".key", ".key2"):
        shutil.copy(path.with_name(path.name + suffix), folder / (path.name + suffix))
    return folder / path.name


def listing(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below a folder, with the content of each file."""
    return {str(each.relative_to(folder)): each.read_bytes() if each.is_file() else None for each in folder.rglob("*")}
