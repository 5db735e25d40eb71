"""The steps that can be taken back and brought again, kept inside the encrypted file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from journal_app.storage.facts import UndoStep
from journal_app.storage.rows import instant, microseconds
from journal_app.storage.tables import image, step

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


class Steps:
    """The steps of one transaction's journal, as seen at `now`."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        """`now` (aware) decides which steps are too old."""
        self._connection = connection
        self._now = now

    def newest(self, *, undone: bool) -> UndoStep | None:
        """The step that undo (or, of the undone ones, redo) takes next, without its entries."""
        found = self.next(undone=undone)
        return None if found is None else UndoStep(label=found[1], at=instant(found[2]))

    def next(self, *, undone: bool) -> tuple[int, str, int] | None:
        """Number, label and time of that step. Undo takes the last one done, redo the first one undone."""
        order = step.c.number.asc() if undone else step.c.number.desc()
        statement = (
            select(step.c.number, step.c.label, step.c.at_us)
            .where(step.c.undone == int(undone))
            .order_by(order)
            .limit(1)
        )
        row = self._connection.execute(statement).first()
        # Never past one that is too old: what came after it stands on it.
        return None if row is None or row[2] < microseconds(self._now - LONGEST_KEPT) else (row[0], row[1], row[2])

    def images(self, number: int) -> list[Image]:
        """What a step changed, in order."""
        statement = (
            select(image.c.subject, image.c.subject_id, image.c.before, image.c.after)
            .where(image.c.step == number)
            .order_by(image.c.number)
        )
        return [Image(*row) for row in self._connection.execute(statement)]

    def mark(self, number: int, *, undone: bool) -> None:
        """Say whether a step stands or is taken back."""
        self._connection.execute(update(step).where(step.c.number == number).values(undone=int(undone)))

    def record(self, label: str, images: Sequence[Image]) -> None:
        """Add a step, and let go of those that are too many or too old."""
        added = self._connection.execute(insert(step).values(label=label, at_us=microseconds(self._now), undone=0))
        number = added.inserted_primary_key[0]
        self._connection.execute(insert(image), [{"step": number, **each._asdict()} for each in images])
        oldest_kept = (
            select(step.c.number)
            .where(step.c.undone == 0)
            .order_by(step.c.number.desc())
            .limit(1)
            .offset(MOST_STEPS - 1)
        )
        limit = self._connection.scalar(oldest_kept) or 0
        self._drop((step.c.number < limit) | (step.c.at_us < microseconds(self._now - LONGEST_KEPT)))

    def forget_undone(self) -> None:
        """A new change leaves nothing to bring again."""
        self._drop(step.c.undone == 1)

    def _drop(self, condition: ColumnElement[bool]) -> None:
        gone = select(step.c.number).where(condition)
        self._connection.execute(delete(image).where(image.c.step.in_(gone)))
        self._connection.execute(delete(step).where(condition))
