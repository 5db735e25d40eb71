"""A sign that needs help now; saving it opens the emergency page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal_app.domain.entries import RED_FLAGS, Entry, RedFlag
from journal_app.domain.wording import RED_FLAG_WORDS, sentence_start
from journal_app.i18n import _
from journal_app.ui.forms.entry_form import CommonFields, EntryForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout


class RedFlagForm(EntryForm):
    """It is written down and never only counted."""

    heading = _("A sign that needs help now")
    edit_heading = _("Edit a sign")

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self.what = NamedChoice()
        for kind in RED_FLAGS:
            self.what.addItem(sentence_start(RED_FLAG_WORDS[kind]), kind)
        # Nothing is chosen beforehand: one Enter too many must not write down a seizure.
        self.what.setPlaceholderText(_("choose what it is"))
        self.what.setCurrentIndex(-1)
        self.fields.body.addWidget(label(_("If it is happening now, call first. Key F1 shows the number."), "strong"))
        add_layout(self.fields.body, form_row(_("What is it?"), self.what))

    def first_field(self) -> QWidget:
        return self.what

    def fill(self, entry: Entry) -> None:
        """Show a sign to be edited."""
        super().fill(entry)
        assert isinstance(entry, RedFlag)
        self.what.setCurrentIndex(RED_FLAGS.index(entry.what))

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """The sign; nothing after saying that none is chosen."""
        if self.what.currentIndex() < 0:
            self.refuse(_("Please choose what it is: press Down. If it is happening now, call first."), self.what)
            return ()
        return (RedFlag(**fields, what=RED_FLAGS[self.what.currentIndex()]),)
