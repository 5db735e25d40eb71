"""What is done to the entries of the day on Today: edit, delete, hide a warning, take back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.wording import inside_sentence, weekday_words
from journal_app.i18n import _
from journal_app.operations.snooze_alerts import show_again, snooze_alerts
from journal_app.ui.announce import announce
from journal_app.ui.journal_client import Changed, JournalClient
from journal_app.ui.widgets.entry_list import EntryList
from journal_app.ui.widgets.kind_row import KindRow
from journal_app.ui.widgets.undo_strip import UndoStrip

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QScrollArea

    from journal_app.operations.views import DayRow, DayView, Logged
    from journal_app.ui.theme import Theme


SETTLED_MS: Final = 500
"""Texts that wrap find their height in steps; the rows move until then."""


class TodayEntries(QObject):
    """The list with the line to undo below it."""

    edit_wanted = Signal(object)
    """DayRow: open it in a form."""

    def __init__(self, client: JournalClient, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._to_edit: UUID | None = None
        self._just_saved: frozenset[UUID] = frozenset()
        self.list = EntryList(theme)
        self.undo_strip = UndoStrip(theme)
        self.list.body.addSpacing(8)
        self.list.body.addWidget(self.undo_strip)
        self.list.edit_wanted.connect(self.edit_wanted)
        self.list.delete_wanted.connect(self._delete)
        self.list.hide_wanted.connect(partial(self._hide_or_show, snooze_alerts))
        self.list.show_wanted.connect(partial(self._hide_or_show, show_again))
        self.list.kind_wanted.connect(lambda row: row.ask_kind(KindRow(client, narrow=True)))
        self.undo_strip.undo_wanted.connect(lambda: client.undo(then=self._say_taken_back))
        self.undo_strip.redo_wanted.connect(lambda: client.redo(then=self._say_done))

    def edit_when_shown(self, entry: UUID) -> None:
        """Open this entry for editing once its day is there."""
        self._to_edit = entry

    def show_day(self, view: DayView, *, today: bool) -> None:
        """Show the entries of a day; `today` whether it is that."""
        title = _("Logged today") if today else _("Logged on {day}").format(day=weekday_words(view.day))
        self.list.show_day(view, title)
        self.undo_strip.show_labels(view.undo_label, view.redo_label)
        wanted, self._to_edit = self._to_edit, None
        for row in view.rows:
            if any(entry.id == wanted for entry in row.entries):
                self.edit_wanted.emit(row)

    def keep_in_view(self, logged: Logged) -> None:
        """What was just saved is scrolled to until its row stands still."""
        self._just_saved = frozenset(entry.id for entry in logged.entries)
        QTimer.singleShot(SETTLED_MS, self, self._settled)

    def _settled(self) -> None:
        self._just_saved = frozenset()

    def scroll_to_saved(self, area: QScrollArea) -> None:
        """Bring what was just saved into view, with its warning: in a narrow window it stands below the forms."""
        for widget in self.list.shown_for(self._just_saved):
            area.ensureWidgetVisible(widget, 0, 24)

    def _delete(self, row: DayRow) -> None:
        one = row.entry == row.entries[-1] and len(row.entries) == 1
        label = _("Deleted {entry}").format(entry=inside_sentence(row.title)) if one else _("Deleted check-in")
        self._client.delete([entry.id for entry in row.entries], label)

    def _hide_or_show(self, operation: Callable[..., None], alerts: tuple[UUID, ...]) -> None:
        self._client.ask(operation, alerts, changes=Changed.ALERTS)

    def _say_done(self, done: Logged | None) -> None:
        if done is not None:
            announce(self.list, done.label)

    def _say_taken_back(self, done: Logged | None) -> None:
        if done is not None:
            announce(self.list, _("Taken back: {what}").format(what=done.label))
