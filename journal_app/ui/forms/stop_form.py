"""When an ongoing medicine was stopped, and whether that was planned with the prescriber."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.domain.moments import moment_on
from journal_app.domain.person import Medicine, PlannedStep
from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.forms.draft_line import DraftLine
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.date_field import DateField
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.segmented import Segmented

PLANNED: Final = 1


class StopForm(Card):
    """`submitted(Medicine)` hands over the medicine with its last day; `closed` asks to be put away."""

    submitted = Signal(object)
    closed = Signal()

    def __init__(self, client: JournalClient, medicine: Medicine) -> None:
        super().__init__("well")
        self._client = client
        self._medicine = medicine
        self.body.addWidget(label(_("{medicine} was stopped").format(medicine=medicine.name), "section"))
        self.day = DateField(client.clock, client.zone, _("The last day on which it was taken"))
        add_layout(self.body, form_row(_("The last day on which it was taken"), self.day))
        self.body.addWidget(label(_("Was that planned with your prescriber?"), "small-strong"))
        self.planned = Segmented((_("Not said"), _("Yes, planned"), _("No")), _("Planned with the prescriber"))
        self.body.addWidget(self.planned, 0, Qt.AlignmentFlag.AlignLeft)
        self.draft_line = DraftLine(_("Discard the draft and close"))
        self.body.addWidget(self.draft_line)
        row = QHBoxLayout()
        row.addStretch(1)
        close = button(_("Close"), "quiet")
        self.save = button(_("Save"), "primary")
        row.addWidget(close)
        row.addWidget(self.save)
        add_layout(self.body, row)
        close.clicked.connect(self.closed.emit)
        self.save.clicked.connect(self.submit)

    def first_field(self) -> QWidget:
        """Where the focus goes when the form opens."""
        return self.day

    @property
    def draft_name(self) -> str:
        """The name under which what is chosen here is kept."""
        return f"stop:{self._medicine.id}"

    def draft_restored(self, _kept_at: float) -> None:
        """What was chosen before is back."""
        announce(self, _("What you typed before is here again. Discard forgets it."))

    def submit(self) -> None:
        """Hand the medicine over; a planned stop is the last step of its plan."""
        day = self.day.day
        plan = tuple(step for step in self._medicine.plan if step.from_day < day)
        if self.planned.index == PLANNED:
            plan = (*plan, PlannedStep(from_day=day, times_per_day=0.0))
        stop = moment_on(day, self._client.zone)
        self.submitted.emit(msgspec.structs.replace(self._medicine, stop=stop, plan=plan))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)
