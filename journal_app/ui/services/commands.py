"""What menus and Settings can ask for that is no page: backups, the passphrase, files, and what Journal is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app.errors import UserError
from journal_app.ui.background import Background
from journal_app.ui.main_window import MainWindow
from journal_app.ui.theme import Theme


class Commands(QObject):
    """Carries out what was chosen, in dialogs over the window."""

    restore_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        background: Background,
        path: Callable[[], Path],
        parent: QObject | None = None,
    ) -> None:
        """`path` is where the journal lies."""
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._background = background
        self._path = path

    def back_up(self) -> None:
        """Back up now, and say whether there was anything to keep."""
        from journal_app.operations.back_up_journal import back_up

        client = self._window.client
        if client is not None:
            client.ask(
                back_up,
                "asked",
                then=lambda row: self._window.tell(
                    "A backup was made and checked." if row else "The last backup already holds everything."
                ),
            )

    def change_passphrase(self) -> None:
        """Ask for another passphrase, or for none."""
        from journal_app.operations.open_journal import journal_state
        from journal_app.ui.forms.passphrase_dialog import PassphraseDialog

        try:
            has_passphrase = journal_state(self._path()) == "needs_passphrase"
        except UserError as error:
            self._window.say(error)
            return
        dialog = PassphraseDialog(self._theme, self._background, self._path(), has_passphrase, self._window)
        dialog.changed.connect(
            lambda: self._window.tell("The passphrase was changed. The recovery words stay the same.")
        )
        dialog.open()

    def about(self) -> None:
        """Say what Journal is."""
        from journal_app.ui.forms.about_dialog import AboutDialog

        AboutDialog(self._window).open()
