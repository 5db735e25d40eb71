"""A substance taken: its name is all that is needed, everything else may stay unknown."""

from __future__ import annotations

from typing import Final
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.entries import ROUTES, Dose, Entry
from journal_app.domain.units import UNITS, Amount
from journal_app.domain.wording import ROUTE_WORDS
from journal_app.operations.views import NameMatch
from journal_app.ui.forms.entry_form import CommonFields, EntryForm
from journal_app.ui.forms.name_field import NameField
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.segmented import Segmented

PRESCRIBED: Final = (None, True, False)
NOT_SAID: Final = "not said"


class DoseForm(EntryForm):
    """The unit starts as the usual one of a substance that Journal knows; an amount is never guessed."""

    heading = "A dose"
    edit_heading = "Edit a dose"
    is_checked = True

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self._unit_was_chosen = False
        self._saving: CommonFields | None = None
        self.name = NameField(client)
        self.amount = NumberInput("Amount")
        self.unit = QComboBox()
        self.unit.addItems(["unit", *UNITS])
        self.route = QComboBox()
        self.route.addItems([NOT_SAID, *(ROUTE_WORDS[route] for route in ROUTES)])
        self.prescribed = Segmented(("Not said", "Yes", "No"), "Prescribed")
        self.product = QLineEdit()
        self.product.setMaxLength(200)
        self._lay_out()
        self.name.matched.connect(self._matched)
        self.unit.activated.connect(lambda _index: self._choose_unit())
        if self.live is not None:
            self.live.is_typing_name = lambda: self.name.being_typed
            self.name.line.textChanged.connect(lambda _text: self._typed())
            self.name.line.editingFinished.connect(self.live.later)
            self.amount.changed.connect(self.live.later)
            for choice in (self.unit, self.route):
                choice.currentIndexChanged.connect(lambda _index: self._typed())
            self.prescribed.chosen.connect(lambda _index: self._typed())

    def _lay_out(self) -> None:
        body = self.fields.body
        body.addLayout(form_row("What was it?", self.name))
        if self.live is not None:
            body.addWidget(self.live)
        row = QHBoxLayout()
        row.setSpacing(8)
        amount = form_row("Amount, if you know it", self.amount)
        amount.addStretch(1)
        row.addLayout(amount, 3)
        unit = form_row("Unit", self.unit)
        unit.addStretch(1)
        row.addLayout(unit, 2)
        body.addLayout(row)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addLayout(form_row("How it was taken", self.route), 1)
        second.addLayout(form_row("Product or brand", self.product), 1)
        body.addLayout(second)
        body.addWidget(_beside("Prescribed", self.prescribed))

    def first_field(self) -> QWidget:
        return self.name.line

    def fill(self, entry: Entry) -> None:
        """Show a dose to be edited."""
        super().fill(entry)
        assert isinstance(entry, Dose)
        self.name.set_name(entry.name, entry.substance)
        self._unit_was_chosen = True
        if entry.amount is not None:
            self.amount.set_value(entry.amount.value)
            if self.unit.findText(entry.amount.unit) < 0:
                self.unit.addItem(entry.amount.unit)
            self.unit.setCurrentText(entry.amount.unit)
        self.route.setCurrentIndex(0 if entry.route is None else ROUTES.index(entry.route) + 1)
        self.prescribed.set_index(PRESCRIBED.index(entry.prescribed))
        self.product.setText(entry.product)

    def submit(self) -> None:
        """Look the name up first; the rest follows when it is known what it means."""
        self.message.say("")
        if not self.name.text:
            self.refuse("Please write what it was.", self.name.line)
        elif self.amount.settle() and not self._amount_is_wrong():
            fields = self.common()
            if fields is not None:
                self._saving = fields
                self.name.resolve(self._resolved)
        else:
            self.amount.line.setFocus()

    def _amount_is_wrong(self) -> bool:
        value = self.amount.value
        if value is None:
            return False
        if value <= 0:
            self.refuse("Please write how much it was, or leave the amount empty.", self.amount.line)
            return True
        if self.unit.currentIndex() == 0:
            self.refuse("Please choose the unit of the amount.", self.unit)
            self.unit.setFocus()
            return True
        return False

    def _typed(self) -> None:
        if self.live is not None:
            self.live.later()

    def start_with(self, name: str, substance: str | None) -> None:
        """Begin with a name that was chosen elsewhere."""
        self.name.set_name(name, substance)
        self._typed()

    def draft(self) -> tuple[Entry, ...]:
        """The dose as far as it is typed; the name is looked up by the check."""
        moment = self.when.peek()
        if not self.name.text or moment is None:
            return ()
        value = self.amount.value
        unit = self.unit.currentText() if self.unit.currentIndex() > 0 else ""
        route = self.route.currentIndex()
        before = self.edited if isinstance(self.edited, Dose) else None
        return (
            Dose(
                id=uuid4() if before is None else before.id,
                moment=moment,
                entered_at=self.client.clock(),
                name=self.name.text,
                substance=self.name.substance,
                amount=Amount(value=value, unit=unit) if value is not None and value > 0 and unit else None,
                route=None if route == 0 else ROUTES[route - 1],
                product=" ".join(self.product.text().split()),
                prescribed=PRESCRIBED[self.prescribed.index],
                ended_at=before.ended_at if before is not None else None,
            ),
        )

    def _resolved(self, name: str, substance: str | None) -> None:
        fields, self._saving = self._saving, None
        if fields is None:
            return
        value = self.amount.value
        route = self.route.currentIndex()
        before = self.edited if isinstance(self.edited, Dose) else None
        dose = Dose(
            **fields,
            name=name,
            substance=substance,
            amount=None if value is None else Amount(value=value, unit=self.unit.currentText()),
            route=None if route == 0 else ROUTES[route - 1],
            product=" ".join(self.product.text().split()),
            prescribed=PRESCRIBED[self.prescribed.index],
            ended_at=before.ended_at if before is not None else None,
        )
        self.submitted.emit((dose,), self.label_of((dose,)))

    def _matched(self, match: NameMatch) -> None:
        if not self._unit_was_chosen:
            self.unit.setCurrentText(match.units[0] if match.units else "unit")

    def _choose_unit(self) -> None:
        self._unit_was_chosen = self.unit.currentIndex() > 0


def _beside(text: str, field: QWidget) -> QWidget:
    """A label above a field that is only as wide as it needs to be."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(text, "small-strong"))
    column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
    return made
