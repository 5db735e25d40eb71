"""The name of a substance: free text, with what Journal knows offered below while typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.i18n import _
from journal_app.operations.recognise_name import recognised, suggest_names
from journal_app.operations.views import NameMatch
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.suggestions import Suggestions
from journal_app.ui.widgets.tab_order import hand_focus_to, tab_through

LONGEST_NAME = 20_000
"""More than anybody types: what is pasted is never cut off without a word."""


class NameField(QWidget):
    """`matched(NameMatch)` says what the name means each time that it was looked up, also while nothing is known."""

    matched = Signal(object)

    def __init__(self, client: JournalClient, name: str = _("Substance")) -> None:
        super().__init__()
        self._client = client
        self._chosen: tuple[str, str | None] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(LONGEST_NAME)
        column.addWidget(self.line)
        self.suggestions = Suggestions(self.line)
        self.suggestions.taken.connect(self._take)
        column.addWidget(self.suggestions)
        self.said = label("", "small")
        self.said.hide()
        column.addWidget(self.said)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(8)
        add_layout(column, self._choices)
        hand_focus_to(self, self.line)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._look_up)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    @property
    def text(self) -> str:
        """What was written, with single spaces."""
        return " ".join(cleaned(self.line.text()).split())

    @property
    def substance(self) -> str | None:
        """What was chosen for the name as it stands; None: it is still to be looked up."""
        return self._chosen[1] if self._chosen is not None and self._chosen[0] == self.text else None

    @property
    def being_typed(self) -> bool:
        """Whether the keyboard is in the field, so that the name may not be complete."""
        return self.line.hasFocus()

    def set_name(self, name: str, substance: str | None) -> None:
        """Show the name of an entry that is edited; what it meant then still holds while it is left alone."""
        self.line.setText(name)
        self._chosen = (self.text, substance) if substance is not None else None

    def draft(self) -> list[str | None]:
        """What was written, and what was chosen for it, to be kept."""
        return [cleaned(self.line.text()), self.substance]

    def take_draft(self, content: list[str | None]) -> None:
        """Bring back what was kept."""
        written, substance = content
        self.line.setText(written or "")
        self._chosen = (self.text, substance) if substance is not None else None

    def resolve(self, then: Callable[[str, str | None], None]) -> None:
        """Hand the name and its substance (None: not known) to `then`; a name with two meanings is asked about."""
        written = self.text
        if self._chosen is not None and self._chosen[0] == written:
            then(*self._chosen)
            return

        def answered(match: NameMatch) -> None:
            if match.choices:
                self._ask_which(match, then)
            else:
                then(written, match.substance)

        self._client.ask(recognised, written, then=answered, owner=self)

    def _edited(self, text: str) -> None:
        self._ask_nothing()
        self._client.ask(suggest_names, cleaned(text), then=self.suggestions.offer_meanings, owner=self)

    def _take(self, name: str) -> None:
        self.line.setText(name)
        self._look_up()

    def _look_up(self) -> None:
        self.suggestions.hide()
        if self.text:
            self._client.ask(recognised, self.text, then=self.matched.emit, owner=self.line)

    def _ask_nothing(self) -> None:
        clear(self._choices)
        self.said.hide()

    def _ask_which(self, match: NameMatch, then: Callable[[str, str | None], None]) -> None:
        self._ask_nothing()
        self.said.setText(_("{name} can mean more than one thing. Which was it?").format(name=match.written))
        self.said.show()
        answers = []
        for identity, name in (*match.choices, ("", _("I do not know"))):
            made = button(name, name=_("It was {name}").format(name=name) if identity else name)
            made.clicked.connect(lambda _checked=False, identity=identity: choose(identity or None))
            self._choices.addWidget(made)
            answers.append(made)
        self._choices.addStretch(1)
        tab_through(self.line, self._choices)
        answers[0].setFocus()

        def choose(identity: str | None) -> None:
            self._ask_nothing()
            if identity is not None:
                self._chosen = (match.written, identity)
            then(match.written, identity)
