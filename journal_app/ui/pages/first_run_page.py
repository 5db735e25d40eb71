"""The first start in short steps: what it is, the country, a passphrase, the recovery words, three of them back."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.errors import UserError
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.forms.passphrase_form import PassphraseForm
from journal_app.ui.pages.gate import Gate, button_row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label, selectable

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Country
    from journal_app.operations.open_journal import Opened

WORDS_TYPED_BACK = 3
USUAL_DRINK_G = 10.0
ELSEWHERE = "ZZ"


class FirstRunPage(Gate):
    """`made(Opened)` fires when the journal exists, `opened(Opened)` when the person has the recovery words too."""

    made = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, background: Background, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Welcome to Journal", parent)
        self._background = background
        self._path = path
        self._countries: tuple[Country, ...] = ()
        self._opened: Opened | None = None
        self._asked_words: tuple[int, ...] = ()
        self._steps: list[tuple[str, QWidget, QWidget]] = []
        self._stack = _Steps()
        self.body.addWidget(self._stack)
        self._add_welcome()
        self._add_country()
        self._add_passphrase()
        self._add_words()
        self._add_typed_back()
        self.show_step(0)
        self._read_countries()

    @property
    def country(self) -> str | None:
        """The chosen country's code; None where nothing was chosen."""
        return self.country_choice.currentData() or None

    @property
    def drink_grams(self) -> float | None:
        """Grams of alcohol in a drink, None where it is the country's own."""
        chosen = self._chosen_country()
        usual = chosen.standard_drink_g if chosen is not None else USUAL_DRINK_G
        value = self.drink.value()
        return None if abs(value - usual) < 0.05 else value

    def show_step(self, index: int) -> None:
        """Go to a step and put the cursor where it begins."""
        title, step, first = self._steps[index]
        self.title.setText(title)
        self.message.say("")
        self._stack.setCurrentWidget(step)
        self.verticalScrollBar().setValue(0)
        first.setFocus()
        announce(self, title)

    def _step(self, title: str) -> tuple[QVBoxLayout, int]:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._stack.addWidget(step)
        self._steps.append((title, step, step))
        return column, len(self._steps) - 1

    def _first(self, index: int, widget: QWidget) -> None:
        title, step, _ = self._steps[index]
        self._steps[index] = (title, step, widget)

    def _back(self, index: int) -> QPushButton:
        made = button("Back", "quiet")
        made.clicked.connect(lambda: self.show_step(index))
        return made

    # 1: what it is.

    def _add_welcome(self) -> None:
        column, index = self._step("Welcome to Journal")
        column.addWidget(label("Your journal stays on this computer. No account, no internet.", "card-head"))
        column.addWidget(
            label(
                "Write down what you take, what you drink and how you feel. Journal warns you about mixes that are "
                "known to be dangerous, shows you how things change, and makes a page for your doctor."
            )
        )
        column.addWidget(
            label(
                "It is not a doctor and not a medical device. No warning does not mean it is safe. "
                "Press F1 at any time for emergency help.",
                "quiet",
            )
        )
        begin = button("Begin", "primary")
        begin.clicked.connect(lambda: self.show_step(1))
        column.addLayout(button_row(begin))
        self._first(index, begin)

    # 2: the country.

    def _add_country(self) -> None:
        column, index = self._step("Where do you live?")
        column.addWidget(label("For the emergency number and the size of a standard drink. It goes nowhere.", "quiet"))
        self.country_choice = QComboBox()
        self.country_choice.addItem("Choose a country", "")
        self.country_choice.currentIndexChanged.connect(self._show_country)
        column.addLayout(form_row("&Country", self.country_choice))
        well = Card("well", padding=16, spacing=4)
        self.number = selectable(label("", "number"))
        self.number_words = label("", "small")
        well.body.addWidget(label("Emergency number", "small-strong"))
        well.body.addWidget(self.number)
        well.body.addWidget(self.number_words)
        column.addWidget(well)
        self.drink = QDoubleSpinBox()
        self.drink.setRange(5.0, 25.0)
        self.drink.setDecimals(1)
        self.drink.setSingleStep(0.5)
        self.drink.setValue(USUAL_DRINK_G)
        column.addLayout(form_row("One standard &drink is", self.drink, unit="grams of alcohol"))
        onward = button("Continue", "primary")
        onward.clicked.connect(lambda: self.show_step(2))
        column.addLayout(button_row(self._back(0), onward))
        self._first(index, self.country_choice)
        self._show_country()

    def _read_countries(self) -> None:
        from journal_app.operations.countries import list_countries

        self._background.run(list_countries, self._fill_countries, owner=self)

    def _fill_countries(self, countries: Any, error: BaseException | None) -> None:
        if error is not None:
            raise error
        self._countries = countries
        for each in countries:
            self.country_choice.addItem(each.name, each.code)
        here = self.locale().territoryToCode(self.locale().territory())
        place = self.country_choice.findData(here)
        if place > 0 and self.country_choice.currentIndex() == 0:
            self.country_choice.setCurrentIndex(place)

    def _chosen_country(self) -> Country | None:
        return next((each for each in self._countries if each.code == self.country), None)

    def _show_country(self) -> None:
        chosen = self._chosen_country()
        known = chosen is not None and chosen.code != ELSEWHERE
        self.number.setVisible(known)
        if chosen is not None and known:
            self.number.setText(chosen.emergency.number)
            self.number_words.setText("Is that right? If not, choose another country, or the last line of the list.")
        else:
            self.number_words.setText("Journal will say: call your local emergency number.")
        self.drink.setValue(chosen.standard_drink_g if chosen is not None else USUAL_DRINK_G)

    # 3: the passphrase.

    def _add_passphrase(self) -> None:
        column, index = self._step("Who may read it?")
        self.passphrase_form = PassphraseForm()
        column.addWidget(self.passphrase_form)
        self.make = button("Make my journal", "primary")
        self.make.clicked.connect(self._make)
        self.passphrase_form.submitted.connect(self._make)
        column.addLayout(button_row(self._back(1), self.make))
        self._first(index, self.passphrase_form.first)

    def _make(self) -> None:
        problem = self.passphrase_form.problem()
        if problem:
            self._say(problem)
            return
        from journal_app.operations.open_journal import create

        passphrase, country, grams = self.passphrase_form.passphrase, self.country, self.drink_grams
        self.make.setEnabled(False)
        self._background.run(lambda: create(self._path, passphrase, country, grams), self._after_making, owner=self)

    def _after_making(self, opened: Any, error: BaseException | None) -> None:
        self.make.setEnabled(True)
        if isinstance(error, UserError):
            self._say(error.sentence)
            return
        if error is not None:
            raise error
        self.passphrase_form.first.clear()
        self.passphrase_form.second.clear()
        self._opened = opened
        self._fill_words(opened.recovery_words)
        self.made.emit(opened)
        self.show_step(3)

    # 4: the recovery words.

    def _add_words(self) -> None:
        column, index = self._step("Your recovery words")
        column.addWidget(
            label(
                "Write these 24 words on paper, in order, and keep the paper where only you find it. They open your "
                "journal if you forget the passphrase or a file is lost. They are shown only now."
            )
        )
        well = Card("well", padding=16)
        self._words_grid = QGridLayout()
        self._words_grid.setHorizontalSpacing(20)
        self._words_grid.setVerticalSpacing(8)
        well.body.addLayout(self._words_grid)
        column.addWidget(well)
        column.addWidget(label("Whoever has these words can read your journal.", "small"))
        written = button("I have written them down", "primary")
        written.clicked.connect(self._ask_words)
        column.addLayout(button_row(written))
        self._first(index, written)

    def _fill_words(self, words: tuple[str, ...]) -> None:
        rows = -(-len(words) // 4)
        for place, word in enumerate(words):
            shown = label(f"{place + 1}  {word}", "strong", wrap=False)
            shown.setAccessibleName(f"Word {place + 1}: {word}")
            self._words_grid.addWidget(shown, place % rows, place // rows)

    # 5: three of them typed back.

    def _add_typed_back(self) -> None:
        column, index = self._step("Three of the words, please")
        column.addWidget(label("So that a slip of the pen is found now. Look at your paper.", "quiet"))
        self.typed_words = [QLineEdit() for _ in range(WORDS_TYPED_BACK)]
        self._typed_rows = QVBoxLayout()
        self._typed_rows.setSpacing(12)
        column.addLayout(self._typed_rows)
        check = button("Continue", "primary")
        check.clicked.connect(self._check_words)
        column.addLayout(button_row(self._again_button(), check))
        for place, field in enumerate(self.typed_words):
            following = self.typed_words[place + 1 :]
            field.returnPressed.connect(following[0].setFocus if following else self._check_words)
        self._first(index, self.typed_words[0])

    def _again_button(self) -> QPushButton:
        made = button("Show the words again", "quiet")
        made.clicked.connect(lambda: self.show_step(3))
        return made

    def _ask_words(self) -> None:
        if not self._asked_words:
            assert self._opened is not None
            count = len(self._opened.recovery_words)
            self._asked_words = tuple(sorted(secrets.SystemRandom().sample(range(count), WORDS_TYPED_BACK)))
            for place, field in zip(self._asked_words, self.typed_words, strict=True):
                self._typed_rows.addLayout(form_row(f"Word {place + 1}", field))
        self.show_step(4)

    def _check_words(self) -> None:
        assert self._opened is not None
        words = self._opened.recovery_words
        for place, field in zip(self._asked_words, self.typed_words, strict=True):
            if field.text().strip().casefold() != words[place]:
                self._say(f"That is not word {place + 1}. Look at your paper, or have the words shown again.")
                field.setFocus()
                return
        self.opened.emit(self._opened)

    def _say(self, sentence: str) -> None:
        self.message.say(sentence, "serious")
        announce(self, sentence)


class _Steps(QStackedWidget):
    """As high as the step that is shown, not as the highest one."""

    def setCurrentWidget(self, shown: QWidget) -> None:
        super().setCurrentWidget(shown)
        # A stack asks for the room of its highest page, hidden or not, unless that page gives its room up.
        for index in range(self.count()):
            step = self.widget(index)
            if step is not None:
                policy = QSizePolicy.Policy.Preferred if step is shown else QSizePolicy.Policy.Ignored
                step.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.updateGeometry()
