"""When it happened: now, at a typed time, or on a date whose time is not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.moments import EARLIEST_YEAR, Moment, moment_at, moment_of, moment_on
from journal_app.domain.time_text import NOT_A_TIME, read_clock
from journal_app.domain.wording import weekday_words
from journal_app.ui.widgets.labels import label, restyle
from journal_app.ui.widgets.segmented import Segmented

NOW, AT, DAY_ONLY = range(3)
TODAY, YESTERDAY, OTHER = range(3)
TOO_LATE: Final = "That is still to come. Please check the time and the date."


class WhenField(QWidget):
    """`moment()` is the answer, or None after saying what is missing. A time left alone keeps its moment exactly."""

    changed = Signal()

    def __init__(self, clock: Callable[[], datetime], zone: str) -> None:
        super().__init__()
        self._clock = clock
        self._zone = zone
        self._whole_day = False
        self._filled: tuple[Moment, tuple[object, ...]] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label("When", "small-strong"))
        self.kind = Segmented(("Now", "At a time", "Time not known"), "When")
        line = QHBoxLayout()
        line.addWidget(self.kind)
        line.addStretch(1)
        column.addLayout(line)
        self._detail = QWidget()
        row = QHBoxLayout(self._detail)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.time = QLineEdit()
        self.time.setPlaceholderText("20:15")
        self.time.setAccessibleName("Time, for example 20:15")
        self.time.setMaxLength(12)
        self.day = QComboBox()
        self.day.addItems(["today", "yesterday", "another day"])
        self.day.setAccessibleName("Day")
        self.date = QDateEdit()
        self.date.setCalendarPopup(True)
        self.date.setAccessibleName("Date")
        self.date.setMinimumDate(QDate(EARLIEST_YEAR, 1, 1))
        row.addWidget(self.time, 2)
        row.addWidget(self.day, 2)
        row.addWidget(self.date, 2)
        row.addStretch(1)
        column.addWidget(self._detail)
        self.said = label("", "small")
        column.addWidget(self.said)
        self.date.setDate(_shown(self._today()))
        self.kind.chosen.connect(lambda _index: self._show())
        self.time.textEdited.connect(lambda _text: self._show())
        self.day.currentIndexChanged.connect(lambda _index: self._show())
        self.date.dateChanged.connect(lambda _date: self._show())
        self._show()

    def for_whole_day(self) -> None:
        """Ask only for the day: what is written down is true of all of it."""
        self._whole_day = True
        self.kind.hide()
        self.kind.set_index(DAY_ONLY)
        self._show()

    def set_day(self, day: date) -> None:
        """Start from a date: now for today, else a time on that date that the person has to say."""
        self._filled = None
        today = self._today()
        self.kind.set_index(DAY_ONLY if self._whole_day else NOW if day == today else AT)
        self._set_date(day)
        self._show()

    def fill(self, moment: Moment) -> None:
        """Show the moment of an entry that is edited; it is read and kept in its own zone."""
        self._zone = moment.zone
        self.kind.set_index(DAY_ONLY if moment.precision == "day" else AT)
        self.time.setText("" if moment.precision == "day" else f"{moment.local:%H:%M}")
        self._set_date(moment.local_date)
        self._filled = (moment, self._state())
        self._show()

    def moment(self) -> Moment | None:
        """What was said; None when it is not complete, and then a sentence says what is missing."""
        if self._filled is not None and self._state() == self._filled[1]:
            return self._filled[0]
        found = self._read()
        if isinstance(found, str):
            self._say(found, wrong=True)
            return None
        return found

    def peek(self) -> Moment | None:
        """The same without a word about what is missing, for what is shown while typing."""
        if self._filled is not None and self._state() == self._filled[1]:
            return self._filled[0]
        found = self._read()
        return found if isinstance(found, Moment) else None

    def _read(self) -> Moment | str:
        now = self._clock().replace(microsecond=0)
        if self.kind.index == NOW:
            return moment_of(now, self._zone)
        day = self._day()
        if day > self._today():
            return TOO_LATE
        if self.kind.index == DAY_ONLY:
            return moment_on(day, self._zone)
        clock = read_clock(self.time.text())
        if clock is None:
            return NOT_A_TIME
        said = moment_at(datetime.combine(day, clock), self._zone)
        if said.at <= now:
            return said
        if self.day.currentIndex() == TODAY:
            return moment_at(datetime.combine(day - timedelta(days=1), clock), self._zone)
        return TOO_LATE

    def _show(self) -> None:
        kind = self.kind.index
        self._detail.setVisible(kind != NOW)
        self.time.setVisible(kind == AT)
        self.date.setVisible(self.day.currentIndex() == OTHER)
        found = self._read() if kind != NOW else ""
        if isinstance(found, Moment):
            words = weekday_words(found.local_date)
            if kind == AT:
                words += f", {found.local:%H:%M}"
                if self.day.currentIndex() == TODAY and found.local_date != self._today():
                    words = f"{found.local:%H:%M} is still to come today, so this means yesterday, {words}."
            self._say(words)
        else:
            self._say(found if kind == DAY_ONLY or len(self.time.text()) > 3 else "", wrong=True)
        self.changed.emit()

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        restyle(self.said, tone="serious" if wrong else "")
        self.time.setAccessibleDescription(text)

    def _state(self) -> tuple[object, ...]:
        return (self.kind.index, self.time.text(), self._day())

    def _today(self) -> date:
        return self._clock().astimezone(UTC).astimezone(ZoneInfo(self._zone)).date()

    def _day(self) -> date:
        index = self.day.currentIndex()
        if index == OTHER:
            chosen = self.date.date()
            return date(chosen.year(), chosen.month(), chosen.day())
        return self._today() - timedelta(days=index)

    def _set_date(self, day: date) -> None:
        back = (self._today() - day).days
        self.date.setDate(_shown(day))
        self.day.setCurrentIndex(back if back in (TODAY, YESTERDAY) else OTHER)


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
