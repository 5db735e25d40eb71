"""The place in the page where a form stands: one at a time, saved through the client, never over anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.entries import (
    Dose,
    Drink,
    Entry,
    Marker,
    Measure,
    NoneTaken,
    Note,
    RedFlag,
    ScaleScore,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
    kind_of,
)
from journal_app.domain.knowledge import ALCOHOL
from journal_app.errors import UserError
from journal_app.operations.change_check_in import change_check_in
from journal_app.operations.entry_history import EarlierVersion, read_entry_history, restore_version
from journal_app.operations.views import DayRow, Logged
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.form_drafts import FormDrafts
from journal_app.ui.forms.history_card import HistoryCard
from journal_app.ui.forms.marker_form import MarkerForm
from journal_app.ui.forms.measure_form import MeasureForm
from journal_app.ui.forms.none_form import NoneForm
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.forms.ratings_form import RatingsForm
from journal_app.ui.forms.red_flag_form import RedFlagForm
from journal_app.ui.forms.score_form import ScoreForm
from journal_app.ui.forms.skipped_form import SkippedForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.urge_form import UrgeForm
from journal_app.ui.forms.withdrawal_form import WithdrawalForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.entry_row import EntryRow

TAKEN_APART_AFTER_MS: Final = 1000

NEW: Final[dict[str, type[EntryForm]]] = {
    "dose": DoseForm, "drink": DrinkForm, "sleep": SleepForm, "none": NoneForm, "note": NoteForm,
    "marker": MarkerForm, "red_flag": RedFlagForm, "urge": UrgeForm, "measure": MeasureForm, "score": ScoreForm,
    "withdrawal": WithdrawalForm,
}  # fmt: skip
EDIT: Final[dict[type[Entry], type[EntryForm]]] = {
    Dose: DoseForm, Drink: DrinkForm, Sleep: SleepForm, NoneTaken: NoneForm, Note: NoteForm,
    Marker: MarkerForm, RedFlag: RedFlagForm, Skipped: SkippedForm, Urge: UrgeForm, Measure: MeasureForm,
    ScaleScore: ScoreForm,
}  # fmt: skip


class FormPlace(QWidget):
    """A form that was begun and left for another one keeps what was typed until it is saved or discarded."""

    saved = Signal(object)
    """Logged: what the save did; the form is gone by then."""
    filled_saved = Signal()
    """What was understood elsewhere was corrected here and logged."""
    closed = Signal()
    """A form for a new entry was put away."""
    edit_closed = Signal(object)
    """UUID: the form of an entry that is there was put away."""
    help_wanted = Signal(bool)
    """What was ticked needs help now, or what was saved and no entry says so; True for what a crisis line is for."""
    opened = Signal(object)
    """The form that was opened, to be scrolled to."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._begun: dict[str, EntryForm] = {}
        self._drafts: dict[EntryForm, FormDrafts] = {}
        self._rows: dict[EntryForm, EntryRow] = {}
        self._filled: list[EntryForm] = []
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
            if isinstance(form, WithdrawalForm):
                form.help_wanted.connect(self.help_wanted)
            drafts = self._keep_drafts(form, what)
            if not name:
                drafts.look_for()
        if name:
            form.start_with(name, substance)
        self._show(form)

    def _note_urge(self, form: EntryForm, day: date, entries: Sequence[Entry]) -> None:
        """It was not taken: nothing is logged, and the urge may be noted, or not."""
        self._discard(form)
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
        self._filled.append(form)
        # If the program ends now, the form of this kind comes back with it.
        self._keep_drafts(form, kind_of(entries[0]))
        self._show(form)

    def note_urge_for(self, entries: Sequence[Entry], day: date) -> None:
        """What was about to be logged was not taken after all: the urge may be noted, or not."""
        first = next((entry for entry in entries if isinstance(entry, Dose | Drink)), None)
        if first is not None:
            self.open_new("urge", day, first.name, first.substance if isinstance(first, Dose) else ALCOHOL)

    def open_edit(self, row: DayRow, place: EntryRow | None = None) -> None:
        """Show the form to edit an entry of the day, or the ratings of a check-in; inside its row where that is given.

        A form that is open for the same entry goes on.
        """
        now = self.form
        if now is not None and now.edited is not None and now.edited.id == row.entry.id:
            now.first_field().setFocus()
            return
        form: EntryForm
        if type(row.entry) in EDIT:
            form = EDIT[type(row.entry)](self._client, self._theme)
            form.fill(row.entry)
            form.submitted.connect(partial(self._edit, form))
            self._offer_history(form, row.entry.id)
        else:
            form = RatingsForm(self._client, self._theme)
            form.fill_all(row.entries)
            form.submitted.connect(partial(self._change_check_in, form))
        self._keep_drafts(form, f"edit:{row.entry.id}").look_for()
        if place is not None:
            self._rows[form] = place
        self._show(form)

    def row_of(self, form: EntryForm) -> EntryRow | None:
        """The row inside which a form stands; None for one that stands in this place."""
        return self._rows.get(form)

    def set_day(self, day: date) -> None:
        """Another day is shown: what was begun goes on, for that day."""
        for form in self._begun.values():
            form.start(day)

    def keep_drafts(self) -> None:
        """Keep all that was typed at once: the journal is about to be closed."""
        for drafts in self._drafts.values():
            drafts.flush()

    def _keep_drafts(self, form: EntryForm, name: str) -> FormDrafts:
        drafts = FormDrafts(form, form.client, name, form.draft_inputs(), form.draft_restored)
        drafts.kept.connect(form.show_kept)
        form.hidden.connect(drafts.flush)
        form.discarded.connect(partial(self._discard, form))
        self._drafts[form] = drafts
        return drafts

    def _offer_history(self, form: EntryForm, entry: UUID) -> None:
        history = HistoryCard(self._theme)
        form.body.addWidget(history)
        history.restore_wanted.connect(partial(self._restore, form, entry))
        self._client.ask(read_entry_history, entry, then=history.show_versions, owner=history)

    def _restore(self, form: EntryForm, entry: UUID, version: EarlierVersion) -> None:
        self._drafts[form].rest()
        done, failed = partial(self._done, form), partial(self._failed, form)
        self._client.change(restore_version, entry, version.since, then=done, failed=failed)

    def _show(self, form: EntryForm) -> None:
        old = self.form
        if old is not None and old is not form:
            if old in self._begun.values():
                old.hide()
            else:
                self._put_away(old)
        self.form = form
        row = self._rows.get(form)
        if row is not None:
            row.open_editor(form)
            form.closed.connect(partial(self._close, form))
            # The row may go, and the form with it, while it is open: what was typed is kept by then.
            form.destroyed.connect(partial(self._is_gone, form))
        elif self._column.indexOf(form) < 0:
            self._column.addWidget(form)
            form.closed.connect(partial(self._close, form))
        form.show()
        self.setVisible(row is None)
        form.first_field().setFocus()
        # The page can only scroll to the form once the layout has given it its place.
        QTimer.singleShot(0, form, lambda: self.opened.emit(form))

    def _log(self, form: EntryForm, entries: Sequence[Entry], label: str) -> None:
        if not form.save.isEnabled():  # a hand that shakes pressed twice
            return
        draft = self._begin_saving(form)
        done, failed = partial(self._done, form), partial(self._failed, form)
        self._client.log(entries, label, then=done, failed=failed, draft=draft)

    def _edit(self, form: EntryForm, entries: Sequence[Entry], label: str) -> None:
        if not form.save.isEnabled():
            return
        draft = self._begin_saving(form)
        done, failed = partial(self._done, form), partial(self._failed, form)
        self._client.edit(entries[0], label, then=done, failed=failed, draft=draft)

    def _change_check_in(self, form: RatingsForm, entries: Sequence[Entry], label: str) -> None:
        self._client.change(
            change_check_in, tuple(entries), form.taken_back(), label, self._begin_saving(form),
            then=partial(self._done, form), failed=partial(self._failed, form),
        )  # fmt: skip

    def _begin_saving(self, form: EntryForm) -> str:
        """The name of the draft that the save makes an end of."""
        form.save.setEnabled(False)
        drafts = self._drafts[form]
        drafts.rest()
        return drafts.name

    def _done(self, form: EntryForm, logged: Logged) -> None:
        filled = form in self._filled
        needs_help = isinstance(form, WithdrawalForm) and form.needs_help
        self._close(form)
        self.saved.emit(logged)
        if needs_help:
            self.help_wanted.emit(False)
        if filled:
            self.filled_saved.emit()

    def _failed(self, form: EntryForm, error: UserError) -> None:
        if form in self._drafts:
            form.save.setEnabled(True)
            form.failed(error)
            self._drafts[form].go_on()

    def _discard(self, form: EntryForm) -> None:
        if form in self._drafts:
            self._drafts[form].forget()
        self._close(form)

    def _close(self, form: EntryForm) -> None:
        """Put a form away; what was typed and not saved comes back when it is opened again."""
        if form not in self._drafts:
            return
        edited = form.edited
        self._put_away(form)
        if self.form is form:
            self.form = None
            self.hide()
            if edited is None:
                self.closed.emit()
            else:
                self.edit_closed.emit(edited.id)

    def _put_away(self, form: EntryForm) -> None:
        for what, begun in tuple(self._begun.items()):
            if begun is form:
                del self._begun[what]
        form.hide()
        drafts = self._drafts.pop(form, None)
        if drafts is not None:
            # An answer that comes late still fills a field of it, and must not bring back what was discarded by then.
            drafts.flush()
            drafts.rest()
        row = self._rows.pop(form, None)
        if row is not None and shiboken6.isValid(row):
            row.close_editor()
        self._filled = [each for each in self._filled if each is not form]
        # To take a form apart costs as much as to paint the list that is waited for now.
        QTimer.singleShot(TAKEN_APART_AFTER_MS, form, form.deleteLater)

    def _is_gone(self, form: EntryForm) -> None:
        self._drafts.pop(form, None)
        self._rows.pop(form, None)
        if self.form is form:
            self.form = None
