"""Words of the person's own."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal_app.domain.entries import Entry, Note
from journal_app.i18n import _
from journal_app.ui.forms.entry_form import CommonFields, EntryForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.written_words import written_words


class NoteForm(EntryForm):
    """Enter makes a new line; Ctrl+Enter saves."""

    heading = _("A note")
    edit_heading = _("Edit a note")
    has_note_line = False

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(theme.scaled(90))
        add_layout(
            self.fields.body,
            form_row(_("Your words"), self.words, hint=_("{key} saves.").format(key=key_shown("save"))),
        )

    def first_field(self) -> QWidget:
        return self.words

    def fill(self, entry: Entry) -> None:
        """Show a note to be edited."""
        super().fill(entry)
        self.words.setPlainText(entry.note)

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """One note, or nothing while there are no words."""
        words = written_words(self.words).strip()
        if not words:
            self.refuse(_("There are no words yet."), self.words)
            return ()
        fields["note"] = words
        return (Note(**fields),)
