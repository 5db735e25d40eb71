"""The five shades of the calendar beside each other, as they are read, from palest to darkest."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.day_cell import SHARES, shade_colour

BOX = 20
GAP = 4


class Shades(QWidget):
    """Painted only: the words under it say the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        box = self._theme.scaled(BOX)
        return QSize((box + GAP) * (len(SHARES) - 1), box)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._theme.scaled(BOX)
        painter.setPen(QPen(QColor(self._theme.colour("line")), 1))
        for shade in range(1, len(SHARES)):
            painter.setBrush(shade_colour(self._theme, shade))
            place = len(SHARES) - 1 - shade if self.isRightToLeft() else shade - 1
            painter.drawRoundedRect(QRectF(place * (box + GAP) + 0.5, 0.5, box - 1, box - 1), 4, 4)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
