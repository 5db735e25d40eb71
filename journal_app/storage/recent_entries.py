"""The entries of the last months, kept while the journal is open: rules read the same weeks for each that is logged."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

from journal_app.domain.entries import Entry, Kind
from journal_app.storage import entry_rows

DAY_US: Final = 86_400_000_000
REACH_US: Final = 120 * DAY_US
"""How far back from now anything is kept; what is asked of earlier times is read from the file."""
MARGIN_US: Final = 14 * DAY_US
"""Read beyond what was asked for, since tomorrow and for what is logged of yesterday other weeks are asked for."""
MOST: Final = 6000
"""With more in that time nothing is kept."""

Row = Sequence[Any]
ReadFrom = Callable[[int, int], Sequence[Row]]
"""The rows of the entries that are not deleted, from an instant on (in microseconds), so many at most."""
ReadSome = Callable[[Collection[str]], Sequence[Row]]
"""The rows of those of some entries that are not deleted."""

_Held = tuple[int, str, Kind, Entry]
_AFTER_ALL: Final = 2**63


class RecentEntries:
    """In the order of time, then of id. What a change has touched is read again before it is next asked for."""

    def __init__(self) -> None:
        self.changes = 0
        """Grows whenever an entry may be another one than before."""
        self._since: int | None = None
        self._too_many = False
        self._held: list[_Held] = []
        self._at: dict[str, int] = {}
        self._touched: set[str] = set()

    def forget(self) -> None:
        """Let go of all: much was changed, or a change was taken back."""
        self.changes += 1
        self._let_go()

    def _let_go(self) -> None:
        self._since = None
        self._too_many = False
        self._held, self._at, self._touched = [], {}, set()

    def touch(self, entry_id: str) -> None:
        """This entry is another one now, or there no more, or there again."""
        self.changes += 1
        if self._since is not None:
            self._touched.add(entry_id)

    def between(
        self, start: int, end: int | None, kinds: Collection[Kind] | None, read: ReadFrom, read_some: ReadSome
    ) -> tuple[Entry, ...] | None:
        """The entries of these kinds (None: of all), half-open; None where they are too many to be kept."""
        if self._too_many:
            return None
        if (self._since is None or start < self._since) and not self._fill(start - MARGIN_US, read):
            return None
        if self._touched:
            self._read_again(read_some)
        places = ((start, ""), (_AFTER_ALL if end is None else end, ""))
        first, last = (bisect_left(self._held, place, key=_place) for place in places)
        found = self._held[first:last]
        return tuple([each for _at, _id, kind, each in found if kinds is None or kind in kinds])

    def _fill(self, since: int, read: ReadFrom) -> bool:
        """Read and keep all from an instant on; whether it is not too much."""
        self._let_go()
        found = read(since, MOST + 1)
        self._too_many = len(found) > MOST
        if not self._too_many:
            self._since = since
            self._held = sorted((_held(row) for row in found), key=_place)
            self._at = {entry_id: at for at, entry_id, _kind, _entry in self._held}
        return not self._too_many

    def _read_again(self, read_some: ReadSome) -> None:
        for entry_id in self._touched:
            at = self._at.pop(entry_id, None)
            if at is not None:
                del self._held[bisect_left(self._held, (at, entry_id), key=_place)]
        for row in read_some(self._touched):
            held = _held(row)
            if self._since is not None and held[0] >= self._since:
                insort(self._held, held, key=_place)
                self._at[held[1]] = held[0]
        self._touched = set()


def _held(row: Row) -> _Held:
    entry_id, kind, at_us = row[:3]
    return at_us, entry_id, kind, entry_rows.entry_from(row)


def _place(held: _Held) -> tuple[int, str]:
    return held[:2]
