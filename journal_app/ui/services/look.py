"""Makes the window look as the preferences say, and follows them when they change."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from journal_app.domain.time_text import use_twelve_hours
from journal_app.ui.journal_client import Changed
from journal_app.ui.main_window import MainWindow
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.theme import Theme
from journal_app.ui.window_titles import WINDOW_TITLES


class Look(QObject):
    """Theme, contrast, motion, text size and the neutral title."""

    def __init__(
        self, window: MainWindow, theme: Theme, preferences: PreferenceStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._preferences = preferences
        preferences.changed.connect(self._follow)
        self._name()
        self._use_clock()

    def set_text_percent(self, percent: int) -> None:
        """Set the size of text, held between the smallest and the largest."""
        self._theme.set_text_percent(percent)
        self._preferences.change(text_percent=self._theme.text_percent)

    def _follow(self, names: frozenset[str]) -> None:
        now = self._preferences.value
        if "theme" in names:
            self._theme.choose(now.theme)
        if "contrast" in names:
            self._theme.choose_contrast(now.contrast)
        if "reduced_motion" in names:
            self._theme.choose_motion(now.reduced_motion)
        if "text_percent" in names and now.text_percent != self._theme.text_percent:
            self._theme.set_text_percent(now.text_percent)
        if "window_title" in names:
            self._name()
        if "clock" in names:
            self._use_clock()
            if self._window.client is not None:
                # Every page shows its times anew.
                self._window.client.changed.emit(Changed.PREFERENCES)

    def _name(self) -> None:
        title = WINDOW_TITLES[self._preferences.value.window_title]
        self._window.setWindowTitle(title)
        # Systems put the name of the program behind the titles of its dialogs.
        QApplication.setApplicationDisplayName(title)

    def _use_clock(self) -> None:
        chosen = self._preferences.value.clock
        use_twelve_hours(chosen == "12" or (chosen == "system" and system_has_twelve_hours()))


def system_has_twelve_hours() -> bool:
    """Whether the computer's own clock has twelve hours."""
    return has_twelve_hours(QLocale.system())


def has_twelve_hours(locale: QLocale) -> bool:
    """Whether the short times of a locale say am or pm."""
    # What stands between quotes is text, such as "Uhr".
    return "a" in re.sub("'[^']*'", "", locale.timeFormat(QLocale.FormatType.ShortFormat)).lower()
