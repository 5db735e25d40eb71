"""The day that is chosen in the calendar, in words and as lanes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.wording import sentence_start, weekday_words
from journal_app.i18n import _, plural
from journal_app.operations.calendar_words import CalendarCell
from journal_app.operations.read_day import read_day
from journal_app.operations.views import DayRow, DayView
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card, clear, rule
from journal_app.ui.widgets.day_lanes import DayLanes
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.nesting import add_layout

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

PAUSE_MS: Final = 120
"""Whoever holds an arrow passes over many days; only the one where they stop is read."""

MOST_ROWS: Final = 12


class CalendarDay(Card):
    """`opened(date)` asks for the day's entries. `settled` fires once a chosen day is all there."""

    opened = Signal(object)
    settled = Signal()

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(spacing=10)
        self._client = client
        self._day: date | None = None
        self._lines: tuple[str, ...] = ()
        self.heading = label("", "card-head")
        self.words = label("", "quiet")
        self.open = button(_("Open this day"), "primary")
        self.open.setToolTip(_("Open this day's entries (Enter in the month)"))
        self.open.clicked.connect(lambda: self.opened.emit(self._day))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.lanes = DayLanes(client, theme)
        self.lanes.day_wanted.connect(self.opened)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.words)
        self.body.addWidget(self.open)
        self.body.addWidget(rule())
        add_layout(self.body, self._rows)
        self.body.addWidget(rule())
        self.body.addWidget(self.lanes)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)

    def show_cell(self, cell: CalendarCell) -> None:
        """Show a day: what its cell says at once, its entries and lanes when the person stays on it."""
        self._day = cell.day
        title = weekday_words(cell.day)
        self.heading.setText(sentence_start(title))
        words = cell.sentence.removeprefix(f"{title}, ")
        self.words.setText(breakable(f"{sentence_start(words)}."))
        self.open.setAccessibleName(_("Open {day}").format(day=title))
        self._pause.start()

    @property
    def waiting(self) -> bool:
        """Whether the chosen day is still to be asked for."""
        return self._pause.isActive()

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands in the list of entries."""
        return self._lines

    def _read(self) -> None:
        if self._day is not None:
            self._client.ask(read_day, self._day, then=self._show, owner=self)
            self.lanes.show_day(self._day)

    def _show(self, view: DayView) -> None:
        if view.day != self._day:
            return
        clear(self._rows)
        lines = [_line(row) for row in view.rows[:MOST_ROWS]]
        lines += [strip.title for strip in view.strips]
        if len(view.rows) > MOST_ROWS:
            left = len(view.rows) - MOST_ROWS
            lines.append(plural("and {count} more entry", "and {count} more entries", left).format(count=left))
        if not view.rows:
            lines.append(_("No entry does not mean none."))
        for line in lines:
            self._rows.addWidget(label(breakable(line)))
        self._lines = tuple(lines)
        self.settled.emit()


def _line(row: DayRow) -> str:
    words = f"{row.title}: {row.detail}" if row.detail else row.title
    return f"{row.time}  {words}".strip()
