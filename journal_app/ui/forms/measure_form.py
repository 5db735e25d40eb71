"""Something measured: pulse, blood pressure, temperature, weight, or a measure of the person's own."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.domain.entries import MEASURES, Entry, Measure
from journal_app.domain.measures import UNITS_OF, kept_value, why_not_plausible
from journal_app.domain.number_text import plain_number
from journal_app.domain.tracking import Tracking
from journal_app.domain.wording import measure_name, sentence_start
from journal_app.i18n import _
from journal_app.operations.read_tracking import read_tracking
from journal_app.ui.forms.entry_form import CommonFields, EntryForm
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.free_choice import FreeChoice
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout

PRESSURE: Final = "blood pressure"
OLD_UNITS_IN: Final = {"US": {"temperature": "°F", "weight": "lb"}}
"""Where devices show other units than those in which Journal keeps."""


class MeasureForm(EntryForm):
    """A known measure is kept in one unit, whatever it was read in; one of the person's own in the unit they write."""

    heading = _("A measure")
    edit_heading = _("Edit a measure")

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self._own_units: dict[str, str] = {}
        self._known = ""
        self.what = FreeChoice(tuple(MEASURES), _("pulse, weight, steps, ..."), _shown)
        self.value = NumberInput(_("Value"))
        self.second = NumberInput(_("Lower value"))
        self.unit = FreeChoice((), _("unit"))
        self.understood = label("", "small")
        add_layout(self.fields.body, form_row(_("What was measured?"), self.what))
        row = QHBoxLayout()
        row.setSpacing(8)
        self._lower = QWidget()
        lower = form_row(_("Lower value"), self.second)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addStretch(1)
        self._lower.setLayout(lower)
        value, unit = form_row(_("Value"), self.value), form_row(_("Unit"), self.unit)
        for column in (value, unit):
            column.addStretch(1)
        add_layout(row, value, 2)
        row.addWidget(self._lower, 2)
        add_layout(row, unit, 2)
        add_layout(self.fields.body, row)
        self.fields.body.addWidget(self.understood)
        self.what.currentTextChanged.connect(lambda _text: self._named())
        self.unit.currentTextChanged.connect(lambda _text: self._show())
        for number in (self.value, self.second):
            number.changed.connect(self._show)
        self._named()
        client.ask(read_tracking, then=self._offer, owner=self)

    def first_field(self) -> QWidget:
        return self.what.line

    def start_with(self, name: str, substance: str | None) -> None:  # noqa: ARG002 - a measure is no substance
        """Begin with a measure that was chosen elsewhere."""
        self.what.setCurrentText(sentence_start(measure_name(name)))
        self.value.line.setFocus()

    def fill(self, entry: Entry) -> None:
        """Show a measure to be edited, in the unit in which it is kept."""
        super().fill(entry)
        assert isinstance(entry, Measure)
        self.what.set_key(entry.what)
        self.value.set_value(entry.value)
        self.second.set_value(entry.second)
        self.unit.setCurrentText(entry.unit)
        self._show()

    def draft_restored(self, kept_at: float) -> None:
        super().draft_restored(kept_at)
        self._show()

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """One measure, or nothing after saying what is missing."""
        what = self._what()
        if not what:
            self.refuse(_("Please write what was measured."), self.what.line)
            return ()
        for number in (self.value, self.second):
            if not number.isHidden() and not number.settle():
                number.line.setFocus()
                return ()
        if self.value.value is None:
            self.refuse(_("Please write the value."), self.value.line)
            return ()
        if what == PRESSURE and self.second.value is None and self._second_before() is None and self.edited is None:
            self.refuse(_("Please write both values, such as 140 and 90."), self.second.line)
            return ()
        if what in MEASURES and self.unit.text not in [unit.name for unit in UNITS_OF[what]]:
            names = _(" or ").join(unit.name for unit in UNITS_OF[what])
            self.refuse(_("Please choose the unit: {names}.").format(names=names), self.unit.line)
            return ()
        measure = self._measure(fields, what)
        sentence = why_not_plausible(measure)
        if sentence is not None:
            self.refuse(sentence, self.value.line)
            return ()
        return (measure,)

    def _measure(self, fields: CommonFields, what: str) -> Measure:
        value, second, unit = self.value.value or 0.0, self.second.value, cleaned(self.unit.text)
        if what not in MEASURES:
            return Measure(**fields, what=what, value=value, unit=unit)
        return Measure(
            **fields,
            what=what,
            value=kept_value(what, value, unit),
            second=kept_value(what, second, unit) if second is not None and what == PRESSURE else None,
            unit=MEASURES[what],
        )

    def _second_before(self) -> float | None:
        return self.edited.second if isinstance(self.edited, Measure) else None

    def _what(self) -> str:
        """A known measure by its key, one of the person's own as written."""
        written = cleaned(self.what.key)
        return written.casefold() if written.casefold() in MEASURES else written

    def _offer(self, tracking: Tracking) -> None:
        self._own_units = {name: unit for name, unit in tracking.measures if name not in MEASURES}
        self.what.offer([*MEASURES, *self._own_units])

    def _named(self) -> None:
        """The units of what is named; the one that is usual in the country stands there, since each is in view."""
        what = self._what()
        self._lower.setVisible(what == PRESSURE)
        if what in MEASURES and what != self._known:
            usual = OLD_UNITS_IN.get(self.client.country or "", {}).get(what, MEASURES[what])
            self.unit.offer([unit.name for unit in UNITS_OF[what]])
            self.unit.setCurrentText(usual)
        elif what not in MEASURES:
            if self._known in MEASURES:
                self.unit.offer(())
                self.unit.setCurrentText("")
            if what in self._own_units and not self.unit.text:
                self.unit.setCurrentText(self._own_units[what])
        self._known = what
        self._show()

    def _show(self) -> None:
        """What is kept, where that is another number than the one that was typed."""
        what, value, unit = self._what(), self.value.value, self.unit.text
        said = ""
        if what in MEASURES and value is not None and unit != MEASURES[what]:
            known = {each.name for each in UNITS_OF[what]}
            if unit in known:
                second = self.second.value
                kept = plain_number(kept_value(what, value, unit))
                kept += "" if second is None else f"/{plain_number(kept_value(what, second, unit))}"
                said = _("Kept as {measure}.").format(measure=f"{kept} {MEASURES[what]}")
        self.understood.setText(said)
        self.understood.setVisible(bool(said))


def _shown(what: str) -> str:
    return sentence_start(measure_name(what)) if what in MEASURES else what
