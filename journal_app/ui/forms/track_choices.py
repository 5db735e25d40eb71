"""Pick what to keep track of: symptoms by ticking, substances by ticking or by typing their name."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.entries import SYMPTOMS
from journal_app.domain.tracking import TrackedSubstance, TrackedSymptom, Tracking
from journal_app.domain.wording import symptom_words
from journal_app.i18n import _
from journal_app.operations.first_choices import FIRST_SYMPTOMS, NameBook
from journal_app.ui.forms.usual_amount import UsualAmount
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.suggestions import Suggestions
from journal_app.ui.widgets.tab_order import tab_along
from journal_app.ui.widgets.wrap_row import WrapRow

LONGEST_NAME: Final = 120
MOST_COLUMNS: Final = 4
LEAST_HEIGHT: Final = 34
"""Logical pixels that a hand that shakes can hit."""


class TrackChoices(QWidget):
    """`tracking()` is what was picked."""

    def __init__(self) -> None:
        super().__init__()
        self._book: NameBook | None = None
        self._substances: dict[str, tuple[QCheckBox, TrackedSubstance]] = {}
        self._rows: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(_("How do you feel? The check-in asks for these."), "card-head"))
        self.symptoms = {name: _box(symptom_words(name)) for name in FIRST_SYMPTOMS}
        self._symptom_row = WrapRow(MOST_COLUMNS)
        self._symptom_row.set_widgets(tuple(self.symptoms.values()))
        column.addWidget(self._symptom_row)
        column.addSpacing(8)
        column.addWidget(label(_("What do you usually take?"), "card-head"))
        self._substance_row = WrapRow(MOST_COLUMNS)
        column.addWidget(self._substance_row)
        self.line = _NameLine()
        self.line.setMaxLength(LONGEST_NAME)
        self.suggestions = Suggestions(self.line)
        self.add = button(_("Add"), name=_("Add what is written"))
        row = QHBoxLayout()
        row.setSpacing(8)
        add_layout(row, form_row(_("Something else"), self.line), 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        add_layout(column, row)
        column.addWidget(self.suggestions)
        self._amounts_head = label(_("How much at a time, if you like to say"), "card-head")
        self._amounts_words = label(
            _("Then one key logs it from the first day on, and a slip such as 30 for 3 is asked about."), "small"
        )
        self.amounts: dict[str, UsualAmount] = {}
        self._amount_rows = QVBoxLayout()
        self._amount_rows.setSpacing(8)
        for widget in (self._amounts_head, self._amounts_words):
            widget.hide()
            column.addWidget(widget)
        add_layout(column, self._amount_rows)
        self.suggestions.taken.connect(self._add)
        self.line.textEdited.connect(self._suggest)
        self.line.entered.connect(self.add_written)
        self.add.clicked.connect(lambda _checked=False: self.add_written())
        self.forget()

    @property
    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.symptoms[FIRST_SYMPTOMS[0]]

    def use(self, book: NameBook) -> None:
        """Offer the names of this list."""
        if self._book is None:
            self._book = book
            for each in book.usual():
                self._offer(each)
            self._arrange()

    def forget(self) -> None:
        """As it was at first: the usual four symptoms, and no substance."""
        for name, box in self.symptoms.items():
            box.setChecked(name in SYMPTOMS)
        for box, _tracked in self._substances.values():
            box.setChecked(False)
        for row in self._rows.values():
            row.deleteLater()
        self.amounts.clear()
        self._rows.clear()
        self.line.clear()
        self.suggestions.hide()

    def tracking(self) -> Tracking:
        """What was picked, in the order of the page; symptoms of every journal that are not wanted are hidden."""
        chosen = [name for name, box in self.symptoms.items() if box.isChecked()]
        return Tracking(
            symptoms=(
                *(TrackedSymptom(name=name) for name in chosen),
                *(TrackedSymptom(name=name, hidden=True) for name in SYMPTOMS if name not in chosen),
            ),
            substances=tuple(
                self.amounts[name].of(tracked) if name in self.amounts else tracked
                for name, (box, tracked) in self._substances.items()
                if box.isChecked()
            ),
        )

    def add_written(self) -> None:
        """Tick what is written in the line."""
        written = " ".join(self.line.text().split())
        if written:
            self._add(written)
        self.line.setFocus()

    def _add(self, name: str) -> None:
        tracked = self._book.look_up(name) if self._book is not None else TrackedSubstance(name=name)
        for box, each in self._substances.values():
            if each.name.casefold() == tracked.name.casefold() or (
                tracked.substance is not None and each.substance == tracked.substance
            ):
                box.setChecked(True)
                break
        else:
            self._offer(tracked).setChecked(True)
            self._arrange()
        self.line.clear()
        self.suggestions.hide()

    def _offer(self, tracked: TrackedSubstance) -> QCheckBox:
        box = _box(tracked.name)
        self._substances[tracked.name] = (box, tracked)
        box.toggled.connect(lambda _on: self._show_amounts())
        return box

    def _show_amounts(self) -> None:
        """A row for the amount of each substance that is ticked; what was written in one stays while it is not."""
        for name, (box, tracked) in self._substances.items():
            if box.isChecked() and name not in self.amounts and self._book is not None:
                self.amounts[name] = UsualAmount(tracked, self._book.units_of(tracked), self._book.drinks())
                self._rows[name] = row = QWidget()
                lines = QVBoxLayout(row)
                lines.setContentsMargins(0, 0, 0, 0)
                add_layout(lines, form_row(box.text(), self.amounts[name]))
                self._amount_rows.addWidget(row)
        for name, row in self._rows.items():
            row.setVisible(self._substances[name][0].isChecked())
        shown = any(not row.isHidden() for row in self._rows.values())
        self._amounts_head.setVisible(shown)
        self._amounts_words.setVisible(shown)
        self._order_tabs()

    def problem(self) -> str:
        """What is to be corrected before going on, in one sentence; empty when nothing is."""
        for name, amount in self.amounts.items():
            if self._substances[name][0].isChecked() and not amount.number.settle():
                amount.number.line.setFocus()
                return _("Please check the amount of {name}, or leave it empty.").format(name=name)
            if amount.lacks_unit and self._substances[name][0].isChecked():
                amount.unit.setFocus()
                return _("Please choose the unit of {name}, or leave the amount empty.").format(name=name)
        return ""

    def _arrange(self) -> None:
        self._substance_row.set_widgets(tuple(box for box, _tracked in self._substances.values()))
        self._order_tabs()

    def _order_tabs(self) -> None:
        boxes = tuple(box for box, _tracked in self._substances.values())
        amounts = (each for amount in self.amounts.values() for each in (amount.number.line, amount.unit))
        tab_along(self.symptoms[FIRST_SYMPTOMS[-1]], *boxes, self.line, self.add, *amounts)

    def _suggest(self, text: str) -> None:
        matches = self._book.suggest(text) if self._book is not None else ()
        self.suggestions.offer([match.name for match in matches])


class _NameLine(QLineEdit):
    """Enter adds what is written; without anything written it belongs to the page, which goes on."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.entered.emit()
            return
        super().keyPressEvent(event)


def _box(name: str) -> QCheckBox:
    shown = f"{name[:1].upper()}{name[1:]}"
    box = CheckBox(shown)
    box.setAccessibleName(shown)
    box.setMinimumHeight(LEAST_HEIGHT)
    return box
