"""A night's sleep: hours and wakings, each of which may stay unknown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from journal_app.domain.entries import Entry, Sleep
from journal_app.domain.number_text import plain_number
from journal_app.domain.time_text import NOT_HOURS, read_hours
from journal_app.domain.wording import sleep_words
from journal_app.ui.forms.entry_form import CommonFields, EntryForm
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label


class SleepForm(EntryForm):
    """The night belongs to the day on which it ended."""

    heading = "Sleep"
    edit_heading = "Edit sleep"

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self.hours = QLineEdit()
        self.hours.setMaxLength(16)
        self.hours.setPlaceholderText("5h30")
        self.wakings = NumberInput("Times awake")
        self.understood = label("", "small")
        self.understood.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, field in (("Hours slept", self.hours), ("Times awake", self.wakings)):
            column = form_row(text, field)
            column.addStretch(1)
            row.addLayout(column, 1)
        self.fields.body.addLayout(row)
        self.fields.body.addWidget(self.understood)
        self.hours.textEdited.connect(lambda _text: self._show())

    def first_field(self) -> QWidget:
        return self.hours

    def fill(self, entry: Entry) -> None:
        """Show a night to be edited."""
        super().fill(entry)
        assert isinstance(entry, Sleep)
        if entry.hours is not None:
            self.hours.setText(sleep_words(entry.hours))
        self.wakings.set_value(entry.wakings)
        self._show()

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """One night, or nothing after saying what is missing."""
        typed = self.hours.text().strip()
        hours = read_hours(typed) if typed else None
        if typed and hours is None:
            self.refuse(NOT_HOURS, self.hours)
            return ()
        if not self.wakings.settle():
            self.wakings.line.setFocus()
            return ()
        wakings = self.wakings.value
        if wakings is not None and (wakings != int(wakings) or wakings > 99):
            self.refuse("Please write how often you woke as a whole number.", self.wakings.line)
            return ()
        if hours is None and wakings is None and not fields["note"]:
            self.refuse("Please write the hours, or how often you woke.", self.hours)
            return ()
        before = self.edited if isinstance(self.edited, Sleep) else None
        return (
            Sleep(
                **fields,
                hours=hours,
                wakings=None if wakings is None else int(wakings),
                bed_at=before.bed_at if before is not None else None,
                up_at=before.up_at if before is not None else None,
            ),
        )

    def _show(self) -> None:
        hours = read_hours(self.hours.text())
        self.understood.setText(
            "" if hours is None else f"{sleep_words(hours)}, that is {plain_number(round(hours, 2))} hours."
        )
        self.understood.setVisible(hours is not None)
