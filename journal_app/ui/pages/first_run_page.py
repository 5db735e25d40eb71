"""The first start, three short pages that can all be skipped: a passphrase, what to keep track of, the country."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.domain.number_text import plain_number
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.workspace import DEFAULT_STANDARD_DRINK_G
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.forms.country_form import CountryForm
from journal_app.ui.forms.new_passphrase import NewPassphrase
from journal_app.ui.forms.track_choices import TrackChoices
from journal_app.ui.pages.gate import Gate
from journal_app.ui.settings.declared_look import LOOK
from journal_app.ui.settings.setting import Choice
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.steps import Steps

if TYPE_CHECKING:
    from journal_app.domain.tracking import Tracking
    from journal_app.operations.first_choices import NameBook
    from journal_app.operations.open_journal import Opened

WELCOME, TRACK, COUNTRY = range(3)
TITLES: Final = (_("Welcome to Journal"), _("What do you want to keep track of?"), _("Where are you?"))
GO_ON: Final = (_("Continue"), _("Continue"), _("Open my journal"))
LOSS: Final = _(
    "With a passphrase, nobody can read the journal without it. If the passphrase and the 24 recovery words that you "
    "get with it are both lost, the journal is lost too: nobody can open it again, and neither can we."
)


class FirstRunPage(Gate):
    """`made(Opened)` when the journal exists; its recovery words are in it where it has a passphrase.

    `preferences` are what was chosen for the preferences by then.
    """

    made = Signal(object)

    def __init__(self, theme: Theme, background: Background, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, background, TITLES[WELCOME], parent)
        self._path = path
        self.preferences: dict[str, Any] = {}
        self._told_without_country = False
        self.place = label("", "small")
        self.new_passphrase = NewPassphrase(optional=True)
        self.track = TrackChoices()
        self.country_form = CountryForm()
        self.clock = NamedChoice()
        self.next = button(GO_ON[WELCOME], "primary")
        self.back = button(_("Back (Esc)"), name=_("Back, key Escape"))
        self.skip = button(_("Skip"), "link", name=_("Skip this page"))
        self.steps = Steps()
        for step in (self._welcome(), self._track(), self._country()):
            self.steps.add(step)
        self.column.addWidget(self.place)
        self.column.addWidget(self.steps)
        add_layout(self.column, self.button_row(self.next, self.back, self.skip))
        self.country_form.combo.currentIndexChanged.connect(lambda _place: self.say(""))
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self.go_back)
        self.skip.clicked.connect(self._skip)
        self._show(WELCOME)
        background.run(_name_book, self._take_book, owner=self)

    def _welcome(self) -> Card:
        card = Card(spacing=14)
        card.body.addWidget(label(_("Your journal stays on this computer. No account, no internet."), "card-head"))
        for paragraph in (
            _(
                "A private diary for a time of withdrawal: how you feel, what you took, how you slept. It warns when "
                "what you took may be dangerous together. It is not a doctor. No warning does not mean it is safe."
            ),
            LOSS,
        ):
            card.body.addWidget(label(paragraph))
        card.body.addWidget(self.new_passphrase)
        return card

    def _track(self) -> Card:
        card = Card(spacing=14)
        card.body.addWidget(self.track)
        card.body.addWidget(label(_("You can change all of this later in Settings."), "small"))
        return card

    def _country(self) -> Card:
        card = Card(spacing=14)
        card.body.addWidget(label(_("The country decides which emergency number is shown and how a drink is counted.")))
        card.body.addWidget(self.country_form)
        control = next(setting.control for setting in LOOK.settings if setting.key == "clock")
        for value, words in cast("Choice", control).options:
            self.clock.addItem(words, value)
        add_layout(card.body, form_row(_("Clock"), self.clock))
        return card

    def _take_book(self, book: object, error: BaseException | None) -> None:
        if error is not None:
            raise error
        self.track.use(cast("NameBook", book))

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
        self.place.setText(_("Page {page} of {pages}").format(page=step + 1, pages=len(TITLES)))
        self.next.setText(GO_ON[step])
        self.back.setVisible(step > WELCOME)
        self.say("")
        self._fit()
        self.start = {TRACK: self.track.start, COUNTRY: self.country_form.combo}.get(step, self.new_passphrase.first)
        self.start.setFocus()
        self.area.verticalScrollBar().setValue(0)
        announce(self, f"{TITLES[step]} {self.place.text()}.")

    def go_back(self) -> None:
        """To the page before."""
        if self.step > WELCOME:
            self._show(self.step - 1)

    def _go_on(self) -> None:
        if self.working:
            return
        if self.step == WELCOME:
            self._take_passphrase()
        elif self.step == TRACK:
            self.track.add_written()
            problem = self.track.problem()
            if problem:
                self.say(problem, "caution")
            else:
                self._to_country()
        else:
            self._take_country()

    def _skip(self) -> None:
        """Go on as if nothing had been chosen here."""
        if self.working:
            return
        if self.step == WELCOME:
            self.new_passphrase.clear()
            self._show(TRACK)
        elif self.step == TRACK:
            self.track.forget()
            self._to_country()
        else:
            self._create(None, None)

    def _take_passphrase(self) -> None:
        problem = self.new_passphrase.problem()
        if problem:
            self.say(problem, "caution")
            self.new_passphrase.focus_problem()
        else:
            self._show(TRACK)

    def _to_country(self) -> None:
        self.country_form.load()
        self._show(COUNTRY)

    def _take_country(self) -> None:
        problem = self.country_form.problem()
        if problem:
            self.say(problem, "caution")
            self.country_form.grams.setFocus()
        elif self.country_form.country is None and not self._told_without_country:
            self._told_without_country = True
            said = _(
                "Without a country, the emergency number is missing, and a drink counts as {grams} g of alcohol. "
                "Choose one now, or press {button} again and choose it later in Settings."
            )
            grams = self.country_form.drink_grams or DEFAULT_STANDARD_DRINK_G
            self.say(said.format(grams=plain_number(grams), button=GO_ON[COUNTRY]), "note")
            self.country_form.combo.setFocus()
        else:
            self._create(self.country_form.country, self.country_form.drink_grams)

    def _create(self, country: str | None, grams: float | None) -> None:
        path, passphrase, tracking = self._path, self.new_passphrase.passphrase(), self.track.tracking()
        self.preferences = {"country": country, "drink_grams": grams, "clock": self.clock.currentData()}

        def work() -> object:
            return _made(path, passphrase, country, grams, tracking)

        self.work(_("Making your journal. This takes a moment."), work, self._created)

    def failed(self, error: UserError) -> None:
        super().failed(error)
        self.next.setFocus()

    def too_late(self, value: object) -> None:
        # The window closed while the journal was made: let go of the file, so that the next start can open it.
        if value is not None:
            self.background.run(cast("Opened", value).workspace.journal.close, lambda _value, _error: None)

    def _created(self, new: object) -> None:
        self.new_passphrase.clear()
        self.made.emit(new)


def _name_book() -> object:
    from journal_app.operations.first_choices import NameBook
    from journal_app.operations.guess_passphrase import warm_up

    warm_up()
    return NameBook()


def _made(path: Path, passphrase: str | None, country: str | None, grams: float | None, tracking: Tracking) -> Opened:
    from journal_app.operations.open_journal import Opened, create

    opened = create(path, passphrase, country, grams, tracking)
    # Without a passphrase there is none to forget; Settings shows the words to those who want them.
    return opened if passphrase is not None else Opened(opened.workspace)
