"""The recovery words, shown again to whoever knows the passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget

from journal_app.errors import UserError, WrongPassphrase
from journal_app.i18n import _
from journal_app.ui.background import Background
from journal_app.ui.forms.new_passphrase import secret_field
from journal_app.ui.forms.recovery_words import WordGrid
from journal_app.ui.settings.dialog import CalmDialog
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label


class WordsDialog(CalmDialog):
    """Asks for the passphrase where there is one; the words are gone when it closes."""

    def __init__(
        self, theme: Theme, background: Background, path: Path, has_passphrase: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Recovery words"), theme, background, parent)
        self._path = path
        self._has_passphrase = has_passphrase
        self.passphrase = secret_field()
        self.grid = WordGrid()
        self.grid.hide()
        self.column.addWidget(
            label(
                _(
                    "Whoever has these words can read the journal, without the passphrase. Write them on paper, with "
                    "their numbers, and keep the paper where others do not look."
                )
            )
        )
        self._asked = QWidget()
        asked = form_row(_("Your passphrase"), self.passphrase)
        asked.setContentsMargins(0, 0, 0, 0)
        self._asked.setLayout(asked)
        self._asked.setVisible(has_passphrase)
        self.column.addWidget(self._asked)
        self.column.addWidget(self.grid)
        self.add_primary(_("Show the words"), self._show)
        self.fit(600)
        if has_passphrase:
            self.passphrase.setFocus()

    def _show(self) -> None:
        if self.working or not self.grid.isHidden():
            return
        written = self.passphrase.text() if self._has_passphrase else None
        if written == "":
            self.say(_("Please type your passphrase."), "caution")
            self.passphrase.setFocus()
            return
        path = self._path

        def work() -> object:
            from journal_app.operations.recovery_words import recovery_words

            return recovery_words(path, written)

        self.work(_("Reading the words. This takes a moment."), work, self._shown)

    def _shown(self, words: object) -> None:
        self.passphrase.clear()
        self._asked.hide()
        self.grid.show_words(cast("tuple[str, ...]", words))
        self.grid.show()
        assert self.primary is not None
        self.primary.hide()
        self.cancel.setText(_("Close"))
        self.fit(600)
        self.grid.setFocus()

    def failed(self, error: UserError) -> None:
        super().failed(error)
        if isinstance(error, WrongPassphrase):
            self.passphrase.clear()
            self.passphrase.setFocus()

    def done(self, result: int) -> None:
        self.passphrase.clear()
        self.grid.show_words(())
        super().done(result)
