"""The place on Medicines where one of its forms stands: what is typed is kept as a draft until it is saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.person import Medicine
from journal_app.errors import UserError
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.views import Logged
from journal_app.ui.forms.form_drafts import FormDrafts, inputs_of
from journal_app.ui.forms.medicine_form import MedicineForm
from journal_app.ui.forms.stop_form import StopForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme


class MedicinePlace(QWidget):
    """One form at a time; one that is closed comes back with what was typed."""

    opened = Signal(object)
    """The form, to be scrolled to."""
    closed = Signal()
    saving = Signal()
    saved = Signal(str)
    """The name of the medicine; the form is gone by then."""
    failed = Signal(object)
    """UserError that no form shows."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._drafts: FormDrafts | None = None
        self.form: MedicineForm | StopForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self) -> None:
        """Write down a medicine."""
        self._open(MedicineForm(self._client, self._theme))

    def edit(self, medicine: Medicine) -> None:
        """Change one."""
        self._open(MedicineForm(self._client, self._theme, medicine))

    def stop(self, medicine: Medicine) -> None:
        """Say when one was stopped."""
        self._open(StopForm(self._client, medicine))

    def flush(self) -> None:
        """Keep at once what is not kept yet."""
        if self._drafts is not None:
            self._drafts.flush()

    def _open(self, form: MedicineForm | StopForm) -> None:
        self._put_away()
        self.form = form
        self._column.addWidget(form)
        form.closed.connect(self._close)
        form.submitted.connect(self._save)
        drafts = self._drafts = FormDrafts(form, self._client, form.draft_name, inputs_of(form), form.draft_restored)
        drafts.kept.connect(form.draft_line.show_kept)
        form.draft_line.discarded.connect(self._discard)
        drafts.look_for()
        self.opened.emit(form)
        form.first_field().setFocus()

    def _close(self) -> None:
        if self._put_away():
            self.closed.emit()

    def _discard(self) -> None:
        if self._drafts is not None:
            self._drafts.forget()
        self._close()

    def _put_away(self) -> bool:
        """Whether there was a form."""
        self.flush()
        form, self.form = self.form, None
        self._drafts = None
        if form is not None:
            form.hide()
            form.deleteLater()
        return form is not None

    def _save(self, medicine: Medicine) -> None:
        form, drafts = self.form, self._drafts
        if form is None or drafts is None:
            return
        drafts.rest()
        self.saving.emit()
        self._client.change(
            save_medicine, medicine, None, drafts.name,
            then=partial(self._done, form, medicine.name), failed=partial(self._refused, form, drafts),
        )  # fmt: skip

    def _done(self, form: MedicineForm | StopForm, name: str, _logged: Logged) -> None:
        if form is self.form:
            self._close()
        self.saved.emit(name)

    def _refused(self, form: MedicineForm | StopForm, drafts: FormDrafts, error: UserError) -> None:
        if form is self.form:
            drafts.go_on()
        self.failed.emit(error)
        if form is self.form and isinstance(form, MedicineForm):
            form.failed(error)
