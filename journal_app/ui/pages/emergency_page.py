"""Emergency help: the number, the signs, the steps. It works locked or not, with nothing else working."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.emergency_box import EmergencyBox
from journal_app.ui.widgets.full_screen_number import FullScreenNumber
from journal_app.ui.widgets.labels import label, selectable

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Step
    from journal_app.operations.read_emergency_help import EmergencyHelpView

TWO_COLUMNS_FROM = 760
"""Logical pixels at 100 % text: below, the cards stand under each other."""


class EmergencyPage(QWidget):
    """`closed` fires on Esc and on the button: back to where the person was."""

    closed = Signal()

    def __init__(self, theme: Theme, country: Callable[[], str | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._country = country
        self._view: EmergencyHelpView | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(36, 28, 36, 0)
        outer.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(label("Emergency help", "page-title"), 1)
        self.close_button = button("Close", name="Close emergency help (Esc)")
        self.close_button.clicked.connect(self.closed.emit)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        self.box = EmergencyBox(theme)
        self.box.full_screen_wanted.connect(self.show_full_screen)
        outer.addWidget(self.box)
        self._place = label("", "small")
        outer.addWidget(self._place)
        outer.addWidget(self._scrolled(), 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit).setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.setFocusProxy(self.close_button)
        theme.changed.connect(self._fit)

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("What to do")
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 28)
        self._columns.setSpacing(16)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(16)
            self._columns.addLayout(column, 1)
        area.setWidget(inside)
        return area

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        # Not on the worker: help must not stand in a queue behind an import.
        from journal_app.operations.read_emergency_help import read_emergency_help

        view = read_emergency_help(self._country())
        if view != self._view:
            self._view = view
            self._show(view)

    def _show(self, view: EmergencyHelpView) -> None:
        words = view.help
        self.box.show_signs(view.number, words.signs_in_yourself, words.signs_others_see)
        self._place.setText(f"The number of {view.country_name}." if view.country_name else "")
        self._place.setVisible(bool(view.country_name))
        clear(self._left)
        clear(self._right)
        self._left.addWidget(_steps("If someone will not wake up", words.steps_for_bystander, words.never_do))
        self._left.addStretch(1)
        self._right.addWidget(_steps("If it is you", words.steps_for_yourself))
        self._right.addWidget(_withdrawal(words.withdrawal_text, words.withdrawal_signs))
        others = [line for line in view.lines if line.number != view.number]
        if others:
            self._right.addWidget(_lines([(line.label, line.number, line.checked) for line in others]))
        self._right.addStretch(1)
        self._fit()

    def show_full_screen(self) -> None:
        """The number over the whole screen."""
        if self._view is not None:
            shown = FullScreenNumber(self._view.number, self._view.help.steps_for_bystander, self)
            shown.showFullScreen()

    def _fit(self) -> None:
        wide = self.width() >= self._theme.scaled(TWO_COLUMNS_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if wide else down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _steps(title: str, steps: Sequence[Step], never: Sequence[str] = ()) -> Card:
    card = Card()
    card.body.addWidget(label(title, "section"))
    for place, step in enumerate(steps, start=1):
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(f"{place}  {step.title}", "card-head"))
        column.addWidget(label(step.text))
        card.body.addLayout(column)
    if never:
        card.body.addWidget(label("Never", "card-head", tone="critical"))
        card.body.addWidget(label(_bullets(never)))
    return card


def _withdrawal(text: str, signs: Sequence[str]) -> Card:
    card = Card()
    card.body.addWidget(label("When you stop or cut down", "section"))
    card.body.addWidget(label(text))
    card.body.addWidget(label("Call now for:", "strong", tone="critical"))
    card.body.addWidget(label(_bullets(signs)))
    return card


def _lines(lines: Sequence[tuple[str, str, str]]) -> Card:
    card = Card()
    card.body.addWidget(label("Other lines", "section"))
    for name, number, checked in lines:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(name, "small-strong"))
        shown = selectable(label(number, "card-head"))
        shown.setAccessibleName(f"{name}: {number}")
        column.addWidget(shown)
        column.addWidget(label(checked, "tiny"))
        card.body.addLayout(column)
    return card


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"\N{BULLET} {line}" for line in lines)
