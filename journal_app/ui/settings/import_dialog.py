"""Import a file: what would come is shown first, and only then does it come, in one step that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.errors import ParticipantNeeded, StartDateNeeded, UserError
from journal_app.i18n import _, plural
from journal_app.ui.journal_client import Changed, JournalClient
from journal_app.ui.settings.dialog import DIALOG_WIDTH, CalmDialog
from journal_app.ui.settings.import_questions import ImportQuestions
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.save_place import forget_folders

if TYPE_CHECKING:
    from journal_app.operations.import_records import ImportResult

LARGEST_BYTES: Final = 200 * 1024 * 1024
KINDS: Final = ";;".join((_("Tables and exports") + " (*.csv *.tsv *.json *.txt)", _("All files") + " (*)"))


class ImportDialog(CalmDialog):
    """`imported(ImportResult)` when the entries are in the journal."""

    imported = Signal(object)

    def __init__(self, client: JournalClient, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Import"), theme, client.background, parent)
        self._client = client
        self._file: Path | None = None
        self._data: bytes | None = None
        self._brings = False
        self.questions = ImportQuestions(client.clock, client.zone)
        self.questions.changed.connect(self._take_preview_away)
        self.questions.answered.connect(self._read)
        self.choose = button(_("Choose a file..."))
        self.choose.clicked.connect(lambda _checked=False: self._choose())
        self.preview = label("")
        self.preview.setAccessibleName(_("What would come"))
        self.preview.hide()
        self.update_these = CheckBox(_("Also change the entries that say something else here to what the file says"))
        self.update_these.toggled.connect(lambda _on: self._allow())
        self.update_these.hide()
        self.column.addWidget(
            label(
                _(
                    "Journal reads its own exports (CSV and JSON), tables of the same columns, and Timeline Followback "
                    "sheets. Entries that are here already are left as they are. Every dose is checked."
                )
            )
        )
        self.column.addWidget(self.choose)
        self.column.addWidget(self.questions)
        self.column.addWidget(self.preview)
        self.column.addWidget(self.update_these)
        self.add_primary(_("Import"), self._import)
        assert self.primary is not None
        self.primary.setEnabled(False)
        self.fit(DIALOG_WIDTH)
        self.choose.setFocus()

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Import"), str(Path.home()), KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        accepted = dialog.exec()
        chosen = dialog.selectedFiles()
        dialog.setHistory([])
        dialog.deleteLater()
        dialog.destroyed.connect(forget_folders)
        forget_folders()
        if accepted and chosen:
            self.read_file(Path(chosen[0]))

    def read_file(self, file: Path) -> None:
        """Read a file and show what it would bring, or ask what it does not say itself; nothing is changed."""
        self._file = file
        self.questions.forget()
        self._read()

    def _take_preview_away(self) -> None:
        """What would come is another thing now."""
        self._data = None
        self.preview.hide()
        self.update_these.hide()
        self.update_these.setChecked(False)
        self.message.say("")
        assert self.primary is not None
        self.primary.setEnabled(False)
        self.questions.go_on.setDefault(True)

    def _read(self) -> None:
        file = self._file
        if file is None or self.working:
            return
        self._take_preview_away()
        start_date, participant = self.questions.start_date, self.questions.participant
        workspace = self._client.workspace

        def work() -> object:
            from journal_app.operations.import_records import import_records

            data = _content(file)
            return data, import_records(
                workspace,
                data,
                start_date=start_date,
                participant=participant,
                dry_run=True,
                progress=self.tell,
            )

        self.questions.setEnabled(False)
        self.work(_("Reading the file. Nothing is changed yet."), work, self._show)

    def _show(self, found: object) -> None:
        from journal_app.operations.import_words import import_in_words

        data, result = cast("tuple[bytes, ImportResult]", found)
        # The last line is for a terminal: it tells of a dry run.
        *lines, _dry_run = map(breakable, import_in_words(result))
        self.preview.setText("\n".join((*lines, _("Nothing was saved."))))
        self.preview.show()
        assert self.primary is not None
        self._data = data
        self._brings = bool(result.entries or result.rows == 0 or result.format == "journal_json")
        self.update_these.setVisible(bool(result.different))
        self._allow()
        if self._brings:
            self.primary.setDefault(True)
            self.primary.setFocus()
        elif result.different:
            self.say(_("All of it is in your journal already, some of it with other words."), "note")
            self.update_these.setFocus()
        else:
            self.say(_("All of it is in your journal already, so there is nothing to import."), "note")
        self.fit(DIALOG_WIDTH)

    def _allow(self) -> None:
        """Whether there is something to import as it is ticked now."""
        assert self.primary is not None
        self.primary.setEnabled(self._data is not None and (self._brings or self.update_these.isChecked()))

    def _answered(self, value: object, error: BaseException | None, then: Callable[[object], None]) -> None:
        self.questions.setEnabled(True)
        super()._answered(value, error, then)
        if self.primary is not None:
            self._allow()

    def failed(self, error: UserError) -> None:
        if isinstance(error, ParticipantNeeded):
            self.questions.ask_whose(error.people)
        elif isinstance(error, StartDateNeeded):
            self.questions.ask_day_0()
        else:
            super().failed(error)
            if self.questions.isVisible():
                self.questions.go_on.setFocus()
        self.fit(DIALOG_WIDTH)

    def _import(self) -> None:
        data, workspace = self._data, self._client.workspace
        if data is None:
            return
        start_date, participant = self.questions.start_date, self.questions.participant
        update = self.update_these.isChecked()
        self.questions.setEnabled(False)

        def work() -> object:
            from journal_app.operations.import_records import import_records

            return import_records(
                workspace, data, start_date=start_date, participant=participant, update=update, progress=self.tell
            )

        self.work(_("Importing and checking every entry."), work, self._done)

    def _done(self, result: object) -> None:
        self._client.changed.emit(Changed.ENTRIES | Changed.ALERTS | Changed.PREFERENCES)
        self.imported.emit(result)
        self.accept()


def imported_words(result: ImportResult) -> str:
    """What came, in a sentence or two; warnings are one line, never one interruption each."""
    said = [
        plural("{count} entry was imported.", "{count} entries were imported.", result.entries).format(
            count=result.entries
        ),
        *(
            [
                plural("{count} entry was changed.", "{count} entries were changed.", result.changed).format(
                    count=result.changed
                )
            ]
            if result.changed
            else []
        ),
        _("{key} takes all of it back.").format(key=key_shown("undo")),
    ]
    if result.still_active:
        said.append(
            plural(
                "{count} warning may still be active: see the Alerts page.",
                "{count} warnings may still be active: see the Alerts page.",
                result.still_active,
            ).format(count=result.still_active)
        )
    return " ".join(said)


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise UserError(_("The file is larger than Journal can read at once. Nothing was imported."))
        return file.read_bytes()
    except OSError as error:
        raise UserError(
            _(
                "The file could not be read. Nothing was imported. Check that it is still there and that you may open "
                "it."
            ),
            details=type(error).__name__,
        ) from None
