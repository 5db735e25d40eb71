"""The one thing that cannot be undone, and so the one thing that is asked about: a word has to be typed."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.i18n import _, in_context
from journal_app.ui.background import Background
from journal_app.ui.settings.dialog import DIALOG_WIDTH, CalmDialog
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import breakable, label, restyle
from journal_app.ui.widgets.nesting import add_layout

WORD: Final = in_context("the word to type, in small letters, before everything is erased", "erase")


class EraseDialog(CalmDialog):
    """`confirmed` when the word was typed and the button pressed."""

    confirmed = Signal()

    def __init__(self, theme: Theme, background: Background, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("Erase everything"), theme, background, parent)
        self.word = QLineEdit()
        self.word.setMaxLength(40)
        self.column.addWidget(
            label(
                _(
                    "This deletes the journal, its keys, its backups and the settings from this computer. Nobody can "
                    "undo it. Files that you exported, and copies that you put elsewhere, stay where they are."
                )
            )
        )
        self.column.addWidget(label(breakable(str(path)), "small"))
        add_layout(self.column, form_row(_("Type the word {word}").format(word=WORD), self.word))
        self.erase = self.add_primary(_("Erase everything"), self._confirm)
        restyle(self.erase, kind="", tone="critical")
        self.erase.setEnabled(False)
        self.word.textChanged.connect(lambda _text: self.erase.setEnabled(self._word_is_typed()))
        self.fit(DIALOG_WIDTH)
        self.word.setFocus()

    def _confirm(self) -> None:
        if self._word_is_typed():
            self.confirmed.emit()
            self.accept()

    def _word_is_typed(self) -> bool:
        return _plain(self.word.text()) == _plain(WORD)


def _plain(text: str) -> str:
    # An accent can be typed as a letter of its own.
    return unicodedata.normalize("NFC", text.strip()).casefold()
