"""Timeline: the whole record by day, newest first, to be looked through, searched and mended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.wording import inside_sentence
from journal_app.i18n import _
from journal_app.operations.read_timeline import read_timeline, read_timeline_choices
from journal_app.operations.read_undo import undo_labels
from journal_app.operations.timeline_views import TimelineRow, TimelineView
from journal_app.operations.views import Logged
from journal_app.ui.announce import announce
from journal_app.ui.models.timeline_model import Line, count_words
from journal_app.ui.pages.page import Page
from journal_app.ui.pages.timeline_reader import TimelineReader
from journal_app.ui.pages.timeline_side import TimelineSide
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.page_edges import page_edges
from journal_app.ui.widgets.scrolled import Scrolled
from journal_app.ui.widgets.timeline_head import TimelineHead
from journal_app.ui.widgets.timeline_list import TimelineList
from journal_app.ui.widgets.undo_strip import UndoStrip

if TYPE_CHECKING:
    from journal_app.ui.forms.entry_form import EntryForm
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

SIDE_BY_SIDE_FROM: Final = 760
"""Logical pixels at 100 % text: below, the chosen day stands under the list."""
LIST_BESIDE_A_FORM: Final = 360
"""Logical pixels at 100 % text that the list needs beside a form; else the form stands under it."""
LOW_BELOW: Final = 520
"""Logical pixels at 100 % text: below, the margins shrink."""
TYPING_MS: Final = 180
"""A search begins when nothing was typed for so long."""
LONGEST_QUERY: Final = 10_000
NOTHING_LOGGED: Final = _("Nothing logged yet. Press {key} and type, for example, kratom 3g.")
NOTHING_FOUND: Final = _("Nothing matches. Your entries are all still there.")


class TimelinePage(Page):
    """The list on the left, the chosen day and entry on the right."""

    title = _("Timeline")
    can_be_made_anew = False
    """What was searched for and chosen, and how far one has looked, is not asked for again."""
    alert_wanted = Signal(object)
    """UUID of a warning at an entry."""
    day_wanted = Signal(object)
    """The date to be opened on Today."""
    substance_wanted = Signal(str)
    """The id of an entry's substance."""
    help_wanted = Signal(bool)
    """A sign was written down that needs help now; True for one that a crisis line is for."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.title)
        self._client = client
        self._theme = theme
        self._changed_here = False
        self._wanted_day: date | None = None
        self.head = TimelineHead(client, theme)
        self.list = TimelineList(theme)
        self.reader = TimelineReader(client, self.list, self)
        self.side = TimelineSide(client, theme)
        self.undo_strip = UndoStrip(theme)
        self.undo_strip.hide()
        self._lay_out()
        self._connect()
        self._fit()

    def panes(self) -> tuple[QWidget, ...]:
        """The search and its filters, the days, and the chosen one."""
        return (self.head, self.list, self.side)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addWidget(self.head)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        self._empty = self._make_empty()
        left.addWidget(self._empty, 1)
        left.addWidget(self.undo_strip)
        add_layout(self._both, left, 5)
        self._scroll = Scrolled(self.side)
        self._both.addWidget(self._scroll, 4)
        add_layout(self._column, self._both, 1)

    def _make_empty(self) -> QWidget:
        card = Card(padding=32)
        self.empty_words = label("", "section")
        card.body.addWidget(self.empty_words)
        self.show_all = button(_("Show everything"))
        self.show_all.clicked.connect(self.head.ask_for_everything)
        card.body.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        card.hide()
        return card

    def _connect(self) -> None:
        self.head.asked.connect(self._look_up)
        self.head.entered.connect(self._enter_list)
        self.head.day_wanted.connect(self.open_day)
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(self._edit)
        self.list.delete_wanted.connect(self._delete)
        entry = self.side.entry
        entry.edit_wanted.connect(self._edit)
        entry.delete_wanted.connect(self._delete)
        entry.alert_wanted.connect(self.alert_wanted)
        entry.about_wanted.connect(self.substance_wanted)
        self.side.day_wanted.connect(self.day_wanted)
        self.side.arranged.connect(self._fit)
        self.side.forms.saved.connect(self._saved)
        self.side.forms.edit_closed.connect(lambda _entry: self.list.setFocus())
        self.side.forms.opened.connect(self._show_form)
        self.undo_strip.undo_wanted.connect(lambda: self._client.undo(then=self._say_taken_back))
        self.undo_strip.redo_wanted.connect(lambda: self._client.redo(then=self._say_done))
        self._theme.changed.connect(self._fit)

    # What other parts of the window ask.

    def find_words(self) -> None:
        """Ctrl+F: to the search field."""
        self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.search.selectAll()

    def step_day(self, what: str) -> None:
        """Ctrl+[ and Ctrl+]: the "previous" or the "next" day with an entry, or "today"."""
        if what == "today":
            self.open_day(self.list.lines.today)
        else:
            self.list.step_day(-1 if what == "previous" else 1)

    def open_day(self, day: date) -> None:
        """Show a date, or the next earlier one with entries."""
        self.head.date.set_day(day)
        if self.list.lines.rowCount():
            self.list.show_day(day)
            self.list.setFocus()
        else:
            self._wanted_day = day

    # What is shown.

    def refresh(self) -> None:
        self._look_up()
        self._client.ask(read_timeline_choices, then=self.head.filters.offer, owner=self)
        if self._changed_here:
            self._client.ask(undo_labels, then=lambda labels: self.undo_strip.show_labels(*labels), owner=self)

    def keep_drafts(self) -> None:
        self.side.forms.keep_drafts()

    def _look_up(self) -> None:
        """Ask for the days with what is typed and chosen now."""
        self.head.typing.stop()
        wanted, query = self.head.filters.selection, self.head.search.text()
        self._client.ask(read_timeline, wanted, query, then=self._take, owner=self)

    def _take(self, view: TimelineView) -> None:
        if view.query != self.head.search.text():
            return
        rows = self.head.show_found(view)
        another = view.selection != self.list.lines.selection
        number = self.list.currentIndex().row()
        anchor = None if another else self.list.anchor()
        held = self.list.hasFocus()
        self.list.lines.show(view)
        self.list.come_back(anchor)
        self._show_whether_empty(view)
        if not self.list.currentIndex().isValid() and (held or (number >= 0 and not another)):
            self.list.stand_near(0 if another else max(0, number))
        if not self.list.currentIndex().isValid():
            self.side.show_entry(None)
            if view.days:
                self.side.show_day(view.days[0].day, view.today)
        if held and view.days:
            self.list.setFocus()
        wanted, self._wanted_day = self._wanted_day, None
        if wanted is not None:
            self.list.show_day(wanted)
        self.side.draw_again()
        if another and (view.query or self.head.filters.selection.narrows):
            announce(
                self,
                view.instead or (_("{entries} found").format(entries=count_words(rows)) if rows else NOTHING_FOUND),
            )
        self.reader.read()

    def _show_whether_empty(self, view: TimelineView) -> None:
        empty = not view.days
        if empty and self.list.hasFocus():
            # Else Qt hands the keyboard to whatever comes next.
            self.head.search.setFocus()
        self.list.setVisible(not empty)
        self._scroll.setVisible(not empty)
        self._empty.setVisible(empty)
        self.show_all.setVisible(not view.nothing_logged)
        nothing_logged = NOTHING_LOGGED.format(key=key_shown("quick-add"))
        self.empty_words.setText(nothing_logged if view.nothing_logged else NOTHING_FOUND)

    def _choose(self, line: Line | None) -> None:
        if line is not None:
            self.side.show_day(line.day, self.list.lines.today)
            self.side.show_entry(line.row)

    def _enter_list(self) -> None:
        if self.list.isVisible():
            self.list.setFocus()

    # What is changed.

    def _edit(self, row: TimelineRow) -> None:
        self.side.edit(row)

    def _show_form(self, form: EntryForm) -> None:
        """The top of the form and the row that it is about."""
        self._scroll.verticalScrollBar().setValue(form.mapTo(self.side, form.rect().topLeft()).y())
        self._scroll.ensureWidgetVisible(form.first_field(), 0, 24)
        self.list.scrollTo(self.list.currentIndex())

    def _delete(self, row: TimelineRow) -> None:
        several = len(row.row.entries) > 1
        label = _("Deleted check-in") if several else _("Deleted {entry}").format(entry=inside_sentence(row.row.title))
        self._changed_here = True
        self._client.delete([entry.id for entry in row.row.entries], label, then=self._say_done)
        self.list.setFocus()

    def _saved(self, logged: Logged) -> None:
        from journal_app.domain.entries import RedFlag

        self._changed_here = True
        signs = [entry.what for entry in logged.entries if isinstance(entry, RedFlag)]
        if signs:
            self.help_wanted.emit("suicide" in signs)
        announce(self, logged.label)
        self.refresh()

    def _say_done(self, done: Logged | None) -> None:
        if done is not None:
            announce(self, done.label)

    def _say_taken_back(self, done: Logged | None) -> None:
        if done is not None:
            announce(self, _("Taken back: {what}").format(what=done.label))

    # The window around it.

    def _fit(self) -> None:
        scale = self._theme.text_percent / 100
        form = self.side.form_width()
        needed = form + (LIST_BESIDE_A_FORM + 90) * scale if form else SIDE_BY_SIDE_FROM * scale
        wide = self.width() >= needed
        low = self.height() < LOW_BELOW * scale
        set_beside(self._both, wide)
        # A form is what is worked on: it has the larger part.
        for place, share in enumerate((2, 3) if form else (5, 4) if wide else (3, 1) if low else (3, 2)):
            self._both.setStretch(place, share)
        self.head.set_low(low)
        self._scroll.setMinimumWidth(form if wide else 0)
        self.side.set_compact(not wide)
        side, above = page_edges(self, self._theme.text_percent)
        self._column.setContentsMargins(side, above, side, 10 if low else 24)
        self._column.setSpacing(6 if low else 12)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.list if self.list.isVisible() else self.head.search).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._changed_here = False
        self.undo_strip.hide()
        super().hideEvent(event)
