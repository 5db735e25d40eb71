"""Which pages there are, where they are found, and what their signals lead to; each is imported when first wanted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.main_window import MainWindow
    from journal_app.ui.pages.page import Page
    from journal_app.ui.theme import Theme


class Place(NamedTuple):
    """A page with a place in the sidebar: its key, title, icon, shortcut, and whether it stands at the bottom."""

    key: str
    title: str
    icon: str
    shortcut: str
    at_bottom: bool = False


TODAY: Final = "today"
TIMELINE: Final = "timeline"
CALENDAR: Final = "calendar"
TRENDS: Final = "trends"
ALERTS: Final = "alerts"
REPORT: Final = "report"
MEDICINES: Final = "medicines"
SETTINGS: Final = "settings"
# Pages without a place in the sidebar: they are left again for where one came from.
COMBINATION: Final = "combination"
SUBSTANCE: Final = "substance"
HELP: Final = "help"
DELETED: Final = "deleted"
SINCE: Final = "since"

PLACES: Final = (
    Place(TODAY, _("Today"), "today", "Ctrl+1"),
    Place(TIMELINE, _("Timeline"), "timeline", "Ctrl+2"),
    Place(CALENDAR, _("Calendar"), "calendar", "Ctrl+3"),
    Place(TRENDS, _("Trends"), "trends", "Ctrl+4"),
    Place(ALERTS, _("Alerts"), "alerts", "Ctrl+5"),
    Place(REPORT, _("Report"), "report", "Ctrl+6"),
    Place(MEDICINES, _("Medicines"), "pill", "Ctrl+7"),
    Place(SETTINGS, _("Settings"), "settings", "Ctrl+,", at_bottom=True),
)

CLASSES: Final = {
    TODAY: "today_page.TodayPage",
    TIMELINE: "timeline_page.TimelinePage",
    ALERTS: "alerts_page.AlertsPage",
    CALENDAR: "calendar_page.CalendarPage",
    TRENDS: "trends_page.TrendsPage",
    REPORT: "report_page.ReportPage",
    MEDICINES: "medicines_page.MedicinesPage",
    COMBINATION: "combination_page.CombinationPage",
    SUBSTANCE: "substance_page.SubstancePage",
    HELP: "help_page.HelpPage",
    DELETED: "deleted_page.DeletedPage",
    SINCE: "since_page.SincePage",
    SETTINGS: "settings_page.SettingsPage",
}
"""The module below `journal_app.ui.pages` and the class in it; every class is made with the client and the theme."""


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
