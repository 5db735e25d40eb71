"""Ask for a journal file that is there, and leave no trace of the folders that were looked at."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.i18n import _
from journal_app.ui.widgets.save_place import forget_folders


def ask_journal_file(parent: QWidget, folder: Path) -> Path | None:
    """The file that was chosen, None if the person went back."""
    start = folder if folder.is_dir() else Path.home()
    dialog = QFileDialog(parent, _("Look for your journal"), str(start), _("Journals (*.journal);;All files (*)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    accepted = dialog.exec()
    chosen = dialog.selectedFiles()
    dialog.setHistory([])
    dialog.deleteLater()
    dialog.destroyed.connect(forget_folders)
    forget_folders()
    return Path(chosen[0]) if accepted and chosen else None
