"""Something that happened and that a reader has to know: a hospital stay, a head injury, a patch that came off."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtWidgets import QWidget

from journal_app.domain.entries import MARKERS, Dose, Entry, Marker, MarkerKind
from journal_app.domain.person import Medicine
from journal_app.domain.wording import MARKER_WORDS, entry_words, sentence_start, when_words
from journal_app.i18n import _
from journal_app.operations.recent_doses import recent_doses, taken_on_and_on, worn_patches
from journal_app.ui.forms.entry_form import CommonFields, EntryForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout

PATCH_OFF: Final = "patch_off"
NOT_KEPT_DOWN: Final[MarkerKind] = "not_kept_down"
DOSE_LOWERED: Final[MarkerKind] = "dose_lowered"


class MarkerForm(EntryForm):
    """A patch that came off is written into its own dose; everything else is an entry of its own."""

    heading = _("Something that happened")
    edit_heading = _("Edit what happened")

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self.what = NamedChoice()
        for kind in MARKERS:
            self.what.addItem(sentence_start(MARKER_WORDS[kind]), kind)
        self.what.insertItem(0, _("A patch came off"), PATCH_OFF)
        # Nothing is chosen beforehand: one Enter too many must not write down what did not happen.
        self.what.setPlaceholderText(_("choose what it was"))
        self.what.setCurrentIndex(-1)
        self.dose = NamedChoice()
        self._doses: tuple[Dose, ...] = ()
        self._patches: tuple[Dose, ...] = ()
        self._which = QWidget()
        row = form_row(_("Which dose?"), self.dose)
        row.setContentsMargins(0, 0, 0, 0)
        self._which.setLayout(row)
        self.medicine = NamedChoice()
        self.medicine.addItem(_("not said: it may be any"), None)
        self._whose = QWidget()
        row = form_row(_("Which medicine?"), self.medicine)
        row.setContentsMargins(0, 0, 0, 0)
        self._whose.setLayout(row)
        add_layout(self.fields.body, form_row(_("What was it?"), self.what))
        self.fields.body.addWidget(self._which)
        self.fields.body.addWidget(self._whose)
        self.what.currentIndexChanged.connect(lambda _index: self._show())
        self._show()
        client.ask(recent_doses, then=self._know_doses, owner=self)
        client.ask(worn_patches, then=self._know_patches, owner=self)
        client.ask(taken_on_and_on, then=self._know_medicines, owner=self)

    def first_field(self) -> QWidget:
        return self.what

    def fill(self, entry: Entry) -> None:
        """Show a marker to be edited; it cannot become a patch that came off."""
        super().fill(entry)
        assert isinstance(entry, Marker)
        self.what.removeItem(self.what.findData(PATCH_OFF))
        self.what.setCurrentIndex(self.what.findData(entry.what))
        if entry.what == DOSE_LOWERED and entry.about is not None:
            if self.medicine.findData(entry.about) < 0:
                # Of what it was, if that is no longer among what is taken.
                self.medicine.addItem(_("as before"), entry.about)
            self.medicine.setCurrentIndex(self.medicine.findData(entry.about))
            self._show()

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """The marker; or the patch, with the time at which it came off."""
        kind = self.what.currentData()
        if kind is None:
            self.refuse(_("Please choose what it was: press Down."), self.what)
            return ()
        place = self.dose.currentIndex()
        if kind == PATCH_OFF:
            if not 0 <= place < len(self._patches):
                self.refuse(
                    _("No patch is written down that could have come off. Please log the patch first."), self.what
                )
                return ()
            patch = self._patches[place]
            if fields["moment"].at < patch.moment.at:
                self.refuse(_("It would have come off before it was put on. Please check the time."), self.when.time)
                return ()
            return (msgspec.structs.replace(patch, ended_at=fields["moment"].at),)
        about = self._doses[place].id if kind == NOT_KEPT_DOWN and 0 <= place < len(self._doses) else None
        if kind == DOSE_LOWERED:
            about = self.medicine.currentData()
        elif about is None and isinstance(self.edited, Marker) and self.edited.what == kind:
            about = self.edited.about
        return (Marker(**fields, what=kind, about=about),)

    def _know_doses(self, doses: tuple[Dose, ...]) -> None:
        self._doses = doses
        self._show()

    def _know_patches(self, patches: tuple[Dose, ...]) -> None:
        self._patches = patches
        self._show()

    def _know_medicines(self, lowered: tuple[Medicine | Dose, ...]) -> None:
        for each in lowered:
            place = self.medicine.findData(each.id)
            if place < 0:
                self.medicine.addItem(sentence_start(each.name), each.id)
            else:
                self.medicine.setItemText(place, sentence_start(each.name))
        self._show()

    def _show(self) -> None:
        kind = self.what.currentData()
        offered = {PATCH_OFF: self._patches, NOT_KEPT_DOWN: self._doses}.get(kind, ())
        self.dose.clear()
        today = self.client.clock().date()
        for dose in offered:
            self.dose.addItem(f"{sentence_start(entry_words(dose))}, {when_words(dose.moment, today)}")
        self._which.setVisible(bool(offered))
        self._whose.setVisible(kind == DOSE_LOWERED and self.medicine.count() > 1)
