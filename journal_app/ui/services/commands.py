"""What menus and Settings can ask for that is no page: backups, the passphrase, files, and what Journal is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal

from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.ui.background import Background
from journal_app.ui.main_window import MainWindow
from journal_app.ui.theme import Theme

if TYPE_CHECKING:
    from journal_app.operations.import_records import ImportResult

LIMITS_PAGE = "privacy"


class Commands(QObject):
    """Carries out what was chosen, in dialogs over the window."""

    restore_wanted = Signal()
    erase_wanted = Signal()
    """The person typed the word: everything is to go."""
    start_again_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        background: Background,
        path: Callable[[], Path],
        program: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        """`path` is where the journal lies, `program` the command that starts Journal; empty for the example itself."""
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._background = background
        self._path = path
        self._program = tuple(program)
        self.known: dict[str, Callable[[], None]] = {
            "back_up": self.back_up,
            "restore": self.restore_wanted.emit,
            "passphrase": self.change_passphrase,
            "recovery_words": self.show_recovery_words,
            "export": self.export,
            "import": self.import_file,
            "erase": self.erase,
            "example": self.open_example,
            "start_again": self.start_again,
            "help": lambda: self._window.show_page("help"),
            "help_privacy": lambda: self._window.open_help(LIMITS_PAGE),
        }

    def run(self, command: str) -> None:
        """Carry out what a button of Settings names."""
        self.known[command]()

    def back_up(self) -> None:
        """Back up now, and say whether there was anything to keep."""
        from journal_app.operations.back_up_journal import back_up

        client = self._window.client
        if client is not None:
            client.ask(
                back_up,
                "asked",
                then=lambda row: self._window.tell(
                    _("A backup was made and checked.") if row else _("The last backup already holds everything.")
                ),
            )

    def change_passphrase(self) -> None:
        """Ask for another passphrase, or for none."""
        from journal_app.ui.forms.passphrase_dialog import PassphraseDialog

        has_passphrase = self._has_passphrase()
        if has_passphrase is None:
            return
        dialog = PassphraseDialog(self._theme, self._background, self._path(), has_passphrase, self._window)
        dialog.changed.connect(
            lambda: self._window.tell(_("The passphrase was changed. The recovery words stay the same."))
        )
        dialog.open()

    def show_recovery_words(self) -> None:
        """Show the words to whoever knows the passphrase."""
        from journal_app.ui.settings.words_dialog import WordsDialog

        has_passphrase = self._has_passphrase()
        if has_passphrase is not None:
            WordsDialog(self._theme, self._background, self._path(), has_passphrase, self._window).open()

    def _has_passphrase(self) -> bool | None:
        from journal_app.operations.open_journal import journal_state

        try:
            return journal_state(self._path()) == "needs_passphrase"
        except UserError as error:
            self._window.say(error)
            return None

    def export(self) -> None:
        """Ask what to export, and where to."""
        from journal_app.ui.settings.export_dialog import ExportDialog

        if self._window.client is not None:
            dialog = ExportDialog(self._window.client, self._theme, self._window)
            dialog.exported.connect(
                lambda out: self._window.tell(_("Exported to {file}. It is not encrypted.").format(file=out.name))
            )
            dialog.open()

    def import_file(self) -> None:
        """Ask for a file, and show what it would bring."""
        from journal_app.ui.settings.import_dialog import ImportDialog, imported_words

        def imported(result: ImportResult) -> None:
            self._window.note(imported_words(result))

        if self._window.client is not None:
            dialog = ImportDialog(self._window.client, self._theme, self._window)
            dialog.imported.connect(imported)
            dialog.open()

    def erase(self) -> None:
        """Ask for the word."""
        from journal_app.ui.settings.erase_dialog import EraseDialog

        dialog = EraseDialog(self._theme, self._background, self._path(), self._window)
        dialog.confirmed.connect(self.erase_wanted)
        dialog.open()

    def open_example(self) -> None:
        """Start another Journal on an invented record."""
        if not self._program:
            self._window.note(_("This is the example journal."))
            return
        program, *arguments = self._program
        started, _process = QProcess.startDetached(program, [*arguments, "demo"])
        if not started:
            self._window.say(UserError(_("The example could not be started. Your journal is unchanged.")))

    def start_again(self) -> None:
        """Have the program start anew, as at a lock; the example cannot, since it ends with its window."""
        if self._program:
            self.start_again_wanted.emit()
        else:
            self._window.note(_("The example journal keeps no settings, so its language stays as it is."))

    def about(self) -> None:
        """Say what Journal is."""
        from journal_app.ui.forms.about_dialog import AboutDialog

        AboutDialog(self._window).open()
