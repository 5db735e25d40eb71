"""What all forms share: a card in the layout, when it happened, a note, Save and Close, Enter and Esc."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from journal_app.domain.entries import Entry
from journal_app.domain.moments import Moment
from journal_app.domain.wording import entry_words, sentence_start
from journal_app.errors import UserError
from journal_app.ui.announce import announce
from journal_app.ui.forms.when_field import WhenField
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.live_check import LiveCheck
from journal_app.ui.widgets.message import Message


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
        self.note.setMaxLength(2000)
        if self.has_note_line:
            self.body.addLayout(form_row("Note, if you want one", self.note))
        self.live = LiveCheck(client, theme, self.draft) if self.is_checked else None
        if self.live is not None:
            self.live.not_taken.connect(self._not_taken)
            self.live.took_it.connect(self.submit)
            self.live.changed.connect(self._show_answers)
            self.when.changed.connect(self.live.later)
        self.message = Message(theme)
        self.body.addWidget(self.message)
        row = QHBoxLayout()
        row.addStretch(1)
        self.close_button = button("Close", "quiet")
        self.close_button.setToolTip("Close (Esc)")
        self.save = button("Log it", "primary")
        self.save.setToolTip("Save (Enter)")
        row.addWidget(self.close_button)
        row.addWidget(self.save)
        self.body.addLayout(row)
        self.close_button.clicked.connect(self.closed.emit)
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
        self.save.setText("Save")
        self.when.fill(entry.moment)
        self.note.setText(entry.note)

    def first_field(self) -> QWidget:
        """Where the focus goes when the form opens."""
        raise NotImplementedError

    def submit(self) -> None:
        """Save, if all is said; else say what is missing."""
        self.message.say("")
        fields = self.common()
        if fields is not None:
            entries = self.entries(fields)
            if entries:
                self.submitted.emit(entries, self.label_of(entries))

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """What was written down; empty after saying what is missing."""
        raise NotImplementedError

    def draft(self) -> tuple[Entry, ...]:
        """What was typed so far, for the check while typing; nothing while it is too little. Says nothing."""
        return ()

    def order_tabs(self) -> None:
        """What appears while typing comes last: Tab still leads from the name to the amount."""
        if self.live is not None:
            before: QWidget = self.note
            for each in (self.live.fold, self.live.no, self.live.yes):
                QWidget.setTabOrder(before, each)
                before = each

    def start_with(self, name: str, substance: str | None) -> None:
        """Begin with a name that was chosen elsewhere."""

    def _show_answers(self) -> None:
        """Of a critical one the two answers stand in the place of Save and Close."""
        asked = self.live is not None and self.live.waits_for_an_answer
        for made in (self.close_button, self.save):
            made.setVisible(not asked)

    def _not_taken(self) -> None:
        self.not_taken.emit(self.draft())

    def label_of(self, entries: Sequence[Entry]) -> str:
        """What the undo strip says."""
        words = ", ".join(entry_words(entry) for entry in entries)
        return f"Changed {words}" if self.edited is not None else f"Logged {words}"

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

    def failed(self, error: UserError) -> None:
        """The save did not go through: everything typed is still here."""
        self.refuse(error.sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.live is not None and self.live.waits_for_an_answer:
                self._not_taken()
            else:
                self.closed.emit()
        else:
            super().keyPressEvent(event)
