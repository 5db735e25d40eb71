"""The settings of what is written down, what reminds of it, and what was said about warnings."""

from __future__ import annotations

from typing import Final

from journal_app.i18n import _, in_context
from journal_app.ui.settings.setting import ClockField, Panel, Section, Setting, Switch

SYMPTOMS: Final = Section(
    "symptoms",
    _("Symptoms"),
    "pulse",
    (
        Setting(
            "symptoms",
            _("What the check-in asks"),
            _("Add your own, change the order, or hide one. What you rated before stays in every chart and report."),
            Panel("symptoms_panel.SymptomsPanel"),
            "journal",
            words=in_context(
                "words a setting is searched by",
                "rating scale none mild moderate severe anxiety aches insomnia cravings",
            ),
        ),
        Setting(
            "measures",
            _("Measures of your own"),
            _("Pulse, blood pressure, temperature and weight are known. Add what else you measure, with its unit."),
            Panel("measures_panel.MeasuresPanel"),
            "journal",
            words=in_context("words a setting is searched by", "custom measure unit value steps add remove"),
        ),
        Setting(
            "withdrawal_list",
            _("Withdrawal check-in"),
            _("A list of questions about withdrawal that you can answer when you like. It gives a sum and no verdict."),
            Panel("symptoms_panel.WithdrawalPanel"),
            "journal",
            words=in_context("words a setting is searched by", "opioid sedative alcohol questions score"),
        ),
    ),
)

SUBSTANCES: Final = Section(
    "substances",
    _("Substances"),
    "leaf",
    (
        Setting(
            "substances",
            _("What you keep track of"),
            _("These are known first when you type, and closing a day writes down that there was none of the others."),
            Panel("substances_panel.SubstancesPanel"),
            "journal",
            words=in_context("words a setting is searched by", "short name add remove"),
        ),
        Setting(
            "own_substances",
            _("Names of your own"),
            _("Names that no list has. Say what kind each is, so that it is checked."),
            Panel("own_substances_panel.OwnSubstancesPanel"),
            "journal",
            words=in_context("words a setting is searched by", "custom kind remove"),
        ),
        Setting(
            "country",
            _("Country and drinks"),
            _("The country decides which emergency number is shown and how much alcohol one drink holds."),
            Panel("country_panel.CountryPanel"),
            words=in_context("words a setting is searched by", "emergency number standard drink grams alcohol unit"),
        ),
    ),
)

FAVOURITES: Final = Section(
    "favourites",
    _("Favourites"),
    "star",
    (
        Setting(
            "favourites",
            _("First among the chips"),
            _("What you mark stands first among the things that can be logged again with one key."),
            Panel("favourites_panel.FavouritesPanel"),
            "journal",
            words=in_context("words a setting is searched by", "again alt shortcut repeat"),
        ),
    ),
)

REMINDERS: Final = Section(
    "reminders",
    _("Reminders"),
    "bell",
    (
        Setting(
            "reminders",
            _("Remind me to check in"),
            _("At most twice a day, in neutral words and without a sound. One that you miss is never mentioned."),
            Switch(),
            words=in_context("words a setting is searched by", "notification"),
        ),
        Setting(
            "reminder_first",
            _("First time"),
            _("For example 20:00 or 8 pm."),
            ClockField(),
            needs="reminders",
            words=in_context("words a setting is searched by", "when"),
        ),
        Setting(
            "reminder_second",
            _("Second time"),
            _("Leave it empty for one reminder a day."),
            ClockField(may_be_empty=True),
            needs="reminders",
            words=in_context("words a setting is searched by", "when"),
        ),
        Setting(
            "tray",
            _("Show an icon in the tray"),
            _("A click on it opens quick add. Its menu logs what you took before. It never shows names while locked."),
            Switch(),
            needs="tray",
            words=in_context("words a setting is searched by", "notification area background"),
        ),
        Setting(
            "stay_in_tray",
            _("Keep running when the window is closed"),
            _(
                "The window then goes to the tray, and Quit in its menu ends Journal. "
                "Without this, closing is quitting."
            ),
            Switch(),
            needs="tray_icon",
            words=in_context("words a setting is searched by", "background close quit"),
        ),
    ),
)

ALERTS: Final = Section(
    "alerts",
    _("Alerts"),
    "alerts",
    (
        Setting(
            "hidden_alerts",
            _("Hidden for a day"),
            _("Warnings whose strip you hid on Today. They are still on the Alerts page."),
            Panel("alerts_panel.HiddenPanel"),
            "journal",
            words=in_context("words a setting is searched by", "snoozed show again"),
        ),
        Setting(
            "prescriber_knows",
            _("What your prescriber knows of"),
            _("Shown one level lower for some weeks. Take it back if it is no longer true."),
            Panel("alerts_panel.PrescriberPanel"),
            "journal",
            words=in_context("words a setting is searched by", "doctor pharmacist snoozed take back"),
        ),
    ),
    said=_("Nothing here turns warnings off. Every dose and drink is checked, however it is logged."),
)
