"""An ongoing medicine: what, how much each time, how often, since when, and who prescribed it."""

from __future__ import annotations

from typing import Final
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.domain.entries import ROUTES
from journal_app.domain.moments import moment_on
from journal_app.domain.person import Medicine
from journal_app.domain.units import UNITS, Amount
from journal_app.domain.wording import ROUTE_WORDS
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.views import NameMatch
from journal_app.ui.announce import announce
from journal_app.ui.forms.dose_form import NOT_SAID
from journal_app.ui.forms.draft_line import DraftLine
from journal_app.ui.forms.entry_form import LONGEST_TEXT
from journal_app.ui.forms.name_field import NameField
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.forms.plan_steps import PlanSteps
from journal_app.ui.forms.times_per_day import TimesPerDay
from journal_app.ui.forms.unit_choice import UnitChoice
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.date_field import DateField
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.segmented import Segmented

SCHEDULED: Final = (True, False)


class MedicineForm(Card):
    """`submitted(Medicine)` asks for the save; `closed` asks to be put away. It never saves by itself."""

    submitted = Signal(object)
    closed = Signal()

    def __init__(self, client: JournalClient, theme: Theme, medicine: Medicine | None = None) -> None:
        super().__init__("well")
        self._client = client
        self._edited = medicine
        self._unit_was_chosen = medicine is not None
        self.name = NameField(client, _("Medicine"))
        self.amount = NumberInput(_("Amount each time"))
        self.unit = UnitChoice(UNITS)
        self.times = TimesPerDay()
        self.kind = Segmented((_("As planned"), _("Only when needed")), _("How it is taken"))
        self.route = NamedChoice()
        self.route.addItem(NOT_SAID, "")
        for route in ROUTES:
            self.route.addItem(ROUTE_WORDS[route], route)
        self.start = DateField(client.clock, client.zone, _("Taken since"))
        self.prescriber = QLineEdit()
        self.prescriber.setMaxLength(LONGEST_TEXT)
        self.plan = PlanSteps(client.clock, client.zone)
        self.message = Message(theme)
        self._lay_out()
        self.name.matched.connect(self._matched)
        self.unit.activated.connect(lambda _index: self._choose_unit())
        if medicine is not None:
            self._fill(medicine)

    def _lay_out(self) -> None:
        self.body.addWidget(label(_("Edit a medicine") if self._edited else _("A medicine that goes on"), "section"))
        add_layout(self.body, form_row(_("What is it?"), self.name))
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, field, stretch in (
            (_("Each time"), self.amount, 3),
            (_("Unit"), self.unit, 2),
            (_("How often"), self.times, 3),
        ):
            column = form_row(text, field)
            column.addStretch(1)
            add_layout(row, column, stretch)
        self.amount.setAccessibleName(_("Amount each time"))
        add_layout(self.body, row)
        self.body.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        hint = _(
            "As planned: Journal counts it every day, also when you do not log it. Only when needed: when you log it."
        )
        self.body.addWidget(label(hint, "tiny"))
        second = QHBoxLayout()
        second.setSpacing(8)
        add_layout(second, form_row(_("Taken since"), self.start, hint=_("The nearest date that you can think of.")), 1)
        route = form_row(_("How it is taken"), self.route)
        route.addStretch(1)
        add_layout(second, route, 1)
        add_layout(self.body, second)
        add_layout(self.body, form_row(_("Who prescribed it, if anyone"), self.prescriber))
        self.body.addWidget(self.plan)
        self.body.addWidget(self.message)
        self.draft_line = DraftLine(_("Discard the draft and close"))
        self.body.addWidget(self.draft_line)
        last = QHBoxLayout()
        last.addStretch(1)
        self.close_button = button(_("Close"), "quiet")
        self.close_button.setToolTip(_("Close (Esc)"))
        self.save = button(_("Save"), "primary")
        self.save.setToolTip(_("Save (Enter)"))
        last.addWidget(self.close_button)
        last.addWidget(self.save)
        add_layout(self.body, last)
        self.close_button.clicked.connect(self.closed.emit)
        self.save.clicked.connect(self.submit)

    @property
    def draft_name(self) -> str:
        """The name under which what is typed here is kept."""
        return "medicine" if self._edited is None else f"medicine:{self._edited.id}"

    def draft_restored(self, _kept_at: float) -> None:
        """What was typed before is back."""
        self._unit_was_chosen = self.unit.currentIndex() > 0
        announce(self, _("What you typed before is here again. Discard forgets it."))

    def first_field(self) -> QWidget:
        """Where the focus goes when the form opens."""
        return self.name.line

    def _fill(self, medicine: Medicine) -> None:
        self.name.set_name(medicine.name, medicine.substance)
        if medicine.amount is not None:
            self.amount.set_value(medicine.amount.value)
            self.unit.set_unit(medicine.amount.unit)
        self.times.set_value(medicine.times_per_day)
        self.kind.set_index(SCHEDULED.index(medicine.scheduled))
        self.route.setCurrentIndex(0 if medicine.route is None else ROUTES.index(medicine.route) + 1)
        self.start.set_day(medicine.start.local_date)
        self.prescriber.setText(medicine.prescriber)
        self.plan.fill(medicine.plan)

    def submit(self) -> None:
        """Save, if all is said; else say what is missing. The name is looked up first; a second Enter does nothing."""
        if not self.save.isEnabled():
            return
        self.message.say("")
        if not self.name.text:
            self._refuse(_("Please write what it is."), self.name.line)
        elif not self.amount.settle():
            self.amount.line.setFocus()
        elif self.amount.value is not None and self.amount.value <= 0:
            self._refuse(_("Please write how much it is each time, or leave the amount empty."), self.amount.line)
        elif self.amount.value is not None and self.unit.currentIndex() == 0:
            self._refuse(_("Please choose the unit of the amount."), self.unit)
        elif problem := self.plan.problem():
            self._refuse(problem, self.plan)
        else:
            self.name.resolve(self._resolved)

    def failed(self, error: UserError) -> None:
        """Show why it was not saved; everything typed stays."""
        self.save.setEnabled(True)
        self.message.say(error.sentence, "serious")
        announce(self, error.sentence)

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self.message.say(sentence, "caution")
        announce(self, sentence)
        field.setFocus()

    def _resolved(self, name: str, substance: str | None) -> None:
        value = self.amount.value
        unit = self.unit.unit
        route = self.route.currentIndex()
        before = self._edited
        start = moment_on(self.start.day, self._client.zone)
        if before is not None and before.start.local_date == self.start.day:
            start = before.start
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        self.submitted.emit(
            Medicine(
                id=before.id if before is not None else uuid4(),
                name=name,
                substance=substance,
                amount=None if value is None else Amount(value=value, unit=unit),
                route=None if route == 0 else ROUTES[route - 1],
                times_per_day=self.times.value,
                scheduled=SCHEDULED[self.kind.index],
                start=start,
                stop=before.stop if before is not None else None,
                prescriber=" ".join(cleaned(self.prescriber.text()).split()),
                plan=self.plan.steps(unit if value is not None else None),
                note=before.note if before is not None else "",
            )
        )

    def _matched(self, match: NameMatch) -> None:
        if not self._unit_was_chosen:
            self.unit.set_unit(match.units[0] if match.units else "")

    def _choose_unit(self) -> None:
        self._unit_was_chosen = self.unit.currentIndex() > 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)
