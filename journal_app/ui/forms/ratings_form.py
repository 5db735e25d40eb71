"""The ratings of one check-in, to be corrected."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import msgspec
from PySide6.QtWidgets import QWidget

from journal_app.domain.entries import Entry, SymptomRating
from journal_app.domain.wording import sentence_start, symptom_words
from journal_app.i18n import _
from journal_app.ui.forms.entry_form import CommonFields, EntryForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.rating_row import RatingRow


class RatingsForm(EntryForm):
    """One row for each rating that was given; all of them keep sharing one moment. An emptied row is taken back."""

    heading = _("Edit a check-in")
    has_note_line = False

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self.rows: list[tuple[SymptomRating, RatingRow]] = []

    def fill_all(self, entries: Sequence[Entry]) -> None:
        """Show the ratings to be edited."""
        self.fill(entries[0])
        for entry in entries:
            if isinstance(entry, SymptomRating):
                row = RatingRow(entry.symptom, sentence_start(symptom_words(entry.symptom)), self.theme, entry.scale)
                row.set_value(entry.severity if entry.severity <= row.worst else None)
                self.fields.body.addWidget(row)
                self.rows.append((entry, row))
        for index, (_entry, row) in enumerate(self.rows):
            if index + 1 < len(self.rows):
                row.next_wanted.connect(self.rows[index + 1][1].enter)
            else:
                row.next_wanted.connect(self.save.setFocus)
            if index:
                row.previous_wanted.connect(self.rows[index - 1][1].enter)

    def draft_inputs(self) -> dict[str, QWidget]:
        return super().draft_inputs() | {f"rating {entry.id}": row for entry, row in self.rows}

    def first_field(self) -> QWidget:
        row = self.rows[0][1]
        return row.buttons[row.value or 0]

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """The ratings as they stand now; an emptied row is left out, which deletes its rating."""
        left = tuple(
            msgspec.structs.replace(before, moment=fields["moment"], severity=row.value)
            for before, row in self.rows
            if row.value is not None
        )
        if not left:
            self.refuse(_("All rows are empty now. Please choose a number, or close this and delete the check-in."))
            self.rows[0][1].enter()
        return left

    def taken_back(self) -> tuple[UUID, ...]:
        """The ratings whose row was emptied: to be deleted with the save."""
        return tuple(before.id for before, row in self.rows if row.value is None)
