"""A medicine that was not taken this time: when that was, and a note."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QWidget

from journal_app.domain.entries import Entry, Skipped
from journal_app.i18n import _
from journal_app.ui.forms.entry_form import CommonFields, EntryForm


class SkippedForm(EntryForm):
    """Only to edit: it is written down on the page of the medicines."""

    heading = _("A medicine not taken")
    edit_heading = _("Edit: a medicine not taken")

    def first_field(self) -> QWidget:
        return self.note

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """The same entry, with what was changed."""
        assert isinstance(self.edited, Skipped)
        return (msgspec.structs.replace(self.edited, moment=fields["moment"], note=fields["note"]),)
