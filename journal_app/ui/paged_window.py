"""The pages of an open journal: made when they are first wanted, gone to, left again, and quick add over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, overload

import shiboken6
from PySide6.QtWidgets import QWidget

from journal_app.ui.gated_window import GatedWindow
from journal_app.ui.pages.places import PLACES, TODAY

if TYPE_CHECKING:
    from journal_app.operations.again import AgainItem
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.pages.alerts_page import AlertsPage
    from journal_app.ui.pages.combination_page import CombinationPage
    from journal_app.ui.pages.help_page import HelpPage
    from journal_app.ui.pages.medicines_page import MedicinesPage
    from journal_app.ui.pages.page import Page
    from journal_app.ui.pages.report_page import ReportPage
    from journal_app.ui.pages.settings_page import SettingsPage
    from journal_app.ui.pages.substance_page import SubstancePage
    from journal_app.ui.pages.timeline_page import TimelinePage
    from journal_app.ui.pages.today_page import TodayPage
    from journal_app.ui.quick_adding import QuickAdding
    from journal_app.ui.widgets.sidebar import Sidebar

IN_SIDEBAR: Final = frozenset(place.key for place in PLACES)


class PagedWindow(GatedWindow):
    """Goes between pages; those without a place in the sidebar are left again for where one came from."""

    sidebar: Sidebar

    def __init__(self, ground: str, side: str, side_width: int) -> None:
        super().__init__(ground, side, side_width)
        self._client: JournalClient | None = None
        self._pages: dict[str, Page] = {}
        self._trail: list[str] = []
        self._shown_page = TODAY
        self._quick: QuickAdding | None = None
        self.again_items: tuple[AgainItem, ...] = ()

    @property
    def client(self) -> JournalClient | None:
        """The client of the open journal, None before."""
        return self._client

    # Each key is a name for one class, so that whoever asks for a page by its name can use what only it has.
    @overload
    def page(self, key: Literal["alerts"]) -> AlertsPage: ...
    @overload
    def page(self, key: Literal["combination"]) -> CombinationPage: ...
    @overload
    def page(self, key: Literal["help"]) -> HelpPage: ...
    @overload
    def page(self, key: Literal["medicines"]) -> MedicinesPage: ...
    @overload
    def page(self, key: Literal["report"]) -> ReportPage: ...
    @overload
    def page(self, key: Literal["settings"]) -> SettingsPage: ...
    @overload
    def page(self, key: Literal["substance"]) -> SubstancePage: ...
    @overload
    def page(self, key: Literal["timeline"]) -> TimelinePage: ...
    @overload
    def page(self, key: Literal["today"]) -> TodayPage: ...
    @overload
    def page(self, key: str) -> Page: ...
    def page(self, key: str) -> Page:
        """The page with this key, made when it is first wanted."""
        if key not in self._pages:
            made = self._make_page(key)
            self._pages[key] = made
            self._stack.addWidget(made)
        return self._pages[key]

    def _make_page(self, key: str) -> Page:
        raise NotImplementedError

    def _kept(self) -> tuple[QWidget, ...]:
        return tuple(self._pages.values())

    def _let_hidden_pages_go(self) -> None:
        """Another look is put on every widget there is, which takes a second for pages that nobody sees."""
        from journal_app.ui.widgets.typed_text import holds_typed_text

        shown = (self._stack.currentWidget(), self._before_emergency)
        for key, page in tuple(self._pages.items()):
            if page.can_be_made_anew and not any(page is each for each in shown) and not holds_typed_text(page):
                page.keep_drafts()
                del self._pages[key]
                self._stack.removeWidget(page)
                # At once: what is only let go later would still be given the new look.
                shiboken6.delete(page)

    def keep_drafts(self) -> None:
        """Have every page keep what was typed and not saved, while the journal is still open."""
        for page in self._pages.values():
            page.keep_drafts()
        if self._quick is not None:
            self._quick.flush()

    def show_page(self, key: str) -> None:
        """Go to a page."""
        if self._client is None:
            return
        if key in IN_SIDEBAR:
            self._trail.clear()
        elif key != self._shown_page:
            self._trail.append(self._shown_page)
        self._go_to_page(key)

    def go_back(self) -> None:
        """From a page that has no place in the sidebar to where the person came from."""
        self._go_to_page(self._trail.pop() if self._trail else TODAY)

    def _go_to_page(self, key: str) -> None:
        page = self.page(key)
        self._shown_page = key
        self.hide_emergency()
        self._go_to(page)

    def _mark_shown(self, _place: int) -> None:
        """Mark in the sidebar what is in view: emergency help and pages without a place there leave none marked."""
        shown = self._stack.currentWidget()
        self.sidebar.set_current(next((key for key, page in self._pages.items() if page is shown), ""))

    def _let_all_pages_go(self) -> None:
        """The journal is being closed: nothing of it stays."""
        self._go_to(self._blank)
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._trail.clear()

    def open_quick_add(self, text: str = "") -> None:
        """Open quick add over the page, with a text in its line, or with the line that was kept."""
        if self._quick is not None:
            self._quick.open(text)

    def log_again(self, index: int) -> None:
        """Log one of `again_items` now, by its place from 0 on."""
        if self._quick is not None:
            self._quick.log_again(index)

    def _put_quick_add_away(self) -> None:
        if self._quick is not None:
            self._quick.put_away()
