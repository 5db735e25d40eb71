"""The plan of a prescriber for a medicine: from a date on another amount, so that a planned step is known as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.person import PlannedStep
from journal_app.domain.units import Amount
from journal_app.i18n import _
from journal_app.ui.forms.kept_input import KeptInput
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.forms.times_per_day import TimesPerDay
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.date_field import DateField
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.tab_order import tab_through


class PlanSteps(KeptInput):
    """One line for each step. Journal makes no plan; it only writes down what a prescriber said."""

    def __init__(self, clock: Callable[[], datetime], zone: str) -> None:
        super().__init__()
        self._clock = clock
        self._zone = zone
        self._lines: list[_Line] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("Your prescriber's plan, if there is one"), "small-strong"))
        hint = _("Write down changes that were planned with you. Then Journal knows a smaller amount as planned.")
        column.addWidget(label(hint, "tiny"))
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        add_layout(column, self._place)
        self.add = button(_("Add a planned change"), "link")
        self.add.clicked.connect(lambda _checked=False: self._begin_line())
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        add_layout(column, row)

    def fill(self, steps: Sequence[PlannedStep]) -> None:
        """Show the steps of a medicine that is edited."""
        for step in steps:
            line = self._add()
            line.start.set_day(step.from_day)
            line.amount.set_value(None if step.amount is None else step.amount.value)
            line.unit = None if step.amount is None else step.amount.unit
            line.times.set_value(step.times_per_day)

    def draft(self) -> list[Any]:
        """Each line as it stands."""
        return [[line.start.day.isoformat(), line.amount.draft(), line.unit, line.times.value] for line in self._lines]

    def take_draft(self, content: list[Any]) -> None:
        """Bring back what was kept."""
        kept = [(date.fromisoformat(day), amount, unit, times) for day, amount, unit, times in content]
        for line in tuple(self._lines):
            self._remove(line)
        for day, amount, unit, times in kept:
            line = self._add()
            line.start.set_day(day)
            line.amount.take_draft(amount)
            line.unit = None if unit is None else str(unit)
            line.times.set_value(None if times is None else float(times))

    def steps(self, unit: str | None) -> tuple[PlannedStep, ...]:
        """The steps by their dates; `unit` is the medicine's, for amounts that had none."""
        found = []
        for line in self._lines:
            value, its_unit = line.amount.value, line.unit or unit
            amount = None if value is None or its_unit is None else Amount(value=value, unit=its_unit)
            found.append(PlannedStep(from_day=line.start.day, amount=amount, times_per_day=line.times.value))
        return tuple(sorted(found, key=lambda step: step.from_day))

    def problem(self) -> str:
        """Why the plan cannot be kept as it stands; empty when it can."""
        days: set[date] = set()
        for line in self._lines:
            if not line.amount.settle() or (line.amount.value is not None and line.amount.value <= 0):
                return _("Please check the amounts of the planned changes, or leave them empty.")
            if line.start.day in days:
                return _("Two planned changes have the same date. Please change one of them.")
            days.add(line.start.day)
        return ""

    def _begin_line(self) -> None:
        self._add().start.setFocus()
        self.changed.emit()

    def _add(self) -> _Line:
        line = _Line(self._clock, self._zone)
        self._lines.append(line)
        self._place.addWidget(line)
        before, lines = self.add.previousInFocusChain(), line.layout()
        if before is not None and lines is not None:
            tab_through(before, lines)
        line.remove.clicked.connect(lambda _checked=False: self._take_out(line))
        line.start.dateChanged.connect(lambda _day: self.changed.emit())
        line.amount.changed.connect(self.changed)
        line.times.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return line

    def _take_out(self, line: _Line) -> None:
        self._remove(line)
        self.add.setFocus()
        self.changed.emit()

    def _remove(self, line: _Line) -> None:
        self._lines.remove(line)
        line.hide()
        line.deleteLater()


class _Line(QWidget):
    """From a date on: an amount and how often."""

    def __init__(self, clock: Callable[[], datetime], zone: str) -> None:
        super().__init__()
        self.unit: str | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        row, below = QHBoxLayout(), QHBoxLayout()
        for each in (row, below):
            each.setSpacing(8)
            add_layout(lines, each)
        self.start = DateField(clock, zone, _("Planned change from"), may_be_ahead=True)
        self.amount = NumberInput(_("Amount each time from then"))
        self.times = TimesPerDay()
        self.times.setAccessibleName(_("How often from then"))
        self.remove = button(_("Remove"), "link", name=_("Remove this planned change"))
        self.amount.line.setPlaceholderText(_("amount"))
        # Two lines: beside one another they would take the room of the whole page.
        row.addWidget(label(_("From"), wrap=False))
        row.addWidget(self.start, 1)
        row.addWidget(self.remove)
        below.addWidget(self.amount, 2)
        below.addWidget(self.times, 3)
