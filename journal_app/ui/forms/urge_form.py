"""An urge: for what, how strong, what was done instead, how it went. Nothing in it has to be said but for what."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.entries import Entry, Urge
from journal_app.i18n import _
from journal_app.ui.forms.entry_form import LONGEST_TEXT, CommonFields, EntryForm
from journal_app.ui.forms.name_field import NameField
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.rating_row import RatingRow

NOTHING_LOGGED = _("Nothing was logged. If you want, note the urge: it can help to see later what helped.")


class UrgeForm(EntryForm):
    """Enter logs it; the strength may stay open."""

    heading = _("An urge")
    edit_heading = _("Edit an urge")

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self._saving: CommonFields | None = None
        self.after = label(NOTHING_LOGGED, "quiet")
        self.after.hide()
        self.name = NameField(client)
        self.strength = RatingRow("urge", _("How strong, 0 none to 10 the strongest"), theme)
        self.to_mix = CheckBox(_("It was an urge to mix it with something"))
        self.instead = QLineEdit()
        self.outcome = QLineEdit()
        for line in (self.instead, self.outcome):
            line.setMaxLength(LONGEST_TEXT)
        self.instead.setPlaceholderText(_("went for a walk, called Ana"))
        self.outcome.setPlaceholderText(_("it passed, it is still there, I took it"))
        body = self.fields.body
        body.addWidget(self.after)
        add_layout(body, form_row(_("For what?"), self.name))
        body.addWidget(self.strength)
        body.addWidget(self.to_mix)
        add_layout(body, form_row(_("What you did instead"), self.instead))
        add_layout(body, form_row(_("How it went"), self.outcome))
        self.strength.next_wanted.connect(self.to_mix.setFocus)
        self.strength.previous_wanted.connect(self.name.line.setFocus)

    def first_field(self) -> QWidget:
        return self.name.line if not self.name.text else self.strength.buttons[self.strength.value or 0]

    def start_with(self, name: str, substance: str | None) -> None:
        """Begin with what was not taken after all."""
        self.after.show()
        self.name.set_name(name, substance)

    def fill(self, entry: Entry) -> None:
        """Show an urge to be edited."""
        super().fill(entry)
        assert isinstance(entry, Urge)
        self.name.set_name(entry.name, entry.substance)
        self.strength.set_value(entry.strength)
        self.to_mix.setChecked(entry.to_mix)
        self.instead.setText(entry.instead)
        self.outcome.setText(entry.outcome)

    def submit(self) -> None:
        """Look the name up first."""
        self.message.say("")
        if not self.name.text:
            self.refuse(_("Please write what it was for."), self.name.line)
            return
        fields = self.common()
        if fields is not None:
            self._saving = fields
            self.name.resolve(self._resolved)

    def _resolved(self, name: str, substance: str | None) -> None:
        fields, self._saving = self._saving, None
        if fields is None:
            return
        urge = Urge(
            **fields,
            name=name,
            substance=substance,
            strength=self.strength.value,
            to_mix=self.to_mix.isChecked(),
            instead=self.instead.text().strip(),
            outcome=self.outcome.text().strip(),
        )
        self.submitted.emit((urge,), self.label_of((urge,)))
