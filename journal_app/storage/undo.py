"""The steps that can be taken back and brought again, kept inside the encrypted file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from journal_app.i18n import language
from journal_app.storage.conditions import one_of
from journal_app.storage.facts import StepContent, UndoStep
from journal_app.storage.rows import instant, microseconds, unpacked_entry
from journal_app.storage.tables import image, step, version

MOST_STEPS: Final = 50
LONGEST_KEPT: Final = timedelta(days=30)
MOST_NAMED: Final = 8
"""So much of what a step changed is looked at to name it."""

Subject = Literal["entry", "alert", "value", "inserted"]


class NextStep(NamedTuple):
    """The step that is next to be taken back or brought again; `language` is that of its label, "" if not known."""

    number: int
    label: str
    at_us: int
    language: str


class Image(NamedTuple):
    """One thing that a step changed: packed Facts or a value's content, None where there was or is none.

    "inserted" stands for many new entries at once: `after` is their ids, 16 bytes each.
    """

    subject: Subject
    subject_id: str
    before: bytes | None
    after: bytes | None


_NEXT = {
    undone: select(step.c.number, step.c.label, step.c.at_us, step.c.language)
    .where(step.c.undone == int(undone))
    .order_by(step.c.number.asc() if undone else step.c.number.desc())
    .limit(1)
    for undone in (False, True)
}
_IMAGES = (
    select(image.c.subject, image.c.subject_id, image.c.before, image.c.after)
    .where(image.c.step == bindparam("of_step"))
    .order_by(image.c.number)
)
_FIRST_IMAGES = _IMAGES.limit(MOST_NAMED + 1)
_ADD_STEP = insert(step).returning(step.c.number)
_ADD_IMAGES = insert(image)
_MARK = update(step).where(step.c.number == bindparam("of_step")).values(undone=bindparam("now_undone"))
_ANY_UNDONE = select(step.c.number).where(step.c.undone == 1).limit(1)
_TOO_MANY = (
    select(step.c.number)
    .where(step.c.undone == 0)
    .order_by(step.c.number.desc())
    .limit(1)
    .offset(MOST_STEPS)
    .scalar_subquery()
)
_GONE = {
    "old": (step.c.number <= func.coalesce(_TOO_MANY, 0)) | (step.c.at_us < bindparam("limit_us")),
    "undone": step.c.undone == 1,
}
_DROP = {
    which: (delete(image).where(image.c.step.in_(select(step.c.number).where(gone))), delete(step).where(gone))
    for which, gone in _GONE.items()
}


class Steps:
    """The steps of one transaction's journal, as seen at `now`."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        """`now` (aware) decides which steps are too old."""
        self._connection = connection
        self._limit_us = microseconds(now - LONGEST_KEPT)
        self._now_us = microseconds(now)

    def newest(self, *, undone: bool) -> UndoStep | None:
        """The step that undo (or, of the undone ones, redo) takes next, without its entries."""
        found = self.next(undone=undone)
        if found is None:
            return None
        return UndoStep(label=found.label, at=instant(found.at_us), content=self.content(found))

    def next(self, *, undone: bool) -> NextStep | None:
        """That step. Undo takes the last one done, redo the first one undone."""
        row = self._connection.execute(_NEXT[undone]).first()
        # Never past one that is too old: what came after it stands on it.
        return None if row is None or row[2] < self._limit_us else NextStep(*row)

    def content(self, found: NextStep) -> StepContent | None:
        """What the step changed, where its label is in another language; None where the label can be read."""
        if found.language in ("", language().code):
            return None
        images = [Image(*row) for row in self._connection.execute(_FIRST_IMAGES, {"of_step": found.number})]
        shown = images[:MOST_NAMED]
        return StepContent(
            entries=tuple(
                (unpacked_entry(each.before), unpacked_entry(each.after)) for each in shown if each.subject == "entry"
            ),
            values=tuple(each.subject_id for each in shown if each.subject == "value"),
            imported=any(each.subject == "inserted" for each in images),
            brought_back=self._were_deleted(found.at_us, shown),
            more=len(images) > MOST_NAMED,
        )

    def _were_deleted(self, at_us: int, shown: Sequence[Image]) -> bool:
        """Whether all that the step at this instant put in had been in the journal before and was deleted."""
        added = {each.subject_id for each in shown if each.subject == "entry" and each.before is None}
        if not added:
            return False
        known = select(version.c.entry_id).where(version.c.replaced_at_us < at_us, one_of(version.c.entry_id, added))
        return added == set(self._connection.scalars(known))

    def images(self, number: int) -> list[Image]:
        """What a step changed, in order."""
        return [Image(*row) for row in self._connection.execute(_IMAGES, {"of_step": number})]

    def mark(self, number: int, *, undone: bool) -> None:
        """Say whether a step stands or is taken back."""
        self._connection.execute(_MARK, {"of_step": number, "now_undone": int(undone)})

    def record(self, label: str, images: Sequence[Image]) -> None:
        """Add a step, and let go of those that are too many or too old."""
        # A label names what was typed, and half a character cannot be stored.
        label = label.encode("utf-8", "replace").decode()
        row = {"label": label, "at_us": self._now_us, "undone": 0, "language": language().code}
        number = self._connection.scalar(_ADD_STEP, row)
        self._connection.execute(_ADD_IMAGES, [{"step": number, **each._asdict()} for each in images])
        for statement in _DROP["old"]:
            self._connection.execute(statement, {"limit_us": self._limit_us})

    def forget_undone(self) -> None:
        """A new change leaves nothing to bring again."""
        if self._connection.scalar(_ANY_UNDONE) is not None:
            for statement in _DROP["undone"]:
                self._connection.execute(statement)
