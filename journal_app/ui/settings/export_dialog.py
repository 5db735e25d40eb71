"""Export the journal into a file, with a word about what that file is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.settings.dialog import DIALOG_WIDTH, CalmDialog
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.save_place import ask_save_place

if TYPE_CHECKING:
    from journal_app.operations.export_records import ExportFormat

NOT_ENCRYPTED: Final = _(
    "The file will not be encrypted. Whoever can open it can read everything in it. Put it where only you can read it, "
    "and delete it when you no longer need it."
)
FILE_NAMES: Final[dict[ExportFormat, tuple[str, str]]] = {
    "csv": ("journal-export.csv", "CSV (*.csv)"),
    "json": ("journal-export.json", "JSON (*.json)"),
}


class ExportDialog(CalmDialog):
    """`exported(Path)` when the file is whole."""

    exported = Signal(object)

    def __init__(self, client: JournalClient, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Export"), theme, client.background, parent)
        self._client = client
        self.table = QRadioButton(_("A table of all entries (CSV)"))
        self.whole = QRadioButton(_("Everything in the journal (JSON)"))
        self.table.setChecked(True)
        self.column.addWidget(self.table)
        self.column.addWidget(label(_("Opens in any spreadsheet. One line an entry."), "small"))
        self.column.addWidget(self.whole)
        self.column.addWidget(
            label(
                _(
                    "Also warnings, earlier versions, deleted entries, medicines and settings of the journal. Journal "
                    "can read it back in full."
                ),
                "small",
            )
        )
        warning = label(NOT_ENCRYPTED, tone="caution")
        self.column.addWidget(warning)
        self.add_primary(_("Choose a place..."), self._choose)
        self.fit(DIALOG_WIDTH)
        self.table.setFocus()

    @property
    def format(self) -> ExportFormat:
        """Which of the two is chosen."""
        return "csv" if self.table.isChecked() else "json"

    def _choose(self) -> None:
        name, kind = FILE_NAMES[self.format]
        out = ask_save_place(self, _("Export"), name, kind, self.format)
        if out is not None:
            self.save_to(out)

    def save_to(self, out: Path) -> None:
        """Write the file; it is there whole or not at all."""
        workspace, file_format = self._client.workspace, self.format

        def work() -> object:
            from journal_app.operations.export_records import STOPPED, export_records, write_file

            data = export_records(workspace, file_format, progress=self.tell)
            if self.stop_asked:
                raise UserError(STOPPED)
            write_file(out, data)
            return out

        self.work(_("Reading all entries and writing the file."), work, self._done)

    def _done(self, out: object) -> None:
        self.exported.emit(out)
        self.accept()
