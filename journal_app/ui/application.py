"""Runs the window: paints it first, then opens the journal, and looks after locking, backups and a second start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.errors import JournalAlreadyOpen, UserError
from journal_app.preferences import Preferences, write_preferences
from journal_app.ui.background import Background
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import TODAY, MainWindow
from journal_app.ui.menus import Menus
from journal_app.ui.theme import Theme

if TYPE_CHECKING:
    from journal_app.operations.open_journal import Opened
    from journal_app.ui.idle_lock import IdleLock
    from journal_app.ui.single_instance import Doorbell

WARM_UP_MS = 2000
BACK_UP_EVERY_MS = 60 * 60 * 1000


class Application(QObject):
    """One run of the window on one journal file. Pieces are built here and passed in; nothing is global."""

    def __init__(
        self,
        qt: QApplication,
        path: Path,
        preferences: Preferences,
        preferences_file: Path,
        relaunch: Sequence[str],
        *,
        locked: bool = False,
        passphrase: str | None = None,
    ) -> None:
        super().__init__(qt)
        self._qt = qt
        self._path = path
        self._preferences = preferences
        self._preferences_file = preferences_file
        self._relaunch = tuple(relaunch)
        self._locked = locked
        self._passphrase = passphrase
        self._background = Background(self)
        self._theme = Theme(qt, preferences.theme, preferences.text_percent)
        self._menus = Menus(self._theme)
        self.window = MainWindow(self._theme, self._menus)
        self.window.restore_place(preferences.window)
        self.window.use_emergency(self._make_emergency)
        self.window.closing.connect(self._close)
        self.window.painted.connect(self._begin)
        self._idle: IdleLock | None = None
        self._doorbell: Doorbell | None = None
        self._closed = False
        self._connect_menus()

    def _connect_menus(self) -> None:
        menus = self._menus
        menus.lock_wanted.connect(self.lock)
        menus.back_up_wanted.connect(self._back_up_now)
        menus.restore_wanted.connect(self._choose_backup)
        menus.passphrase_wanted.connect(self._change_passphrase)
        menus.about_wanted.connect(self._about)
        menus.look_chosen.connect(self._choose_look)
        menus.text_size_chosen.connect(self._choose_text_size)
        menus.undo_wanted.connect(lambda: self._with_client(lambda client: client.undo()))
        menus.redo_wanted.connect(lambda: self._with_client(lambda client: client.redo()))
        menus.today_wanted.connect(self._act_on_today)

    # Opening.

    def _begin(self) -> None:
        """After the first paint: find out how the journal can be opened."""
        from journal_app.operations.open_journal import is_first_run

        self.window.sidebar.set_number("")
        self._background.run(
            self._emergency_number, lambda number, _: self.window.sidebar.set_number(str(number or ""))
        )
        if is_first_run(self._preferences, self._path):
            self._show_first_run()
        else:
            self._try_to_open()
        QTimer.singleShot(WARM_UP_MS, self, self._warm_up)

    def _emergency_number(self) -> str:
        from journal_app.operations.read_emergency_help import NO_COUNTRY_NUMBER, read_emergency_help

        number = read_emergency_help(self._preferences.country).number
        return "" if number == NO_COUNTRY_NUMBER else number

    def _show_first_run(self) -> None:
        from journal_app.ui.pages.first_run_page import FirstRunPage

        page = FirstRunPage(self._theme, self._background, self._path)

        def opened(result: Opened) -> None:
            self._change_preferences(country=page.country, drink_grams=page.drink_grams)
            self._opened(result)

        page.opened.connect(opened)
        page.emergency_wanted.connect(self.window.show_emergency)
        self.window.show_gate(page)

    def _try_to_open(self) -> None:
        from journal_app.operations.open_journal import journal_state

        try:
            state = journal_state(self._path)
        except UserError as error:
            self._show_recovery(error)
            return
        passphrase, self._passphrase = self._passphrase, None
        if self._locked or (state == "needs_passphrase" and passphrase is None):
            self._show_unlock(with_passphrase=state == "needs_passphrase")
            return
        self._background.run(lambda: self._unlock(passphrase), self._after_unlock)

    def _unlock(self, passphrase: str | None) -> Opened:
        from journal_app.operations.open_journal import unlock

        return unlock(self._path, passphrase, self._preferences.country, self._preferences.drink_grams)

    def _after_unlock(self, value: object, error: BaseException | None) -> None:
        if isinstance(error, UserError):
            self._show_recovery(error)
        elif error is not None:
            raise error
        else:
            self._opened(value)  # type: ignore[arg-type]  # what unlock returned

    def _show_unlock(self, *, with_passphrase: bool) -> None:
        from journal_app.ui.pages.unlock_page import UnlockPage

        page = UnlockPage(
            self._theme,
            self._background,
            self._path,
            self._preferences.country,
            self._preferences.drink_grams,
            with_passphrase=with_passphrase,
        )
        page.opened.connect(self._opened)
        page.recovery_wanted.connect(self._show_recovery)
        page.emergency_wanted.connect(self.window.show_emergency)
        self.window.show_gate(page)

    def _show_recovery(self, error: UserError) -> None:
        if isinstance(error, JournalAlreadyOpen) and self._raise_other():
            return
        self._show_recovery_with(error.sentence, done=self._try_to_open)

    def _show_recovery_with(self, sentence: str, done: Callable[[], None]) -> None:
        from journal_app.ui.pages.recovery_page import RecoveryPage

        page = RecoveryPage(self._theme, self._background, self._path, sentence)
        page.restored.connect(done)
        page.retry.connect(done)
        page.chosen.connect(self._choose_path)
        page.emergency_wanted.connect(self.window.show_emergency)
        self.window.show_gate(page)

    def _raise_other(self) -> bool:
        from journal_app.ui.single_instance import raise_other

        if not raise_other(self._path):
            return False
        self.window.close()
        return True

    def _choose_path(self, path: Path) -> None:
        self._path = path
        self._try_to_open()

    def _opened(self, opened: Opened) -> None:
        from journal_app.ui.idle_lock import IdleLock
        from journal_app.ui.single_instance import Doorbell

        if self._preferences.journal != str(self._path):
            self._change_preferences(journal=str(self._path))
        self.open_client(JournalClient(self._background, opened.workspace, self))
        self._doorbell = Doorbell(self._path, self)
        self._doorbell.rung.connect(self._come_to_front)
        self._idle = IdleLock(self._qt, self._preferences.idle_lock_minutes, lambda: self._background.busy)
        self._idle.lock_wanted.connect(self.lock)
        self._back_up("opened")
        timer = QTimer(self)
        timer.timeout.connect(lambda: self._back_up("hourly"))
        timer.start(BACK_UP_EVERY_MS)

    def open_client(self, client: JournalClient) -> None:
        """Show the pages of an open journal; the demo opens its example in this way."""
        self.window.open_journal(client)

    def _come_to_front(self) -> None:
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def _warm_up(self) -> None:
        # matplotlib and typst take most of a second to read: that is done before they are first wanted.
        if not self._closed:
            from journal_app.ui.warm_up import warm_up

            warm_up(self)

    # What the menus ask for.

    def _with_client(self, action: Callable[[JournalClient], None]) -> None:
        if self.window.client is not None:
            action(self.window.client)

    def _act_on_today(self, what: str) -> None:
        if self.window.client is not None:
            self.window.show_page(TODAY)
            self.window.page(TODAY).act(what)  # type: ignore[attr-defined]  # TodayPage

    def _back_up(self, reason: str, then: Callable[[object], None] | None = None) -> None:
        from journal_app.operations.back_up_journal import back_up

        self._with_client(lambda client: client.ask(back_up, reason, then=then))

    def _back_up_now(self) -> None:
        self._back_up(
            "asked",
            lambda row: self.window.tell(
                "A backup was made and checked." if row else "The last backup already holds everything."
            ),
        )

    def _choose_backup(self) -> None:
        """The journal is closed first: a backup can only take the place of a file that nobody holds."""
        self._stop_services()
        self._close_journal()
        self._show_recovery_with(
            "Choose the backup to go back to. The journal as it is now is moved aside and kept, never deleted.",
            done=lambda: self._restart(None),
        )

    def _change_passphrase(self) -> None:
        from journal_app.ui.forms.passphrase_dialog import PassphraseDialog

        dialog = PassphraseDialog(self._theme, self._background, self._path, self.window)
        dialog.changed.connect(
            lambda: self.window.tell("The passphrase was changed. The recovery words stay the same.")
        )
        dialog.open()

    def _about(self) -> None:
        from journal_app.ui.forms.about_dialog import AboutDialog

        AboutDialog(self.window).open()

    def _choose_look(self, choice: str) -> None:
        self._change_preferences(theme=choice)
        self._theme.choose(self._preferences.theme)

    def _choose_text_size(self, percent: int) -> None:
        self._theme.set_text_percent(percent)
        self._change_preferences(text_percent=self._theme.text_percent)

    def _change_preferences(self, **changes: object) -> None:
        self._preferences = msgspec.structs.replace(self._preferences, **changes)
        try:
            write_preferences(self._preferences_file, self._preferences)
        except UserError as error:
            self.window.say(error)

    def _make_emergency(self) -> QWidget:
        from journal_app.ui.pages.emergency_page import EmergencyPage

        return EmergencyPage(self._theme, lambda: self._preferences.country)

    # Closing and locking.

    def lock(self) -> None:
        """Close everything and begin anew at the unlock screen: only a new process has nothing left in its memory."""
        if self.window.client is None:
            return
        self._close()
        self.window.hide()
        restart(self._relaunch, self._path)

    def _restart(self, error: BaseException | None) -> None:
        if isinstance(error, UserError):
            self._show_recovery(error)
        elif error is not None:
            raise error
        else:
            self._close()
            self.window.hide()
            restart(self._relaunch, self._path)

    def _close_journal(self) -> None:
        client = self.window.client
        if client is not None:
            self._background.run(client.workspace.journal.close, lambda _value, _error: None)

    def _stop_services(self) -> None:
        if self._idle is not None:
            self._idle.stop()
        if self._doorbell is not None:
            self._doorbell.close()

    def _close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._stop_services()
        place = self.window.place()
        if place != self._preferences.window and self.window.client is not None:
            self._change_preferences(window=place)
        self._close_journal()
        self._background.finish()


def restart(command: Sequence[str], path: Path) -> None:
    """Replace this process by a new one that starts locked; where a process cannot be replaced, start one and end."""
    arguments = [*command, "--journal", str(path), "--locked"]
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        subprocess.Popen(arguments)  # noqa: S603 - our own program and the journal's path
        os._exit(0)
    os.execv(arguments[0], arguments)  # noqa: S606 - our own program and the journal's path


def make_qt(arguments: Sequence[str] = ()) -> QApplication:
    """The Qt application: neutral name, sharp at every scale."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    qt = QApplication(["journal", *arguments])
    qt.setApplicationName("Journal")
    qt.setApplicationDisplayName("Journal")
    qt.setDesktopFileName("journal")
    return qt


