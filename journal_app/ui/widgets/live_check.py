"""What a warning would say if the entry was logged now: part of the form, never over it, and never in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from journal_app.domain.entries import Entry
from journal_app.domain.levels import Level
from journal_app.domain.wording import sentence_start
from journal_app.i18n import _
from journal_app.operations.check_before_logging import BeforeLogging, check_before_logging
from journal_app.ui.announce import announce
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.clinical_line import clinical_words
from journal_app.ui.widgets.kind_row import KindRow
from journal_app.ui.widgets.labels import breakable, label, restyle, selectable
from journal_app.ui.widgets.level_chip import LevelChip
from journal_app.ui.widgets.nesting import add_layout, set_beside

TYPED_MS: Final = 200
"""A pause in typing after which the check is asked for."""


class LiveCheck(Card):
    """`not_taken` and `took_it` are the two answers to a critical one; `changed` when it begins or ends to ask."""

    not_taken = Signal()
    took_it = Signal()
    changed = Signal()
    answered = Signal()
    """After each answer, once it is shown."""

    def __init__(self, client: JournalClient, theme: Theme, draft: Callable[[], Sequence[Entry]]) -> None:
        """`draft` hands over what was typed so far, nothing while it is too little."""
        super().__init__("plain", padding=0, spacing=8)
        self._client = client
        self._draft = draft
        self._said = ""
        self.asks = True
        self.is_typing_name: Callable[[], bool] = lambda: False
        """While a name is on its way it is not said to be unknown."""
        self.shown = BeforeLogging()
        self.kind = KindRow(client)
        self.kind.saved.connect(self.ask)
        self.panel = QFrame()
        self.panel.hide()
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(5)
        top = QHBoxLayout()
        top.setSpacing(10)
        self.chip = LevelChip(theme)
        self.met = label("", "small")
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.met, 1)
        add_layout(column, top)
        self.heading = label("", "card-head")
        self.summary = label("")
        self.number = selectable(label("", "strong", tone="critical"))
        self.others = label("", "small")
        for each in (self.heading, self.summary, self.number, self.others):
            column.addWidget(each)
        self.fold = with_icon(button(_("Why, and what to watch for"), "link"), "chevron-down", theme, "accent")
        self.fold.setCheckable(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.fold)
        row.addStretch(1)
        add_layout(column, row)
        self.why = selectable(label("", "small"))
        self.why.hide()
        self.fold.toggled.connect(self.why.setVisible)
        column.addWidget(self.why)
        self.no = button(_("I have not taken it   Esc"), name=_("I have not taken it, key Escape"))
        self.yes = button(_("I took it, log it   Enter"), name=_("I took it, log it, key Enter"))
        self._answers = answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        answers.setSpacing(10)
        for made in (self.no, self.yes):
            made.setToolTip("")
            answers.addWidget(made, 1)
        add_layout(column, answers)
        self.no.clicked.connect(self.not_taken.emit)
        self.yes.clicked.connect(self.took_it.emit)
        self.body.addWidget(self.kind)
        self.body.addWidget(self.panel)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self.ask)

    def minimumSizeHint(self) -> QSize:
        # The answers stand below each other where there is no room beside each other.
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.panel.contentsMargins()
        room = self.width() - 28 - margins.left() - margins.right() - self._answers.spacing()
        wide = 2 * max(self.no.sizeHint().width(), self.yes.sizeHint().width()) <= room
        set_beside(self._answers, wide)

    @property
    def waits_for_an_answer(self) -> bool:
        """Whether the two buttons stand there: for a critical warning about something new."""
        return self.asks and self.shown.level == Level.CRITICAL

    def later(self) -> None:
        """Something was typed: ask after a pause."""
        self._typed.start()

    def ask(self) -> None:
        """Ask now. An older answer that comes later is dropped."""
        self._typed.stop()
        entries = tuple(self._draft())
        if entries:
            self._client.ask(check_before_logging, entries, then=self.show_answer, owner=self)
        else:
            # An answer that is on its way is about what was typed before.
            self._client.ask(check_before_logging, (), then=self.show_answer, owner=self)

    def show_answer(self, answer: BeforeLogging) -> None:
        """Show what would be said; nothing where nothing would be."""
        waited = self.waits_for_an_answer
        self.shown = answer
        unknown = () if self.is_typing_name() else answer.unknown
        self.kind.ask_about(unknown[0] if unknown else "")
        said = answer.worst
        self.panel.setVisible(said is not None)
        if said is not None:
            text, tone = said.text, said.text.level.word
            restyle(self.panel, tone=tone)
            self.chip.set_level(text.level)
            self.met.setText(breakable(" \N{MIDDLE DOT} ".join(part for part in (*said.met, said.apart) if part)))
            self.heading.setText(breakable(said.heading))
            self.summary.setText(said.sentence)
            self.number.setText(_("Emergency number: {number}").format(number=text.emergency_number))
            self.number.setVisible(text.level == Level.CRITICAL)
            others = _("Also: {warnings}.").format(warnings="; ".join(answer.others))
            self.others.setText(breakable(others) if answer.others else "")
            self.others.setVisible(bool(answer.others))
            signs = ""
            if text.level >= Level.SERIOUS:
                call = _("Call {number} for any of these. In yourself: {own_signs}. Someone else sees: {seen_signs}.")
                signs = call.format(
                    number=text.emergency_number,
                    own_signs="; ".join(text.signs_in_yourself),
                    seen_signs="; ".join(text.signs_others_see),
                )
            sure = _("How sure: {how_sure}").format(how_sure=text.how_sure)
            self.why.setText("\n".join(part for part in (signs, text.why, sure, clinical_words()) if part))
        for made in (self.no, self.yes):
            made.setVisible(self.waits_for_an_answer)
        self._tell(answer)
        if waited != self.waits_for_an_answer:
            self.changed.emit()
        self.answered.emit()

    def _tell(self, answer: BeforeLogging) -> None:
        """Have it read aloud once, each time that it says something else."""
        said = answer.worst
        words = ""
        if said is not None:
            words = _("{level}, if you log it. {heading}. {sentence}").format(
                level=sentence_start(said.text.level.words), heading=said.heading, sentence=said.sentence
            )
            if said.text.level == Level.CRITICAL:
                words += " " + _("Emergency number {number}.").format(number=said.text.emergency_number)
        self.panel.setAccessibleName(words)
        if words and words != self._said:
            announce(self, words, assertive=answer.level == Level.CRITICAL)
        self._said = words
