"""The recovery words on the screen, once, and three of them typed back from the paper."""

from __future__ import annotations

from collections.abc import Sequence
from secrets import SystemRandom
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout, add_layout_at

COLUMNS: Final = 4
ASKED: Final = 3
STEM: Final = 4
"""The first four letters tell every recovery word from all others."""


class WordGrid(QFrame):
    """Numbered words in four columns. It takes the keyboard focus, so that a screen reader can read it as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "words")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Your recovery words"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 14, 16, 14)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)

    def show_words(self, words: Sequence[str]) -> None:
        """Show them; none clears the grid."""
        clear(self._grid)
        for place, word in enumerate(words):
            row, column = divmod(place, COLUMNS)
            cell = QHBoxLayout()
            cell.setSpacing(8)
            number = label(str(place + 1), "small", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setMinimumWidth(number.fontMetrics().horizontalAdvance("00"))
            shown = label(word, "strong", wrap=False)
            shown.setAccessibleName(_("Word {number}: {word}").format(number=place + 1, word=word))
            cell.addWidget(number)
            cell.addWidget(shown, 1)
            add_layout_at(self._grid, cell, row, column)
            self._grid.setColumnStretch(column, 1)
        self.setAccessibleDescription(", ".join(f"{place + 1} {word}" for place, word in enumerate(words)))


class WordsBack(QWidget):
    """Three fields for words at random places; `asked` are their places, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked: tuple[int, ...] = ()
        self.fields: tuple[QLineEdit, ...] = ()
        self._words: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def ask(self, words: Sequence[str]) -> None:
        """Ask for three of these words, at places that nobody can guess."""
        self._words = tuple(words)
        self.asked = tuple(sorted(SystemRandom().sample(range(len(words)), ASKED)))
        clear(self._column)
        self.fields = tuple(QLineEdit() for _place in self.asked)
        for place, field in zip(self.asked, self.fields, strict=True):
            field.setMaxLength(32)
            field.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData
                | Qt.InputMethodHint.ImhNoPredictiveText
                | Qt.InputMethodHint.ImhNoAutoUppercase
            )
            add_layout(self._column, form_row(_("Word {number}").format(number=place + 1), field))

    @property
    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.fields[0] if self.fields else self

    def wrong(self) -> tuple[int, ...]:
        """The places, counted from 0, whose word is not the one that was shown; four letters are enough."""
        return tuple(
            place
            for place, field in zip(self.asked, self.fields, strict=True)
            if not _same(field.text().strip().lower(), self._words[place])
        )

    def focus_wrong(self) -> None:
        """Put the cursor into the first field that is not right."""
        wrong = self.wrong()
        if wrong:
            field = self.fields[self.asked.index(wrong[0])]
            field.setFocus()
            field.selectAll()

    def forget(self) -> None:
        """Let go of the words and of what was typed."""
        for field in self.fields:
            field.clear()
        self._words = ("",) * len(self._words)


def _same(typed: str, word: str) -> bool:
    return typed == word or (len(typed) >= STEM and word.startswith(typed))