def run_window(
    journal: Path | None,
    *,
    demo: bool = False,
    locked: bool = False,
    passphrase: str | None = None,
    relaunch: Sequence[str] = (),
) -> int:
    """Open the window and stay until it closes; returns the exit status.

    `relaunch` is the command that starts this program again, for the lock. `demo` opens a labelled example journal in
    a temporary place, which is gone when the window closes.
    """
    from journal_app.paths import default_journal, preferences_file
    from journal_app.preferences import read_preferences
    from journal_app.ui.privacy import forbid_core_dumps

    forbid_core_dumps()
    os.umask(0o077)
    qt = make_qt()
    if demo:
        from journal_app.ui.demo import run_demo

        return run_demo(qt)
    file = preferences_file()
    preferences = read_preferences(file)
    path = journal or (Path(preferences.journal) if preferences.journal else default_journal())
    application = Application(qt, path.absolute(), preferences, file, relaunch, locked=locked, passphrase=passphrase)
    return run(qt, application)


def run(qt: QApplication, application: Application) -> int:
    """Show the window and run until it closes; an exception that nobody expected is shown as a fault of ours."""
    from journal_app.ui.bug_dialog import show_bug

    def on_exception(kind: type[BaseException], error: BaseException, _trace: object) -> None:
        if issubclass(kind, KeyboardInterrupt):
            qt.quit()
            return
        show_bug(error, application.window)

    sys.excepthook = on_exception
    application.window.show()
    return qt.exec()
