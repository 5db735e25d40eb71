"""The one question about an amount: in the form, one key either way, and never in the way of logging."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout


class AmountQuestion(Card):
    """`right` says that the amount is meant, `wrong` that it is to be corrected."""

    right = Signal()
    wrong = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("plain", padding=0, spacing=8)
        self._said = Message(theme)
        self.yes = button(_("It is right, log it   Enter"), name=_("The amount is right, log it, key Enter"))
        self.no = button(_("Correct it   Esc"), name=_("Correct the amount, key Escape"))
        for made in (self.yes, self.no):
            made.setToolTip("")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        row.addStretch(1)
        self.body.addWidget(self._said)
        add_layout(self.body, row)
        self.yes.clicked.connect(self._is_right)
        self.no.clicked.connect(self._is_wrong)
        self.hide()

    @property
    def text(self) -> str:
        """What is asked now; empty while nothing is."""
        return "" if self.isHidden() else self._said.text

    def ask(self, sentence: str) -> None:
        """Ask; the keyboard stays where an Enter says yes."""
        self._said.say(sentence, "caution")
        self.show()
        self.yes.setFocus()
        announce(self, sentence)

    def take_back(self) -> None:
        """Something else was typed: there is nothing to ask."""
        self.hide()

    def _is_right(self) -> None:
        self.hide()
        self.right.emit()

    def _is_wrong(self) -> None:
        self.hide()
        self.wrong.emit()
