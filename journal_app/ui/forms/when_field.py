"""When it happened: now, at a typed time, about then, or some time on a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.domain.moments import EARLIEST_YEAR, Moment, moment_at, moment_of, moment_on
from journal_app.domain.time_text import NOT_A_TIME, clock_text, read_clock
from journal_app.domain.wording import hours_words, weekday_words
from journal_app.i18n import _, in_context
from journal_app.ui.widgets.breaking_row import BreakingRow
from journal_app.ui.widgets.labels import label, restyle
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.segmented import Segmented

NOW, AT, ABOUT, DAY_ONLY = range(4)
TODAY, YESTERDAY, OTHER = range(3)
SPREADS: Final = (15, 30, 60, 120)
"""Minutes before and after, of a time that is not known exactly."""
STILL_NOW: Final = timedelta(minutes=30)
"""A draft of "now" that is older than this was about the time at which it was typed."""
KINDS: Final = (
    in_context("a time", "Now"),
    in_context("a time", "At"),
    in_context("a time", "About"),
    _("Some time that day"),
)
TOO_LATE: Final = _("That is still to come. Please check the time and the date.")


class WhenField(QWidget):
    """`moment()` is the answer, or None after saying what is missing. A time left alone keeps its moment exactly."""

    changed = Signal()

    def __init__(self, clock: Callable[[], datetime], zone: str) -> None:
        super().__init__()
        self._clock = clock
        self._zone = zone
        self._whole_day = False
        self._filled: tuple[Moment, tuple[object, ...]] | None = None
        self._said_on = self._today()
        self._meant: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._head = label(_("When"), "small-strong")
        column.addWidget(self._head)
        self.kind = Segmented(KINDS, _("When"))
        line = QHBoxLayout()
        line.addWidget(self.kind)
        line.addStretch(1)
        add_layout(column, line)
        self.time = QLineEdit()
        self.time.setPlaceholderText("20:15")
        self.time.setAccessibleName(_("Time, for example 20:15"))
        self.spread = NamedChoice()
        for minutes in SPREADS:
            self.spread.addItem(f"\N{PLUS-MINUS SIGN} {hours_words(timedelta(minutes=minutes))}", minutes)
        self.spread.setCurrentIndex(1)
        self.spread.setAccessibleName(_("How far off it may be, before and after"))
        self.day = NamedChoice()
        self.day.addItems([_("today"), _("yesterday"), _("another day")])
        self.day.setAccessibleName(_("Day"))
        self.date = QDateEdit()
        self.date.setCalendarPopup(True)
        self.date.setAccessibleName(_("Date"))
        self.date.setMinimumDate(QDate(EARLIEST_YEAR, 1, 1))
        self._detail = BreakingRow((self.time, self.spread, self.day, self.date), stretch=2)
        column.addWidget(self._detail)
        self.said = label("", "small")
        column.addWidget(self.said)
        self.date.setDate(_shown(self._today()))
        self.kind.chosen.connect(lambda _index: self._show())
        self.time.textEdited.connect(lambda _text: self._show())
        for choice in (self.spread, self.day):
            choice.currentIndexChanged.connect(lambda _index: self._show())
        self.date.dateChanged.connect(lambda _date: self._show())
        self._show()

    @property
    def zone(self) -> str:
        """The IANA zone in which the time is read: of an entry that is edited, its own."""
        return self._zone

    def for_whole_day(self, heading: str = _("When")) -> None:
        """Ask only for the day: what is written down is true of all of it."""
        self._head.setText(heading)
        self._whole_day = True
        self.kind.hide()
        self.kind.set_index(DAY_ONLY)
        self._show()

    def set_day(self, day: date) -> None:
        """Start from a date: now for today, else a time on that date that the person has to say."""
        self._filled = self._meant = None
        today = self._today()
        self.kind.set_index(DAY_ONLY if self._whole_day else NOW if day == today else AT)
        self._set_date(day)
        self._show()

    def fill(self, moment: Moment) -> None:
        """Show the moment of an entry that is edited; it is read and kept in its own zone."""
        self._zone, self._meant = moment.zone, None
        kind = {"day": DAY_ONLY, "about": ABOUT}.get(moment.precision, AT)
        self.kind.set_index(DAY_ONLY if self._whole_day else kind)
        self.time.setText("" if moment.precision == "day" else clock_text(moment.local))
        if moment.earliest is not None and moment.latest is not None:
            half = (moment.latest - moment.earliest) / 2
            nearest = min(SPREADS, key=lambda minutes: abs(timedelta(minutes=minutes) - half))
            self.spread.setCurrentIndex(SPREADS.index(nearest))
        self._set_date(moment.local_date)
        self._filled = (moment, self._state())
        self._show()

    def draft(self) -> dict[str, object]:
        """What was said, to be kept; the day as a date, since "today" is another one tomorrow."""
        return {
            "kind": self.kind.index,
            "time": cleaned(self.time.text()),
            "spread": self.spread.currentIndex(),
            "day": self._day().isoformat(),
        }

    def take_draft(self, content: dict[str, object]) -> None:
        """Bring back what was kept."""
        kind, spread = int(str(content["kind"])), int(str(content["spread"]))
        if not 0 <= kind < self.kind.count or not 0 <= spread < len(SPREADS):
            raise ValueError("no such choice")
        self._meant = None
        self.kind.set_index(DAY_ONLY if self._whole_day else kind)
        self.time.setText(str(content["time"]))
        self.spread.setCurrentIndex(spread)
        self._set_date(date.fromisoformat(str(content["day"])))
        self._show()

    def was_begun(self, at: datetime) -> None:
        """It was typed at another time: what was "now" then is that time, once it is a while ago."""
        if self.kind.index == NOW and self._clock() - at > STILL_NOW:
            then = moment_of(at, self._zone)
            self.kind.set_index(AT)
            self.time.setText(clock_text(then.local))
            self._set_date(then.local_date)
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
        day = self._day()  # first, since it follows midnight
        if day > self._today():
            return TOO_LATE
        if self.kind.index == DAY_ONLY:
            return moment_on(day, self._zone)
        clock = read_clock(self.time.text())
        if clock is None:
            return NOT_A_TIME
        about = timedelta(minutes=SPREADS[self.spread.currentIndex()] if self.kind.index == ABOUT else 0)
        said = moment_at(datetime.combine(day, clock), self._zone)
        if said.at - about > now:
            if self.day.currentIndex() != TODAY:
                return TOO_LATE
            said = moment_at(datetime.combine(day - timedelta(days=1), clock), self._zone)
        if not about:
            return said
        return msgspec.structs.replace(said, precision="about", earliest=said.at - about, latest=said.at + about)

    def _show(self) -> None:
        kind = self.kind.index
        self._detail.setVisible(kind != NOW)
        self.time.setVisible(kind in (AT, ABOUT))
        self.spread.setVisible(kind == ABOUT)
        self.date.setVisible(self.day.currentIndex() == OTHER)
        found = self._read() if kind != NOW else ""
        self._said_on, self._meant = self._today(), found.local_date if isinstance(found, Moment) else None
        if isinstance(found, Moment):
            words = weekday_words(found.local_date)
            if kind in (AT, ABOUT):
                clock = clock_text(found.local)
                words = _exactly(words, clock) if kind == AT else _about(words, clock, found)
                if self.day.currentIndex() == TODAY and found.local_date != self._today():
                    late = _("{clock} is still to come today, so this means yesterday, {when}.")
                    words = late.format(clock=clock, when=words)
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
        spread = self.spread.currentIndex() if self.kind.index == ABOUT else None
        return (self.kind.index, self.time.text(), spread, self._day())

    def _today(self) -> date:
        return self._clock().astimezone(UTC).astimezone(ZoneInfo(self._zone)).date()

    def _stay_on_day(self) -> None:
        """Past midnight, or on a clock that was set, "today" goes on meaning the day that was shown in words."""
        if self._today() == self._said_on:
            return
        meant, self._said_on = self._meant, self._today()
        if meant is not None:
            self._set_date(meant)

    def _day(self) -> date:
        self._stay_on_day()
        index = self.day.currentIndex()
        if index == OTHER:
            chosen = self.date.date()
            return date(chosen.year(), chosen.month(), chosen.day())
        return self._today() - timedelta(days=index)

    def _set_date(self, day: date) -> None:
        back = (self._today() - day).days
        self.date.setDate(_shown(day))
        self.day.setCurrentIndex(back if back in (TODAY, YESTERDAY) else OTHER)


def _exactly(day: str, clock: str) -> str:
    return _("{day}, {clock}").format(day=day, clock=clock)


def _about(day: str, clock: str, moment: Moment) -> str:
    east = timedelta(seconds=moment.utc_offset_s)
    earliest, latest = ("" if each is None else clock_text(each + east) for each in (moment.earliest, moment.latest))
    said = _("{day}, about {clock}: between {earliest} and {latest}")
    return said.format(day=day, clock=clock, earliest=earliest, latest=latest)


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
