"""The place in the page where a form stands: one at a time, saved through the client, never over anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.entries import (
    Dose,
    Drink,
    Entry,
    Marker,
    NoneTaken,
    Note,
    RedFlag,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
)
from journal_app.domain.knowledge import ALCOHOL
from journal_app.errors import UserError
from journal_app.operations.views import DayRow, Logged
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.marker_form import MarkerForm
from journal_app.ui.forms.none_form import NoneForm
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.forms.ratings_form import RatingsForm
from journal_app.ui.forms.red_flag_form import RedFlagForm
from journal_app.ui.forms.skipped_form import SkippedForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.urge_form import UrgeForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme

TAKEN_APART_AFTER_MS: Final = 1000

NEW: Final[dict[str, type[EntryForm]]] = {
    "dose": DoseForm, "drink": DrinkForm, "sleep": SleepForm, "none": NoneForm, "note": NoteForm,
    "marker": MarkerForm, "red_flag": RedFlagForm, "urge": UrgeForm,
}  # fmt: skip
EDIT: Final[dict[type[Entry], type[EntryForm]]] = {
    Dose: DoseForm, Drink: DrinkForm, Sleep: SleepForm, NoneTaken: NoneForm, Note: NoteForm,
    Marker: MarkerForm, RedFlag: RedFlagForm, Skipped: SkippedForm, Urge: UrgeForm,
}  # fmt: skip


class FormPlace(QWidget):
    """A form that was begun and left for another one keeps what was typed until it is saved or closed."""

    saved = Signal(object)
    """Logged: what the save did; the form is gone by then."""
    closed = Signal()
    opened = Signal(object)
    """The form that was opened, to be scrolled to."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._begun: dict[str, EntryForm] = {}
        self.form: EntryForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def open_new(self, what: str, day: date, name: str = "", substance: str | None = None) -> None:
        """Show the form for a new entry, by its kind in NEW, begun with a name where one was chosen elsewhere."""
        form = self._begun.get(what)
        if form is None:
            form = NEW[what](self._client, self._theme)
            form.start(day)
            self._begun[what] = form
            form.submitted.connect(partial(self._log, form))
            form.not_taken.connect(partial(self._note_urge, form, day))
        if name:
            form.start_with(name, substance)
        self._show(form)

    def _note_urge(self, form: EntryForm, day: date, entries: Sequence[Entry]) -> None:
        """It was not taken: nothing is logged, and the urge may be noted, or not."""
        self._close(form)
        self.note_urge_for(entries, day)

    def open_filled(self, entries: Sequence[Entry], day: date) -> None:
        """Show the form for what was understood elsewhere and is not logged yet: one entry, or ratings together."""
        form: EntryForm
        if type(entries[0]) in EDIT:
            form = EDIT[type(entries[0])](self._client, self._theme)
            form.begin_with(entries[0])
            form.not_taken.connect(partial(self._note_urge, form, day))
        elif isinstance(entries[0], SymptomRating):
            form = RatingsForm(self._client, self._theme)
            form.fill_all(entries)
        else:
            return
        form.submitted.connect(partial(self._log, form))
        self._show(form)

    def note_urge_for(self, entries: Sequence[Entry], day: date) -> None:
        """What was about to be logged was not taken after all: the urge may be noted, or not."""
        first = next((entry for entry in entries if isinstance(entry, Dose | Drink)), None)
        if first is not None:
            self.open_new("urge", day, first.name, first.substance if isinstance(first, Dose) else ALCOHOL)

    def open_edit(self, row: DayRow) -> None:
        """Show the form to edit an entry of the day, or the ratings of a check-in."""
        form: EntryForm
        if type(row.entry) in EDIT:
            form = EDIT[type(row.entry)](self._client, self._theme)
            form.fill(row.entry)
            form.submitted.connect(partial(self._edit, form))
        else:
            form = RatingsForm(self._client, self._theme)
            form.fill_all(row.entries)
            form.submitted.connect(partial(self._log, form))
        self._show(form)

    def set_day(self, day: date) -> None:
        """Another day is shown: what was begun goes on, for that day."""
        for form in self._begun.values():
            form.start(day)

    def _show(self, form: EntryForm) -> None:
        if self.form is not None and self.form is not form:
            self.form.hide()
            if self.form not in self._begun.values():
                self.form.deleteLater()
        self.form = form
        if self._column.indexOf(form) < 0:
            self._column.addWidget(form)
            form.closed.connect(partial(self._close, form))
        form.show()
        self.show()
        form.first_field().setFocus()
        # The page can only scroll to the form once the layout has given it its place.
        QTimer.singleShot(0, form, lambda: self.opened.emit(form))

    def _log(self, form: EntryForm, entries: Sequence[Entry], label: str) -> None:
        form.save.setEnabled(False)
        self._client.log(entries, label, then=partial(self._done, form), failed=partial(self._failed, form))

    def _edit(self, form: EntryForm, entries: Sequence[Entry], label: str) -> None:
        form.save.setEnabled(False)
        self._client.edit(entries[0], label, then=partial(self._done, form), failed=partial(self._failed, form))

    def _done(self, form: EntryForm, logged: Logged) -> None:
        self._close(form)
        self.saved.emit(logged)

    def _failed(self, form: EntryForm, error: UserError) -> None:
        form.save.setEnabled(True)
        form.failed(error)

    def _close(self, form: EntryForm) -> None:
        for what, begun in tuple(self._begun.items()):
            if begun is form:
                del self._begun[what]
        form.hide()
        # To take a form apart costs as much as to paint the list that is waited for now.
        QTimer.singleShot(TAKEN_APART_AFTER_MS, form, form.deleteLater)
        if self.form is form:
            self.form = None
            self.hide()
            self.closed.emit()
