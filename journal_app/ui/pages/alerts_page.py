"""Warnings: what waits to be read, and what was; each with what met, what to do, why, and how sure that is."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.errors import UserError
from journal_app.i18n import _, in_context
from journal_app.operations.mark_opened import mark_opened
from journal_app.operations.read_alerts import read_alerts
from journal_app.operations.views import AlertRow, AlertsView
from journal_app.ui.announce import announce
from journal_app.ui.journal_client import Changed
from journal_app.ui.pages.page import Page
from journal_app.ui.shortcuts import tip
from journal_app.ui.widgets.alert_detail import AlertDetail
from journal_app.ui.widgets.alert_list import AlertList
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.full_screen_number import FullScreenNumber
from journal_app.ui.widgets.head_row import HeadRow
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import set_beside
from journal_app.ui.widgets.page_edges import page_edges
from journal_app.ui.widgets.quick_add_draft import LineDraft
from journal_app.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

SIDE_BY_SIDE_FROM = 860
"""Logical pixels at 100 % text: below, the list stands above the warning."""
LOW_BELOW = 640
"""Logical pixels at 100 % text: below, margins shrink and the foot of the warning scrolls with it."""
LIST_WIDTH = 290
ANY_SIZE = 16_777_215
"""Qt's own word for no limit."""
TO_REVIEW, READ = 0, 1


