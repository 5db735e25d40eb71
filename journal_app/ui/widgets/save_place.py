"""Ask where to save a file, and leave no trace of the folders that were looked at."""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_save_place(parent: QWidget, title: str, file_name: str, kind: str, suffix: str) -> Path | None:
    """Where the person wants the file, None if they went back. `kind` is Qt's filter, such as "PDF (*.pdf)".

    The system's own dialog where there is one. Qt's writes the folders it showed to a file of its own, so that
    section is taken out again.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    if not folder or not Path(folder).is_dir():
        folder = str(Path.home())
    dialog = QFileDialog(parent, title, folder, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(file_name)
    accepted = dialog.exec()
    chosen = dialog.selectedFiles()
    dialog.setHistory([])
    dialog.deleteLater()
    dialog.destroyed.connect(forget_folders)
    forget_folders()
    return Path(chosen[0]) if accepted and chosen else None


def forget_folders() -> None:
    """Take the history of folders out of Qt's own settings file."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.remove("FileDialog")
    settings.sync()
