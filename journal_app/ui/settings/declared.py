"""Every setting there is, declared once: the page, its search and its tests are made from this."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from journal_app.i18n import _, in_context, plural
from journal_app.ui.shortcuts import key_shown

Stored = Literal["preferences", "journal", "nowhere"]
"""Beside the journal, inside it (so that undo takes a change back), or nowhere: it does something once."""

Needs = Literal["", "tray", "tray_icon", "reminders"]
"""What a row needs to be of use: a tray on this desktop, an icon in it, or reminders that are on."""


class Choice(NamedTuple):
    """One of a few values, each with its words."""

    options: tuple[tuple[object, str], ...]


class Switch(NamedTuple):
    """On or off."""


class Number(NamedTuple):
    """A whole number from `low` to `high` in steps."""

    low: int
    high: int
    step: int
    unit: str


class ClockField(NamedTuple):
    """A time of day as people type it, kept as "20:15"; empty for none where it may be."""

    may_be_empty: bool = False


class Action(NamedTuple):
    """A button. `command` is what `services.commands.Commands.run` knows it by."""

    words: str
    command: str
    grave: bool = False


class Panel(NamedTuple):
    """A part with rows of its own: the module below `journal_app.ui.settings` and the class in it."""

    where: str


Control = Choice | Switch | Number | ClockField | Action | Panel


class Setting(NamedTuple):
    """One row. `key` is the field of Preferences where it is stored there; `words` are more to be found by."""

    key: str
    label: str
    help: str
    control: Control
    stored: Stored = "preferences"
    needs: Needs = ""
    words: str = ""


class Section(NamedTuple):
    """A part of the page."""

    key: str
    title: str
    icon: str
    settings: tuple[Setting, ...]
    said: str = ""


NEVER_MINUTES: Final = 0


def _after(minutes: int) -> str:
    return plural("After {count} minute", "After {count} minutes", minutes).format(count=minutes)


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

LOOK: Final = Section(
    "look",
    _("Look"),
    "palette",
    (
        Setting(
            "theme",
            _("Colours"),
            _("Night is darker still, for a dark room."),
            Choice(
                (
                    ("system", _("Like the system")),
                    ("light", in_context("a look", "Light")),
                    ("dark", in_context("a look", "Dark")),
                    ("night", in_context("a look", "Night")),
                )
            ),
            words=in_context("words a setting is searched by", "theme dark mode bright"),
        ),
        Setting(
            "contrast",
            _("Contrast"),
            _("High contrast has stronger lines and plain grounds."),
            Choice(
                (
                    ("system", _("Like the system")),
                    ("high", in_context("contrast", "High")),
                    ("normal", in_context("contrast", "Normal")),
                )
            ),
            words=in_context("words a setting is searched by", "theme vision accessibility"),
        ),
        Setting(
            "text_percent",
            _("Size of text"),
            _("From 80 to 200 %. {larger} and {smaller} change it on every page.").format(
                larger=key_shown("larger"), smaller=key_shown("smaller")
            ),
            Number(80, 200, 10, "%"),
            words=in_context("words a setting is searched by", "font zoom larger smaller accessibility"),
        ),
        Setting(
            "reduced_motion",
            _("Less motion"),
            _("Nothing slides or fades."),
            Choice(
                (
                    ("system", _("Like the system")),
                    ("on", in_context("a setting", "On")),
                    ("off", in_context("a setting", "Off")),
                )
            ),
            words=in_context("words a setting is searched by", "animation accessibility"),
        ),
        Setting(
            "clock",
            _("Clock"),
            _("How times are shown. You can type them either way."),
            Choice((("system", _("Like the system")), ("24", _("24 hours (20:15)")), ("12", _("12 hours (8:15 pm)")))),
            words=in_context("words a setting is searched by", "time am pm format"),
        ),
    ),
)

PRIVACY: Final = Section(
    "privacy",
    _("Privacy"),
    "shield",
    (
        Setting(
            "idle_lock_minutes",
            _("Lock when nothing is done"),
            _("The journal is closed and its memory cleared. What you were typing is kept as a draft."),
            Choice(
                (
                    (1, _after(1)),
                    (2, _after(2)),
                    (5, _after(5)),
                    (10, _after(10)),
                    (15, _after(15)),
                    (30, _after(30)),
                    (60, _("After 1 hour")),
                    (NEVER_MINUTES, _("Never")),
                )
            ),
            words=in_context("words a setting is searched by", "timeout idle automatic"),
        ),
        Setting(
            "lock_on_suspend",
            _("Lock when the computer sleeps"),
            _("Where the system does not say so before, it is locked right after waking up."),
            Switch(),
            words=in_context("words a setting is searched by", "suspend lid"),
        ),
        Setting(
            "window_title",
            _("Name in the title of the window"),
            _("Others see it in the list of windows. It never holds anything from your journal."),
            Choice((("Journal", "Journal"), ("Notes", _("Notes")), ("Planner", _("Planner")))),
            words=in_context("words a setting is searched by", "discreet hide"),
        ),
        Setting(
            "contacts",
            _("Contacts on the lock screen"),
            _(
                "Emergency help then shows whom to reach without the passphrase. "
                "Others at this computer can see it too."
            ),
            Panel("contacts_panel.ContactsPanel"),
            words=in_context("words a setting is searched by", "emergency reach phone"),
        ),
        Setting(
            "passphrase",
            _("Passphrase"),
            _("Set one, change it, or go without. Backups made before still open with the old one."),
            Action(_("Change the passphrase..."), "passphrase"),
            "nowhere",
            words=in_context("words a setting is searched by", "password lock encrypt"),
        ),
        Setting(
            "recovery_words",
            _("Recovery words"),
            _("24 words that open the journal when the passphrase is forgotten. Keep them on paper."),
            Action(_("Show the words..."), "recovery_words"),
            "nowhere",
            words=in_context("words a setting is searched by", "forgotten password backup paper"),
        ),
        Setting(
            "limits",
            _("What Journal cannot protect against"),
            _("For example somebody who watches the screen, or a program that reads what you type."),
            Action(_("Read about it"), "help_privacy"),
            "nowhere",
            words=in_context("words a setting is searched by", "help threat spy"),
        ),
    ),
)

DATA: Final = Section(
    "data",
    _("Data"),
    "database",
    (
        Setting(
            "back_up",
            _("Back up now"),
            _("A checked copy beside the journal, encrypted like it. One is also made each hour if anything changed."),
            Action(_("Back up now"), "back_up"),
            "nowhere",
            words=in_context("words a setting is searched by", "save copy"),
        ),
        Setting(
            "restore",
            _("Go back to a backup"),
            _("The journal as it is now is kept beside it."),
            Action(_("Choose a backup..."), "restore"),
            "nowhere",
            words=in_context("words a setting is searched by", "restore"),
        ),
        Setting(
            "files",
            _("Where the files are"),
            _("The journal, its key files and its backups belong together."),
            Panel("files_panel.FilesPanel"),
            "nowhere",
            words=in_context("words a setting is searched by", "folder path place"),
        ),
        Setting(
            "export",
            _("Export"),
            _("All entries as a table (CSV), or everything as JSON. The file is not encrypted."),
            Action(_("Export..."), "export"),
            "nowhere",
            words=in_context("words a setting is searched by", "save csv json spreadsheet"),
        ),
        Setting(
            "import",
            _("Import"),
            _("Add the entries of a file. You see first what will come, and one undo takes it back."),
            Action(_("Import..."), "import"),
            "nowhere",
            words=in_context("words a setting is searched by", "csv json load"),
        ),
        Setting(
            "example",
            _("Example journal"),
            _("A window of its own with 90 invented days, marked as an example. It is gone when you close it."),
            Action(_("Open the example"), "example"),
            "nowhere",
            words=in_context("words a setting is searched by", "demo try sample"),
        ),
        Setting(
            "erase",
            _("Erase everything"),
            _("Deletes the journal, its keys, its backups and these settings from this computer. It cannot be undone."),
            Action(_("Erase everything..."), "erase", grave=True),
            "nowhere",
            words=in_context("words a setting is searched by", "delete remove reset"),
        ),
    ),
)

ABOUT: Final = Section(
    "about",
    _("About"),
    "info",
    (
        Setting(
            "about",
            _("Versions and licences"),
            _("What this program is made of, and which list of warnings it uses."),
            Panel("about_panel.AboutPanel"),
            "nowhere",
            words=in_context("words a setting is searched by", "version knowledge licence package"),
        ),
        Setting(
            "help",
            _("Help"),
            _("Short pages about everything here. They need no internet."),
            Action(_("Open help"), "help"),
            "nowhere",
            words=in_context("words a setting is searched by", "manual how"),
        ),
    ),
)

SECTIONS: Final = (SYMPTOMS, SUBSTANCES, FAVOURITES, REMINDERS, ALERTS, LOOK, PRIVACY, DATA, ABOUT)


def finds(setting: Setting, words: str) -> bool:
    """Whether every word that was typed begins one of the setting's words; upper and lower case are the same."""
    written = re.split(r"[^\w%+]+", f"{setting.label} {setting.help} {setting.words}".casefold())
    return all(any(each.startswith(word) for each in written) for word in words.casefold().split())
