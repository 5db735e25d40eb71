"""The unlock screen: the passphrase, or the recovery words where it was forgotten; it tells nothing of the content."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from journal_app.errors import (
    DamagedJournal,
    JournalAlreadyOpen,
    MissingJournal,
    NewerJournal,
    NotAJournal,
    UserError,
    WrongPassphrase,
)
from journal_app.i18n import _, plural
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.forms.new_passphrase import NewPassphrase, secret_field, show_typed_box
from journal_app.ui.forms.words_field import WordsField
from journal_app.ui.pages.gate import Gate
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.steps import Steps

NEEDS_RECOVERY = (DamagedJournal, MissingJournal, NewerJournal, NotAJournal, JournalAlreadyOpen)
FREE_FAILURES = 5
LONGEST_WAIT_S = 60
PASSPHRASE, WORDS = range(2)


def seconds_to_wait(failures: int) -> int:
    """How long to wait after so many wrong passphrases: nothing at first, then 5, 10, 20, 40, at most 60 seconds."""
    if failures < FREE_FAILURES:
        return 0
    return min(LONGEST_WAIT_S, 5 << min(failures - FREE_FAILURES, 10))


class UnlockPage(Gate):
    """`opened` carries the open journal, `recovery_wanted` an error that no passphrase mends."""

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
        with_words: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`with_words`: the recovery words were not copied yet, so what is opened brings them."""
        super().__init__(theme, background, _("Open your journal"), parent)
        self._path = path
        self._country = country
        self._drink_grams = drink_grams
        self._with_passphrase = with_passphrase
        self._with_words = with_words and with_passphrase
        self.failures = 0
        self._left_s = 0
        self._sentence = ""
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self.field: QLineEdit = secret_field()
        self.show_typed = show_typed_box(self.field)
        self.unlock = button(_("Unlock") if with_passphrase else _("Open"), "primary")
        self.forgot = button(_("I forgot my passphrase"), "link")
        self.words = WordsField()
        self.new_passphrase = NewPassphrase()
        self.recover = button(_("Open with these words"), "primary")
        self.back = button(_("Back (Esc)"), name=_("Back, key Escape"))
        self.panels = Steps()
        self.panels.add(self._passphrase_panel())
        self.panels.add(self._words_panel())
        self.column.addWidget(self.panels)
        self.unlock.clicked.connect(self._unlock)
        self.forgot.clicked.connect(lambda: self.show_words(True))
        self.recover.clicked.connect(self._recover)
        self.back.clicked.connect(self.go_back)
        self.show_words(False)

    def _passphrase_panel(self) -> Card:
        card = Card(spacing=14)
        if self._with_passphrase:
            card.body.addWidget(label(_("Your journal is locked. Nothing in it can be read without the passphrase.")))
            add_layout(card.body, form_row(_("Passphrase"), self.field))
            card.body.addWidget(self.show_typed)
        else:
            card.body.addWidget(
                label(
                    _(
                        "This journal has no passphrase. Anybody who can use this computer account can open it. "
                        "You can set a passphrase in Settings once it is open."
                    )
                )
            )
            self.forgot.hide()
        add_layout(card.body, self.button_row(self.unlock, self.forgot, in_card=True))
        return card

    def _words_panel(self) -> Card:
        card = Card(spacing=14)
        card.body.addWidget(
            label(
                _(
                    "Type the 24 recovery words from your paper, in their order. They open the journal, and you choose "
                    "a new passphrase. Without the passphrase and without the words nobody can open it, and neither "
                    "can we."
                )
            )
        )
        hint = _("Spaces or new lines between them. Four letters of a word do.")
        add_layout(card.body, form_row(_("Recovery words"), self.words, hint=hint))
        card.body.addWidget(self.new_passphrase)
        add_layout(card.body, self.button_row(self.recover, self.back, in_card=True))
        return card

    @property
    def primary(self) -> QPushButton:
        return self.recover if self.panels.index == WORDS else self.unlock

    def show_words(self, shown: bool) -> None:
        """Ask for the recovery words, or for the passphrase again; what was typed is forgotten."""
        self._forget()
        self.say("")
        self.panels.show_panel(WORDS if shown else PASSPHRASE)
        self.heading.setText(_("Open with recovery words") if shown else _("Open your journal"))
        first = self.words if shown else self.field if self._with_passphrase else self.unlock
        self.start = first
        first.setFocus()
        self.area.verticalScrollBar().setValue(0)
        if not shown and self._left_s:
            self._say_wait()

    def go_back(self) -> None:
        """From the words to the passphrase."""
        if self.panels.index == WORDS:
            self.show_words(False)

    def _unlock(self) -> None:
        if self.working or self._left_s:
            return
        passphrase = self.field.text() if self._with_passphrase else None
        if passphrase == "":
            self.say(_("Please type your passphrase."), "caution")
            self.field.setFocus()
            return
        self._forget()
        path, country, grams, with_words = self._path, self._country, self._drink_grams, self._with_words

        def work() -> object:
            from journal_app.operations.open_journal import unlock

            return unlock(path, passphrase, country, grams, with_words=with_words)

        self.work(_("Opening. This takes a moment."), work, self.opened.emit)

    def _recover(self) -> None:
        if self.working:
            return
        words = self.words.toPlainText()
        if not words.strip():
            self.say(_("Please type your 24 recovery words."), "caution")
            self.words.setFocus()
            return
        problem = self.new_passphrase.problem()
        if problem:
            self.say(problem, "caution")
            self.new_passphrase.focus_problem()
            return
        passphrase = self.new_passphrase.passphrase()
        path, country, grams = self._path, self._country, self._drink_grams

        def work() -> object:
            from journal_app.operations.open_journal import recover

            return recover(path, words, passphrase, country, grams)

        self.work(_("Opening. This takes a moment."), work, self._recovered)

    def _recovered(self, opened: object) -> None:
        self._forget()
        self.opened.emit(opened)

    def _forget(self) -> None:
        self.field.clear()
        self.show_typed.setChecked(False)
        self.words.clear()
        self.new_passphrase.clear()
        self.new_passphrase.none.setChecked(False)

    def failed(self, error: UserError) -> None:
        if isinstance(error, NEEDS_RECOVERY):
            self._forget()
            self.recovery_wanted.emit(error)
            return
        self.say(error.sentence)
        if self.panels.index == WORDS:
            # 24 words are long to type: they stay until they are right or left behind.
            self.words.setFocus()
            return
        self.field.setFocus()
        if isinstance(error, WrongPassphrase):
            self.failures += 1
            self._sentence = error.sentence
            self._left_s = seconds_to_wait(self.failures)
            if self._left_s:
                self._timer.start()
                self._say_wait()
                announce(self, self.message.text)

    def _tick(self) -> None:
        self._left_s -= 1
        if self._left_s > 0:
            self._say_wait()
            return
        self._timer.stop()
        self.unlock.setText(_("Unlock"))
        self.unlock.setEnabled(not self.working)
        if self.panels.index == PASSPHRASE:
            self.say(_("You can try again now."), "note")

    def _say_wait(self) -> None:
        left = self._left_s
        self.unlock.setEnabled(False)
        self.unlock.setText(plural("Unlock in {count} second", "Unlock in {count} seconds", left).format(count=left))
        if self.panels.index == PASSPHRASE:
            words = plural("You can try again in {count} second.", "You can try again in {count} seconds.", left)
            self.message.say(f"{self._sentence} {words.format(count=left)}", "serious")
