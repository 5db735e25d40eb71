"""What can be done when the journal cannot be opened; nothing of it happens by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from journal_app.errors import UserError
from journal_app.i18n import _, plural
from journal_app.ui.background import Background
from journal_app.ui.pages.gate import Gate
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.tab_order import tab_along

if TYPE_CHECKING:
    from journal_app.operations.views import BackupRow

REASONS = {
    "hourly": _("made by itself"),
    "opened": _("made when the journal was opened"),
    "asked": _("made when you asked for it"),
    "before replacement": _("made when another program took the journal file away"),
    "before migration": _("made before a newer version changed the file"),
}
KEPT_WORDS = _("The files that are there now are moved aside and kept. Nothing is deleted.")


class RecoveryPage(Gate):
    """`restored` after a backup took the journal's place; the other signals say what else is wanted."""

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
        title: str = _("Your journal is not open"),
        retry_text: str = _("Try again"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, background, title, parent)
        self._path = path
        self.sentence = Message(theme)
        self.sentence.say(sentence, "caution")
        self.backups = QListWidget()
        self.backups.setAccessibleName(_("Backups, newest first"))
        self.backups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.backups.setWordWrap(True)
        self.backups.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.looking = label(_("Looking for backups."), "quiet")
        self.kept = label(KEPT_WORDS, "quiet")
        self.kept.hide()
        self.restore: QPushButton = button(_("Restore this backup"), "primary")
        self.again = button(retry_text)
        self.look = button(_("Look for another file"))
        self.words = button(_("Use my recovery words"), "link")
        self._lay_out_choices()
        self.restore.clicked.connect(self._restore)
        self.again.clicked.connect(self.retry.emit)
        self.look.clicked.connect(self._look)
        self.words.clicked.connect(self.words_wanted.emit)
        self.restore.setEnabled(False)
        self.start = self.again
        self._list()

    def _lay_out_choices(self) -> None:
        self.column.addWidget(self.sentence)
        add_layout(self.column, self.button_row(self.again, self.look, self.words))
        card = Card()
        card.body.addWidget(label(_("Backups"), "card-head"))
        card.body.addWidget(self.looking)
        card.body.addWidget(self.backups)
        card.body.addWidget(self.kept)
        add_layout(card.body, self.button_row(self.restore, in_card=True))
        self.column.addWidget(card)
        order = (self.again, self.look, self.words, self.backups, self.restore)
        tab_along(*order)

    @property
    def primary(self) -> QPushButton:
        return self.restore

    def _list(self) -> None:
        path = self._path
        self.backups.hide()

        def work() -> object:
            from journal_app.operations.restore_backup import list_backups

            return list_backups(path)

        self.work("", work, lambda rows: self._listed(cast("Sequence[BackupRow]", rows)))

    def _listed(self, rows: Sequence[BackupRow]) -> None:
        for row in rows:
            item = QListWidgetItem(_backup_text(row))
            item.setData(Qt.ItemDataRole.UserRole, row.key)
            self.backups.addItem(item)
        self.looking.setText(
            _("Choose one with the arrow keys. The newest is on top.")
            if rows
            else _("There is no backup of a journal at this place.")
        )
        self.backups.setVisible(bool(rows))
        self.kept.setVisible(bool(rows))
        self.restore.setVisible(bool(rows))
        if rows:
            self.backups.setCurrentRow(0)
        shown = min(len(rows), 4)
        height = sum(self.backups.sizeHintForRow(row) for row in range(shown))
        self.backups.setFixedHeight(max(height, self.theme.scaled(24)) + 8)
        self.thaw()

    def failed(self, error: UserError) -> None:
        super().failed(error)
        if not self.backups.count():
            self.looking.setText(_("The backups could not be listed."))

    def thaw(self) -> None:
        self.restore.setEnabled(self.backups.currentItem() is not None)

    def _restore(self) -> None:
        item = self.backups.currentItem()
        if item is None or self.working:
            return
        path, key = self._path, str(item.data(Qt.ItemDataRole.UserRole))

        def work() -> object:
            from journal_app.operations.restore_backup import restore_backup

            restore_backup(path, key)
            return None

        self.work(_("Restoring the backup. This takes a moment."), work, lambda _nothing: self.restored.emit())

    def _look(self) -> None:
        from journal_app.ui.widgets.open_place import ask_journal_file

        place = ask_journal_file(self, self._path.parent)
        if place is not None:
            self.chosen.emit(place)


def _backup_text(row: BackupRow) -> str:
    entries = plural("{count} entry", "{count} entries", row.entries).format(count=row.entries)
    reason = REASONS.get(row.reason, "")
    return f"{row.when}\n" + (f"{entries}, {reason}" if reason else entries)
