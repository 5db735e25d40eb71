"""Which backups are kept: the last ten, some days, weeks and months, and those made before something big."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final

from journal_app.storage.facts import BackupSet

LAST: Final = 10
DAYS: Final = 12
WEEKS: Final = 10
MONTHS: Final = 9
ALWAYS_KEPT: Final = "before"
"""How the reason of a backup begins that is never let go of: before a migration, an import, a restore."""

SHARPLY_FEWER: Final = 2
"""A backup with less than one part in this of an older one's entries takes no room from it."""


def superseded(sets: Sequence[BackupSet]) -> tuple[BackupSet, ...]:
    """Those of the sets that may go, given all of them, newest first.

    Where the newest holds sharply fewer entries than older ones, something may have been lost: the fuller ones
    are counted on their own, so that no number of poor backups pushes out a rich one.
    """
    if not sets:
        return ()
    fuller = [each for each in sets if each.entries > SHARPLY_FEWER * sets[0].entries]
    alike = [each for each in sets if each not in fuller]
    kept = {each.number for group in (fuller, alike) for each in _kept(group)}
    return tuple(each for each in sets if each.number not in kept and not each.reason.startswith(ALWAYS_KEPT))


def _kept(sets: Sequence[BackupSet]) -> list[BackupSet]:
    periods: tuple[tuple[int, Callable[[BackupSet], Hashable]], ...] = (
        (DAYS, lambda each: each.made_at.date()),
        (WEEKS, lambda each: each.made_at.isocalendar()[:2]),
        (MONTHS, lambda each: (each.made_at.year, each.made_at.month)),
    )
    kept = list(sets[:LAST])
    for count, period_of in periods:
        newest: dict[Hashable, BackupSet] = {}
        for each in sets:
            newest.setdefault(period_of(each), each)
        kept += list(newest.values())[:count]
    return kept
