"""What was given in a check-in and is not saved yet, as it is kept inside the journal."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from journal_app.domain.fact import Fact

DRAFT: Final = "check-in"
"""The name under which it is kept."""


class CheckInDraft(Fact, frozen=True, kw_only=True):
    """What was given but not saved yet; `words` are the symptoms rated on the scale of words."""

    ratings: dict[str, int] = msgspec.field(default_factory=dict)
    words: tuple[str, ...] = ()
    night: list[Any] = msgspec.field(default_factory=list)
    note: str = ""


def given_since(before: CheckInDraft, now: CheckInDraft) -> CheckInDraft:
    """What `now` has and `before`, which is saved, has not: it was given while the save was on its way."""
    return CheckInDraft(
        ratings={name: value for name, value in now.ratings.items() if before.ratings.get(name) != value},
        words=now.words,
        night=[] if now.night == before.night else now.night,
        note="" if now.note == before.note else now.note,
    )
