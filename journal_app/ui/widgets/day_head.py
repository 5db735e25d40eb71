"""Which day is shown, and the way to the days before and after it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.moments import PERSON_DAY_STARTS_AT_HOUR
from journal_app.domain.wording import DAYS, sentence_start, weekday_words
from journal_app.i18n import _
from journal_app.ui.shortcuts import tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout


class DayHead(QWidget):
    """`step_wanted(days)` asks for another day; `today_wanted` goes back."""

    step_wanted = Signal(int)
    today_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = label(_("Today"), "page-title")
        self.date = label("", "quiet")
        words.addWidget(self.title)
        words.addWidget(self.date)
        add_layout(row, words, 1)
        self.today = button(_("Today"), "quiet", name=_("Go to today"))
        self.today.setToolTip(tip(_("Go to today"), "today"))
        self.previous = with_icon(button("", "square", name=_("Previous day")), "chevron-left", theme)
        self.previous.setToolTip(tip(_("Previous day"), "previous-day"))
        self.next = with_icon(button("", "square", name=_("Next day")), "chevron-right", theme)
        self.next.setToolTip(tip(_("Next day"), "next-day"))
        for each in (self.today, self.previous, self.next):
            row.addWidget(each)
        self.today.clicked.connect(self.today_wanted.emit)
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))

    def show_day(self, day: date, now: datetime) -> None:
        """Name a day; `now` is the person's local time."""
        today = now.date()
        self.title.setText(_("Today") if day == today else sentence_start(DAYS[day.weekday()]))
        words = weekday_words(day, year=day.year != today.year)
        if day == today and now.hour < PERSON_DAY_STARTS_AT_HOUR:
            evening = weekday_words(today - timedelta(days=1))
            late = _("{day}. It is past midnight: the evening before was {evening}.")
            words = late.format(day=words, evening=evening)
        elif day == today - timedelta(days=1):
            words = _("Yesterday, {day}").format(day=words)
        self.date.setText(sentence_start(words))
        self.next.setEnabled(day < today)
        self.today.setVisible(day != today)
