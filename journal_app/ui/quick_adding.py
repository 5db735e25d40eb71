"""Quick add and the usual things, on every page of the window: what they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app.domain.wording import inside_sentence
from journal_app.i18n import _
from journal_app.ui.pages.places import TODAY
from journal_app.ui.shortcuts import key_shown

if TYPE_CHECKING:
    from journal_app.domain.entries import Entry
    from journal_app.errors import UserError
    from journal_app.operations.again import AgainItem
    from journal_app.operations.views import Logged
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.main_window import MainWindow
    from journal_app.ui.pages.today_page import TodayPage
    from journal_app.ui.theme import Theme
    from journal_app.ui.widgets.quick_add_overlay import QuickAddOverlay
    from journal_app.ui.widgets.quick_add_reader import Read


class QuickAdding(QObject):
    """For one open journal. The panel is made when it is first wanted."""

    def __init__(self, window: MainWindow, client: JournalClient, theme: Theme, today: TodayPage) -> None:
        super().__init__(window)
        self._window = window
        self._client = client
        self._theme = theme
        self._today = today
        self._overlay: QuickAddOverlay | None = None
        self.read: Read | None = None
        """What understands a line, where it is not the operation."""
        today.quick_add_wanted.connect(self.open)
        today.quick_add_entered.connect(self._enter)
        today.line_used.connect(self._line_used)
        today.bar.again.offered.connect(self._offer)
        today.bar.again.logged.connect(self._tell)
        today.bar.again.refused.connect(self._refused)
        self._offer(today.bar.again.items)

    @property
    def overlay(self) -> QuickAddOverlay:
        """The panel over the page."""
        if self._overlay is None:
            from journal_app.ui.widgets.quick_add_overlay import QuickAddOverlay

            page = self._window.centralWidget()
            assert page is not None
            self._overlay = made = QuickAddOverlay(self._client, self._theme, page, self.read)
            panel = made.panel
            panel.line_changed.connect(self._today.field.show_line)
            panel.logged.connect(self._logged)
            panel.edit_wanted.connect(self._edit)
            panel.not_taken.connect(self._not_taken)
            panel.check_wanted.connect(self._window.check_names)
            panel.undo_wanted.connect(self._undo)
        return self._overlay

    def open(self, text: str = "") -> None:
        """Open the panel, for the day that is shown on Today while Today is shown."""
        self._window.hide_emergency()
        self._today.keep_up()
        other_day = self._today.isVisible() and not self._today.shows_today
        self.overlay.open(text, self._today.day if other_day else None)

    def put_away(self) -> None:
        """Close the panel, if it is open; the line is kept."""
        if self._overlay is not None and self._overlay.isVisible():
            self._overlay.panel.close_up()

    def flush(self) -> None:
        """Keep the line at once."""
        if self._overlay is not None:
            self._overlay.panel.flush()

    def log_again(self, index: int) -> None:
        """Log one of the usual things, by its place from 0 on."""
        self._today.bar.again.log(index)

    def end(self) -> None:
        """The journal is being closed."""
        self.flush()
        if self._overlay is not None:
            self._overlay.hide()
            self._overlay.deleteLater()
        self.deleteLater()

    def _enter(self, another: bool) -> None:
        self.overlay.panel.enter.press(another)

    def _offer(self, items: tuple[AgainItem, ...]) -> None:
        self._window.again_items = items
        self._window.menus.set_again([item.title for item in items])
        self._window.again_changed.emit(items)

    def _logged(self, logged: Logged) -> None:
        self._today.show_logged(logged)
        self._tell(logged)

    def _tell(self, logged: Logged) -> None:
        """Where the undo strip is not in sight, the window says what was done."""
        if not self._today.isVisible():
            self._window.tell(_("{change}. {key} takes it back.").format(change=logged.label, key=key_shown("undo")))

    def _refused(self, error: UserError) -> None:
        if not self._today.isVisible():
            self._window.say(error)

    def _line_used(self) -> None:
        self.overlay.panel.clear()

    def _edit(self, entries: tuple[Entry, ...]) -> None:
        self._window.show_page(TODAY)
        self._today.open_filled(entries)

    def _not_taken(self, entries: tuple[Entry, ...]) -> None:
        self._window.show_page(TODAY)
        self._today.not_taken(entries)

    def _undo(self) -> None:
        def say(done: Logged | None) -> None:
            if done is None:
                self._window.tell(_("There is nothing to take back."))
            elif not self._today.isVisible():
                self._window.tell(_("Taken back: {change}").format(change=inside_sentence(done.label)))

        self._client.undo(then=say)
