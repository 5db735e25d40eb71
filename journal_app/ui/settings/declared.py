"""Every setting there is, declared once: the page, its search and its tests are made from this."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

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

SYMPTOMS: Final = Section(
    "symptoms",
    "Symptoms",
    "pulse",
    (
        Setting(
            "symptoms",
            "What the check-in asks",
            "Add your own, change the order, or hide one. What you rated before stays in every chart and report.",
            Panel("symptoms_panel.SymptomsPanel"),
            "journal",
            words="rating scale none mild moderate severe anxiety aches insomnia cravings",
        ),
        Setting(
            "withdrawal_list",
            "Withdrawal check-in",
            "A list of questions about withdrawal that you can answer when you like. It gives a sum and no verdict.",
            Panel("symptoms_panel.WithdrawalPanel"),
            "journal",
            words="opioid sedative alcohol questions score",
        ),
    ),
)

SUBSTANCES: Final = Section(
    "substances",
    "Substances",
    "leaf",
    (
        Setting(
            "substances",
            "What you keep track of",
            "These are known first when you type, and closing a day writes down that there was none of the others.",
            Panel("substances_panel.SubstancesPanel"),
            "journal",
            words="short name add remove",
        ),
        Setting(
            "own_substances",
            "Names of your own",
            "Names that no list has. Say what kind each is, so that it is checked.",
            Panel("own_substances_panel.OwnSubstancesPanel"),
            "journal",
            words="custom kind remove",
        ),
        Setting(
            "country",
            "Country and drinks",
            "The country decides which emergency number is shown and how much alcohol one drink holds.",
            Panel("country_panel.CountryPanel"),
            words="emergency number standard drink grams alcohol unit",
        ),
    ),
)

FAVOURITES: Final = Section(
    "favourites",
    "Favourites",
    "star",
    (
        Setting(
            "favourites",
            "First among the chips",
            "What you mark stands first among the things that can be logged again with one key.",
            Panel("favourites_panel.FavouritesPanel"),
            "journal",
            words="again alt shortcut repeat",
        ),
    ),
)

REMINDERS: Final = Section(
    "reminders",
    "Reminders",
    "bell",
    (
        Setting(
            "reminders",
            "Remind me to check in",
            "At most twice a day, in neutral words and without a sound. One that you miss is never mentioned.",
            Switch(),
            words="notification",
        ),
        Setting(
            "reminder_first", "First time", "For example 20:00 or 8 pm.", ClockField(), needs="reminders", words="when"
        ),
        Setting(
            "reminder_second",
            "Second time",
            "Leave it empty for one reminder a day.",
            ClockField(may_be_empty=True),
            needs="reminders",
            words="when",
        ),
        Setting(
            "tray",
            "Show an icon in the tray",
            "A click on it opens quick add. Its menu logs what you took before. It never shows names while locked.",
            Switch(),
            needs="tray",
            words="notification area background",
        ),
        Setting(
            "stay_in_tray",
            "Keep running when the window is closed",
            "The window then goes to the tray, and Quit in its menu ends Journal. Without this, closing is quitting.",
            Switch(),
            needs="tray_icon",
            words="background close quit",
        ),
    ),
)

ALERTS: Final = Section(
    "alerts",
    "Alerts",
    "alerts",
    (
        Setting(
            "hidden_alerts",
            "Hidden for a day",
            "Warnings whose strip you hid on Today. They are still on the Alerts page.",
            Panel("alerts_panel.HiddenPanel"),
            "journal",
            words="snoozed show again",
        ),
        Setting(
            "prescriber_knows",
            "What your prescriber knows of",
            "Shown one level lower for some weeks. Take it back if it is no longer true.",
            Panel("alerts_panel.PrescriberPanel"),
            "journal",
            words="doctor pharmacist snoozed take back",
        ),
    ),
    said="Nothing here turns warnings off. Every dose and drink is checked, however it is logged.",
)

LOOK: Final = Section(
    "look",
    "Look",
    "palette",
    (
        Setting(
            "theme",
            "Colours",
            "Night is darker still, for a dark room.",
            Choice((("system", "Like the system"), ("light", "Light"), ("dark", "Dark"), ("night", "Night"))),
            words="theme dark mode bright",
        ),
        Setting(
            "contrast",
            "Contrast",
            "High contrast has stronger lines and plain grounds.",
            Choice((("system", "Like the system"), ("high", "High"), ("normal", "Normal"))),
            words="theme vision accessibility",
        ),
        Setting(
            "text_percent",
            "Size of text",
            "From 80 to 200 %. Ctrl + and Ctrl - change it on every page.",
            Number(80, 200, 10, "%"),
            words="font zoom larger smaller accessibility",
        ),
        Setting(
            "reduced_motion",
            "Less motion",
            "Nothing slides or fades.",
            Choice((("system", "Like the system"), ("on", "On"), ("off", "Off"))),
            words="animation accessibility",
        ),
        Setting(
            "clock",
            "Clock",
            "How times are shown. You can type them either way.",
            Choice((("system", "Like the system"), ("24", "24 hours (20:15)"), ("12", "12 hours (8:15 pm)"))),
            words="time am pm format",
        ),
    ),
)

PRIVACY: Final = Section(
    "privacy",
    "Privacy",
    "shield",
    (
        Setting(
            "idle_lock_minutes",
            "Lock when nothing is done",
            "The journal is closed and its memory cleared. What you were typing is kept as a draft.",
            Choice(
                (
                    (1, "After 1 minute"),
                    (2, "After 2 minutes"),
                    (5, "After 5 minutes"),
                    (10, "After 10 minutes"),
                    (15, "After 15 minutes"),
                    (30, "After 30 minutes"),
                    (60, "After 1 hour"),
                    (NEVER_MINUTES, "Never"),
                )
            ),
            words="timeout idle automatic",
        ),
        Setting(
            "lock_on_suspend",
            "Lock when the computer sleeps",
            "Where the system does not say so before, it is locked right after waking up.",
            Switch(),
            words="suspend lid",
        ),
        Setting(
            "window_title",
            "Name in the title of the window",
            "Others see it in the list of windows. It never holds anything from your journal.",
            Choice((("Journal", "Journal"), ("Notes", "Notes"), ("Planner", "Planner"))),
            words="discreet hide",
        ),
        Setting(
            "contacts",
            "Contacts on the lock screen",
            "Emergency help then shows whom to reach without the passphrase. Others at this computer can see it too.",
            Panel("contacts_panel.ContactsPanel"),
            words="emergency reach phone",
        ),
        Setting(
            "passphrase",
            "Passphrase",
            "Set one, change it, or go without. Backups made before still open with the old one.",
            Action("Change the passphrase...", "passphrase"),
            "nowhere",
            words="password lock encrypt",
        ),
        Setting(
            "recovery_words",
            "Recovery words",
            "24 words that open the journal when the passphrase is forgotten. Keep them on paper.",
            Action("Show the words...", "recovery_words"),
            "nowhere",
            words="forgotten password backup paper",
        ),
        Setting(
            "limits",
            "What Journal cannot protect against",
            "For example somebody who watches the screen, or a program that reads what you type.",
            Action("Read about it", "help_privacy"),
            "nowhere",
            words="help threat spy",
        ),
    ),
)

DATA: Final = Section(
    "data",
    "Data",
    "database",
    (
        Setting(
            "back_up",
            "Back up now",
            "A checked copy beside the journal, encrypted like it. One is also made each hour if anything changed.",
            Action("Back up now", "back_up"),
            "nowhere",
            words="save copy",
        ),
        Setting(
            "restore",
            "Go back to a backup",
            "The journal as it is now is kept beside it.",
            Action("Choose a backup...", "restore"),
            "nowhere",
            words="restore",
        ),
        Setting(
            "files",
            "Where the files are",
            "The journal, its key files and its backups belong together.",
            Panel("files_panel.FilesPanel"),
            "nowhere",
            words="folder path place",
        ),
        Setting(
            "export",
            "Export",
            "All entries as a table (CSV), or everything as JSON. The file is not encrypted.",
            Action("Export...", "export"),
            "nowhere",
            words="save csv json spreadsheet",
        ),
        Setting(
            "import",
            "Import",
            "Add the entries of a file. You see first what will come, and one undo takes it back.",
            Action("Import...", "import"),
            "nowhere",
            words="csv json load",
        ),
        Setting(
            "example",
            "Example journal",
            "A window of its own with 90 invented days, marked as an example. It is gone when you close it.",
            Action("Open the example", "example"),
            "nowhere",
            words="demo try sample",
        ),
        Setting(
            "erase",
            "Erase everything",
            "Deletes the journal, its keys, its backups and these settings from this computer. It cannot be undone.",
            Action("Erase everything...", "erase", grave=True),
            "nowhere",
            words="delete remove reset",
        ),
    ),
)

ABOUT: Final = Section(
    "about",
    "About",
    "info",
    (
        Setting(
            "about",
            "Versions and licences",
            "What this program is made of, and which list of warnings it uses.",
            Panel("about_panel.AboutPanel"),
            "nowhere",
            words="version knowledge licence package",
        ),
        Setting(
            "help",
            "Help",
            "Short pages about everything here. They need no internet.",
            Action("Open help", "help"),
            "nowhere",
            words="manual how",
        ),
    ),
)

SECTIONS: Final = (SYMPTOMS, SUBSTANCES, FAVOURITES, REMINDERS, ALERTS, LOOK, PRIVACY, DATA, ABOUT)


def finds(setting: Setting, words: str) -> bool:
    """Whether every word that was typed begins one of the setting's words; upper and lower case are the same."""
    written = re.split(r"[^\w%+]+", f"{setting.label} {setting.help} {setting.words}".casefold())
    return all(any(each.startswith(word) for each in written) for word in words.casefold().split())
