"""Nothing taken: said by the person, which is more than an empty day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal_app.domain.entries import EVERYTHING, Entry, NoneTaken
from journal_app.domain.knowledge import ALCOHOL
from journal_app.i18n import _
from journal_app.ui.forms.entry_form import CommonFields, EntryForm
from journal_app.ui.forms.name_field import NameField
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.segmented import Segmented

ALL, NO_ALCOHOL, ONE = range(3)
NOT_KNOWN = _("Journal does not know this name, so it cannot keep a none for it. You can write it as a note.")


class NoneForm(EntryForm):
    """A none is for a whole day: its time of day is not asked."""

    heading = _("Nothing taken")
    edit_heading = _("Edit: nothing taken")

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self._saving: CommonFields | None = None
        self.what = Segmented((_("Anything"), _("Alcohol"), _("One thing")), _("What did you not take?"))
        self.fields.body.addWidget(label(_("What did you not take?"), "small-strong"))
        self.fields.body.addWidget(self.what, 0, Qt.AlignmentFlag.AlignLeft)
        self.name = NameField(client)
        self._named = QWidget()
        row = form_row(_("Which one?"), self.name)
        row.setContentsMargins(0, 0, 0, 0)
        self._named.setLayout(row)
        self.fields.body.addWidget(self._named)
        self.fields.body.addWidget(
            label(_("Only what you say is kept: a day without an entry is never read as none."), "tiny")
        )
        self.when.for_whole_day()
        self.what.chosen.connect(lambda _index: self._show())
        self._show()

    def first_field(self) -> QWidget:
        return self.what.current or self.what

    def fill(self, entry: Entry) -> None:
        """Show a none to be edited."""
        super().fill(entry)
        assert isinstance(entry, NoneTaken)
        self.what.set_index({EVERYTHING: ALL, ALCOHOL: NO_ALCOHOL}.get(entry.what, ONE))
        if self.what.index == ONE:
            self.name.set_name(entry.what.replace("_", " "), entry.what)
        self._show()

    def submit(self) -> None:
        """Save; a named substance is looked up first."""
        self.message.say("")
        fields = self.common()
        if fields is None:
            return
        if self.what.index != ONE:
            self._emit(fields, EVERYTHING if self.what.index == ALL else ALCOHOL)
        elif not self.name.text:
            self.refuse(_("Please write which one."), self.name.line)
        else:
            self._saving = fields
            self.name.resolve(self._resolved)

    def _resolved(self, _name: str, substance: str | None) -> None:
        fields, self._saving = self._saving, None
        if fields is None:
            return
        if substance is None:
            self.refuse(NOT_KNOWN, self.name.line)
        else:
            self._emit(fields, substance)

    def _emit(self, fields: CommonFields, what: str) -> None:
        none = NoneTaken(**fields, what=what)
        self.submitted.emit((none,), self.label_of((none,)))

    def _show(self) -> None:
        self._named.setVisible(self.what.index == ONE)
