"""Which pages there are and where they are found. It imports none of them, so whatever names a page may read it."""

from __future__ import annotations

from typing import Final, NamedTuple

from journal_app.i18n import _


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
