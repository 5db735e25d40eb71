"""A total of a list of questions: one that somebody else gave, or the sum of an own check-in to be corrected."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.entries import Entry, ScaleScore
from journal_app.domain.wording import SCALE_WORDS
from journal_app.i18n import _
from journal_app.ui.forms.entry_form import LONGEST_TEXT, CommonFields, EntryForm
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.free_choice import FreeChoice
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout

USUAL: Final = ("COWS", "CIWA-Ar", "CIWA-B", "SOWS", "PHQ-9", "GAD-7", "AUDIT-C", "ISI")
"""Names of forms whose totals people are told; their questions are not part of Journal."""

LARGEST: Final = 1000


class ScoreForm(EntryForm):
    """The number as it was told, with no words about what it means: Journal has no bands."""

    heading = _("A total from a form")
    edit_heading = _("Edit a total")

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self.scale = FreeChoice(USUAL, "COWS")
        self.score = NumberInput(_("Total"))
        self.given_by = QLineEdit()
        self.given_by.setMaxLength(LONGEST_TEXT)
        self.given_by.setPlaceholderText(_("a nurse, myself"))
        self.answered = label("", "small")
        self.answered.hide()
        body = self.fields.body
        add_layout(body, form_row(_("Name of the form"), self.scale))
        add_layout(body, form_row(_("Total"), self.score))
        body.addWidget(self.answered)
        add_layout(body, form_row(_("Who gave it"), self.given_by))

    def first_field(self) -> QWidget:
        return self.scale.line if self.scale.isEnabled() else self.given_by

    def fill(self, entry: Entry) -> None:
        """Show a total to be edited; the sum of answers stays the sum of those answers."""
        super().fill(entry)
        assert isinstance(entry, ScaleScore)
        self.scale.setCurrentText(SCALE_WORDS.get(entry.scale, entry.scale))
        self.score.set_value(entry.score)
        self.given_by.setText(entry.given_by)
        summed = bool(entry.answers) or entry.scale in SCALE_WORDS
        for field in (self.scale, self.score):
            field.setEnabled(not summed)
        if summed:
            self.answered.setText(_("The sum of your answers. Delete it and answer again to change it."))
            self.answered.show()

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """One total, or nothing after saying what is missing."""
        before = self.edited if isinstance(self.edited, ScaleScore) else None
        given_by = self.given_by.text().strip()
        if before is not None and not self.scale.isEnabled():
            return (msgspec.structs.replace(before, moment=fields["moment"], note=fields["note"], given_by=given_by),)
        if not self.scale.text:
            self.refuse(_("Please write the name of the form."), self.scale.line)
            return ()
        if not self.score.settle():
            self.score.line.setFocus()
            return ()
        score = self.score.value
        if score is None or score > LARGEST:
            self.refuse(_("Please write the total as a number."), self.score.line)
            return ()
        return (ScaleScore(**fields, scale=self.scale.text, score=score, given_by=given_by),)
