"""Emergency help: the number to call, the signs and the steps, with or without an open journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.forms.contacts_form import ROLE_WORDS
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.clinical_line import clinical_line
from journal_app.ui.widgets.emergency_box import EmergencyBox
from journal_app.ui.widgets.full_screen_number import FullScreenNumber
from journal_app.ui.widgets.labels import breakable, label, selectable
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.page_edges import page_edges
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scrolled import scrolled_column

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Step
    from journal_app.domain.person import Contact
    from journal_app.operations.read_emergency_help import EmergencyHelpView

CRISIS_LINE = _("Crisis line")

TWO_COLUMNS_FROM = 760
"""Logical pixels at 100 % text: below, the cards stand under one another."""


class EmergencyPage(QWidget):
    """Asks for its words each time it is shown, so that the country is the one chosen last. Esc closes it."""

    closed = Signal()
    country_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        country: Callable[[], str | None],
        contacts: Callable[[], tuple[Contact, ...]] = tuple,
        can_choose: Callable[[], bool] = bool,
        parent: QWidget | None = None,
    ) -> None:
        """`country` tells the chosen country's code, None before one was chosen; `contacts` whom to reach.

        `can_choose`: whether `country_wanted` leads to where a country is chosen.
        """
        super().__init__(parent)
        self._theme = theme
        self._country = country
        self._contacts = contacts
        self._can_choose = can_choose
        self._people: tuple[Contact, ...] = ()
        self._crisis = False
        self._view: EmergencyHelpView | None = None
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = with_icon(button(_("Back (Esc)"), name=_("Back, key Escape")), "chevron-left", theme)
        self.back.clicked.connect(self.closed.emit)
        self.box = EmergencyBox(theme)
        self.box.full_screen_wanted.connect(self.show_full_screen)
        self.whose = label("", "small")
        self.choose_country = button(_("Choose your country"))
        self.choose_country.clicked.connect(self.country_wanted.emit)
        self.area, self._column = scrolled_column(12)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        theme.changed.connect(self._fit)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not a focus proxy: with one, Tab would never leave what stands behind it.
        super().focusInEvent(event)
        self.back.setFocus(event.reason())

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = self._head = QVBoxLayout()
        head.addWidget(PageHead(self.back, label(_("Emergency help"), "page-title")))
        add_layout(whole, head)
        # The words below the fold are reached by Tab and the arrows.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Signs and steps"))
        column = self._column
        column.addWidget(self.box)
        column.addWidget(self.whose)
        column.addWidget(self.choose_country, 0, Qt.AlignmentFlag.AlignLeading)
        self._columns.setSpacing(16)
        for side in (self._left, self._right):
            side.setSpacing(16)
            add_layout(self._columns, side, 1)
        add_layout(column, self._columns)
        if (line := clinical_line()) is not None:
            column.addWidget(line)
        column.addStretch(1)
        whole.addWidget(self.area, 1)

    def lead_with_crisis(self, crisis: bool) -> None:
        """For thoughts of suicide: the crisis line and the emergency number, whom to reach, and nothing else."""
        if crisis != self._crisis:
            self._crisis, self._view = crisis, None
            if self.isVisible():
                self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        # Not on the worker: help must not stand in a queue behind an import.
        from journal_app.operations.read_emergency_help import read_emergency_help

        view, people = read_emergency_help(self._country()), self._contacts()
        if (view, people) != (self._view, self._people):
            self._view, self._people = view, people
            self._fill(view)
        chosen, can_choose = self._country() is not None, self._can_choose()
        self.choose_country.setVisible(can_choose and not chosen)
        self.whose.setText(_whose(view, chosen, can_choose))
        self.area.verticalScrollBar().setValue(0)

    def _fill(self, view: EmergencyHelpView) -> None:
        words = view.help
        self.box.show_signs(view.number, words.signs_in_yourself, words.signs_others_see)
        clear(self._left)
        clear(self._right)
        self.box.setVisible(not self._crisis)
        if self._crisis:
            self._left.addWidget(_crisis_card(view))
            self._left.addStretch(1)
            if self._people:
                self._right.addWidget(_people_card(self._people))
            self._right.addStretch(1)
            return
        self._left.addWidget(_steps_card(_("If you are with someone"), words.steps_for_bystander))
        if words.never_do:
            self._left.addWidget(_list_card(_("Never do"), words.never_do))
        self._left.addStretch(1)
        if self._people:
            self._right.addWidget(_people_card(self._people))
        self._right.addWidget(_steps_card(_("If it is you"), words.steps_for_yourself))
        withdrawal = _list_card(_("Signs of dangerous withdrawal"), words.withdrawal_signs)
        withdrawal.body.insertWidget(1, label(words.withdrawal_text))
        withdrawal.body.addWidget(label(_("Any of these: call now."), "strong", tone="critical"))
        self._right.addWidget(withdrawal)
        if view.lines:
            self._right.addWidget(_lines_card(view))
        self._right.addStretch(1)

    def show_full_screen(self) -> None:
        """The number 120 pixels high, to be read from across a room."""
        if self._view is not None:
            large = FullScreenNumber(self._view.number, self._view.help.steps_for_bystander, self)
            large.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side, above = page_edges(self, self._theme.text_percent)
        self._head.setContentsMargins(side, above, side, 12)
        self._column.setContentsMargins(side, 0, side, 28)
        wide = self.width() >= self._theme.scaled(TWO_COLUMNS_FROM)
        set_beside(self._columns, wide)


def _whose(view: EmergencyHelpView, chosen: bool, can_choose: bool) -> str:
    if view.country_name and any(sign.isdigit() for sign in view.number):
        return _("The number for the country that you chose: {country}.").format(country=view.country_name)
    if not chosen and can_choose:
        return _("You have not chosen a country yet, so its number is missing here. 112 works on most mobile phones.")
    if not chosen:
        return _(
            "You have not chosen a country yet, so its number is missing here. 112 works on most mobile phones. "
            "Once your journal is open, choose it in Settings."
        )
    return _("Journal does not know your country's number. 112 works on most mobile phones.")


def _crisis_card(view: EmergencyHelpView) -> Card:
    card = Card(spacing=8)
    card.body.addWidget(label(_("You do not have to be alone with this."), "card-head"))
    card.body.addWidget(label(_("Talk to someone now. You can say it in your own words.")))
    crisis = [line for line in view.lines if line.kind == "crisis"]
    for line in crisis:
        card.body.addWidget(label(CRISIS_LINE, "strong"))
        number = selectable(label(line.number, "number"))
        number.setAccessibleName(f"{CRISIS_LINE}: {line.number}, {line.checked}")
        card.body.addWidget(number)
        card.body.addWidget(label(line.checked, "tiny"))
    card.body.addWidget(label(_("If you are in danger right now"), "strong"))
    number = selectable(label(view.number, "number" if any(sign.isdigit() for sign in view.number) else "card-head"))
    number.setAccessibleName(_("Emergency: {number}").format(number=view.number))
    card.body.addWidget(number)
    return card


def _people_card(people: Sequence[Contact]) -> Card:
    card = Card(spacing=8)
    card.body.addWidget(label(_("Who to reach"), "card-head"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    for row, person in enumerate(people):
        role = ROLE_WORDS[person.role]
        who = label(breakable(f"{role}: {person.name}" if person.name else role))
        # A place has no number: its words take the whole line.
        grid.addWidget(who, row, 0, 1, 1 if person.number else 2, Qt.AlignmentFlag.AlignTop)
        if person.number:
            number = selectable(label(breakable(person.number), "strong"))
            number.setAccessibleName(f"{role}, {person.name}, {person.number}")
            grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignTop)
    add_layout(card.body, grid)
    return card


def _lines_card(view: EmergencyHelpView) -> Card:
    card = Card()
    card.body.addWidget(label(_("Numbers to call"), "card-head"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    for row, line in enumerate(view.lines):
        number = selectable(label(line.number, "strong"))
        number.setAccessibleName(f"{line.label}: {line.number}, {line.checked}")
        grid.addWidget(label(line.label), 3 * row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(number, 3 * row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(line.checked, "tiny"), 3 * row + 1, 0, 1, 2)
        grid.setRowMinimumHeight(3 * row + 2, 6)
    add_layout(card.body, grid)
    return card


def _steps_card(title: str, steps: Sequence[Step]) -> Card:
    card = Card()
    card.body.addWidget(label(title, "card-head"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for place, step in enumerate(steps):
        number = label(str(place + 1), "section", wrap=False)
        grid.addWidget(number, 3 * place, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(step.title, "strong"), 3 * place, 1)
        grid.addWidget(label(step.text, "quiet"), 3 * place + 1, 1)
        grid.setRowMinimumHeight(3 * place + 2, 8)
    add_layout(card.body, grid)
    return card


def _list_card(title: str, lines: Sequence[str]) -> Card:
    card = Card(spacing=8)
    card.body.addWidget(label(title, "card-head"))
    for line in lines:
        card.body.addWidget(label(f"\N{BULLET} {line}"))
    return card
