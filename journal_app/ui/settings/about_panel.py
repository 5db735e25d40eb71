"""Versions, and whose work Journal stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from journal_app.i18n import _
from journal_app.operations.about_program import AboutProgram, about_program
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.settings.setting import Setting
from journal_app.ui.widgets.labels import label


class AboutPanel(SettingPanel):
    """The versions in lines, the packages in a list that can be scrolled by keyboard."""

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self.versions = label("")
        self.packages = QPlainTextEdit()
        self.packages.setReadOnly(True)
        self.packages.setTabChangesFocus(True)
        self.packages.setAccessibleName(_("Packages and their licences"))
        self.packages.setMinimumHeight(desk.theme.scaled(240))
        self.body.addWidget(self.versions)
        self.body.addWidget(
            label(
                _(
                    "A private diary with general safety information. It is not a medical device, not a diagnosis, and "
                    "no advice on what to take. No warning does not mean it is safe. Nothing is sent anywhere."
                ),
                "small",
            )
        )
        self.body.addWidget(label(_("Packages and their licences"), "small-strong"))
        self.body.addWidget(self.packages)

    def refresh(self) -> None:
        self.desk.client.ask(about_program, then=self._show, owner=self)

    def _show(self, about: AboutProgram) -> None:
        self.versions.setText("\n".join(about.versions))
        self.packages.setPlainText("\n".join(about.packages))
