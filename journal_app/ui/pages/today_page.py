"""Today: the check-in, what was logged with its warnings, and the forms to log more."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.entries import Entry, RedFlag
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.moments import moment_of
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.drafts import read_draft
from journal_app.operations.read_day import read_day
from journal_app.operations.views import DayRow, DayView, Logged
from journal_app.ui.announce import announce
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.form_place import NEW, FormPlace
from journal_app.ui.forms.save_bar import SaveBar
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.places import SINCE
from journal_app.ui.pages.scrolling_page import ScrollingPage
from journal_app.ui.pages.today_check_in import TodayCheckIn
from journal_app.ui.pages.today_day import ShownDay
from journal_app.ui.pages.today_entries import TodayEntries
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.day_head import DayHead
from journal_app.ui.widgets.log_bar import LogBar
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.question_cards import QuestionCards
from journal_app.ui.widgets.quick_add_draft import DRAFT
from journal_app.ui.widgets.quick_add_field import QuickAddField
from journal_app.ui.widgets.since_last_card import SinceLastCard
from journal_app.ui.widgets.tab_order import tab_through

TWO_COLUMNS_FROM: Final = 900
"""Logical pixels at 100 % text; narrower, the right column stands below the left."""
MINUTE_MS: Final = 60_000


class TodayPage(ScrollingPage):
    """One day. A form opens above the check-in, in the layout; nothing here is ever in front of anything else."""

    title = _("Today")
    spacing = 12
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
        self._client = client
        self._theme = theme
        self._day = ShownDay(client)
        self.head = DayHead(theme)
        self.field = QuickAddField(theme)
        self.bar = LogBar(client, theme)
        self.off = Message(theme)
        self.questions = QuestionCards(client, theme)
        self.forms = FormPlace(client, theme)
        self.since = SinceLastCard()
        self._asked = TodayCheckIn(client, theme, self._day, self)
        self.check_in, self.gap = self._asked.card, self._asked.gap
        self._logged = TodayEntries(client, theme, self)
        self.entries, self.undo_strip = self._logged.list, self._logged.undo_strip
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
        for each in (self.head, self.field, self.bar, self.off, self.questions, self.gap):
            self._column.addWidget(each)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, widgets in ((left, (self.forms, self.check_in)), (right, (self.since, self.entries))):
            side.setSpacing(16)
            for widget in widgets:
                side.addWidget(widget)
            side.addStretch(1)
        self.save_bar = SaveBar(self.check_in, self._scroll)
        self.foot.addWidget(self.save_bar)
        add_layout(self._columns, left, 4)
        add_layout(self._columns, right, 3)
        add_layout(self._column, self._columns)
        self._column.addStretch(1)
        self.save_bar.order_tabs()

    def panes(self) -> tuple[QWidget, ...]:
        """The line, a form that is open, the check-in, and the list of the day."""
        return (self.field, self.forms, self.check_in, self.entries)

    def _connect(self) -> None:
        self.head.step_wanted.connect(lambda days: self.open_day(self.day + timedelta(days=days)))
        self.head.today_wanted.connect(lambda: self.act("today"))
        self.field.wanted.connect(self.quick_add_wanted)
        self.field.entered.connect(self.quick_add_entered)
        self.bar.wanted.connect(self.act)
        self.bar.again.logged.connect(self.show_logged)
        self.bar.again.refused.connect(self._refused)
        self.forms.saved.connect(self.show_logged)
        self.forms.filled_saved.connect(self.line_used)
        self.forms.help_wanted.connect(self.help_wanted)
        self.forms.closed.connect(self.field.enter)
        self.forms.edit_closed.connect(self._edit_closed)
        self.forms.opened.connect(self._form_opened)
        self.check_in.withdrawal_wanted.connect(lambda: self.act("withdrawal"))
        self._asked.day_closed.connect(self.show_logged)
        self._asked.gap_to_fill.connect(self.open_day)
        self._asked.gap_left.connect(self.field.enter)
        self.since.all_wanted.connect(partial(self.page_wanted.emit, SINCE))
        self._logged.edit_wanted.connect(self._edit)
        self.entries.read_wanted.connect(self.alert_wanted)
        self.entries.about_wanted.connect(self.substance_wanted)
        self.questions.answered.connect(self.field.enter)
        self._theme.changed.connect(self._fit)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._scroll_to_saved())

    # The day that is shown.

    @property
    def day(self) -> date:
        """The local date that is shown."""
        return self._day.date

    @property
    def shows_today(self) -> bool:
        """Whether the day that is shown is today."""
        return self._day.is_today

    def refresh(self) -> None:
        """Ask for the day again."""
        self._client.ask(read_day, self.day, then=self._show, owner=self)

    def open_day(self, day: date) -> None:
        """Show another date; nothing is kept for days to come."""
        self._day.choose(day)
        self.forms.set_day(self.day)
        self._name_day()
        # The head says which day it is now.
        self._scroll.verticalScrollBar().setValue(0)
        self.mark_stale()

    def open_entry(self, entry: UUID) -> None:
        """Open an entry of the shown day for editing, once the day is there."""
        self._logged.edit_when_shown(entry)
        self.refresh()

    def keep_up(self) -> None:
        """Past midnight a page that showed today goes on showing today; a form that is open keeps its day."""
        if self.forms.form is None and self._day.follow_midnight():
            self._name_day()
            self.mark_stale()

    def _minute_passed(self) -> None:
        """Spans grow by the minute."""
        self.keep_up()
        if self.isVisible():
            self.refresh()
            self.bar.again.refresh()

    def _name_day(self) -> None:
        self.head.show_day(self.day, self._day.now())
        self._asked.name_day()
        self.bar.show_day(None if self.shows_today else self.day)

    def _show(self, view: DayView) -> None:
        if view.day != self.day:
            return
        self._name_day()
        self.off.say(view.warnings_off or "", "serious")
        self.since.show_spans(view.since_last)
        self._asked.show_day(view)
        self._logged.show_day(view, today=self.shows_today)
        QTimer.singleShot(0, self, self._scroll_to_saved)
        # Only once the list stands: what nobody waits for, such as the look for questions, would slow its painting.
        self._client.background.after_painting(self._painted, self)

    def _painted(self) -> None:
        tab_through(self.since.all, self.entries.body)
        self.questions.refresh()
        self._asked.refresh()

    # What is asked for, here and by the rest of the window.

    def act(self, what: str) -> None:
        """Do what a menu or a button asks: a form by its kind, "check-in", "previous", "next" or "today"."""
        self.keep_up()
        if what in NEW:
            self.forms.open_new(what, self.day)
        elif what == "check":
            self.check_wanted.emit()
        elif what == "medicines":
            self._took_medicines()
        elif what == "close-day":
            self._asked.close_day(self._day.ending)
        elif what == "check-in":
            self.check_in.enter()
            self._scroll.ensureWidgetVisible(self.check_in, 0, 24)
        else:
            today = self._day.now().date()
            one = timedelta(days=1)
            self.open_day({"previous": self.day - one, "next": self.day + one}.get(what, today))

    def log_named(self, name: str, substance: str | None) -> None:
        """Open the form for a substance, or for a drink, that was chosen elsewhere."""
        self.forms.open_new("drink" if substance == ALCOHOL else "dose", self.day, name, substance)

    def _took_medicines(self) -> None:
        from journal_app.operations.take_regimen import take_regimen

        now = moment_of(self._client.clock().replace(microsecond=0), self._client.zone)
        self._client.change(take_regimen, now, then=self.show_logged)

    def open_filled(self, entries: tuple[Entry, ...]) -> None:
        """Open the form with what a typed line said, to be corrected there."""
        self.forms.open_filled(entries, self.day)

    def not_taken(self, entries: tuple[Entry, ...]) -> None:
        """What was typed was not taken after all: the urge may be noted."""
        self.forms.note_urge_for(entries, self.day)

    def keep_drafts(self) -> None:
        """Keep all that was typed and not saved at once."""
        self.check_in.flush()
        self.forms.keep_drafts()

    # What was logged comes into view, and forms do.

    def _refused(self, error: UserError) -> None:
        self.off.say(error.sentence, "serious")
        announce(self, error.sentence)

    def show_logged(self, logged: Logged) -> None:
        """Something was logged: bring it into view, and say it."""
        signs = [entry.what for entry in logged.entries if isinstance(entry, RedFlag)]
        if signs:
            self.help_wanted.emit("suicide" in signs)
        self._logged.keep_in_view(logged)
        # What quick add logged is there by now, what a form logged comes.
        self._scroll_to_saved()
        announce(self, logged.label)

    def _scroll_to_saved(self) -> None:
        self._logged.scroll_to_saved(self._scroll)

    def _form_opened(self, form: EntryForm) -> None:
        row = self.forms.row_of(form)
        tab_through(self.bar.last_button if row is None else row.delete, form.body)
        form.order_tabs()
        self._scroll.ensureWidgetVisible(form, 0, 24)

    def _edit(self, row: DayRow) -> None:
        """Edit an entry in its row where there is room, else in the place of the forms."""
        self.forms.open_edit(row, self.entries.place_for(row))

    def _edit_closed(self, entry: UUID) -> None:
        if not self.entries.focus_entry(entry):
            self.field.enter()

    def _fit(self) -> None:
        scale = self._theme.text_percent / 100
        wide = self.width() >= TWO_COLUMNS_FROM * scale
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._columns.direction():
            self._columns.setDirection(direction)
            # Before the page is laid out: it would be as wide as both columns once more.
            self._column.activate()
        self._keep_from_edges(self._theme.text_percent)

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
