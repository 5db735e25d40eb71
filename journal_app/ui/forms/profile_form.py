"""What the person says about their own body: all of it may stay empty, and none of it ever lowers a warning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from journal_app.domain.person import Profile
from journal_app.i18n import _
from journal_app.ui.forms.draft_line import DraftLine
from journal_app.ui.forms.form_drafts import inputs_of
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.date_field import TEXT_MARGINS, DateField
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.margins import margins
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.segmented import Segmented

NO_YEAR: Final = 1899
SEXES: Final = (None, "female", "male")
LIGHTEST_KG, HEAVIEST_KG = 20.0, 400.0

OPTIONAL: Final = _(
    "All of it is optional, and it only ever makes warnings more careful. Weight and sex can make alcohol count longer."
)

CONDITIONS: Final[tuple[tuple[str, str], ...]] = (
    ("lung", _("A lung illness (COPD, severe asthma)")),
    ("sleep_apnoea", _("Sleep apnoea")),
    ("liver", _("A liver illness")),
    ("kidney", _("A kidney illness")),
    ("heart_rhythm", _("A heart rhythm problem")),
    ("seizures", _("A seizure or delirium in withdrawal")),
    ("shakes", _("Shaking when without alcohol")),
)


class ProfileForm(QWidget):
    """`submitted(Profile)` when the person saves."""

    submitted = Signal(object)

    def __init__(self, clock: Callable[[], datetime], zone: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(OPTIONAL, "small"))
        self.birth_year = QSpinBox()
        self.birth_year.setRange(NO_YEAR, clock().year)
        self.birth_year.setSpecialValueText(_("Not said"))
        self.birth_year.setValue(NO_YEAR)
        self.birth_year.setToolTip(_("Type a year, or press Up and Down"))
        self.birth_year.lineEdit().setTextMargins(*TEXT_MARGINS)
        self.weight = NumberInput(_("Body weight in kilograms"))
        pair = QHBoxLayout()
        pair.setSpacing(8)
        add_layout(pair, form_row(_("Year of birth"), self.birth_year), 1)
        add_layout(pair, form_row(_("Body weight"), self.weight, unit="kg"), 1)
        add_layout(column, pair)
        column.addWidget(label(_("Sex, for how fast alcohol leaves the body"), "small-strong"))
        self.sex = Segmented((_("Not said"), _("Female"), _("Male")), _("Sex"))
        line = QHBoxLayout()
        line.addWidget(self.sex)
        line.addStretch(1)
        add_layout(column, line)
        self.boxes = {field: CheckBox(words) for field, words in CONDITIONS}
        column.addWidget(label(_("I have, or had"), "small-strong"))
        for box in self.boxes.values():
            column.addWidget(box)
        self.pregnant, self.pregnant_since = _since(column, _("I am pregnant"), clock, zone)
        self.feeding, self.feeding_since = _since(column, _("I am breastfeeding"), clock, zone)
        self.problem = label("", "small", tone="serious")
        self.problem.hide()
        column.addWidget(self.problem)
        self.draft_line = DraftLine(_("Discard what is not saved about you"))
        column.addWidget(self.draft_line)
        self.save = button(_("Save"))
        self.save.setAccessibleName(_("Save what is said about you"))
        self.save.clicked.connect(self._submit)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.save)
        add_layout(column, last)

    def draft_inputs(self) -> dict[str, QWidget]:
        """The inputs whose content is kept as a draft, by name."""
        return {**inputs_of(self), **self.boxes}

    def fill(self, profile: Profile) -> None:
        """Show what is known."""
        self.birth_year.setValue(profile.birth_year or NO_YEAR)
        self.weight.set_value(profile.weight_kg)
        self.sex.set_index(SEXES.index(profile.sex))
        for field, box in self.boxes.items():
            box.setChecked(bool(getattr(profile, field)))
        for ticked, day, since in (
            (self.pregnant, self.pregnant_since, profile.pregnant_since),
            (self.feeding, self.feeding_since, profile.breastfeeding_since),
        ):
            ticked.setChecked(since is not None)
            if since is not None:
                day.set_day(since)

    def _submit(self) -> None:
        weight = self.weight.value
        wrong = not self.weight.settle() or (weight is not None and not LIGHTEST_KG <= weight <= HEAVIEST_KG)
        text = _("Please check the body weight, or leave it empty.") if wrong else ""
        self.problem.setText(text)
        self.problem.setVisible(wrong)
        if wrong:
            self.weight.line.setFocus()
            return
        year = self.birth_year.value()
        said = {field: box.isChecked() for field, box in self.boxes.items()}
        self.submitted.emit(
            Profile(
                sex=SEXES[self.sex.index],
                weight_kg=weight,
                birth_year=None if year == NO_YEAR else year,
                pregnant_since=self.pregnant_since.day if self.pregnant.isChecked() else None,
                breastfeeding_since=self.feeding_since.day if self.feeding.isChecked() else None,
                **said,
            )
        )


def _since(column: QVBoxLayout, words: str, clock: Callable[[], datetime], zone: str) -> tuple[QCheckBox, DateField]:
    """A box, and since when, which is only asked once it is ticked."""
    box = CheckBox(words)
    field = DateField(clock, zone, _("{what}, since").format(what=words))
    since = QWidget()
    row = QHBoxLayout(since)
    row.setContentsMargins(margins(28, 0, 0, 0))
    row.addWidget(label(_("since"), wrap=False))
    row.addWidget(field, 1)
    row.addStretch(1)
    since.hide()
    box.toggled.connect(since.setVisible)
    column.addWidget(box)
    column.addWidget(since)
    return box, field
