"""The recovery words of a new journal: shown, and three of them typed back from the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.domain.naming import in_words
from journal_app.i18n import _, plural
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.forms.recovery_words import WordGrid, WordsBack
from journal_app.ui.pages.gate import Gate
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.steps import Steps
from journal_app.ui.widgets.tab_order import tab_along

if TYPE_CHECKING:
    from journal_app.operations.open_journal import Opened

WORDS, WORDS_BACK = range(2)
TITLES: Final = (_("Write these words on paper"), _("Type three of the words"))
GO_ON: Final = (_("I have written them down"), _("Open my journal"))


class WordsPage(Gate):
    """`opened(Opened)` when the words are on paper; what it hands on has them no more."""

    opened = Signal(object)

    def __init__(self, theme: Theme, background: Background, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(theme, background, TITLES[WORDS], parent)
        self._opened: Opened | None = opened
        self.grid = WordGrid()
        self.words_back = WordsBack()
        self.next = button(GO_ON[WORDS], "primary")
        self.again = button(_("Show the words again"))
        self.steps = Steps()
        words = Card(spacing=14)
        words.body.addWidget(
            label(
                _(
                    "Write these down on paper, with their numbers. They open the journal if the passphrase is "
                    "forgotten. Keep the paper where others do not look: whoever has it can read the journal."
                )
            )
        )
        words.body.addWidget(self.grid)
        back = Card(spacing=14)
        back.body.addWidget(label(_("To be sure that your paper is right. Four letters of each word are enough.")))
        back.body.addWidget(self.words_back)
        self.steps.add(words)
        self.steps.add(back)
        self.column.addWidget(self.steps)
        add_layout(self.column, self.button_row(self.next, self.again))
        self.next.clicked.connect(self._go_on)
        self.again.clicked.connect(self._show_words)
        self._show_words()

    @property
    def asked(self) -> tuple[int, ...]:
        """The places of the words that are asked back, counted from 0."""
        return self.words_back.asked

    @property
    def primary(self) -> QPushButton:
        return self.next

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self.steps.index

    def go_back(self) -> None:
        """From typing them back to the words."""
        if self.step == WORDS_BACK:
            self._show_words()

    def _show(self, step: int) -> None:
        self.steps.show_panel(step)
        self.heading.setText(TITLES[step])
        self.next.setText(GO_ON[step])
        self.again.setVisible(step == WORDS_BACK)
        self.say("")
        self._fit()
        first = self.grid if step == WORDS else self.words_back.start
        self.start = first
        first.setFocus()
        self.area.verticalScrollBar().setValue(0)
        announce(self, TITLES[step])

    def _show_words(self) -> None:
        assert self._opened is not None
        self.words_back.forget()
        self.grid.show_words(self._opened.recovery_words)
        self._show(WORDS)

    def _go_on(self) -> None:
        if self.step == WORDS:
            self._ask_back()
        else:
            self._check_words()

    def _ask_back(self) -> None:
        assert self._opened is not None
        self.grid.show_words(())
        self.words_back.ask(self._opened.recovery_words)
        tab_along(self.grid, *self.words_back.fields)
        self._show(WORDS_BACK)

    def _check_words(self) -> None:
        wrong = [str(place + 1) for place in self.words_back.wrong()]
        if not wrong:
            self._finish()
            return
        words = plural(
            "Word {places} is not what was shown. Check your paper, or show the words again.",
            "Words {places} are not what was shown. Check your paper, or show the words again.",
            len(wrong),
        )
        self.say(words.format(places=in_words(wrong)), "caution")
        self.words_back.focus_wrong()

    def _finish(self) -> None:
        from journal_app.operations.open_journal import Opened

        new, self._opened = self._opened, None
        assert new is not None
        self.words_back.forget()
        # The words go no further than this page.
        self.opened.emit(Opened(new.workspace))
