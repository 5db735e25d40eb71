"""One run of the window: paints it first, then opens the journal, and looks after locking, closing, a second start."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from journal_app.errors import UserError
from journal_app.ui.background import Background
from journal_app.ui.glance import glance_at, glance_from
from journal_app.ui.main_window import MainWindow
from journal_app.ui.qt_language import speak
from journal_app.ui.restarting import restart
from journal_app.ui.search_timer import search_between_events
from journal_app.ui.tokens import SIDEBAR_WIDTH

if TYPE_CHECKING:
    from journal_app.operations.open_journal import Opened
    from journal_app.preferences import Preferences
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.menus import Menus
    from journal_app.ui.opening import Opening
    from journal_app.ui.services.beside import Beside
    from journal_app.ui.services.commands import Commands
    from journal_app.ui.services.help_facts import HelpFacts
    from journal_app.ui.services.journal_services import JournalServices
    from journal_app.ui.services.look import Look
    from journal_app.ui.services.preference_store import PreferenceStore
    from journal_app.ui.theme import Theme

WARM_UP_MS = 2000
FURNITURE: Final = (
    "theme", "menus", "opening", "journal_client", "widgets.sidebar", "widgets.message", "services.preference_store",
    "services.look", "services.commands", "services.beside",
    "services.help_facts",
)  # fmt: skip
"""Modules that the furnished window needs; they are read on the worker while the empty window is painted already."""


class Application(QObject):
    """One run of the window on one journal file. Pieces are built here and passed in; nothing is global."""

    furnished = Signal()
    """Once, when the window has its sidebar and menus."""

    _theme: Theme
    _menus: Menus
    _opening: Opening
    _look: Look
    _commands: Commands
    _help: HelpFacts
    preferences: PreferenceStore
    beside: Beside

    def __init__(
        self,
        qt: QApplication,
        journal: Path | None,
        preferences: Preferences | None,
        preferences_file: Path,
        relaunch: Sequence[str],
        *,
        locked: bool = False,
        hidden: bool = False,
        passphrase: str | None = None,
    ) -> None:
        """`journal` and `preferences` are read from the preferences file where they are None, after the first paint.

        `hidden`: the window was in the tray when it was locked, and begins there.
        """
        super().__init__(qt)
        self._qt = qt
        self._journal = journal
        self._known_preferences = preferences
        self._preferences_file = preferences_file
        self._relaunch = tuple(relaunch)
        self._locked = locked
        self._hidden = hidden
        self._passphrase = passphrase
        self._background = Background(self)
        glance = glance_at(preferences_file) if preferences is None else glance_from(preferences)
        tokens = glance.tokens(qt)
        width = round(SIDEBAR_WIDTH * glance.text_percent / 100)
        self.window = MainWindow(tokens["bg"], tokens["sidebar"], width)
        self.window.restore_place(glance.window)
        self.window.closing.connect(self._close)
        self.window.painted.connect(self._read_furniture)
        self._made: Opened | None = None
        self.services: JournalServices | None = None
        self._closed = False

    # After the first paint.

    def _read_furniture(self) -> None:
        self._background.run(self._furniture, self._furnish, owner=self)

    def _furniture(self) -> Preferences:
        from journal_app.preferences import read_preferences

        for name in FURNITURE:
            importlib.import_module(f"journal_app.ui.{name}")
        return self._known_preferences or read_preferences(self._preferences_file)

    def _furnish(self, preferences: Any, error: BaseException | None) -> None:
        if error is not None:
            raise error
        from journal_app.paths import default_journal
        from journal_app.ui.menus import Menus
        from journal_app.ui.opening import Opening
        from journal_app.ui.services.commands import Commands
        from journal_app.ui.services.help_facts import HelpFacts
        from journal_app.ui.services.look import Look
        from journal_app.ui.services.preference_store import PreferenceStore
        from journal_app.ui.theme import Theme

        if self._closed:
            return
        self.preferences = PreferenceStore(self._preferences_file, preferences, self)
        self._theme = Theme(
            self._qt,
            preferences.theme,
            preferences.text_percent,
            contrast=preferences.contrast,
            reduced_motion=preferences.reduced_motion,
        )
        self._menus = Menus(self._theme)
        self.window.preferences = self.preferences
        self.window.furnish(self._theme, self._menus)
        self.preferences.failed.connect(self.window.say)
        self._look = Look(self.window, self._theme, self.preferences, self)
        self._help = HelpFacts(self.window, self._theme, self.preferences, self._background, self)
        path = self._journal or (Path(preferences.journal) if preferences.journal else default_journal())
        self._opening = Opening(
            self.window,
            self._theme,
            self._background,
            path.absolute(),
            lambda: self.preferences.value,
            locked=self._locked,
            passphrase=self._passphrase,
        )
        self._passphrase = None
        self._opening.made.connect(self._on_made)
        self._opening.held.connect(self._hold)
        self._opening.words_copied.connect(lambda: self.preferences.change(words_to_copy=False))
        self._opening.opened.connect(self._opened)
        self._opening.asked.connect(self._help.read_number)
        self._opening.other_raised.connect(self.window.quit)
        self._commands = Commands(
            self.window, self._theme, self._background, lambda: self._opening.path, self._relaunch, self
        )
        self._commands.restore_wanted.connect(self._choose_backup)
        self._commands.erase_wanted.connect(self._erase)
        self._commands.start_again_wanted.connect(self.lock)
        self.window.command_wanted.connect(self._commands.run)
        self._connect_menus()
        self._begin_beside()
        self.furnished.emit()
        self._opening.begin()
        QTimer.singleShot(WARM_UP_MS, self, self._warm_up)

    def show(self) -> None:
        """Show the window; one that was in the tray stays there, if there is a tray."""
        if self._hidden:
            self._read_furniture()
        else:
            self.window.show()

    def _begin_beside(self) -> None:
        """The tray and the reminders: they go on while the journal is locked."""
        from journal_app.ui.services.beside import Beside

        self.beside = Beside(self._qt, self.window, self._theme, self.preferences)
        self.beside.tray.lock_wanted.connect(self.lock)
        if self._hidden and not self.beside.tray.stays():
            self.window.show()

    def _connect_menus(self) -> None:
        menus, window = self._menus, self.window
        menus.lock_wanted.connect(self.lock)
        menus.back_up_wanted.connect(self._commands.back_up)
        menus.restore_wanted.connect(self._choose_backup)
        menus.passphrase_wanted.connect(self._commands.change_passphrase)
        menus.about_wanted.connect(self._commands.about)
        menus.look_chosen.connect(lambda choice: self.preferences.change(theme=choice))
        menus.text_size_chosen.connect(self._look.set_text_percent)
        menus.undo_wanted.connect(window.undo)
        menus.redo_wanted.connect(window.redo)
        menus.today_wanted.connect(window.act_on_today)

    # Opening.

    def _hold(self, opened: Opened) -> None:
        self._made = opened

    def _on_made(self, made: Opened, chosen: dict[str, object]) -> None:
        self._hold(made)
        to_copy = bool(made.recovery_words)
        self.preferences.change(**chosen, journal=str(self._opening.path), words_to_copy=to_copy)

    def _opened(self, opened: Opened) -> None:
        from journal_app.ui.journal_client import JournalClient

        # A journal that was only named on the command line does not take the place of the person's own.
        path = self._opening.path
        if self._opening.chosen_by_hand or self.preferences.value.journal is None:
            self.preferences.change(journal=str(path))
        self._made = None
        self.open_client(JournalClient(self._background, opened.workspace, self))
        # In a turn of its own: the page is painted before.
        QTimer.singleShot(0, self, self._start_services)

    def _start_services(self) -> None:
        from journal_app.ui.services.journal_services import JournalServices

        if self._closed or self.window.client is None:
            return
        self.services = JournalServices(
            self._qt, self.window, self.preferences, self._opening.path, self._must_stay, lambda: self._closed
        )
        self.services.rung.connect(self.window.come_to_front)
        self.services.lock_wanted.connect(self.lock)
        self._help.read_number()
        self._help.read_contacts()
        self.services.start()

    def open_client(self, client: JournalClient) -> None:
        """Show the pages of an open journal; the demo opens its example in this way."""
        self.window.open_journal(client)

    def _must_stay(self) -> bool:
        # A running export must end, and nobody's help is taken away while they read what to do.
        return self._background.busy or self.window.emergency_shown

    def _warm_up(self) -> None:
        # matplotlib and typst take most of a second to read: that is done before they are first wanted.
        if not self._closed:
            from journal_app.ui.warm_up import warm_up

            warm_up(self)

    def _choose_backup(self) -> None:
        """The journal is closed first: a backup can only take the place of a file that nobody holds."""
        self._stop_services()
        self._close_journal()
        self.window.leave_journal()
        self._opening.show_backups(then=self._start_anew)

    def _erase(self) -> None:
        """Close the journal, delete everything and end: there is nothing left to show."""
        from journal_app.operations.erase_everything import erase_everything

        path, preferences = self._opening.path, self._preferences_file
        self._stop_services()
        self._close_journal()
        self.window.leave_journal()

        def done(_value: object, error: BaseException | None) -> None:
            if isinstance(error, UserError):
                self.window.say(error)
            elif error is not None:
                raise error
            else:
                self.window.quit()

        self._background.run(lambda: erase_everything(path, preferences), done, owner=self)

    # Closing and locking.

    def lock(self) -> None:
        """Close everything and begin anew at the unlock screen: only a new process has nothing left in its memory."""
        if self.window.client is not None:
            self._start_anew()

    def _start_anew(self) -> None:
        if not self._relaunch:
            # The example journal: it ends with this process, and nothing of a person's is in its memory.
            self._stop_services()
            self._close_journal()
            self.window.leave_journal()
            self._opening.lock()
            return
        hidden = not self.window.isVisible() and self.beside.tray.stays()
        self._close()
        self.window.hide()
        restart(self._relaunch, self._opening.path, hidden=hidden)

    def _close_journal(self) -> None:
        self.window.keep_drafts()
        client = self.window.client
        workspace = client.workspace if client is not None else self._made.workspace if self._made else None
        if workspace is not None:
            self._background.run(workspace.journal.close, lambda _value, _error: None)

    def _stop_services(self) -> None:
        if self.services is not None:
            self.services.stop()

    def _close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._stop_services()
        if hasattr(self, "beside"):
            self.beside.stop()
        if self.window.client is not None:
            self.preferences.change(window=self.window.place())
        self._close_journal()
        self._background.finish()


def make_qt(arguments: Sequence[str] = ()) -> QApplication:
    """The Qt application with its neutral name; Qt 6 passes every scale through unrounded by itself."""
    qt = QApplication(["journal", *arguments])
    qt.setApplicationName("Journal")
    qt.setApplicationDisplayName("Journal")
    qt.setDesktopFileName("journal")
    speak(qt)
    search_between_events(qt)
    return qt
