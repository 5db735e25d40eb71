"""A substance taken: its name is all that is needed, everything else may stay unknown."""

from __future__ import annotations

from typing import Final
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.dose_forms import DOSE_FORMS, form_words
from journal_app.domain.entries import ROUTES, Dose, Entry
from journal_app.domain.units import UNITS, Amount
from journal_app.domain.wording import ROUTE_WORDS
from journal_app.i18n import _
from journal_app.operations.views import NameMatch
from journal_app.ui.forms.entry_form import LONGEST_TEXT, CommonFields, EntryForm
from journal_app.ui.forms.name_field import NameField
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.forms.strength_row import StrengthRow
from journal_app.ui.forms.unit_choice import UnitChoice
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.free_choice import FreeChoice
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.side_by_side import SideBySide
from journal_app.ui.widgets.wrap_row import WrapRow

YES_OR_NO: Final = (None, True, False)
NOT_SAID: Final = _("not said")


class DoseForm(EntryForm):
    """The unit starts as the usual one of a substance that Journal knows; an amount is never guessed."""

    heading = _("A dose")
    edit_heading = _("Edit a dose")
    is_checked = True

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self._unit_was_chosen = False
        self._saving: CommonFields | None = None
        self.name = NameField(client)
        self.amount = NumberInput(_("Amount"))
        self.unit = UnitChoice(UNITS)
        self.route = NamedChoice()
        self.route.addItem(NOT_SAID, "")
        for route in ROUTES:
            self.route.addItem(ROUTE_WORDS[route], route)
        self.prescribed = Segmented((_("Not said"), _("Yes"), _("No")), _("Prescribed"))
        self.with_food = Segmented((_("Not said"), _("Yes"), _("No")), _("With food"))
        self.strength = StrengthRow()
        self.form = FreeChoice(tuple(DOSE_FORMS), NOT_SAID, form_words)
        self.product = QLineEdit()
        self.product.setMaxLength(LONGEST_TEXT)
        self._lay_out()
        self.name.matched.connect(self._matched)
        self.unit.activated.connect(lambda _index: self._choose_unit())
        self.unit.currentTextChanged.connect(lambda _words: self.strength.show_for(self.unit.unit))
        for changed in (self.amount.changed, self.strength.changed, self.unit.currentTextChanged):
            changed.connect(self._explain)
        if self.live is not None:
            self.live.is_typing_name = lambda: self.name.being_typed
            self.name.line.textChanged.connect(lambda _text: self._typed())
            self.name.line.editingFinished.connect(self.live.later)
            self.amount.changed.connect(self.live.later)
            for choice in (self.unit, self.route):
                choice.currentIndexChanged.connect(lambda _index: self._typed())
            self.prescribed.chosen.connect(lambda _index: self._typed())
            self.strength.changed.connect(self.live.later)

    def _lay_out(self) -> None:
        body = self.fields.body
        add_layout(body, form_row(_("What was it?"), self.name))
        if self.live is not None:
            body.addWidget(self.live)
        row = QHBoxLayout()
        row.setSpacing(8)
        amount = form_row(_("Amount, if you know it"), self.amount)
        amount.addStretch(1)
        add_layout(row, amount, 3)
        unit = form_row(_("Unit"), self.unit)
        unit.addStretch(1)
        add_layout(row, unit, 2)
        add_layout(body, row)
        body.addWidget(self.strength)
        taken = (form_row(_("How it was taken"), self.route), form_row(_("Taken as"), self.form))
        body.addWidget(SideBySide(taken, self.theme))
        add_layout(body, form_row(_("Product, brand or strain"), self.product))
        # Below each other where a language has longer words: the answers of one would stand in a column else.
        third = WrapRow()
        third.set_widgets((_above(_("Prescribed"), self.prescribed), _above(_("With food"), self.with_food)))
        body.addWidget(third)

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
            self.unit.set_unit(entry.amount.unit)
        self.route.setCurrentIndex(0 if entry.route is None else ROUTES.index(entry.route) + 1)
        self.prescribed.set_index(YES_OR_NO.index(entry.prescribed))
        self.with_food.set_index(YES_OR_NO.index(entry.with_food))
        self.form.set_key(entry.form)
        self.product.setText(entry.product)

    def amount_field(self) -> QWidget:
        return self.amount.line

    def draft_restored(self, kept_at: float) -> None:
        """The unit that was kept was chosen, or came with the name; the name is looked up as if it was typed."""
        super().draft_restored(kept_at)
        self._unit_was_chosen = self.unit.currentIndex() > 0
        self.strength.show_for(self.unit.unit)
        self._explain()
        self._typed()

    def submit(self) -> None:
        """Look the name up first; the rest follows when it is known what it means."""
        self.message.say("")
        if not self.name.text:
            self.refuse(_("Please write what it was."), self.name.line)
        elif not self.amount.settle():
            self.amount.line.setFocus()
        elif not self.strength.isHidden() and not self.strength.value.settle():
            self.strength.value.line.setFocus()
        elif not self._amount_is_wrong(name_is_known=False):
            fields = self.common()
            if fields is not None:
                self._saving = fields
                self.name.resolve(self._resolved)

    def _amount_is_wrong(self, *, name_is_known: bool) -> bool:
        value = self.amount.value
        if value is None:
            return False
        if value <= 0:
            self.refuse(_("Please write how much it was, or leave the amount empty."), self.amount.line)
            return True
        # Who types fast presses Enter before the name has brought its usual unit.
        if name_is_known and self.unit.currentIndex() == 0:
            self.refuse(_("Please choose the unit of the amount."), self.unit)
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
        before = self.edited
        fields = CommonFields(
            id=uuid4() if before is None else before.id,
            moment=moment,
            entered_at=self.client.clock(),
            entered_by="person",
            note="",
        )
        return (self._dose(fields, self.name.text, self.name.substance),)

    def _said_amount(self) -> Amount | None:
        """The amount as it is typed, before any strength; None while it is not complete."""
        value = self.amount.value
        if value is None or value <= 0 or self.unit.currentIndex() <= 0:
            return None
        return Amount(value=value, unit=self.unit.unit)

    def _explain(self) -> None:
        self.strength.explain(self._said_amount())

    def _dose(self, fields: CommonFields, name: str, substance: str | None) -> Dose:
        amount = self._said_amount()
        strength = "" if amount is None else self.strength.words(amount.unit)
        route = self.route.currentIndex()
        before = self.edited if isinstance(self.edited, Dose) else None
        return Dose(
            **fields,
            name=name,
            substance=substance,
            amount=None if amount is None else self.strength.applied(amount),
            route=None if route == 0 else ROUTES[route - 1],
            form=self.form.key,
            product=", ".join(part for part in (self.product.text().strip(), strength) if part),
            prescribed=YES_OR_NO[self.prescribed.index],
            with_food=YES_OR_NO[self.with_food.index],
            ended_at=before.ended_at if before is not None else None,
        )

    def _resolved(self, name: str, substance: str | None) -> None:
        fields, self._saving = self._saving, None
        # The name may have brought another unit, or none, in the meantime: an amount is never lost over it.
        if fields is None or self._amount_is_wrong(name_is_known=True):
            return
        self.hand_over((self._dose(fields, name, substance),))

    def _matched(self, match: NameMatch) -> None:
        if not self._unit_was_chosen:
            self.unit.set_unit(match.units[0] if match.units else "")

    def _choose_unit(self) -> None:
        self._unit_was_chosen = self.unit.currentIndex() > 0


def _above(text: str, field: QWidget) -> QWidget:
    """A label above a field that is only as wide as it needs to be."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(text, "small-strong"))
    column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
    return made
