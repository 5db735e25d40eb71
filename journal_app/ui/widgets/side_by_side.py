"""Fields side by side where there is room for them, else below each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.nesting import add_layout, set_beside

EACH_NEEDS: Final = 200
"""Logical pixels at 100 % text for one field with its label."""


class SideBySide(QWidget):
    """Made of the rows of a form; no word in a field is cut off at twice the text size."""

    def __init__(self, rows: Sequence[QLayout], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count = len(rows)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        for row in rows:
            add_layout(self._box, row, 1)
        theme.changed.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._theme.scaled(EACH_NEEDS)), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self.width() >= self._count * self._theme.scaled(EACH_NEEDS)
        set_beside(self._box, beside)
