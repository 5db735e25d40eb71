"""What the pages before the journal share: one narrow column in the middle, one thing to do, one message."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message

WIDTH = 600
"""Logical pixels at 100 % text: lines stay below 70 characters."""


class Gate(QScrollArea):
    """A card that holds a title, a message that is hidden at first, and what a page adds to `body`."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._outer = QVBoxLayout(inside)
        self.card = Card(padding=32, spacing=16)
        self._outer.addStretch(1)
        self._outer.addWidget(self.card)
        self._outer.addStretch(2)
        self.title = label(title, "page-title")
        self.message = Message(theme)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self.card.body.addWidget(self.title)
        self.card.body.addWidget(self.message)
        self.card.body.addLayout(self.body)
        self.setWidget(inside)
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        side = max(24, (self.viewport().width() - self.theme.scaled(WIDTH)) // 2)
        self._outer.setContentsMargins(QMargins(side, 28, side, 28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Buttons side by side at the end of a form; the one that goes on stands last."""
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addStretch(1)
    for each in buttons:
        row.addWidget(each)
    return row
