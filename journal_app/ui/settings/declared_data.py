"""The settings of files and backups, and what Journal is made of."""

from __future__ import annotations

from typing import Final

from journal_app.i18n import _, in_context
from journal_app.ui.settings.setting import Action, Panel, Section, Setting

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
