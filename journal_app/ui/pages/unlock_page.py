"""Unlock with the passphrase, or with the recovery words; it shows nothing of what is inside."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from journal_app.errors import UserError, WrongPassphrase
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.forms.passphrase_form import PassphraseForm, passphrase_field, show_letters_box
from journal_app.ui.pages.gate import Gate, button_row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label

FREE_TRIES = 5
FIRST_DELAY_S = 5
LONGEST_DELAY_S = 300


def delay_after(failures: int) -> int:
    """Seconds to hold the next try back after so many wrong ones in a row: none for four, then 5, 10, 20 ... 300."""
    if failures < FREE_TRIES:
        return 0
    return int(min(LONGEST_DELAY_S, FIRST_DELAY_S * 2 ** min(failures - FREE_TRIES, 10)))


class UnlockPage(Gate):
    """`opened(Opened)` fires when it is open, `recovery_wanted(UserError)` when the file itself is the trouble."""

    opened = Signal(object)
    recovery_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        path: Path,
        country: str | None,
        drink_grams: float | None,
        *,
        with_passphrase: bool = True,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Journal is locked", parent)
        self._background = background
        self._path = path
        self._country = country
        self._drink_grams = drink_grams
        self._with_passphrase = with_passphrase
        self._clock = clock
        self._failures = 0
        self._held_until = 0.0
        self._trying = False
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._show_delay)
        self._add_unlock()
        self._add_words()
        self.show_words(False)

    def _add_unlock(self) -> None:
        self._unlock_part = QWidget()
        column = QVBoxLayout(self._unlock_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.passphrase = passphrase_field()
        self.unlock = button("Unlock", "primary")
        self.unlock.clicked.connect(self._try)
        self.forgotten = button("I forgot my passphrase", "link")
        self.forgotten.clicked.connect(lambda: self.show_words(True))
        if self._with_passphrase:
            column.addLayout(form_row("&Passphrase", self.passphrase))
            column.addWidget(show_letters_box(self.passphrase))
            self.passphrase.returnPressed.connect(self._try)
            column.addLayout(button_row(self.forgotten, self.unlock))
        else:
            column.addWidget(label("It has no passphrase: press Unlock to open it."))
            column.addLayout(button_row(self.unlock))
        self.body.addWidget(self._unlock_part)

    def _add_words(self) -> None:
        self._words_part = QWidget()
        column = QVBoxLayout(self._words_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(
            label("Type the 24 recovery words from your paper, in order. The first four letters of each are enough.")
        )
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(self.theme.scaled(110))
        column.addLayout(form_row("&Recovery words", self.words))
        column.addWidget(label("Then choose how it is protected from now on:", "strong"))
        self.form = PassphraseForm()
        column.addWidget(self.form)
        self.recover = button("Open with these words", "primary")
        self.recover.clicked.connect(self._recover)
        self.form.submitted.connect(self._recover)
        back = button("Back", "quiet")
        back.clicked.connect(lambda: self.show_words(False))
        column.addLayout(button_row(back, self.recover))
        self.body.addWidget(self._words_part)

    def show_words(self, shown: bool) -> None:
        """The recovery words, or the passphrase again."""
        self._unlock_part.setVisible(not shown)
        self._words_part.setVisible(shown)
        self.title.setText("Open with your recovery words" if shown else "Journal is locked")
        self.message.say("")
        focused = self.words if shown else self.passphrase if self._with_passphrase else self.unlock
        self.setFocusProxy(focused)
        focused.setFocus()

    def _try(self) -> None:
        if self._trying or self._seconds_left() > 0:
            return
        from journal_app.operations.open_journal import unlock

        passphrase = self.passphrase.text() if self._with_passphrase else None
        if passphrase == "":
            self._say("Please type your passphrase.")
            return
        self._set_trying(True)
        self._background.run(
            lambda: unlock(self._path, passphrase, self._country, self._drink_grams), self._after, owner=self
        )

    def _recover(self) -> None:
        if self._trying:
            return
        problem = self.form.problem()
        if problem:
            self._say(problem)
            return
        from journal_app.operations.open_journal import recover

        words, passphrase = self.words.toPlainText(), self.form.passphrase
        self._set_trying(True)
        self._background.run(
            lambda: recover(self._path, words, passphrase, self._country, self._drink_grams), self._after, owner=self
        )

    def _after(self, opened: Any, error: BaseException | None) -> None:
        self._set_trying(False)
        if error is None:
            self.opened.emit(opened)
        elif isinstance(error, WrongPassphrase):
            self._wrong(error)
        elif isinstance(error, UserError):
            self.recovery_wanted.emit(error)
        else:
            raise error

    def _wrong(self, error: WrongPassphrase) -> None:
        self._say(error.sentence)
        if self._words_part.isVisibleTo(self):
            self.words.setFocus()
            return
        self._failures += 1
        self.passphrase.clear()
        self.passphrase.setFocus()
        delay = delay_after(self._failures)
        if delay:
            self._held_until = self._clock() + delay
            self._timer.start()
            self._show_delay()

    def _seconds_left(self) -> float:
        return self._held_until - self._clock()

    def _show_delay(self) -> None:
        left = self._seconds_left()
        self.unlock.setEnabled(left <= 0 and not self._trying)
        if left > 0:
            self.unlock.setText(f"Unlock in {int(left) + 1} s")
        else:
            self._timer.stop()
            self.unlock.setText("Unlock")

    def _set_trying(self, trying: bool) -> None:
        self._trying = trying
        for each in (self.unlock, self.recover, self.passphrase):
            each.setEnabled(not trying)
        self.unlock.setText("Opening..." if trying else "Unlock")

    def _say(self, sentence: str) -> None:
        self.message.say(sentence, "serious")
        announce(self, sentence)
