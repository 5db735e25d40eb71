"""The ratings of one check-in, to be corrected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from journal_app.domain.entries import Entry, SymptomRating
from journal_app.domain.wording import sentence_start
from journal_app.ui.forms.entry_form import CommonFields, EntryForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.rating_row import RatingRow


class RatingsForm(EntryForm):
    """One row for each rating that was given; all of them keep sharing one moment."""

    heading = "Edit a check-in"
    has_note_line = False

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self.rows: list[tuple[SymptomRating, RatingRow]] = []

    def fill_all(self, entries: Sequence[Entry]) -> None:
        """Show the ratings to be edited."""
        self.fill(entries[0])
        for entry in entries:
            if isinstance(entry, SymptomRating):
                row = RatingRow(entry.symptom, sentence_start(entry.symptom), self.theme)
                row.set_value(entry.severity)
                self.fields.body.addWidget(row)
                self.rows.append((entry, row))
        for index, (_, row) in enumerate(self.rows):
            if index + 1 < len(self.rows):
                row.next_wanted.connect(self.rows[index + 1][1].enter)
            else:
                row.next_wanted.connect(self.save.setFocus)
            if index:
                row.previous_wanted.connect(self.rows[index - 1][1].enter)

    def first_field(self) -> QWidget:
        row = self.rows[0][1]
        return row.buttons[row.value or 0]

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """The ratings as they stand now; an emptied row asks for a number."""
        changed: list[Entry] = []
        for before, row in self.rows:
            if row.value is None:
                self.refuse(f"Please choose a number for {before.symptom}, or close and delete the check-in.")
                row.enter()
                return ()
            changed.append(
                SymptomRating(
                    id=before.id,
                    moment=fields["moment"],
                    entered_at=before.entered_at,
                    entered_by=before.entered_by,
                    note=before.note,
                    symptom=before.symptom,
                    severity=row.value,
                )
            )
        return tuple(changed)