class AlertsPage(Page):
    """The list on the left, the chosen warning on the right."""

    title = _("Alerts")
    day_wanted = Signal(object)
    """The date of the warning's intake, to mend an entry there."""
    substance_wanted = Signal(str)
    """The id of a substance that a warning names."""
    check_wanted = Signal()
    closed = Signal()
    medicines_wanted = Signal()
    """To mend a medicine that a warning stands at."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._view = AlertsView(to_review=(), read=(), warnings_off=None)
        self._wanted: UUID | None = None
        self._shown: AlertRow | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(36, 28, 36, 24)
        column.setSpacing(14)
        self._segments = Segmented(("", ""), _("Which warnings"))
        self._segments.chosen.connect(lambda _index: self._fill())
        check = with_icon(button(_("Check a combination")), "layers", theme)
        check.setToolTip(tip(_("Check a combination"), "combination"))
        check.clicked.connect(self.check_wanted.emit)
        self._head = HeadRow(label(_("Alerts"), "page-title", wrap=False), (self._segments, check))
        column.addWidget(self._head)
        self._off = Message(theme)
        column.addWidget(self._off)
        self._both = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._both)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        self._list = AlertList(theme)
        self._list.chosen.connect(self._show)
        self._detail = AlertDetail(theme)
        self._note_draft = LineDraft(client, self._note_to_keep, self)
        self._detail.note.textEdited.connect(lambda _text: self._note_draft.later())
        self._detail.read_wanted.connect(self._review)
        self._detail.fix_wanted.connect(self._fix)
        self._detail.knows_wanted.connect(self._prescriber_knows)
        self._detail.full_screen_wanted.connect(self._full_screen)
        self._detail.substance_wanted.connect(self.substance_wanted.emit)
        self._row.addWidget(self._list)
        self._row.addWidget(self._detail, 1)
        column.addWidget(self._both, 1)
        self._empty = self._make_empty()
        column.addWidget(self._empty, 1)
        theme.changed.connect(self._fit)
        self._fill()

    def panes(self) -> tuple[QWidget, ...]:
        """What stands above, the list of warnings, and the one that is open."""
        return (self._head, self._list, self._detail)

    def _make_empty(self) -> QWidget:
        card = Card(padding=32)
        self._empty_head = label(_("Nothing to review."), "section")
        card.body.addWidget(self._empty_head)
        card.body.addWidget(label(_("An empty list does not mean a mix is safe."), "quiet"))
        card.body.addStretch(1)
        return card

    def refresh(self) -> None:
        self._client.ask(read_alerts, then=self._take, owner=self)

    def open_alert(self, alert: UUID) -> None:
        """Show the warning with this id, now or as soon as the list has been read."""
        self._wanted = alert
        self.refresh()

    def _take(self, view: AlertsView) -> None:
        self._view = view
        wanted, self._wanted = self._wanted, None
        chosen = None
        if wanted is not None:
            for segment, rows in ((TO_REVIEW, view.to_review), (READ, view.read)):
                for row in rows:
                    if wanted in row.alerts:
                        chosen = row
                        self._segments.set_index(segment)
        self._fill(chosen)
        if chosen is not None:
            self._detail.heading.setFocus()

    def _fill(self, chosen: AlertRow | None = None) -> None:
        view = self._view
        self._segments.set_text(TO_REVIEW, _("To review {count}").format(count=len(view.to_review)))
        self._segments.set_text(
            READ, in_context("warnings that were read", "Read {count}").format(count=len(view.read))
        )
        self._off.say(view.warnings_off or "", "serious")
        to_review = self._segments.index == TO_REVIEW
        rows = view.to_review if to_review else view.read
        self._empty_head.setText(_("Nothing to review.") if to_review else _("Nothing read yet."))
        if not rows and self._holds_focus():
            # Else Qt hands it to the next widget there is, which is the lock.
            self._enter_segments()
        self._both.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._list.show_rows(rows, chosen or self._shown)

    def _show(self, row: AlertRow | None) -> None:
        same = row is not None and self._shown is not None and row.alerts == self._shown.alerts
        typed = self._note_to_keep() if same else ""
        if not same:
            self._note_draft.flush()
        self._shown = row
        if row is not None:
            self._detail.show_row(row)
            if self.isVisible() and not same:
                self._client.ask(mark_opened, row.alerts)
            self._detail.read.setVisible(row.alert.review is None or row.alert.state == "to_review")
            if typed:
                # A refresh in the background takes nothing away that is being typed.
                self._detail.note.setText(typed)
            if not same:
                self._note_draft.name = f"alert-note:{row.alert.id}"
                self._note_draft.read(partial(self._take_note, row))

    def _note_to_keep(self) -> str:
        """What was typed as a note and is not saved; empty where that is nothing."""
        typed = cleaned(self._detail.note.text())
        return typed if self._shown is not None and typed != self._shown.note else ""

    def _take_note(self, row: AlertRow, note: str) -> None:
        """What was typed before a lock or a crash is here again."""
        if self._shown is row and self._detail.note.text() == row.note:
            self._detail.note.setText(note)

    def keep_drafts(self) -> None:
        self._note_draft.flush()

    def _review(self, note: str) -> None:
        row = self._shown
        if row is not None:
            self._shown = None
            self._note_draft.forgotten()
            draft, failed = self._note_draft.name, partial(self._not_reviewed, row)
            self._client.review(row.alerts, note, then=self._enter_list, failed=failed, draft=draft)

    def _not_reviewed(self, row: AlertRow, error: UserError) -> None:
        """The warning and what was typed are still there."""
        if self._shown is None:
            self._shown = row
            self._note_draft.later()
        self._detail.message.say(error.sentence, "serious")
        announce(self, error.sentence)

    def _prescriber_knows(self) -> None:
        if self._shown is not None:
            from journal_app.operations.prescriber_knows import prescriber_knows_of

            self._client.ask(prescriber_knows_of, self._shown.alert.id, changes=Changed.ALERTS)

    def _fix(self) -> None:
        if self._shown is not None and self._shown.of_medicine:
            self.medicines_wanted.emit()
        elif self._shown is not None:
            day: date = self._shown.alert.intake.moment.local_date
            self.day_wanted.emit(day)

    def _full_screen(self) -> None:
        if self._shown is None:
            return
        from journal_app.operations.read_emergency_help import read_emergency_help

        help_page = read_emergency_help(self._client.country)
        FullScreenNumber(help_page.number, help_page.help.steps_for_bystander, self).showFullScreen()

    def _fit(self) -> None:
        scale = self._theme.text_percent / 100
        wide = self.width() >= SIDE_BY_SIDE_FROM * scale
        low = self.height() < LOW_BELOW * scale
        self._detail.set_compact(low)
        side, above = page_edges(self, self._theme.text_percent)
        self._column.setContentsMargins(side, above, side, 10 if low else 24)
        self._row.setSpacing(20 if wide or not low else 4)
        set_beside(self._row, wide)
        if wide:
            self._list.setMinimumHeight(0)
            self._list.setMaximumHeight(ANY_SIZE)
            self._list.setFixedWidth(self._theme.scaled(LIST_WIDTH))
        else:
            self._list.setMinimumWidth(0)
            self._list.setMaximumWidth(ANY_SIZE)
            self._list.setFixedHeight(self._theme.scaled(84 if low else 160))

    def _holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._both.isAncestorOf(focused)

    def _enter_segments(self) -> None:
        if self._segments.current is not None:
            self._segments.current.setFocus()

    def _enter_list(self) -> None:
        # Whoever has gone to another page by now keeps the keyboard there.
        if self.isVisible() and self._list.isVisible():
            self._list.setFocus()
        elif self.isVisible():
            self._enter_segments()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not a focus proxy: Tab would stop at it and skip what stands above the list.
        super().focusInEvent(event)
        self._enter_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A warning comes by itself: as with every layer, Esc leads back to where one was typing. It stays to be read.
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
