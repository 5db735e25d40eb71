"""The country and the size of a drink, as a panel."""

from __future__ import annotations

from PySide6.QtCore import Signal

from journal_app.ui.forms.country_card import CountryChoice
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.settings.setting import Setting


class CountryPanel(SettingPanel):
    """`country_saved(country, drink_grams)` when the open journal uses it."""

    country_saved = Signal(object, object)

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self.choice = CountryChoice(desk.client, desk.theme)
        self.choice.saved.connect(self.country_saved)
        self.body.addWidget(self.choice)

    def refresh(self) -> None:
        self.choice.show_current()
