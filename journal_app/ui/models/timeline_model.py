"""The lines of the Timeline: every day is known from the start, its rows are read when they come into view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal_app.domain.finding import Selection
from journal_app.domain.lists import comma_words
from journal_app.domain.wording import sentence_start, weekday_words
from journal_app.i18n import _, plural
from journal_app.operations.timeline_views import TimelineDay, TimelineRow, TimelineView

LINE: Final = Qt.ItemDataRole.UserRole + 1
MOST_DAYS_KEPT: Final = 400
"""Days whose rows are kept; of more, those that were read first are let go of, and read again when they are seen."""
AROUND: Final = 30
"""Lines above and below what is in view that are read with it."""
MOST_AT_ONCE: Final = 300
"""Rows that are read at once; a single day is always read whole."""


class Line(NamedTuple):
    """One line: a day's heading, one of its rows (None while it is being read), or days without an entry above it."""

    what: Literal["day", "row", "gap"]
    day: date
    holds: int = 0
    """Of a heading how many rows follow; of a gap how many days it is."""
    row: TimelineRow | None = None


class TimelineModel(QAbstractListModel):
    """`show` takes what there is, `missing` says what to read next, `fill` takes it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = date.min
        self.selection = Selection()
        self._days: list[date] = []
        self._counts: list[int] = []
        self._gaps: list[int] = []
        self._starts: list[int] = [0]
        self._rows: dict[date, tuple[TimelineRow, ...]] = {}
        self._stale: set[date] = set()

    # What Qt asks.

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._starts[-1]

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        line = self.line(index.row())
        if line is None or line.what != "row":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.said(line)
        return None

    # What stands where.

    def line(self, number: int) -> Line | None:
        """The line with this number, from the top."""
        if not 0 <= number < self._starts[-1]:
            return None
        place, inside = self._place_of(number)
        day, gap = self._days[place], self._gaps[place]
        if gap and inside == 0:
            return Line("gap", day, gap)
        inside -= bool(gap)
        if inside == 0:
            return Line("day", day, self._counts[place])
        rows = self._rows.get(day, ())
        return Line("row", day, 0, rows[inside - 1] if inside <= len(rows) else None)

    def said(self, line: Line) -> str:
        """A line as it is read aloud, with its day."""
        day = day_title(line.day, self.today)
        if line.what == "gap":
            return gap_words(line)
        if line.what == "day":
            return f"{day}, {count_words(line.holds)}"
        if line.row is None:
            return _("{day}, being read").format(day=day)
        row = line.row.row
        warned = _("{level} warning").format(level=line.row.level_words) if line.row.level_words else ""
        unchecked = "" if row.checked else _("not checked")
        parts = (day, row.time or _("time not known"), row.title, row.detail, row.hint, warned, unchecked)
        return comma_words([part for part in parts if part])

    def first_row_of(self, day: date) -> int | None:
        """The number of the first row of a date, or of the next earlier one with entries, else of the earliest."""
        if not self._days:
            return None
        # The days go back in time, so the order is turned round to look one up.
        low, high = 0, len(self._days) - 1
        while low < high:
            middle = (low + high) // 2
            if self._days[middle] > day:
                low = middle + 1
            else:
                high = middle
        return self._starts[low] + bool(self._gaps[low]) + 1

    def heading_of(self, number: int) -> int:
        """The number of the heading above a line."""
        place, _inside = self._place_of(number)
        return self._starts[place] + bool(self._gaps[place])

    def next_row(self, number: int, step: int) -> int | None:
        """The nearest row from a line on, in steps of 1 down or -1 up, the line itself included."""
        while 0 <= number < self._starts[-1]:
            line = self.line(number)
            if line is not None and line.what == "row":
                return number
            number += step
        return None

    def next_day(self, number: int, step: int) -> int | None:
        """The first row of the day that follows the one of a line: 1 is the day before in time, further down."""
        place, _inside = self._place_of(number)
        place += step
        if not 0 <= place < len(self._days):
            return None
        return self._starts[place] + bool(self._gaps[place]) + 1

    def number_near(self, day: date, inside: int) -> int:
        """The line so many below a date's heading, or what stands nearest to it now."""
        first = self.first_row_of(day)
        if first is None:
            return 0
        return max(0, min(first - 1 + inside, self._starts[-1] - 1))

    def _place_of(self, number: int) -> tuple[int, int]:
        place = bisect_right(self._starts, number) - 1
        return place, number - self._starts[place]

    # What is read.

    def show(self, view: TimelineView) -> None:
        """Take the days that there are now. Of the same selection rows stay in view until they were read again."""
        days = [each.day for each in view.days]
        counts = [each.rows for each in view.days]
        gaps = _gaps(days, view.today) if not view.selection.narrows else [0] * len(days)
        if view.selection != self.selection or not self._days or not days:
            self.beginResetModel()
            self.selection, self.today = view.selection, view.today
            self._rows.clear()
            self._set(days, counts, gaps)
            self.endResetModel()
            return
        self._stale = set(self._rows)
        turned = view.today != self.today
        self.today = view.today
        self._change_to(days, counts, gaps)
        for gone in self._rows.keys() - set(days):
            del self._rows[gone]
        if turned:
            self.dataChanged.emit(self.index(0), self.index(self._starts[-1] - 1))

    def missing(self, first: int, last: int) -> tuple[date, date] | None:
        """The dates (oldest, newest) to be read next for the lines from `first` to `last` to be shown."""
        if not self._days:
            return None
        begin, _inside = self._place_of(max(0, min(first, self._starts[-1] - 1)))
        end, _inside = self._place_of(max(0, min(last, self._starts[-1] - 1)))
        around_begin, _inside = self._place_of(max(0, self._starts[begin] - AROUND))
        around_end, _inside = self._place_of(min(self._starts[end + 1] - 1 + AROUND, self._starts[-1] - 1))
        # First what is in view.
        for span in (range(begin, end + 1), range(around_begin, around_end + 1)):
            wanted = [place for place in span if not self._is_fresh(place)]
            if wanted:
                rows = accumulate(self._counts[place] for place in range(wanted[0], wanted[-1] + 1))
                fitting = sum(1 for so_far in rows if so_far <= MOST_AT_ONCE)
                return self._days[wanted[0] + max(0, fitting - 1)], self._days[wanted[0]]
        return None

    def fill(self, first: date, last: date, found: Sequence[TimelineDay]) -> None:
        """Take the rows of the dates from `first` to `last`; a date that is not among them has none any more."""
        by_day = {each.day: each.rows for each in found}
        for place in [place for place, day in enumerate(self._days) if first <= day <= last]:
            day = self._days[place]
            rows = by_day.get(day, ())
            self._resize(place, len(rows))
            self._stale.discard(day)
            before = self._rows.pop(day, None)
            self._rows[day] = rows
            if before != rows:
                at = self._starts[place]
                self.dataChanged.emit(self.index(at), self.index(self._starts[place + 1] - 1))
        while len(self._rows) > MOST_DAYS_KEPT:
            oldest = next(iter(self._rows))
            del self._rows[oldest]
            self._stale.discard(oldest)

    def _is_fresh(self, place: int) -> bool:
        day = self._days[place]
        return day in self._rows and day not in self._stale

    def _set(self, days: list[date], counts: list[int], gaps: list[int]) -> None:
        self._days, self._counts, self._gaps = days, counts, gaps
        sizes = (count + 1 + (gap > 0) for count, gap in zip(counts, gaps, strict=True))
        self._starts = list(accumulate(sizes, initial=0))

    def _resize(self, place: int, count: int) -> None:
        old = self._counts[place]
        if count == old:
            return
        counts = [*self._counts]
        counts[place] = count
        end = self._starts[place + 1]
        if count > old:
            self.beginInsertRows(QModelIndex(), end, end + count - old - 1)
            self._set(self._days, counts, self._gaps)
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), end - (old - count), end - 1)
            self._set(self._days, counts, self._gaps)
            self.endRemoveRows()

    def _change_to(self, days: list[date], counts: list[int], gaps: list[int]) -> None:
        """Change only the days between the first and the last that differ, so that all others stay where they are."""
        begin = min(_alike(self._days, days), _alike(self._counts, counts), _alike(self._gaps, gaps))
        if begin == len(self._days) == len(days):
            return
        end = min(
            _alike(self._days[::-1], days[::-1]),
            _alike(self._counts[::-1], counts[::-1]),
            _alike(self._gaps[::-1], gaps[::-1]),
            len(self._days) - begin,
            len(days) - begin,
        )
        old_end, new_end = len(self._days) - end, len(days) - end
        if (old_end - begin, new_end - begin) == (1, 1) and (self._days[begin], self._gaps[begin]) == (
            days[begin],
            gaps[begin],
        ):
            # The same day with more rows or fewer: the usual case, in which nothing that stands is taken away.
            self._resize(begin, counts[begin])
            return
        first, last = self._starts[begin], self._starts[old_end] - 1
        if last >= first:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._set(
                self._days[:begin] + self._days[old_end:],
                self._counts[:begin] + self._counts[old_end:],
                self._gaps[:begin] + self._gaps[old_end:],
            )
            self.endRemoveRows()
        added = sum(counts[begin:new_end]) + (new_end - begin) + sum(gap > 0 for gap in gaps[begin:new_end])
        if added:
            self.beginInsertRows(QModelIndex(), first, first + added - 1)
            self._set(days, counts, gaps)
            self.endInsertRows()


def _alike(old: Sequence[object], new: Sequence[object]) -> int:
    """How many from the start on are the same: halves are compared whole, which is a hundred times quicker."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _gaps(days: Sequence[date], today: date) -> list[int]:
    """How many days without an entry stand above each day; today is not over yet, so it is no such day."""
    numbers = [today.toordinal(), *(day.toordinal() for day in days)]
    return [max(0, newer - older - 1) for newer, older in pairwise(numbers)]


def day_title(day: date, today: date) -> str:
    """`Today, Thursday 11 June`, or with the year where it is another one."""
    words = weekday_words(day, year=day.year != today.year)
    named = {0: _("Today, {day}"), 1: _("Yesterday, {day}")}.get((today - day).days)
    return sentence_start(words) if named is None else named.format(day=words)


def gap_words(line: Line) -> str:
    """What is said of days without an entry."""
    words = plural("{count} day without an entry", "{count} days without an entry", line.holds)
    return words.format(count=line.holds)


def count_words(count: int) -> str:
    """`1 entry`, `5 entries`."""
    return plural("{count} entry", "{count} entries", count).format(count=count)
