"""What stands below the line of quick add: what is understood, its warning, a question, and what else it can mean."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from journal_app.domain.entries import Entry
from journal_app.domain.naming import in_words
from journal_app.domain.wording import inside_sentence
from journal_app.i18n import _
from journal_app.operations.quick_add_views import QuickQuestion, QuickReading
from journal_app.operations.read_undo import undo_labels
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.live_check import LiveCheck
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.quick_add_line import typed_text
from journal_app.ui.widgets.quick_add_rows import AlternativeRows, ParseRow, QuestionBox
from journal_app.ui.widgets.tab_order import tab_through

EXAMPLES: Final = _(
    "For example:  kratom 3g 20:15  \N{MIDDLE DOT}  2 beers  \N{MIDDLE DOT}  anxiety 7  \N{MIDDLE DOT}  slept 5h30  "
    "\N{MIDDLE DOT}  yesterday 23:10  \N{MIDDLE DOT}  no alcohol today  \N{MIDDLE DOT}  note woke at 3  "
    "\N{MIDDLE DOT}  check kratom diazepam  \N{MIDDLE DOT}  undo"
)


class QuickAddResults(Card):
    """Shows a reading. One of its readings is chosen: the line's own (0), or an alternative (from 1 on)."""

    edit_wanted = Signal()
    answered = Signal(object, int)
    """QuickQuestion and the number of the answer to it."""
    logged_instead = Signal()
    """Enter on the alternative that is chosen."""
    chosen_changed = Signal()
    entered = Signal(object)
    """The button that the keyboard came to, to be brought into view."""
    line_wanted = Signal(str)
    """The keyboard goes back to the line, with what was typed."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__("plain", padding=0, spacing=12)
        self._client = client
        self._theme = theme
        self._reading = QuickReading(line="")
        self._is_shown = True
        self.chosen = 0
        self.message = Message(theme)
        self.hint = label(EXAMPLES, "small")
        self.rows: tuple[ParseRow, ...] = ()
        self._rows = Card("plain", padding=0, spacing=6)
        self.live = LiveCheck(client, theme, self._to_check)
        # A name that is in no list says so in its own row; what kind it is can be said at the entry.
        self.live.is_typing_name = lambda: True
        self.question = QuestionBox()
        self.alternatives = AlternativeRows(theme)
        for each in (self.message, self.hint, self._rows, self.question, self.live, self.alternatives):
            self.body.addWidget(each)
        self.question.answered.connect(self._answer)
        self.alternatives.chosen.connect(self._log_instead)

    @property
    def asked(self) -> QuickQuestion | None:
        """The question that stands there; one at a time."""
        return self._reading.questions[0] if self._reading.questions else None

    def entries(self) -> tuple[Entry, ...]:
        """What Enter logs now; nothing while there is something to ask."""
        if self.chosen:
            return self._reading.alternatives[self.chosen - 1].entries
        return tuple(item.entry for item in self._reading.items) if self._reading.ready else ()

    def _to_check(self) -> tuple[Entry, ...]:
        """What a warning would be about, also while there is something to ask; only then nothing can be answered."""
        self.live.asks = bool(self.chosen) or self._reading.ready
        return self.entries() if self.live.asks else tuple(item.entry for item in self._reading.items)

    def take(self, reading: QuickReading) -> None:
        """What the line says from now on, which is not shown yet."""
        self._reading = reading
        self.chosen = min(self.chosen, len(reading.alternatives))
        self._is_shown = False

    def show_what_was_taken(self) -> None:
        """Show what was only taken before."""
        if not self._is_shown:
            self.show_reading(self._reading)

    def show_reading(self, reading: QuickReading) -> None:
        """Show what a line says."""
        command = command_words(reading)
        self.take(reading)
        self._is_shown = True
        self._show_rows(command)
        problem = reading.problem
        self.hint.setText(breakable(problem) if problem else EXAMPLES)
        self.hint.setVisible(bool(problem) or not reading.line.strip())
        if self.question.ask(self.asked):
            self._listen(self.question.buttons)
        focused = next((place for place, each in enumerate(self.alternatives.buttons) if each.hasFocus()), None)
        if self.alternatives.show_alternatives(reading.alternatives):
            self._listen(self.alternatives.buttons)
            # A minute later another time stands there; the keyboard stays where it was.
            if focused is not None and focused < len(self.alternatives.buttons):
                self._enter(self.alternatives.buttons[focused])
        self._show_chosen()
        tab_through(self, self.body)

    def _show_rows(self, command: str) -> None:
        wanted = 1 if command else len(self._reading.items)
        while len(self.rows) < wanted:
            made = ParseRow(self._theme)
            made.edit_wanted.connect(self.edit_wanted.emit)
            self._rows.body.addWidget(made)
            self.rows = (*self.rows, made)
        for extra in self.rows[wanted:]:
            extra.hide()
            extra.deleteLater()
        self.rows = self.rows[:wanted]
        self._rows.setVisible(bool(wanted))
        if command:
            check = self._reading.command == "check"
            self.rows[0].show_words("layers" if check else "undo", command, _("Press Enter"), command)
            self.rows[0].offer_edit(False, by_tab=False)
            if not check:
                self._client.ask(undo_labels, then=self._name_undo, owner=self)
            return
        for row, item in zip(self.rows, self._reading.items, strict=True):
            detail = "  \N{MIDDLE DOT}  ".join(each for each in (item.when, item.detail) if each)
            row.show_words(item.icon, item.title, detail, item.spoken, checked=item.checked)
            row.offer_edit(self.can_edit, by_tab=self.tab_edits)

    def _name_undo(self, labels: tuple[str | None, str | None]) -> None:
        """What would be taken back, so that nobody takes back what they did not mean."""
        if self._reading.command == "undo" and self.rows:
            words = _("There is nothing to take back.")
            if labels[0] is not None:
                words = _("Undo: {what}").format(what=inside_sentence(labels[0]))
            self.rows[0].show_words("undo", words, _("Press Enter") if labels[0] is not None else "", words)

    @property
    def can_edit(self) -> bool:
        """Whether a form can take over: for one thing, since a form holds one."""
        return len(self._reading.items) == 1 and not self._reading.command

    @property
    def tab_edits(self) -> bool:
        """Whether Tab opens the form; where there is something to answer, it goes there."""
        return self.can_edit and self.asked is None and not self.chosen and self.live.panel.isHidden()

    def spoken(self) -> str:
        """What is understood, as it is read aloud."""
        if self._reading.problem:
            return self._reading.problem
        if self.asked is not None:
            return f"{self.asked.text} {in_words([choice.words for choice in self.asked.choices])}?"
        return ". ".join(row.accessibleName() for row in self.rows)

    def choose(self, index: int) -> None:
        """Take a reading: 0 is the line's own."""
        if index != self.chosen:
            self.chosen = index
            self._show_chosen()
            self.chosen_changed.emit()

    def show_live(self) -> None:
        """The warning came or went: Tab may lead elsewhere now."""
        for row in self.rows:
            row.offer_edit(self.can_edit, by_tab=self.tab_edits)

    def step(self, from_line: bool, following: bool) -> None:
        """Down and Up: through the answers of the question, then the alternatives, and back to the line."""
        stops = (*self.question.buttons, *self.alternatives.buttons)
        focused = QApplication.focusWidget()
        at = -1 if from_line else next((place for place, each in enumerate(stops) if each is focused), -1)
        at += 1 if following else -1
        if at >= 0 and stops:
            self._enter(stops[min(at, len(stops) - 1)])
        elif not from_line:
            self.line_wanted.emit("")

    def stops(self) -> list[QWidget]:
        """What Tab comes to, in the order of reading."""
        edits = [row.edit for row in self.rows]
        return [*edits, *self.question.buttons, self.live.fold, self.live.no, self.live.yes, *self.alternatives.buttons]

    def _enter(self, stop: QPushButton) -> None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self.entered.emit(stop)

    def _show_chosen(self) -> None:
        for row in self.rows:
            row.set_chosen(not self.chosen)
            row.offer_edit(self.can_edit, by_tab=self.tab_edits)

    def _answer(self, index: int) -> None:
        if self.asked is not None and index < len(self.asked.choices):
            self.answered.emit(self.asked, index)

    def _log_instead(self, index: int) -> None:
        self.choose(index + 1)
        self.logged_instead.emit()

    def _listen(self, made: tuple[QPushButton, ...]) -> None:
        for each in made:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self.alternatives.buttons:
            self.choose(self.alternatives.buttons.index(watched) + 1)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.step(from_line=False, following=event.key() == Qt.Key.Key_Down)
                return True
            typed = typed_text(event)
            if typed and event.key() != Qt.Key.Key_Space:
                self.line_wanted.emit(typed)
                return True
        return super().eventFilter(watched, event)


def command_words(reading: QuickReading) -> str:
    """What a line does instead of logging, in words; empty for one that logs."""
    if reading.command == "undo":
        return _("Take the last change back")
    if reading.command == "check":
        together = _("Check {names} together").format(names=in_words(reading.check))
        return together if reading.check else _("Check a combination")
    return ""
