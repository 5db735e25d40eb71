"""What all forms share: a card in the layout, when it happened, a note, Save and Close, Enter and Esc."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Final, TypedDict
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.entries import Entry
from journal_app.domain.lists import comma_words
from journal_app.domain.logged_words import logged_words
from journal_app.domain.moments import Moment, moment_of
from journal_app.domain.wording import entry_words, sentence_start
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.ask_about_amount import ask_about_amount
from journal_app.ui.announce import announce
from journal_app.ui.forms.amount_question import AmountQuestion
from journal_app.ui.forms.form_drafts import inputs_of, watch
from journal_app.ui.forms.when_field import WhenField
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.breaking_row import BreakingRow
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.live_check import LiveCheck
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.tab_order import tab_along

LONGEST_TEXT: Final = 100_000
"""Far more than anybody types into a line: what is pasted is never cut off without a word."""
LONGEST_LABEL: Final = 200
"""Characters in the words of the undo strip."""


class CommonFields(TypedDict):
    """The fields that every entry has."""

    id: UUID
    moment: Moment
    entered_at: datetime
    entered_by: str
    note: str


class EntryForm(Card):
    """`submitted(entries, label)` asks for the save; `closed` asks to be put away. It never saves by itself.

    Subclasses add their fields to `fields`, and say in `entries()` what was written down.
    """

    submitted = Signal(object, str)
    closed = Signal()
    discarded = Signal()
    """What was typed is wanted no more, nor its draft."""
    hidden = Signal()
    not_taken = Signal(object)
    """tuple[Entry, ...]: it was not taken after all, so nothing is logged."""
    heading = ""
    edit_heading = ""
    has_note_line = True
    is_checked = False
    """Whether it is shown while typing what a warning would say."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self.client = client
        self.theme = theme
        self.edited: Entry | None = None
        self._title = label(self.heading, "section")
        self.body.addWidget(self._title)
        self.fields = Card("plain", padding=0)
        self.body.addWidget(self.fields)
        self.when = WhenField(client.clock, client.zone)
        self.body.addWidget(self.when)
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_TEXT)
        if self.has_note_line:
            add_layout(self.body, form_row(_("Note, if you want one"), self.note))
        self.live = LiveCheck(client, theme, self.draft) if self.is_checked else None
        if self.live is not None:
            self.live.not_taken.connect(self._not_taken)
            self.live.took_it.connect(self.submit)
            self.live.changed.connect(self._show_answers)
            self.when.changed.connect(self.live.later)
        self.message = Message(theme)
        self.body.addWidget(self.message)
        self.amount_question = AmountQuestion(theme)
        self.body.addWidget(self.amount_question)
        self._asked_about: tuple[Entry, ...] = ()
        self._watches = False
        self.amount_question.right.connect(self._log_as_it_is)
        self.amount_question.wrong.connect(self._correct_amount)
        self.kept = label(_("Draft kept on this computer"), "small")
        self.discard = button(_("Discard"), "link", name=_("Discard the draft and close"))
        self.show_kept(False)
        self.close_button = button(_("Close"), "quiet")
        self.close_button.setToolTip(_("Close (Esc)"))
        self.save = button(_("Log it"), "primary")
        self.save.setToolTip(_("Save (Enter)"))
        row = BreakingRow((self.kept, self.discard), (self.close_button, self.save))
        row.give_room(self.kept)
        self.body.addWidget(row)
        self.close_button.clicked.connect(self.closed.emit)
        self.discard.clicked.connect(self.discarded.emit)
        self.save.clicked.connect(self.submit)

    def start(self, day: date) -> None:
        """Get ready for a new entry on a date."""
        self.when.set_day(day)

    def fill(self, entry: Entry) -> None:
        """Show an entry to be edited: it keeps its id and when it was first written down."""
        self.edited = entry
        if self.live is not None:
            # What was logged before was taken: there is nothing to ask.
            self.live.asks = False
            self.live.later()
        self._title.setText(self.edit_heading or self.heading)
        self.save.setText(_("Save"))
        self.when.fill(entry.moment)
        self.note.setText(entry.note)

    def begin_with(self, entry: Entry) -> None:
        """Show an entry that was understood elsewhere and is not logged yet."""
        self.fill(entry)
        self.edited = None
        self._title.setText(self.heading)
        self.save.setText(_("Log it"))
        if self.live is not None:
            self.live.asks = True
            self.live.later()

    def first_field(self) -> QWidget:
        """Where the focus goes when the form opens."""
        raise NotImplementedError

    def submit(self) -> None:
        """Save, if all is said; else say what is missing. While it is being saved a second Enter does nothing."""
        if not self.save.isEnabled():
            return
        self.message.say("")
        fields = self.common()
        if fields is not None:
            entries = self.entries(fields)
            if entries:
                self.hand_over(entries)

    def hand_over(self, entries: tuple[Entry, ...]) -> None:
        """Ask for the save of what is complete; first about an amount that is far from the usual one."""
        if self.is_checked and self.edited is None:
            self.client.ask(ask_about_amount, entries[0], then=partial(self._log_or_ask, entries), owner=self)
        else:
            self.submitted.emit(entries, self.label_of(entries))

    def amount_field(self) -> QWidget:
        """Where an amount is corrected."""
        return self.first_field()

    def _log_or_ask(self, entries: tuple[Entry, ...], question: str) -> None:
        if question:
            if not self._watches:
                self._watches = True
                for field in self.draft_inputs().values():
                    watch(field, self._typed_on)
            self._asked_about = entries
            self.amount_question.ask(question)
            self._show_answers()
        else:
            self.submitted.emit(entries, self.label_of(entries))

    def _typed_on(self) -> None:
        """What was asked about is no longer what is there."""
        if self._asked_about:
            self._asked_about = ()
            self.amount_question.take_back()
            self._show_answers()

    def _log_as_it_is(self) -> None:
        entries, self._asked_about = self._asked_about, ()
        self._show_answers()
        if entries:
            self.submitted.emit(entries, self.label_of(entries))

    def _correct_amount(self) -> None:
        self._asked_about = ()
        self._show_answers()
        self.amount_field().setFocus()

    def draft_inputs(self) -> dict[str, QWidget]:
        """The inputs whose content is kept as a draft, by name."""
        return inputs_of(self)

    def draft_restored(self, kept_at: float) -> None:
        """What was typed before is back; `kept_at` in seconds since 1970."""
        self.when.was_begun(datetime.fromtimestamp(kept_at, UTC))
        announce(self, _("What you typed before is here again. Discard forgets it."))

    def show_kept(self, kept: bool) -> None:
        """Say that what was typed is kept, and offer to let go of it."""
        self.kept.setVisible(kept)
        self.discard.setVisible(kept)

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """What was written down; empty after saying what is missing."""
        raise NotImplementedError

    def draft(self) -> tuple[Entry, ...]:
        """What was typed so far, for the check while typing; nothing while it is too little. Says nothing."""
        return ()

    def order_tabs(self) -> None:
        """What appears while typing comes last: Tab still leads from the name to the amount."""
        if self.live is not None:
            tab_along(self.note, self.live.fold, self.live.no, self.live.yes)

    def start_with(self, name: str, substance: str | None) -> None:
        """Begin with a name that was chosen elsewhere."""

    def _show_answers(self) -> None:
        """Of a critical one the two answers stand in the place of Save and Close."""
        asked = (self.live is not None and self.live.waits_for_an_answer) or bool(self._asked_about)
        for made in (self.close_button, self.save):
            made.setVisible(not asked)

    def _not_taken(self) -> None:
        self.not_taken.emit(self.draft())

    def label_of(self, entries: Sequence[Entry]) -> str:
        """What the undo strip says."""
        if self.edited is None:
            return logged_words(entries, moment_of(self.client.clock(), self.client.zone).local_date)
        return _("Changed {entry}").format(entry=shortened(comma_words([entry_words(entry) for entry in entries])))

    def common(self) -> CommonFields | None:
        """The fields of every entry; None when it is not clear when it was."""
        moment = self.when.moment()
        if moment is None:
            self.when.time.setFocus()
            announce(self, self.when.said.text())
            return None
        before = self.edited
        return CommonFields(
            id=uuid4() if before is None else before.id,
            moment=moment,
            entered_at=self.client.clock() if before is None else before.entered_at,
            entered_by="person" if before is None else before.entered_by,
            note=self.note.text().strip(),
        )

    def refuse(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what is missing, beside what was typed, and go there."""
        self.message.say(sentence_start(sentence), "serious")
        announce(self, sentence)
        if field is not None:
            field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self.hidden.emit()
        super().hideEvent(event)

    def failed(self, error: UserError) -> None:
        """The save did not go through: everything typed is still here."""
        self.refuse(error.sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._asked_about:
                self.amount_question.yes.click()
            else:
                self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            if self._asked_about:
                self.amount_question.no.click()
            elif self.live is not None and self.live.waits_for_an_answer:
                self._not_taken()
            else:
                self.closed.emit()
        else:
            super().keyPressEvent(event)


def shortened(words: str) -> str:
    """The words as they fit into a strip; the entry itself keeps all of them."""
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
