"""What a file does not say itself and the person does: whose records are wanted, and the date of day 0."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from journal_app.i18n import _, plural
from journal_app.ui.announce import announce
from journal_app.ui.settings.ignore_wheel import IgnoreWheel
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.date_field import DateField
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout

FEWEST_CHARACTERS = 14


class ImportQuestions(QWidget):
    """Hidden until a file asks for something. `changed` when an answer is another one, `answered` to go on."""

    changed = Signal()
    answered = Signal()

    def __init__(self, clock: Callable[[], datetime], zone: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.people = NamedChoice()
        self.people.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.people.setMinimumContentsLength(FEWEST_CHARACTERS)
        IgnoreWheel(self.people)
        self.day_0 = DateField(clock, zone, _("Date of day 0"))
        IgnoreWheel(self.day_0)
        self.how_many = label("")
        self._whose, self._when = QWidget(), QWidget()
        for place, words, row in (
            (self._whose, self.how_many, form_row(_("Whose records"), self.people)),
            (
                self._when,
                label(_("The file counts its days from a day 0, and does not say which date that was.")),
                form_row(_("Date of day 0"), self.day_0),
            ),
        ):
            inside = QVBoxLayout(place)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(8)
            inside.addWidget(words)
            add_layout(inside, row)
            column.addWidget(place)
        self.go_on = button(_("Show what would come"))
        self.go_on.clicked.connect(lambda _checked=False: self.answered.emit())
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self.people.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.day_0.dateChanged.connect(lambda _date: self.changed.emit())
        self.forget()

    @property
    def participant(self) -> str | None:
        """Whose records are wanted; None where the file did not ask."""
        return None if self._whose.isHidden() else str(self.people.currentData())

    @property
    def start_date(self) -> date | None:
        """The date of day 0; None where the file did not ask."""
        return None if self._when.isHidden() else self.day_0.day

    def forget(self) -> None:
        """Another file: nothing is asked."""
        for each in (self._whose, self._when, self):
            each.hide()

    def ask_whose(self, people: Sequence[str]) -> None:
        """Ask for one of these participants."""
        words = plural(
            "The file holds the records of {count} person. Choose whose records to import.",
            "The file holds the records of {count} people. Choose whose records to import.",
            len(people),
        ).format(count=len(people))
        self.how_many.setText(words)
        self.people.blockSignals(True)
        self.people.clear()
        for each in people:
            self.people.addItem(breakable(each) or _("Without a name"), each)
        self.people.blockSignals(False)
        self._ask(self._whose, self.people, words)

    def ask_day_0(self) -> None:
        """Ask for the date from which the file counts."""
        words = _("The file counts its days from a day 0, and does not say which date that was.")
        self._ask(self._when, self.day_0, words)

    def _ask(self, place: QWidget, field: QWidget, words: str) -> None:
        place.show()
        self.show()
        self.go_on.setDefault(True)
        announce(self, words)
        field.setFocus()
