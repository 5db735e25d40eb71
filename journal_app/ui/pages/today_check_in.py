"""What the check-in on Today does: it is saved, it closes the day, and it asks about a day that was left empty."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.domain.check_in import CheckIn, check_in_entries, time_of_day
from journal_app.domain.entries import Sleep
from journal_app.domain.lists import comma_words
from journal_app.domain.naming import in_words
from journal_app.domain.wording import DAYS, entry_words, weekday_words
from journal_app.i18n import _
from journal_app.operations.close_day import DayEnd, close_day, leave_gap, read_day_end
from journal_app.ui.announce import announce
from journal_app.ui.forms.check_in_card import TITLES, CheckInCard
from journal_app.ui.forms.check_in_draft import DRAFT
from journal_app.ui.widgets.gap_line import GapLine

if TYPE_CHECKING:
    from journal_app.errors import UserError
    from journal_app.operations.views import DayView, Logged
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.pages.today_day import ShownDay
    from journal_app.ui.theme import Theme


class TodayCheckIn(QObject):
    """The card and the line about a gap, for the day that is shown."""

    day_closed = Signal(object)
    """Logged: what was written when the person said that there was nothing else."""
    gap_left = Signal()
    gap_to_fill = Signal(object)
    """The date that the person wants to fill in now."""

    def __init__(self, client: JournalClient, theme: Theme, day: ShownDay, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._day = day
        self._rates_now = True
        self.card = CheckInCard(client, theme)
        self.gap = GapLine()
        self.card.save_wanted.connect(self._save)
        self.card.close_wanted.connect(self.close_day)
        self.gap.answered.connect(self._gap_answered)

    def name_day(self) -> None:
        """Say for which day it is."""
        self._rates_now = self._day.is_today
        if self._day.is_today:
            self.card.name_day(TITLES[time_of_day(self._day.now())], today=True)
        else:
            title = _("Check-in for {day}").format(day=weekday_words(self._day.date))
            self.card.name_day(title, today=False)

    def show_day(self, view: DayView) -> None:
        """In the morning ask for the night, where it was not written down."""
        slept = any(isinstance(entry, Sleep) for row in view.rows for entry in row.entries)
        can_ask = self._day.is_today and not slept
        morning = time_of_day(self._day.now()) == "morning"
        # What is being answered stays when the morning is over.
        self.card.ask_for_night(can_ask and (morning or _has_keyboard(self.card.sleep)))

    def refresh(self) -> None:
        """Ask for what can wait until the list of the day is painted."""
        self.card.refresh()
        self._client.ask(read_day_end, self._day.ending, then=self._show_end, owner=self)

    def _show_end(self, end: DayEnd) -> None:
        if end.day != self._day.ending:
            return
        now = self._day.now()
        part = time_of_day(now)
        if end.names and (part == "evening" or not self._day.is_today):
            weekday = "" if end.day == now.date() else DAYS[end.day.weekday()]
            self.card.close_line.offer(end.day, weekday, in_words(end.names))
        elif not (end.names and _has_keyboard(self.card.close_line)):
            self.card.close_line.take_away()
        asks = end.empty_before and self._day.is_today and part == "morning"
        if asks or not (self._day.is_today and _has_keyboard(self.gap)):
            self.gap.ask(end.day - timedelta(days=1) if asks else None)

    def close_day(self, day: date) -> None:
        """Write that there was nothing else on a date."""
        self._client.change(close_day, day, then=self._closed, failed=self._failed)

    def _closed(self, logged: Logged) -> None:
        self.card.close_line.take_away()
        self.card.save.setFocus()
        self.day_closed.emit(logged)
        if not logged.entries:
            self.card.message.say(f"{logged.label}.", "note")

    def _gap_answered(self, day: date, fill: bool) -> None:
        self._client.ask(leave_gap, day)
        if fill:
            self.gap_to_fill.emit(day)
            self.card.enter()
        else:
            self.gap_left.emit()

    def _save(self, given: CheckIn) -> None:
        # As it was asked: midnight may have passed since, and the computer may have slept.
        day = None if self._rates_now else self._day.date
        entries = check_in_entries(given, day, self._client.clock(), self._client.zone)
        label = _("Logged {entry}").format(entry=comma_words([entry_words(entry) for entry in entries]))
        self.card.save.setEnabled(False)
        self._client.log(entries, label, then=self._saved, failed=self._failed, draft=DRAFT)

    def _saved(self, logged: Logged) -> None:
        self.card.save.setEnabled(True)
        self.card.saved()
        announce(self.card, logged.label)

    def _failed(self, error: UserError) -> None:
        self.card.go_on()
        self.card.message.say(error.sentence, "serious")
        announce(self.card, error.sentence)


def _has_keyboard(widget: QWidget) -> bool:
    """Whether the person is in it: taken away then, it would hand the keyboard to whatever stands next."""
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)
