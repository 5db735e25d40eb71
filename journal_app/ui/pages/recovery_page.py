"""When the journal cannot be opened: one sentence, the backups, another file. It never makes a journal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from journal_app.errors import UserError
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.pages.gate import Gate, button_row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.save_place import forget_folders

REASONS = {"opened": "after opening", "hourly": "in the background", "asked": "made by hand"}
"""In words; other reasons are words already, such as "before import"."""


class RecoveryPage(Gate):
    """`restored`: a backup took the journal's place. `chosen(Path)`: another file. The other signals: as named."""

    restored = Signal()
    retry = Signal()
    chosen = Signal(object)
    words_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        path: Path,
        sentence: str,
        *,
        title: str = "The journal could not be opened",
        retry_text: str = "Try again",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, parent)
        self._background = background
        self._path = path
        self.restore = button("Restore this backup", "primary")
        self.sentence = label(sentence)
        self.body.addWidget(self.sentence)
        self._heading = label("Backups of this journal", "card-head")
        self.body.addWidget(self._heading)
        self.backups = QListWidget()
        self.backups.setAccessibleName("Backups of this journal")
        self.backups.setMinimumHeight(theme.scaled(190))
        self.backups.currentRowChanged.connect(lambda row: self.restore.setEnabled(row >= 0))
        self.backups.itemActivated.connect(lambda _: self._restore())
        self.body.addWidget(self.backups)
        self._none = label("No backups were found beside it.", "quiet")
        self.body.addWidget(self._none)
        self.body.addWidget(
            label("Going back to a backup moves the files that are there aside. Nothing is deleted.", "small")
        )
        self.restore.setEnabled(False)
        self.restore.clicked.connect(self._restore)
        again = button(retry_text)
        again.clicked.connect(self.retry.emit)
        self.body.addLayout(button_row(again, self.restore))
        other = button("Choose another file...", "link")
        other.clicked.connect(self._choose)
        words = button("Use my recovery words", "link")
        words.clicked.connect(self.words_wanted.emit)
        self.body.addLayout(button_row(words, other))
        self.setFocusProxy(self.backups)
        self._show_backups((), None)
        self._read()

    def _read(self) -> None:
        from journal_app.operations.restore_backup import list_backups

        self._background.run(lambda: list_backups(self._path), self._show_backups, owner=self)

    def _show_backups(self, rows: Any, error: BaseException | None) -> None:
        if isinstance(error, UserError):
            self._say(error.sentence)
            rows = ()
        elif error is not None:
            raise error
        self.backups.clear()
        for row in rows:
            entries = "1 entry" if row.entries == 1 else f"{row.entries:,} entries"
            reason = REASONS.get(row.reason, row.reason)
            item = QListWidgetItem(", ".join(part for part in (row.when, entries, reason) if part))
            item.setData(Qt.ItemDataRole.UserRole, row.key)
            self.backups.addItem(item)
        for each in (self._heading, self.backups):
            each.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows:
            self.backups.setCurrentRow(0)

    def _restore(self) -> None:
        item = self.backups.currentItem()
        if item is None or not self.restore.isEnabled():
            return
        from journal_app.operations.restore_backup import restore_backup

        key = item.data(Qt.ItemDataRole.UserRole)
        self.restore.setEnabled(False)
        self._background.run(lambda: restore_backup(self._path, key), self._after_restore, owner=self)

    def _after_restore(self, _value: object, error: BaseException | None) -> None:
        self.restore.setEnabled(True)
        if isinstance(error, UserError):
            self._say(error.sentence)
        elif error is not None:
            raise error
        else:
            self.restored.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(self, "Choose a journal", str(self._path.parent if self._path.parent.is_dir() else ""))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        accepted = dialog.exec()
        files = dialog.selectedFiles()
        dialog.setHistory([])
        dialog.deleteLater()
        dialog.destroyed.connect(forget_folders)
        forget_folders()
        if accepted and files:
            self.chosen.emit(Path(files[0]))

    def _say(self, sentence: str) -> None:
        self.message.say(sentence, "serious")
        announce(self, sentence)
