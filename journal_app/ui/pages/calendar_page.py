"""The calendar: a month at a time, one chosen measure as number and shade, and the chosen day beside it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QVBoxLayout

from journal_app.domain.wording import month_year_words, sentence_start
from journal_app.i18n import _, plural
from journal_app.operations.read_calendar import CalendarView, choose_calendar_measure, read_calendar
from journal_app.ui.announce import announce
from journal_app.ui.pages.scrolling_page import ScrollingPage
from journal_app.ui.shortcuts import tip
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.calendar_day import CalendarDay
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.month_grid import MonthGrid, months_on
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.shades import Shades

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

BESIDE_FROM: Final = 960
"""Logical pixels at 100 % text; narrower, the chosen day stands below the month."""

CONTROLS_BESIDE_FROM: Final = 640


class CalendarPage(ScrollingPage):
    """Arrows go from day to day, Page Up and Page Down from month to month, Enter opens the day."""

    title = _("Calendar")
    day_wanted = Signal(object)
    """The person wants to see the entries of this date."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._view: CalendarView | None = None
        self._going_to: date | None = None
        self._aloud = False
        self._build()
        self._connect()
        theme.changed.connect(self._arrange)

    def refresh(self) -> None:
        """Read the month again."""
        self._ask(self._going_to or self.grid.day)

    def open_day(self, day: date) -> None:
        """Show a date's month with that day chosen."""
        self._going_to = day
        self._ask(day)

    def step_day(self, what: str) -> None:
        """Do what the menu asks: choose the "previous" day or the "next", or "today"."""
        day = self.grid.day
        if self._view is None or day is None:
            return
        steps = {"previous": day - timedelta(days=1), "next": day + timedelta(days=1), "today": self._view.today}
        if what in steps:
            self.grid.go_to(steps[what])
            self.grid.setFocus()

    @property
    def settled(self) -> bool:
        """Whether the chosen day is all there."""
        return not self.day.waiting and self.day.lanes.drawn

    # Building.

    def _build(self) -> None:
        add_layout(self._column, self._head())
        self.grid = MonthGrid(self._theme)
        month = Card(padding=14, spacing=10)
        add_layout(month.body, self._month_row())
        month.body.addWidget(self.grid)
        add_layout(month.body, self._legend())
        self.day = CalendarDay(self._client, self._theme)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(20)
        self._columns.addWidget(month, 5, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self.day, 4, Qt.AlignmentFlag.AlignTop)
        add_layout(self._column, self._columns)
        self._column.addStretch(1)
        self._arrange()

    def _head(self) -> QBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.title, "page-title"))
        self.logged = label("", "quiet")
        words.addWidget(self.logged)
        self.measure = _chooser(_("What the days show"))
        shows = label(_("Show"), "small", wrap=False)
        shows.setBuddy(self.measure)
        chooser = QHBoxLayout()
        chooser.setSpacing(8)
        chooser.addWidget(shows)
        chooser.addWidget(self.measure, 1)
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head_row.setSpacing(12)
        add_layout(self._head_row, words, 1)
        add_layout(self._head_row, chooser)
        return self._head_row

    def _month_row(self) -> QBoxLayout:
        self.month = _chooser(_("Month"))
        self.previous = with_icon(button("", "square", name=_("Previous month")), "chevron-left", self._theme)
        self.previous.setToolTip(_("Previous month (Page Up in the month)"))
        self.next = with_icon(button("", "square", name=_("Next month")), "chevron-right", self._theme)
        self.next.setToolTip(_("Next month (Page Down in the month)"))
        self.today = button(_("Today"), "quiet", name=_("Go to today in the calendar"))
        self.today.setToolTip(tip(_("Go to today"), "today"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.month, 1)
        for each in (self.today, self.previous, self.next):
            row.addWidget(each)
        return row

    def _legend(self) -> QVBoxLayout:
        self.shades = Shades(self._theme)
        self.legend = label("", "small")
        signs = label(_("Shape at the right: an alert of that day. Flag: something happened. "
                      "Small triangle: dose lowered. Circle around the date: today."), "small")  # fmt: skip
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.shades)
        column.addWidget(self.legend)
        column.addWidget(signs)
        self.signs: QLabel = signs
        return column

    def _connect(self) -> None:
        self.grid.day_chosen.connect(self._choose)
        self.grid.opened.connect(self.day_wanted)
        self.day.opened.connect(self.day_wanted)
        self.previous.clicked.connect(partial(self._turn, -1))
        self.next.clicked.connect(partial(self._turn, 1))
        self.today.clicked.connect(lambda: self.step_day("today"))
        self.month.activated.connect(lambda _index: self._go_to_month(date.fromordinal(self.month.currentData())))
        self.measure.activated.connect(lambda _index: self._show_measure(self.measure.currentData()))

    # Showing.

    def _ask(self, day: date | None) -> None:
        """Read the month of a day; None is today."""
        self._client.ask(read_calendar, day or self._client.clock().date(), then=self._take, owner=self)

    def _take(self, view: CalendarView) -> None:
        self._view = view
        # Where the person is by now, not where they were when it was asked for.
        day = min(self._going_to or self.grid.day or view.today, view.today)
        if (day.year, day.month) != (view.first.year, view.first.month):
            self._ask(day)
            return
        self._going_to = None
        self.grid.show_month(view, day)
        self._fill_choosers(view)
        logged = plural(
            "{month}: {logged} of {count} day logged", "{month}: {logged} of {count} days logged", view.days
        )
        month = _month_words(view.first)
        self.logged.setText(logged.format(month=month, logged=view.logged_days, count=view.days))
        self.legend.setText(" ".join(view.legend))
        self.next.setEnabled((view.first.year, view.first.month) < (view.today.year, view.today.month))
        self._show_day()

    def _fill_choosers(self, view: CalendarView) -> None:
        months = [view.today.replace(day=1)]
        while months[-1] > min(view.oldest, view.first).replace(day=1):
            months.append(months_on(months[-1], -1))
        # As numbers: Qt makes dates of its own of Python's.
        _fill(self.month, [(_month_words(each), each.toordinal()) for each in months], view.first.toordinal())
        _fill(self.measure, [(each.title, each.key) for each in view.measures], view.measure.key)

    def _show_day(self) -> None:
        cell = self.grid.cell
        if cell is not None:
            self.day.show_cell(cell)
            if self._aloud:
                announce(self.grid, cell.sentence)
        self._aloud = False

    def _choose(self, day: date) -> None:
        view = self._view
        if view is not None and (day.year, day.month) != (view.first.year, view.first.month):
            # The new month is not there yet: its day is said once it is.
            self._aloud = True
            self._ask(day)
        else:
            self._show_day()

    def _turn(self, months: int) -> None:
        if self.grid.day is not None:
            self.grid.go_to(months_on(self.grid.day, months))

    def _go_to_month(self, first: date) -> None:
        if self.grid.day is not None:
            months = (first.year - self.grid.day.year) * 12 + first.month - self.grid.day.month
            self._turn(months)

    def _show_measure(self, key: str) -> None:
        self._client.ask(choose_calendar_measure, key)
        self._ask(self.grid.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by a key goes on with the arrows."""
        super().focusInEvent(event)
        self.grid.setFocus()

    # The layout.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        set_beside(self._columns, self.width() >= self._theme.scaled(BESIDE_FROM))
        set_beside(self._head_row, self.width() >= self._theme.scaled(CONTROLS_BESIDE_FROM))
        self._keep_from_edges(self._theme.text_percent)


def _chooser(name: str) -> QComboBox:
    made = NamedChoice()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(14)
    made.setMaxVisibleItems(14)
    return made


def _fill(chooser: QComboBox, choices: list[tuple[str, Any]], chosen: Any) -> None:
    """Other choices, without telling anybody."""
    blocked = QSignalBlocker(chooser)
    if [chooser.itemData(place) for place in range(chooser.count())] != [value for _text, value in choices]:
        chooser.clear()
        for text, value in choices:
            chooser.addItem(text, value)
    chooser.setCurrentIndex(next((place for place, (_text, value) in enumerate(choices) if value == chosen), 0))
    blocked.unblock()


def _month_words(first: date) -> str:
    return sentence_start(month_year_words(first))
