"""The country and the size of a drink, to be changed at any time: what shows them follows at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.set_country import set_country
from journal_app.ui.announce import announce
from journal_app.ui.forms.country_form import CountryForm
from journal_app.ui.journal_client import Changed, JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout


class CountryChoice(QWidget):
    """`saved(country, drink_grams)` when the open journal uses it, for the preferences."""

    saved = Signal(object, object)
    """The country or None, and the grams of alcohol in a drink where they differ from the country's own, or None."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._shown: tuple[str | None, float] | None = None
        self.form = CountryForm()
        self.message = Message(theme)
        self.save = button(_("Save"), name=_("Save the country and the drink"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self.message)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        add_layout(column, row)
        self.show_current()
        self.save.clicked.connect(lambda _checked=False: self.submit())
        self.form.grams.returnPressed.connect(self.submit)

    def show_current(self) -> None:
        """Show what the open journal uses, unless something else is being chosen here."""
        now = (self._client.country, self._client.drink_grams)
        if now != self._shown:
            self._shown = now
            self.form.fill(*now)

    def submit(self) -> None:
        """Use what was chosen, if it can be used; else say what is wrong with it."""
        problem = self.form.problem()
        if problem:
            self._say(problem, "serious")
            self.form.grams.setFocus()
            return
        country, grams = self.form.country, self.form.drink_grams

        def saved(_nothing: object) -> None:
            self._shown = (self._client.country, self._client.drink_grams)
            self.saved.emit(country, grams)
            self._say(_("Saved. Emergency number: {number}.").format(number=self.form.number.text()), "ok")

        def failed(error: UserError) -> None:
            self._say(error.sentence, "serious")

        self._client.ask(set_country, country, grams, then=saved, failed=failed, changes=Changed.PREFERENCES)

    def _say(self, sentence: str, tone: str) -> None:
        self.message.say(sentence, tone)
        announce(self, sentence)


class CountryCard(Card):
    """The same in a card of its own."""

    saved = Signal(object, object)

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self.choice = CountryChoice(client, theme)
        self.choice.saved.connect(self.saved)
        self.body.addWidget(label(_("Country and drinks"), "card-head"))
        self.body.addWidget(self.choice)
        self.form, self.message, self.save = self.choice.form, self.choice.message, self.choice.save
