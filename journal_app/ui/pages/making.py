"""How a page is made, and what its signals lead to; each is imported when it is first wanted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from journal_app.ui.pages.places import CLASSES, MEDICINES

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.main_window import MainWindow
    from journal_app.ui.pages.page import Page
    from journal_app.ui.theme import Theme


def make_page(key: str, client: JournalClient, theme: Theme, window: MainWindow) -> Page:
    """The page with this key, its signals connected to what the window does about them.

    A signal means the same on every page that has one of its name.
    """
    module, _, name = CLASSES[key].partition(".")
    page: Page = getattr(import_module(f"journal_app.ui.pages.{module}"), name)(client, theme)
    page.stand_in(window)
    for signal, slot in (
        ("alert_wanted", window.open_alert),
        ("check_wanted", window.check_combination),
        ("closed", window.go_back),
        ("command_wanted", window.command_wanted),
        ("contacts_saved", window.contacts_saved),
        ("country_saved", window.country_saved),
        ("day_wanted", window.open_day),
        ("entry_wanted", window.open_entry),
        ("help_wanted", window.show_emergency),
        ("log_wanted", window.log_named),
        ("medicines_wanted", lambda: window.show_page(MEDICINES)),
        ("page_wanted", window.show_page),
        ("substance_wanted", window.open_substance),
    ):
        if hasattr(page, signal):
            getattr(page, signal).connect(slot)
    return page
