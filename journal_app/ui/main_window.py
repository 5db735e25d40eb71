"""The one window: sidebar and pages once a journal is open, a gate before that, emergency help always.

What the window is, what stands before a journal, and how one goes between pages is in the three it is built on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from journal_app.ui.paged_window import IN_SIDEBAR, PagedWindow
from journal_app.ui.pages.making import make_page
from journal_app.ui.pages.places import (
    ALERTS,
    COMBINATION,
    HELP,
    PLACES,
    REPORT,
    SETTINGS,
    SUBSTANCE,
    TIMELINE,
    TODAY,
)
from journal_app.ui.steady import spare_nothing, spare_what_stays

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.journal_news import JournalNews
    from journal_app.ui.menus import Menus
    from journal_app.ui.pages.page import Page
    from journal_app.ui.services.preference_store import PreferenceStore
    from journal_app.ui.theme import Theme

DAY_STEPS: Final = ("previous", "next", "today")

SEARCHED: Final = TIMELINE
"""Where Find leads from a page that has nothing to search."""

NARROW_BELOW: Final = 1000
"""Logical pixels at 100 % text: below, the sidebar shows icons only."""


class MainWindow(PagedWindow):
    """What menus and pages ask of the window."""

    contacts_saved = Signal(object, bool)
    """tuple[Contact, ...], and whether they may be shown on the lock screen."""
    opened = Signal()
    left = Signal()
    """A journal is open, and is no longer: what stands outside the window shows it."""
    something_raised = Signal()
    """A warning takes the person's attention."""
    command_wanted = Signal(str)
    """What a button of Settings asks for."""
    country_saved = Signal(object, object)
    """The country and the grams of alcohol in a drink, for the preferences."""

    again_changed = Signal(object)
    """tuple[AgainItem, ...]: what `log_again` logs now."""

    def __init__(self, ground: str, side: str, side_width: int) -> None:
        super().__init__(ground, side, side_width)
        self.contacts_on_lock_screen = False
        self.preferences: PreferenceStore | None = None
        self._news: JournalNews | None = None

    def furnish(self, theme: Theme, menus: Menus) -> None:
        """Put in the sidebar, the menus and the place for pages; until then the window is only a ground."""
        from journal_app.preferences import Preferences
        from journal_app.ui.services.preference_store import PreferenceStore
        from journal_app.ui.widgets.sidebar import Sidebar

        if self.preferences is None:
            self.preferences = PreferenceStore(None, Preferences(), self)
        self._theme = theme
        self.menus = menus
        self.sidebar = Sidebar(PLACES, theme)
        self.sidebar.set_enabled_pages(False)
        self._lay_out(theme, self.sidebar, self._make_stack())
        menus.fill(self, PLACES)
        self._stack.currentChanged.connect(self._mark_shown)
        self.sidebar.page_wanted.connect(self.show_page)
        self.sidebar.emergency_wanted.connect(self.show_emergency)
        self.sidebar.lock_wanted.connect(menus.lock_wanted.emit)
        theme.changed.connect(self._fit)
        theme.about_to_change.connect(self._let_hidden_pages_go)
        self._fit()

    # The open journal.

    def open_journal(self, client: JournalClient) -> None:
        """Show the pages of a journal that was just opened."""
        from journal_app.ui.journal_news import JournalNews
        from journal_app.ui.quick_adding import QuickAdding

        self._client = client
        self._news = JournalNews(self, client)
        self.sidebar.set_enabled_pages(True)
        self.menus.set_open(True)
        self._go_to(self.page(TODAY))
        self._quick = QuickAdding(self, client, self._theme, self.page(TODAY))
        self._news.begin()
        spare_what_stays()
        self.opened.emit()

    def leave_journal(self) -> None:
        """The journal is being closed: let go of its pages and of what only works with it."""
        if self._quick is not None:
            self._quick.end()
            self._quick = None
        if self._news is not None:
            self._news.deleteLater()
            self._news = None
        spare_nothing()
        client, self._client = self._client, None
        if client is not None:
            client.setParent(None)
            client.deleteLater()
        self._let_all_pages_go()
        self.sidebar.set_enabled_pages(False)
        self.menus.set_open(False)
        self.left.emit()

    def _make_page(self, key: str) -> Page:
        assert self._client is not None
        return make_page(key, self._client, self._theme, self)

    def show_setting(self, key: str) -> None:
        """Go to one setting."""
        self.show_page(SETTINGS)
        self.page(SETTINGS).show_setting(key)

    def check_names(self, names: Sequence[str]) -> None:
        """Ask about a combination of these names."""
        if self._client is not None:
            self.show_page(COMBINATION)
            self.page(COMBINATION).start_with(names)

    def check_combination(self) -> None:
        """Ask about a combination, from what still counts now."""
        if self._client is not None:
            is_new = COMBINATION not in self._pages
            self.show_page(COMBINATION)
            if not is_new:
                self.page(COMBINATION).start_anew()

    def open_substance(self, substance: str) -> None:
        """Show what is known about a substance; an empty id looks one up."""
        if self._client is not None:
            self.show_page(SUBSTANCE)
            self.page(SUBSTANCE).open_substance(substance)

    def open_help(self, page: str) -> None:
        """Show a page of the help, by the name of its file."""
        if self._client is not None:
            self.show_page(HELP)
            self.page(HELP).open_page(page)

    def find_on_page(self) -> None:
        """Put the keyboard into the search field of the page that is shown, or of a page that has one."""
        if self._client is not None:
            find = getattr(self.page(self._shown_page), "find_words", None)
            if find is None:
                self.show_page(SEARCHED)
                find = self.page(SEARCHED).find_words
            find()

    def print_report(self) -> None:
        """Show the report and ask how to print it."""
        if self._client is not None:
            self.show_page(REPORT)
            self.page(REPORT).print()

    def log_named(self, name: str, substance: str) -> None:
        """Open the form for what was chosen elsewhere; an empty id is a name that no list has."""
        self.show_page(TODAY)
        self.page(TODAY).log_named(name, substance or None)

    def act_on_today(self, what: str) -> None:
        """Show Today and have it do what a menu asks for; a page with days of its own goes through those itself."""
        if self._client is not None:
            step = getattr(self._pages.get(self._shown_page), "step_day", None)
            if step is not None and what in DAY_STEPS:
                step(what)
                return
            self.show_page(TODAY)
            self.page(TODAY).act(what)

    def undo(self) -> None:
        """Take the last change back."""
        if self._client is not None:
            self._client.undo()

    def redo(self) -> None:
        """Bring back what was last undone."""
        if self._client is not None:
            self._client.redo()

    def open_entry(self, entry: UUID, day: date) -> None:
        """Open an entry for editing, on its day."""
        self.open_day(day)
        self.page(TODAY).open_entry(entry)

    def open_day(self, day: date) -> None:
        """Show a day on Today."""
        self.show_page(TODAY)
        self.page(TODAY).open_day(day)

    def open_alert(self, alert: UUID) -> None:
        """Show a warning on Alerts."""
        self.show_page(ALERTS)
        self.page(ALERTS).open_alert(alert)

    def mark_stale(self) -> None:
        """Every page asks again for what it shows."""
        for page in self._pages.values():
            page.mark_stale()

    # Keys and size.

    def next_pane(self) -> None:
        """F6: from the sidebar to each part of the page, and back."""
        from PySide6.QtWidgets import QApplication

        from journal_app.ui.pages.page import Page
        from journal_app.ui.panes import go_to_next_pane

        self._put_quick_add_away()
        shown = self._stack.currentWidget()
        parts = shown.panes() if isinstance(shown, Page) else (shown,) if shown is not None else ()
        go_to_next_pane((self.sidebar, *parts), QApplication.focusWidget())

    def _fit(self) -> None:
        if self._band is None:
            self.sidebar.set_narrow(self.width() < NARROW_BELOW * self._theme.text_percent / 100)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing inside had a use for it, leaves what lies on top."""
        if event.key() != _escape():
            super().keyPressEvent(event)
        elif self.emergency_shown:
            self.hide_emergency()
        elif self._client is not None and self._shown_page not in IN_SIDEBAR:
            self.go_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _escape() -> int:
    from PySide6.QtCore import Qt

    return Qt.Key.Key_Escape
