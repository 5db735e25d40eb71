"""Quick add: a line, what it is understood as, its warning before it is logged, and Enter."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.entries import Dose, Drink
from journal_app.domain.wording import weekday_words
from journal_app.i18n import _
from journal_app.operations.quick_add_views import QuickQuestion, QuickReading
from journal_app.operations.views import Logged
from journal_app.ui.announce import announce
from journal_app.ui.icons import pixmap
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import rule
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.quick_add_draft import LineDraft
from journal_app.ui.widgets.quick_add_enter import EnterKey
from journal_app.ui.widgets.quick_add_foot import QuickAddFoot
from journal_app.ui.widgets.quick_add_line import QuickLine
from journal_app.ui.widgets.quick_add_reader import LineReader, Read
from journal_app.ui.widgets.quick_add_results import QuickAddResults

SPOKEN_MS: Final = 700
"""A pause in typing after which what is understood is read aloud: not at every letter."""

ANSWER_FIRST: Final = _("Nothing was logged yet. Please choose an answer to the question, or change the line.")


class QuickAddPanel(QFrame):
    """Logs what the person saw, or would have seen; a line that is not clear stays on screen with a question."""

    logged = Signal(object)
    """Logged: what a line did."""
    closed = Signal()
    line_changed = Signal(str)
    """The line that is kept until it is logged."""
    edit_wanted = Signal(object)
    """tuple[Entry, ...]: to be shown in the form, not saved yet."""
    not_taken = Signal(object)
    """tuple[Entry, ...]: it was not taken after all."""
    check_wanted = Signal(object)
    """tuple[str, ...]: names to check together."""
    undo_wanted = Signal()
    grew = Signal()
    """More or less stands in it: it needs another height."""

    def __init__(self, client: JournalClient, theme: Theme, read: Read | None = None) -> None:
        """`read` is the operation that understands a line, for tests."""
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("Quick add"))
        self._client = client
        self._theme = theme
        self._day: date | None = None
        self.line = QuickLine()
        self.reader = LineReader(client, read, self)
        self.results = QuickAddResults(client, theme)
        self.enter = EnterKey(client, self.line, self.reader, self.results)
        self.draft = LineDraft(client, self.line.text, self)
        self.foot = QuickAddFoot(theme)
        self._content = QWidget()
        self._lay_out()
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.setInterval(SPOKEN_MS)
        self._connect()
        self._draw()
        self._show_buttons()
        self.draft.read(then=self._restore)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(22, 10, 16, 10)
        head.setSpacing(12)
        self._icon = QLabel()
        self.line.setProperty("kind", "quick")
        self.for_day = label("", "small-strong", wrap=False)
        self.close_button = button("Esc", "key", name=_("Close and keep the line, key Escape"))
        for each, stretch in ((self._icon, 0), (self.line, 1), (self.for_day, 0), (self.close_button, 0)):
            head.addWidget(each, stretch)
        add_layout(column, head)
        column.addWidget(rule())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content.setProperty("kind", "scrolled")
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(23, 16, 23, 16)
        inner.addWidget(self.results)
        inner.addStretch(1)
        self.area.setWidget(self._content)
        self._content.installEventFilter(self)
        column.addWidget(self.area, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        results, enter = self.results, self.enter
        self.line.textChanged.connect(self._changed)
        self.line.textEdited.connect(lambda _text: self._edited())
        self.line.entered.connect(enter.press)
        self.line.down.connect(lambda: results.step(from_line=True, following=True))
        self.line.edit_wanted.connect(self._edit)
        self.line.tab_edits = lambda: self.reader.reading is not None and results.tab_edits
        self.reader.read.connect(self._show)
        results.edit_wanted.connect(self._edit)
        results.answered.connect(self._answer)
        results.logged_instead.connect(enter.press)
        results.chosen_changed.connect(enter.choice_changed)
        results.line_wanted.connect(self._back_to_line)
        results.entered.connect(self.area.ensureWidgetVisible)
        results.live.answered.connect(self._show_buttons)
        results.live.not_taken.connect(self._not_taken)
        enter.saving.connect(self.draft.forgotten)
        enter.saved.connect(self._saved)
        enter.refused.connect(self._refused)
        enter.unclear.connect(self._say_what_is_missing)
        enter.command.connect(self._carry_out)
        enter.typed_meanwhile.connect(self._type)
        enter.gave_up.connect(self._show_after_all)
        self.close_button.clicked.connect(self.close_up)
        self.foot.pressed.connect(enter.press)
        self._speak.timeout.connect(self._say_what_is_understood)
        self._theme.changed.connect(self._draw)

    # The line.

    def begin(self, text: str, day: date | None) -> None:
        """Get ready: with a text, or with the line that was kept; `day` is the date shown, None for today."""
        self._day = day
        self.for_day.setText("" if day is None else _("for {day}").format(day=weekday_words(day)))
        self.for_day.setVisible(day is not None)
        self.results.message.say("")
        if text and text != self.line.text():
            self.line.setText(text)
        self._edited()
        self.reader.ask()
        self.line.setFocus()
        self._client.background.after_painting(self.reader.get_ready, self)

    def clear(self) -> None:
        """The line is done with: nothing of it is kept."""
        self.line.clear()
        self._edited()
        self.reader.ask()
        self.draft.keep()

    def flush(self) -> None:
        """Keep the line at once if it is not kept yet."""
        self.draft.flush()

    def _restore(self, text: str) -> None:
        if not self.line.text():
            self.line.setText(text)
            self._edited()

    def _changed(self, text: str) -> None:
        self.draft.later()
        self._show_buttons()
        self.line_changed.emit(text)

    def _edited(self) -> None:
        """What was chosen and confirmed was about another line."""
        self.enter.line_changed()
        self.results.chosen = 0
        self.results.message.say("")
        self.area.verticalScrollBar().setValue(0)
        self.reader.set_line(self.line.text(), self._day)

    def _type(self, text: str) -> None:
        self.line.insert(text)
        self._edited()

    def _back_to_line(self, typed: str) -> None:
        self.line.setFocus()
        self.results.choose(0)
        if typed:
            self._type(typed)

    # What it is understood as.

    def _show(self, reading: QuickReading) -> None:
        if self.enter.waits:
            # It is logged and gone before anybody could read it; if not, it is shown as soon as that is known.
            self.results.take(reading)
        else:
            self.results.show_reading(reading)
            self._describe()
        self.enter.check()
        self.enter.go_on()

    def _show_after_all(self) -> None:
        self.results.show_what_was_taken()
        self._describe()

    def _describe(self) -> None:
        spoken = self.results.spoken()
        if spoken != self.line.accessibleDescription():
            self.line.setAccessibleDescription(spoken)
            self._speak.start()

    def _say_what_is_understood(self) -> None:
        words = self.results.spoken()
        if words and self.reader.reading is not None and self.isVisible():
            announce(self, words)

    def _show_buttons(self) -> None:
        """Of a critical one the two answers stand in the place of the others."""
        self.results.show_live()
        reading = self.reader.reading
        self.foot.show_state(
            asked=self.results.live.waits_for_an_answer,
            command=reading.command if reading is not None else "",
            something=bool(self.line.text().strip()),
        )

    def _answer(self, question: QuickQuestion, index: int) -> None:
        choice = question.choices[index]
        self.enter.line_changed()
        self.results.message.say("")
        self.line.setFocus()
        if choice.line:
            self.line.setText(choice.line)
        self.reader.confirm(question.key, choice.line)

    def _say_what_is_missing(self, reading: QuickReading) -> None:
        if reading.problem:
            self.results.message.say(reading.problem, "serious")
            self.results.hint.hide()
        elif reading.questions:
            self.results.message.say(ANSWER_FIRST, "caution")
        self._speak.stop()
        announce(self, self.results.spoken())

    def _carry_out(self, reading: QuickReading) -> None:
        self.clear()
        self.close_up()
        if reading.command == "undo":
            self.undo_wanted.emit()
        else:
            self.check_wanted.emit(reading.check)

    def _saved(self, result: Logged, another: bool, ahead: str) -> None:
        self.line.clear()
        self.draft.forgotten()
        self._edited()
        if ahead:
            self._type(ahead)
        if another or ahead:
            self.reader.ask()
            self.results.message.say(result.label, "ok")
        else:
            self.close_up()
        self.logged.emit(result)

    def _refused(self, sentence: str) -> None:
        """Nothing was saved; what was typed is still here."""
        self.draft.later()
        self.results.message.say(sentence, "serious")
        announce(self, sentence)

    # The ways out.

    def close_up(self) -> None:
        """Put it away; the line is kept."""
        self.enter.stop_waiting()
        self._speak.stop()
        self.reader.rest()
        self.flush()
        self.closed.emit()

    def _edit(self) -> None:
        reading = self.reader.reading
        if reading is not None and self.results.can_edit:
            self.close_up()
            self.edit_wanted.emit(tuple(item.entry for item in reading.items))

    def _not_taken(self) -> None:
        entries = self.results.entries()
        if all(isinstance(entry, Dose | Drink) for entry in entries):
            self.clear()
        self.close_up()
        self.not_taken.emit(entries)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._answer_of(event) is not None:
            # These keys log again elsewhere; while there is a question they answer it.
            event.accept()
            return True
        return super().event(event)

    def _answer_of(self, event: QEvent) -> int | None:
        alt = Qt.KeyboardModifier.AltModifier
        if not isinstance(event, QKeyEvent) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != alt:
            return None
        index = event.key() - Qt.Key.Key_1.value
        return index if 0 <= index < len(self.results.question.buttons) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = self._answer_of(event)
        if answer is not None:
            self.results.question.buttons[answer].click()
        elif event.key() == Qt.Key.Key_Escape:
            if self.results.live.waits_for_an_answer:
                self._not_taken()
            else:
                self.close_up()
        else:
            super().keyPressEvent(event)

    def stops(self) -> list[QWidget]:
        """Everything that Tab comes to, in the order of reading."""
        return [self.line, self.close_button, *self.results.stops(), self.foot.another, self.foot.log]

    def show_answers(self) -> None:
        """Where the whole does not fit, the answers to a critical warning come before what stands above them."""
        if self.results.live.waits_for_an_answer:
            self.area.ensureWidgetVisible(self.results.live.yes, 0, 16)

    def wanted_height(self, width: int) -> int:
        """The height in which nothing has to be scrolled."""
        inner = self._content.layout()
        assert inner is not None
        needed = inner.heightForWidth(width - 2) if inner.hasHeightForWidth() else inner.sizeHint().height()
        return self.sizeHint().height() - self.area.sizeHint().height() + needed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.grew.emit()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap("plus", self._theme.colour("accent"), self._theme.scaled(22)))
