"""What a safety rule asks before it says anything: one question at a time, each answer one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.operations.answer_question import answer_question
from journal_app.operations.read_questions import read_questions
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.layout_order import placed
from journal_app.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from journal_app.domain.safety.questions import Question

MOST_SHOWN = 2
"""More than two questions at once are a questionnaire; the others come when these are answered."""


class QuestionCards(QWidget):
    """Hidden while nothing is asked. It never blocks anything, and it may be left unanswered.

    `answered` when the last one was answered by keyboard and the focus has to go elsewhere.
    """

    answered = Signal()

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self.asked: tuple[Question, ...] = ()
        self._answering = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    def refresh(self) -> None:
        """Ask again what is to be asked."""
        self._client.ask(read_questions, then=self._show, owner=self)

    def _show(self, questions: tuple[Question, ...]) -> None:
        if questions == self.asked:
            return
        self.asked = questions
        had_focus = self._has_focus()
        clear(self._column)
        for question in questions[:MOST_SHOWN]:
            self._column.addWidget(self._card(question))
        self.setVisible(bool(questions))
        if had_focus:
            self._go_on()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return self._answering or (focused is not None and self.isAncestorOf(focused))

    def _go_on(self) -> None:
        """To the next question, or out; not where the person has gone on already, or a warning has opened."""
        self._answering = False
        if QApplication.focusWidget() is not None or not self.window().isActiveWindow():
            return
        cards = placed(self._column)
        if cards:
            cards[0].findChildren(QPushButton)[0].setFocus()
        else:
            self.answered.emit()

    def _card(self, question: Question) -> Card:
        card = Card(spacing=10)
        card.setAccessibleName(_("A question about {name}").format(name=question.about))
        card.body.addWidget(label(breakable(question.text), "card-head"))
        choices = []
        for key, words in question.choices:
            made = button(words, name=f"{words}: {question.about}")
            made.clicked.connect(lambda _checked=False, key=key: self._answer(question, key))
            choices.append(made)
        row = WrapRow()
        row.set_widgets(choices)
        card.body.addWidget(row)
        return card

    def _answer(self, question: Question, key: str) -> None:
        focused = QApplication.focusWidget()
        self._answering = focused is not None and self.isAncestorOf(focused)
        for each in self.findChildren(WrapRow):
            each.setEnabled(False)
        self._client.change(answer_question, question.rule, question.anchor, key, then=lambda _logged: self.refresh())
