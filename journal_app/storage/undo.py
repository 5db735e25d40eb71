"""The steps that can be taken back and brought again, kept inside the encrypted file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from journal_app.storage.facts import UndoStep
from journal_app.storage.rows import instant, microseconds

MOST_STEPS: Final = 50
LONGEST_KEPT: Final = timedelta(days=30)

Subject = Literal["entry", "alert", "inserted"]


class Image(NamedTuple):
    """One thing that a step changed: packed Facts, None where there was or is none.

    "inserted" stands for many new entries at once: `after` is their ids, 16 bytes each.
    """

    subject: Subject
    subject_id: str
    before: bytes | None
    after: bytes | None


_NEXT: Final = {
    False: "SELECT number, label, at_us FROM step WHERE undone = 0 ORDER BY number DESC LIMIT 1",
    True: "SELECT number, label, at_us FROM step WHERE undone = 1 ORDER BY number LIMIT 1",
}
_TOO_MANY: Final = "SELECT number FROM step WHERE undone = 0 ORDER BY number DESC LIMIT 1 OFFSET :most"
_GONE: Final = {"old": f"(number <= coalesce(({_TOO_MANY}), 0) OR at_us < :limit_us)", "undone": "undone = 1"}
_DROP: Final = {
    which: (
        f"DELETE FROM image WHERE step IN (SELECT number FROM step WHERE {gone})",  # noqa: S608  # our own words
        f"DELETE FROM step WHERE {gone}",  # noqa: S608  # our own words
    )
    for which, gone in _GONE.items()
}


class Steps:
    """The steps of one transaction's journal, as seen at `now`."""

    def __init__(self, connection: sqlcipher.Connection, now: datetime) -> None:
        """`now` (aware) decides which steps are too old."""
        self._connection = connection
        self._limit_us = microseconds(now - LONGEST_KEPT)
        self._now_us = microseconds(now)

    def newest(self, *, undone: bool) -> UndoStep | None:
        """The step that undo (or, of the undone ones, redo) takes next, without its entries."""
        found = self.next(undone=undone)
        return None if found is None else UndoStep(label=found[1], at=instant(found[2]))

    def next(self, *, undone: bool) -> tuple[int, str, int] | None:
        """Number, label and time of that step. Undo takes the last one done, redo the first one undone."""
        row = self._connection.execute(_NEXT[undone]).fetchone()
        # Never past one that is too old: what came after it stands on it.
        return None if row is None or row[2] < self._limit_us else (row[0], row[1], row[2])

    def images(self, number: int) -> list[Image]:
        """What a step changed, in order."""
        asked = "SELECT subject, subject_id, before, after FROM image WHERE step = ? ORDER BY number"
        return [Image(*row) for row in self._connection.execute(asked, (number,))]

    def mark(self, number: int, *, undone: bool) -> None:
        """Say whether a step stands or is taken back."""
        self._connection.execute("UPDATE step SET undone = ? WHERE number = ?", (int(undone), number))

    def record(self, label: str, images: Sequence[Image]) -> None:
        """Add a step, and let go of those that are too many or too old."""
        added = self._connection.execute(
            "INSERT INTO step (label, at_us, undone) VALUES (?, ?, 0)", (label, self._now_us)
        )
        self._connection.executemany(
            "INSERT INTO image (step, subject, subject_id, before, after) VALUES (?, ?, ?, ?, ?)",
            [(added.lastrowid, *each) for each in images],
        )
        self._drop("old")

    def forget_undone(self) -> None:
        """A new change leaves nothing to bring again."""
        if self._connection.execute("SELECT number FROM step WHERE undone = 1 LIMIT 1").fetchone() is not None:
            self._drop("undone")

    def _drop(self, which: Literal["old", "undone"]) -> None:
        for statement in _DROP[which]:
            self._connection.execute(statement, {"limit_us": self._limit_us, "most": MOST_STEPS})
