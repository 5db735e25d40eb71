"""The tray and the reminders, brought together with the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from journal_app.i18n import _
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.services.reminders import TEXT, Reminders
from journal_app.ui.services.tray import Tray
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.reminder_strip import ReminderStrip
from journal_app.ui.window_titles import WINDOW_TITLES

if TYPE_CHECKING:
    from journal_app.ui.main_window import MainWindow


class Beside(QObject):
    """What goes on beside the pages, also while the journal is locked."""

    def __init__(self, qt: QApplication, window: MainWindow, theme: Theme, preferences: PreferenceStore) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self.tray = Tray(qt, window, theme, preferences)
        self.reminders = Reminders(preferences, self)
        self.strip = ReminderStrip(theme)
        window.put_above(self.strip)
        self.reminders.due.connect(self.remind)
        self.strip.check_in_wanted.connect(lambda: window.act_on_today("check-in"))
        self.strip.hour_wanted.connect(self.reminders.in_an_hour)
        self.strip.tonight_wanted.connect(self.reminders.tonight)

    def remind(self) -> None:
        """Say it at the icon in the tray, where there is one, and in the window, where it can be put off."""
        title = WINDOW_TITLES[self._preferences.value.window_title]
        self.strip.remind(
            _("{title}: a moment to check in?").format(title=title),
            unlocked=self._window.client is not None,
            before_evening=self.reminders.evening is not None,
        )
        if not self.tray.say(TEXT):
            QApplication.alert(self._window)

    def stop(self) -> None:
        """Nothing of it goes on."""
        self.reminders.stop()
        self.tray.stop()
