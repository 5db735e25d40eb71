"""Today: the check-in, what was logged with its warnings, and the forms to log more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.check_in import CheckIn, check_in_entries, time_of_day
from journal_app.domain.entries import Entry, RedFlag, Sleep
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.moments import PERSON_DAY_STARTS_AT_HOUR, moment_of
from journal_app.domain.naming import in_words
from journal_app.domain.wording import DAYS, entry_words, inside_sentence, weekday_words
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.close_day import DayEnd, close_day, leave_gap, read_day_end
from journal_app.operations.drafts import read_draft
from journal_app.operations.read_day import read_day
from journal_app.operations.snooze_alerts import show_again, snooze_alerts
from journal_app.operations.views import DayRow, DayView, Logged
from journal_app.ui.announce import announce
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.form_place import NEW, FormPlace
from journal_app.ui.journal_client import Changed, JournalClient
from journal_app.ui.pages.page import Page
from journal_app.ui.pages.places import SINCE
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.check_in_card import TITLES, CheckInCard
from journal_app.ui.widgets.day_head import DayHead
from journal_app.ui.widgets.entry_list import EntryList
from journal_app.ui.widgets.gap_line import GapLine
from journal_app.ui.widgets.kind_row import KindRow
from journal_app.ui.widgets.log_bar import LogBar
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.question_cards import QuestionCards
from journal_app.ui.widgets.quick_add_draft import DRAFT
from journal_app.ui.widgets.quick_add_field import QuickAddField
from journal_app.ui.widgets.since_last_card import SinceLastCard
from journal_app.ui.widgets.tab_order import tab_through
from journal_app.ui.widgets.undo_strip import UndoStrip

TWO_COLUMNS_FROM: Final = 900
"""Logical pixels at 100 % text; narrower, the right column stands below the left."""
MINUTE_MS: Final = 60_000
SETTLED_MS: Final = 500


class TodayPage(Page):
    """One day. A form opens above the check-in, in the layout; nothing here is ever in front of anything else."""

    title = _("Today")
    can_be_made_anew = False
    alert_wanted = Signal(object)
    """UUID of the warning that the person wants to read."""
    substance_wanted = Signal(str)
    """The id of a substance whose page the person wants to see."""
    check_wanted = Signal()
    quick_add_wanted = Signal(str)
    """The text that stands in the field of quick add."""
    quick_add_entered = Signal(bool)
    """Enter in that field, with Shift or without."""
    line_used = Signal()
    """What a typed line said was corrected in a form and logged from there."""
    page_wanted = Signal(str)
    """The key of another page that the person wants to see."""
    help_wanted = Signal(bool)
    """A sign was written down that needs help now; True for one that a crisis line is for."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.title)
        self._client = client
        self._theme = theme
        self._day = self._now().date()
        self._follows_today = True
        self._just_saved: frozenset[UUID] = frozenset()
        self._to_edit: UUID | None = None
        self.head = DayHead(theme)
        self.field = QuickAddField(theme)
        self.bar = LogBar(client, theme)
        self.off = Message(theme)
        self.questions = QuestionCards(client, theme)
        self.gap = GapLine()
        self.forms = FormPlace(client, theme)
        self.check_in = CheckInCard(client, theme)
        self.since = SinceLastCard()
        self.entries = EntryList(theme)
        self.undo_strip = UndoStrip(theme)
        self._lay_out()
        self._connect()
        self._minutes = QTimer(self)
        self._minutes.setInterval(MINUTE_MS)
        self._minutes.timeout.connect(self._minute_passed)
        self._minutes.start()
        self._name_day()
        self._fit()
        client.ask(read_draft, DRAFT, then=lambda text: self.field.show_line(text or ""), owner=self)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll)
        content = QWidget()
        content.setProperty("kind", "scrolled")
        self._scroll.setWidget(content)
        self._column = QVBoxLayout(content)
        self._column.setSpacing(12)
        self._column.addWidget(self.head)
        self._column.addWidget(self.field)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.off)
        self._column.addWidget(self.questions)
        self._column.addWidget(self.gap)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(16)
        right.setSpacing(16)
        left.addWidget(self.forms)
        left.addWidget(self.check_in)
        left.addStretch(1)
        right.addWidget(self.since)
        right.addWidget(self.entries)
        self.entries.body.addSpacing(8)
        self.entries.body.addWidget(self.undo_strip)
        right.addStretch(1)
        self._columns.addLayout(left, 4)
        self._columns.addLayout(right, 3)
        self._column.addLayout(self._columns)
        self._column.addStretch(1)

    def _connect(self) -> None:
        self.head.step_wanted.connect(lambda days: self.open_day(self._day + timedelta(days=days)))
        self.head.today_wanted.connect(lambda: self.act("today"))
        self.field.wanted.connect(self.quick_add_wanted)
        self.field.entered.connect(self.quick_add_entered)
        self.bar.wanted.connect(self.act)
        self.bar.again.logged.connect(self.show_logged)
        self.bar.again.refused.connect(self._refused)
        self.forms.saved.connect(self.show_logged)
        self.forms.filled_saved.connect(self.line_used)
        self.forms.help_wanted.connect(lambda: self.help_wanted.emit(False))
        self.forms.closed.connect(self._form_closed)
        self.forms.edit_closed.connect(self._edit_closed)
        self.forms.opened.connect(self._form_opened)
        self.check_in.save_wanted.connect(self._save_check_in)
        self.check_in.close_wanted.connect(self._close_day)
        self.check_in.withdrawal_wanted.connect(lambda: self.act("withdrawal"))
        self.gap.answered.connect(self._gap_answered)
        self.since.all_wanted.connect(partial(self.page_wanted.emit, SINCE))
        self.entries.edit_wanted.connect(self._edit)
        self.entries.delete_wanted.connect(self._delete)
        self.entries.read_wanted.connect(self.alert_wanted)
        self.entries.hide_wanted.connect(partial(self._hide_or_show, snooze_alerts))
        self.entries.show_wanted.connect(partial(self._hide_or_show, show_again))
        self.entries.kind_wanted.connect(lambda row: row.ask_kind(KindRow(self._client, narrow=True)))
        self.entries.about_wanted.connect(self.substance_wanted)
        self.questions.answered.connect(self.field.enter)
        self.undo_strip.undo_wanted.connect(self._undo)
        self.undo_strip.redo_wanted.connect(self._redo)
        self._theme.changed.connect(self._fit)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._scroll_to_saved())

    @property
    def day(self) -> date:
        """The local date that is shown."""
        return self._day

    @property
    def shows_today(self) -> bool:
        """Whether the day that is shown is today."""
        return self._day == self._now().date()

    def refresh(self) -> None:
        """Ask for the day again."""
        self._client.ask(read_day, self._day, then=self._show, owner=self)

    def open_day(self, day: date) -> None:
        """Show another date; nothing is kept for days to come."""
        today = self._now().date()
        self._day = min(day, today)
        self._follows_today = self._day == today
        self.forms.set_day(self._day)
        self._name_day()
        # The head says which day it is now.
        self._scroll.verticalScrollBar().setValue(0)
        self.mark_stale()

    def open_entry(self, entry: UUID) -> None:
        """Open an entry of the shown day for editing, once the day is there."""
        self._to_edit = entry
        self.refresh()

    def act(self, what: str) -> None:
        """Do what a menu or a button asks: a form by its kind, "check-in", "previous", "next" or "today"."""
        if what in NEW:
            self.forms.open_new(what, self._day)
        elif what == "check":
            self.check_wanted.emit()
        elif what == "medicines":
            self._took_medicines()
        elif what == "close-day":
            self._close_day(self._ending_day())
        elif what == "check-in":
            self.check_in.enter()
            self._scroll.ensureWidgetVisible(self.check_in, 0, 24)
        else:
            today = self._now().date()
            self.open_day(
                {"previous": self._day - timedelta(days=1), "next": self._day + timedelta(days=1)}.get(what, today)
            )

    def _now(self) -> datetime:
        now: datetime = self._client.clock()
        return now.astimezone(UTC).astimezone(ZoneInfo(self._client.zone))

    def _minute_passed(self) -> None:
        """Spans grow by the minute, and past midnight a page that showed today goes on showing today."""
        if self._follows_today and self._day != self._now().date() and self.forms.form is None:
            self._day = self._now().date()
            self._name_day()
        if self.isVisible():
            self.refresh()
            self.bar.again.refresh()

    def _name_day(self) -> None:
        now = self._now()
        self.head.show_day(self._day, now)
        today = self._day == now.date()
        title = TITLES[time_of_day(now)] if today else _("Check-in for {day}").format(day=weekday_words(self._day))
        self.check_in.name_day(title, today=today)

    def _show(self, view: DayView) -> None:
        if view.day != self._day:
            return
        self._name_day()
        self.off.say(view.warnings_off or "", "serious")
        self.since.show_spans(view.since_last)
        today = view.day == self._now().date()
        self.entries.show_day(
            view, _("Logged today") if today else _("Logged on {day}").format(day=weekday_words(view.day))
        )
        self.undo_strip.show_labels(view.undo_label, view.redo_label)
        slept = any(isinstance(entry, Sleep) for row in view.rows for entry in row.entries)
        self.check_in.ask_for_night(today and time_of_day(self._now()) == "morning" and not slept)
        wanted, self._to_edit = self._to_edit, None
        for row in view.rows:
            if any(entry.id == wanted for entry in row.entries):
                self._edit(row)
        QTimer.singleShot(0, self, self._scroll_to_saved)
        # Only once the list stands: what nobody waits for, such as the look for questions, would slow its painting.
        self._client.background.after_painting(self._painted, self)

    def _painted(self) -> None:
        tab_through(self.since.all, self.entries.body)
        self.questions.refresh()
        self.check_in.refresh()
        self._client.ask(read_day_end, self._ending_day(), then=self._show_end, owner=self)

    def _ending_day(self) -> date:
        """The date that "nothing else" is said of: until 04:00 it is still yesterday that ends."""
        now = self._now()
        return self._day - timedelta(days=self.shows_today and now.hour < PERSON_DAY_STARTS_AT_HOUR)

    def _show_end(self, end: DayEnd) -> None:
        if end.day != self._ending_day():
            return
        now = self._now()
        part = time_of_day(now)
        if end.names and (part == "evening" or not self.shows_today):
            on = "today" if end.day == now.date() else f"on {DAYS[end.day.weekday()]}"
            self.check_in.close_line.offer(end.day, on, in_words(end.names))
        else:
            self.check_in.close_line.take_away()
        asks = end.empty_before and self.shows_today and part == "morning"
        self.gap.ask(end.day - timedelta(days=1) if asks else None)

    def _close_day(self, day: date) -> None:
        self._client.change(close_day, day, then=self._day_closed, failed=self._check_in_failed)

    def _day_closed(self, logged: Logged) -> None:
        self.check_in.close_line.take_away()
        self.check_in.save.setFocus()
        self.show_logged(logged)
        if not logged.entries:
            self.check_in.message.say(f"{logged.label}.", "note")

    def _gap_answered(self, day: date, fill: bool) -> None:
        self._client.ask(leave_gap, day)
        if fill:
            self.open_day(day)
            self.check_in.enter()
        else:
            self.field.enter()

    def _save_check_in(self, given: CheckIn) -> None:
        day = None if self._day == self._now().date() else self._day
        entries = check_in_entries(given, day, self._client.clock(), self._client.zone)
        words = ", ".join(entry_words(entry) for entry in entries)
        self.check_in.save.setEnabled(False)
        self._client.log(
            entries, _("Logged {entry}").format(entry=words), then=self._check_in_saved, failed=self._check_in_failed
        )

    def _check_in_saved(self, logged: Logged) -> None:
        self.check_in.save.setEnabled(True)
        self.check_in.saved()
        announce(self, logged.label)

    def _check_in_failed(self, error: UserError) -> None:
        self.check_in.save.setEnabled(True)
        self.check_in.message.say(error.sentence, "serious")
        announce(self, error.sentence)

    def _scroll_to_saved(self) -> None:
        """Bring what was just saved into view, with its warning: in a narrow window it stands below the forms."""
        for widget in self.entries.shown_for(self._just_saved):
            self._scroll.ensureWidgetVisible(widget, 0, 24)

    def _settled(self) -> None:
        self._just_saved = frozenset()

    def log_named(self, name: str, substance: str | None) -> None:
        """Open the form for a substance, or for a drink, that was chosen elsewhere."""
        self.forms.open_new("drink" if substance == ALCOHOL else "dose", self._day, name, substance)

    def _took_medicines(self) -> None:
        from journal_app.operations.take_regimen import take_regimen

        now = moment_of(self._client.clock().replace(microsecond=0), self._client.zone)
        self._client.change(take_regimen, now, then=self.show_logged)

    def open_filled(self, entries: tuple[Entry, ...]) -> None:
        """Open the form with what a typed line said, to be corrected there."""
        self.forms.open_filled(entries, self._day)

    def not_taken(self, entries: tuple[Entry, ...]) -> None:
        """What was typed was not taken after all: the urge may be noted."""
        self.forms.note_urge_for(entries, self._day)

    def _refused(self, error: UserError) -> None:
        self.off.say(error.sentence, "serious")
        announce(self, error.sentence)

    def show_logged(self, logged: Logged) -> None:
        """Something was logged: bring it into view, and say it."""
        signs = [entry.what for entry in logged.entries if isinstance(entry, RedFlag)]
        if signs:
            self.help_wanted.emit("suicide" in signs)
        self._just_saved = frozenset(entry.id for entry in logged.entries)
        # Texts that wrap find their height in steps; the rows move until then.
        QTimer.singleShot(SETTLED_MS, self, self._settled)
        announce(self, logged.label)

    def _form_opened(self, form: EntryForm) -> None:
        row = self.forms.row_of(form)
        tab_through(self.bar.last_button if row is None else row.delete, form.body)
        form.order_tabs()
        self._scroll.ensureWidgetVisible(form, 0, 24)

    def _form_closed(self) -> None:
        self.field.enter()

    def _edit(self, row: DayRow) -> None:
        """Edit an entry in its row where there is room, else in the place of the forms."""
        self.forms.open_edit(row, self.entries.place_for(row))

    def _edit_closed(self, entry: UUID) -> None:
        if not self.entries.focus_entry(entry):
            self.field.enter()

    def keep_drafts(self) -> None:
        """Keep all that was typed and not saved at once."""
        self.check_in.flush()
        self.forms.keep_drafts()

    def _delete(self, row: DayRow) -> None:
        one = row.entry == row.entries[-1] and len(row.entries) == 1
        words = _("Deleted {entry}").format(entry=inside_sentence(row.title)) if one else _("Deleted check-in")
        self._client.delete([entry.id for entry in row.entries], words)

    def _hide_or_show(self, operation: Callable[..., None], alerts: tuple[UUID, ...]) -> None:
        self._client.ask(operation, alerts, changes=Changed.ALERTS)

    def _undo(self) -> None:
        self._client.undo(then=self._say_taken_back)

    def _redo(self) -> None:
        self._client.redo(then=lambda done: announce(self, done.label) if done is not None else None)

    def _say_taken_back(self, done: Logged | None) -> None:
        if done is not None:
            announce(self, _("Taken back: {what}").format(what=done.label))

    def _fit(self) -> None:
        scale = self._theme.text_percent / 100
        wide = self.width() >= TWO_COLUMNS_FROM * scale
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._columns.direction():
            self._columns.setDirection(direction)
            # Before the page is laid out: it would be as wide as both columns once more.
            self._column.activate()
        side = 36 if wide else 24
        self._column.setContentsMargins(side, 28, side, 28)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not a focus proxy: Tab would stop at it and skip what stands before.
        super().focusInEvent(event)
        self._scroll.verticalScrollBar().setValue(0)
        self.field.enter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        # Locking or leaving the page within the pause before the autosave must not lose a rating.
        self.check_in.flush()
        super().hideEvent(event)
