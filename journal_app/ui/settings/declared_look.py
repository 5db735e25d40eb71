"""The settings of how the window looks and speaks, and of what others can see."""

from __future__ import annotations

from typing import Final

from journal_app.i18n import LANGUAGES, _, in_context, language, language_to_use, plural
from journal_app.i18n.choice import system_language
from journal_app.ui.settings.setting import Action, Choice, Number, Panel, Section, Setting, Switch
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.window_titles import WINDOW_TITLES

NEVER_MINUTES: Final = 0


def speaks_another(chosen: object) -> bool:
    """Whether the next start speaks another language than this one, with this code of a language chosen."""
    return language_to_use(str(chosen), system_language()) != language().code


def _after(minutes: int) -> str:
    return plural("After {count} minute", "After {count} minutes", minutes).format(count=minutes)


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
            "language",
            _("Language"),
            _("Shown from the next start of Journal."),
            Choice(
                (("", _("Like the system")), *((each.code, each.name) for each in LANGUAGES if each.offered)),
                needs_new_start=speaks_another,
            ),
            words=in_context("words a setting is searched by", "locale translation English German Spanish"),
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
            Choice(tuple(WINDOW_TITLES.items())),
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
