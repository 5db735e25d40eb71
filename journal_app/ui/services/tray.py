"""The icon in the tray, where the person wants one and the desktop has a tray; it says nothing about the journal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from journal_app.i18n import _
from journal_app.ui.icons import icon
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.theme import Theme
from journal_app.ui.window_titles import WINDOW_TITLES

if TYPE_CHECKING:
    from journal_app.ui.main_window import MainWindow

ICON_SIZE: Final = 32
LOOK_EVERY_MS: Final = 30_000
MESSAGE_MS: Final = 10_000
ANSWER_MS: Final = 10_000
"""A warning that comes so soon after something was logged in the menu is about that."""
SOMETHING: Final = _("Something to read.")


class Tray(QObject):
    """Left click opens quick add. While locked its menu opens the window, helps in an emergency, and quits."""

    lock_wanted = Signal()
    message_clicked = Signal()

    def __init__(
        self,
        qt: QApplication,
        window: MainWindow,
        theme: Theme,
        preferences: PreferenceStore,
        available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        """`available` says whether this desktop shows a tray now."""
        super().__init__(window)
        self._qt = qt
        self._window = window
        self._theme = theme
        self._preferences = preferences
        self._available = available
        self._icon: QSystemTrayIcon | None = None
        self._chosen_here = False
        self.menu = QMenu()
        self._look = QTimer(self)
        self._look.timeout.connect(self.look)
        window.stays = self.stays
        window.opened.connect(self._fill)
        window.left.connect(self._fill)
        window.again_changed.connect(lambda _items: self._fill())
        window.something_raised.connect(self._raised)
        preferences.changed.connect(self._follow)
        theme.changed.connect(self._draw)
        self._follow(frozenset({"tray"}))

    @property
    def shown(self) -> bool:
        """Whether there is an icon that can be clicked."""
        return self._icon is not None and self._icon.isVisible() and self._available()

    def stays(self) -> bool:
        """Whether closing the window leaves Journal in the tray: chosen, possible, and nobody is logging out."""
        return self._preferences.value.stay_in_tray and self.shown and not self._qt.isSavingSession()

    def say(self, text: str) -> bool:
        """Show a message at the icon, if that can be done; it is neutral, without a picture of its own."""
        if self._icon is None or not self.shown or not QSystemTrayIcon.supportsMessages():
            return False
        title = WINDOW_TITLES[self._preferences.value.window_title]
        self._icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon, MESSAGE_MS)
        return True

    def look(self) -> None:
        """A window that is hidden in a tray that is gone comes back; called by the timer."""
        if not self._available() and not self._window.isVisible():
            self._window.come_to_front()
        self._follow(frozenset({"tray"}))

    def stop(self) -> None:
        """Take the icon away."""
        self._look.stop()
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _follow(self, names: frozenset[str]) -> None:
        if names & {"tray", "stay_in_tray"}:
            wanted = self._preferences.value.tray
            if wanted and self._icon is None and self._available():
                self._make()
            elif not wanted and self._icon is not None:
                self.stop()
            if wanted:
                self._look.start(LOOK_EVERY_MS)
            # A dialog that closes while the window is in the tray must not end the program.
            self._qt.setQuitOnLastWindowClosed(not self.stays())
        if "window_title" in names and self._icon is not None:
            self._icon.setToolTip(WINDOW_TITLES[self._preferences.value.window_title])

    def _make(self) -> None:
        made = QSystemTrayIcon(self)
        made.setToolTip(WINDOW_TITLES[self._preferences.value.window_title])
        made.setContextMenu(self.menu)
        made.activated.connect(self.activated)
        made.messageClicked.connect(self._open_message)
        self._icon = made
        self._draw()
        self._fill()
        made.show()

    def _draw(self) -> None:
        if self._icon is not None:
            self._icon.setIcon(icon("journal", self._theme.colour("accent"), ICON_SIZE))

    def _fill(self) -> None:
        """Make the menu anew; names are in it only while the journal is open."""
        self.menu.clear()
        window = self._window
        if window.client is not None:
            for index, item in enumerate(window.again_items):
                self.menu.addAction(f"&{index + 1} {item.title.replace('&', '&&')}", partial(self._again, index))
            if window.again_items:
                self.menu.addSeparator()
            self.menu.addAction(_("Quick add"), self._quick_add)
            self.menu.addAction(_("Check-in"), partial(self._show_and, partial(window.act_on_today, "check-in")))
            self.menu.addAction(_("Check a combination"), partial(self._show_and, window.check_combination))
            self.menu.addSeparator()
        self.menu.addAction(_("Open"), window.come_to_front)
        self.menu.addAction(_("Emergency help"), partial(self._show_and, window.show_emergency))
        if window.client is not None:
            self.menu.addAction(_("Lock"), self.lock_wanted.emit)
        self.menu.addAction(_("Quit"), window.quit)

    def activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A click on the icon."""
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self._quick_add()

    def _quick_add(self) -> None:
        self._show_and(self._window.open_quick_add)

    def _show_and(self, act: Callable[[], object]) -> None:
        self._window.come_to_front()
        act()

    def _open_message(self) -> None:
        self._window.come_to_front()
        self.message_clicked.emit()

    def _again(self, index: int) -> None:
        self._chosen_here = True
        QTimer.singleShot(ANSWER_MS, self, self._forget_choice)
        self._window.log_again(index)

    def _forget_choice(self) -> None:
        self._chosen_here = False

    def _raised(self) -> None:
        """A warning interrupts: whoever logged here sees it at once, else a neutral message says that it is there."""
        if self._window.isVisible() and not self._window.isMinimized():
            return
        if self._chosen_here or not self.say(SOMETHING):
            self._window.come_to_front()
