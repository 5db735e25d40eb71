"""The first start: what Journal is, the country, the passphrase, and the recovery words on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.errors import UserError
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.forms.country_form import CountryForm
from journal_app.ui.forms.new_passphrase import NewPassphrase
from journal_app.ui.forms.recovery_words import WordGrid, WordsBack
from journal_app.ui.pages.gate import Gate
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.steps import Steps

if TYPE_CHECKING:
    from journal_app.operations.open_journal import Opened

WELCOME, COUNTRY, PASSPHRASE, WORDS, WORDS_BACK = range(5)
TITLES: Final = (
    "Welcome to Journal",
    "Where are you?",
    "Lock it with a passphrase",
    "Write these words on paper",
    "Type three of the words",
)
GO_ON: Final = ("Begin", "Continue", "Create my journal", "I have written them down", "Open my journal")


class FirstRunPage(Gate):
    """`made(Opened)` when the journal exists, `opened(Opened)` when the person has its recovery words too.

    `country` and `drink_grams` hold what was chosen by then.
    """

    made = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, background: Background, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, background, TITLES[WELCOME], parent)
        self._path = path
        self._opened: Opened | None = None
        self.country: str | None = None
        self.drink_grams: float | None = None
        self.place = label("", "small")
        self.country_form = CountryForm()
        self.new_passphrase = NewPassphrase()
        self.grid = WordGrid()
        self.words_back = WordsBack()
        self.next = button(GO_ON[WELCOME], "primary")
        self.back = button("Back (Esc)", name="Back, key Escape")
        self.again = button("Show the words again")
        self.skip = button("Skip this", "link", name="Skip typing the words back")
        self.steps = Steps()
        for step in (self._welcome(), self._country(), self._passphrase(), self._words(), self._typed_back()):
            self.steps.add(step)
        self.column.addWidget(self.place)
        self.column.addWidget(self.steps)
        self._place_buttons()
        self._show(WELCOME)

    def _place_buttons(self) -> None:
        self.column.addLayout(self.button_row(self.next, self.back, self.again, self.skip))
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self.go_back)
        self.again.clicked.connect(self._show_words)
        self.skip.clicked.connect(self._finish)

    def _welcome(self) -> Card:
        card = Card(spacing=14)
        card.body.addWidget(label("Your journal stays on this computer. No account, no internet.", "card-head"))
        for paragraph in (
            "It is a private diary for a time of withdrawal: how you feel, what you took, how you slept. It warns when "
            "things you logged may be dangerous together, shows how things change, and makes a report for your doctor.",
            "It is not a doctor, not a diagnosis, and no advice on what to take. No warning does not mean it is safe.",
            "In an emergency, use Emergency help at the top, or press F1. It works at any time.",
        ):
            card.body.addWidget(label(paragraph))
        return card

    def _country(self) -> Card:
        card = _card("Your country decides which emergency number Journal shows and how it counts a drink.")
        card.body.addWidget(self.country_form)
        return card

    def _passphrase(self) -> Card:
        card = _card(
            "The journal is encrypted. Only the passphrase, or 24 recovery words that you get next, can open it. If "
            "both are lost, nobody can read the journal again, and neither can we."
        )
        card.body.addWidget(self.new_passphrase)
        return card

    def _words(self) -> Card:
        card = _card(
            "Write these down on paper, with their numbers. They open the journal if the passphrase is forgotten. They "
            "are shown only now. Keep the paper where others do not look: whoever has it can read the journal."
        )
        card.body.addWidget(self.grid)
        return card

    def _typed_back(self) -> Card:
        card = _card("To be sure that your paper is right. Four letters of each word are enough.")
        card.body.addWidget(self.words_back)
        return card

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

    def _show(self, step: int) -> None:
        self.steps.show_panel(step)
        self.heading.setText(TITLES[step])
        self.place.setText(f"Step {step + 1} of {len(TITLES)}")
        self.next.setText(GO_ON[step])
        self.back.setVisible(step in (COUNTRY, PASSPHRASE))
        self.again.setVisible(step == WORDS_BACK)
        self.skip.setVisible(step == WORDS_BACK and self.new_passphrase.none.isChecked())
        self.say("")
        self._fit()
        first = {
            COUNTRY: self.country_form.combo,
            PASSPHRASE: self.new_passphrase.start,
            WORDS: self.grid,
            WORDS_BACK: self.words_back.start,
        }.get(step, self.next)
        self.start = first
        first.setFocus()
        self.area.verticalScrollBar().setValue(0)
        announce(self, f"{TITLES[step]}. {self.place.text()}.")

    def go_back(self) -> None:
        """To the step before; once the journal is made there is no way back before its words."""
        if self.step in (COUNTRY, PASSPHRASE):
            self._show(self.step - 1)
        elif self.step == WORDS_BACK:
            self._show_words()

    def _go_on(self) -> None:
        if self.working:
            return
        if self.step == WELCOME:
            self.country_form.load()
            self._show(COUNTRY)
        elif self.step == COUNTRY:
            self._take_country()
        elif self.step == PASSPHRASE:
            self._create()
        elif self.step == WORDS:
            self._ask_back()
        else:
            self._check_words()

    def _take_country(self) -> None:
        problem = self.country_form.problem()
        if problem:
            self.say(problem, "caution")
            self.country_form.grams.setFocus()
            return
        self.country = self.country_form.country
        self.drink_grams = self.country_form.drink_grams
        self._show(PASSPHRASE)

    def _create(self) -> None:
        problem = self.new_passphrase.problem()
        if problem:
            self.say(problem, "caution")
            self.new_passphrase.focus_problem()
            return
        path, passphrase = self._path, self.new_passphrase.passphrase()
        country, grams = self.country, self.drink_grams

        def work() -> object:
            from journal_app.operations.open_journal import create

            return create(path, passphrase, country, grams)

        self.work("Making your journal. This takes a moment.", work, lambda new: self._created(cast("Opened", new)))

    def failed(self, error: UserError) -> None:
        super().failed(error)
        self.new_passphrase.start.setFocus()

    def too_late(self, value: object) -> None:
        # The window closed while the journal was made: let go of the file, so that the next start can open it.
        if value is not None:
            self.background.run(cast("Opened", value).workspace.journal.close, lambda _value, _error: None)

    def _created(self, new: Opened) -> None:
        self._opened = new
        self.new_passphrase.clear()
        self._show_words()
        self.made.emit(new)

    def _show_words(self) -> None:
        assert self._opened is not None
        self.words_back.forget()
        self.grid.show_words(self._opened.recovery_words)
        self._show(WORDS)

    def _ask_back(self) -> None:
        assert self._opened is not None
        self.grid.show_words(())
        self.words_back.ask(self._opened.recovery_words)
        before: QWidget = self.emergency
        for field in self.words_back.fields:
            QWidget.setTabOrder(before, field)
            before = field
        self._show(WORDS_BACK)

    def _check_words(self) -> None:
        wrong = [str(place + 1) for place in self.words_back.wrong()]
        if not wrong:
            self._finish()
            return
        which = f"Word {wrong[0]} is" if len(wrong) == 1 else f"Words {', '.join(wrong[:-1])} and {wrong[-1]} are"
        self.say(f"{which} not what was shown. Check your paper, or show the words again.", "caution")
        self.words_back.focus_wrong()

    def _finish(self) -> None:
        from journal_app.operations.open_journal import Opened

        new, self._opened = self._opened, None
        assert new is not None
        self.words_back.forget()
        # The words go no further than this page.
        self.opened.emit(Opened(new.workspace))


def _card(paragraph: str) -> Card:
    card = Card(spacing=14)
    card.body.addWidget(label(paragraph))
    return card
