"""What goes into the report: days, name, questions, notes, alerts, substances and paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.clean_text import cleaned
from journal_app.i18n import _, plural
from journal_app.operations.export_report import PERIODS, Paper, ReportChoices, ReportStart, period_of_weeks
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.date_field import DATE_FORMAT, TEXT_MARGINS
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.margins import margins
from journal_app.ui.widgets.month_grid import first_weekday
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.tab_order import tab_along

PAPERS: Final[tuple[Paper, ...]] = ("a4", "us-letter")
LONGEST_TEXT: Final = 20_000
"""What is pasted is never cut off without a word: the page shows how much of it there is room for."""
NO_YEAR: Final = 1899
OTHER_DATES: Final = _("Other dates")


class ReportChoicesForm(QWidget):
    """The choices, top to bottom in the order of the page. `changed` fires whenever one of them changes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled = False
        self._substances: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(0, 0, 8, 16))
        column.setSpacing(16)
        column.addWidget(self._days_card())
        column.addWidget(self._questions_card())
        column.addWidget(self._about_card())
        column.addWidget(self._contents_card())
        column.addStretch(1)

    @property
    def filled(self) -> bool:
        """Whether the choices were set once."""
        return self._filled

    def start_with(self, start: ReportStart) -> None:
        """Offer the substances; the first time, also set every choice. What the person chose later stays."""
        self.blockSignals(True)
        try:
            if not self._filled:
                self._filled = True
                self.birth_year.setMaximum(start.choices.last.year)
                self._set_dates(start.choices.first, start.choices.last)
                self.paper.set_index(PAPERS.index(start.choices.paper))
            self._offer(start.substances)
        finally:
            self.blockSignals(False)

    def draft_inputs(self) -> dict[str, QWidget]:
        """What is written for the report over days, by name: it is kept until it is taken away."""
        questions = {f"question {number}": field for number, field in enumerate(self.questions, start=1)}
        return {**questions, "name": self.name, "birth_year": self.birth_year}

    def choices(self) -> ReportChoices:
        """What is chosen now."""
        ticked = tuple(key for key, box in self._substances.items() if box.isChecked())
        everything = len(ticked) == len(self._substances)
        year = self.birth_year.value()
        return ReportChoices(
            first=_date(self.first.date()),
            last=_date(self.last.date()),
            name=cleaned(self.name.text()).strip(),
            birth_year=None if year == NO_YEAR else year,
            questions=tuple(text for field in self.questions if (text := cleaned(field.text()).strip())),
            include_notes=self.notes.isChecked(),
            include_unread=self.unread.isChecked(),
            include_health=self.health.isChecked(),
            substances=None if everything else ticked,
            paper=PAPERS[self.paper.index],
            first_weekday=first_weekday(),
        )

    def _days_card(self) -> Card:
        card = Card()
        card.body.addWidget(label(_("Which days"), "card-head"))
        self.period = NamedChoice()
        for weeks in PERIODS:
            self.period.addItem(plural("{count} week", "{count} weeks", weeks).format(count=weeks), weeks)
        self.period.addItem(OTHER_DATES, None)
        self.period.activated.connect(self._period_chosen)
        add_layout(card.body, form_row(_("&How long"), self.period))
        self.first = _date_field()
        self.last = _date_field()
        add_layout(card.body, form_row(_("&First day"), self.first))
        add_layout(card.body, form_row(_("&Last day"), self.last))
        self.first.dateChanged.connect(self._date_chosen)
        self.last.dateChanged.connect(self._date_chosen)
        return card

    def _questions_card(self) -> Card:
        card = Card()
        card.body.addWidget(label(_("What I would like to talk about"), "card-head"))
        card.body.addWidget(label(_("Up to three lines. They stand at the top of the first page."), "small"))
        self.questions = [QLineEdit() for _number in range(3)]
        for number, field in enumerate(self.questions, start=1):
            field.setMaxLength(LONGEST_TEXT)
            field.setAccessibleName(_("What I would like to talk about, line {number}").format(number=number))
            field.textChanged.connect(self._tell)
            card.body.addWidget(field)
        return card

    def _about_card(self) -> Card:
        card = Card()
        card.body.addWidget(label(_("About me"), "card-head"))
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_TEXT)
        self.name.textChanged.connect(self._tell)
        add_layout(card.body, form_row(_("&Name or initials"), self.name, hint=_("Empty: the report has no name.")))
        self.birth_year = QSpinBox()
        self.birth_year.setRange(NO_YEAR, NO_YEAR + 1)
        self.birth_year.setSpecialValueText(_("Not given"))
        self.birth_year.lineEdit().setTextMargins(*TEXT_MARGINS)
        self.birth_year.setToolTip(_("Type a year, or press Up and Down"))
        self.birth_year.setValue(NO_YEAR)
        self.birth_year.valueChanged.connect(self._tell)
        add_layout(card.body, form_row(_("&Year of birth"), self.birth_year))
        return card

    def _contents_card(self) -> Card:
        card = Card()
        card.body.addWidget(label(_("What to show"), "card-head"))
        self.notes = CheckBox(_("My notes"))
        self.unread = CheckBox(_("Alerts that I have not read"))
        self.unread.setChecked(True)
        self.health = CheckBox(_("My health details"))
        self.health.setChecked(True)
        self.health.setToolTip(_("Such as sleep apnoea or a pregnancy, on the last page"))
        for box in (self.notes, self.unread, self.health):
            box.toggled.connect(self._tell)
            card.body.addWidget(box)
        card.body.addWidget(label(_("Substances"), "small-strong"))
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(8)
        add_layout(card.body, self._boxes)
        self.paper = Segmented(("A4", _("Letter")), _("Paper"))
        self.paper.chosen.connect(self._tell)
        card.body.addWidget(label(_("Paper"), "small-strong"))
        card.body.addWidget(self.paper)
        return card

    def _offer(self, substances: Sequence[tuple[str, str]]) -> None:
        if [key for key, _name in substances] == list(self._substances) and self._substances:
            return
        unticked = {key for key, box in self._substances.items() if not box.isChecked()}
        clear(self._boxes)
        self._substances = {}
        for key, name in substances:
            box = CheckBox(name)
            box.setAccessibleName(_("Show {name}").format(name=name))
            box.setChecked(key not in unticked)
            box.toggled.connect(self._tell)
            self._substances[key] = box
            self._boxes.addWidget(box)
        if not substances:
            self._boxes.addWidget(label(_("None logged in the last year."), "small"))
        tab_along(self.health, *self._substances.values())

    def _set_dates(self, first: date, last: date) -> None:
        for field, day in ((self.first, first), (self.last, last)):
            field.blockSignals(True)
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(False)
        self._name_period()

    def _period_chosen(self, index: int) -> None:
        weeks = self.period.itemData(index)
        if weeks is not None:
            self._set_dates(*period_of_weeks(weeks, _date(self.last.date())))
            self._tell()
        else:
            self.first.setFocus()

    def _date_chosen(self) -> None:
        self._name_period()
        self._tell()

    def _name_period(self) -> None:
        days = self.first.date().daysTo(self.last.date()) + 1
        weeks = days // 7 if days % 7 == 0 else 0
        place = PERIODS.index(weeks) if weeks in PERIODS else len(PERIODS)
        self.period.setCurrentIndex(place)

    def _tell(self, *_what: object) -> None:
        self.changed.emit()


def _date_field() -> QDateEdit:
    field = QDateEdit()
    field.setDisplayFormat(DATE_FORMAT)
    field.setMinimumDate(QDate(1900, 1, 1))
    field.setToolTip(_("Type a date, or press Up and Down"))
    field.lineEdit().setTextMargins(*TEXT_MARGINS)
    return field


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
