"""A chart of the trends on screen: a picture with a cursor, of which a stretch can be chosen by dragging."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from journal_app.ui.widgets.picture_canvas import RESIZE_PAUSE_MS, ChartRenderer, PictureCanvas, PictureSize

if TYPE_CHECKING:
    from journal_app.charts.figure import Part, Picture
    from journal_app.charts.style import SeriesLook, Shape, Style
    from journal_app.domain.trends import TrendsData

__all__ = ["RESIZE_PAUSE_MS", "ChartCanvas", "ChartRenderer", "paint_mark"]

WEEK = 7


class ChartCanvas(PictureCanvas):
    """One chart. Left and Right move by a day, with Shift by a week; Enter opens the day; T shows the table."""

    stretch_chosen = Signal(int, int)
    """First and last place of a stretch that was dragged over."""
    whole_asked = Signal()

    def __init__(self, renderer: ChartRenderer, parent: QWidget | None = None) -> None:
        super().__init__(renderer, parent)
        self._data: TrendsData | None = None
        self._part: Part = "lanes"
        self._look: SeriesLook | None = None
        self._dragged_from: float | None = None
        self._dragged_to: float | None = None

    def show_chart(self, data: TrendsData, part: Part, style: Style, sentence: str, height: int | None) -> None:
        """Show a part of the trends. `sentence` says it in words; without a `height` the chart takes what it needs."""
        from journal_app.charts.style import series_look

        self._data, self._part = data, part
        self._look = series_look(style, data.symptoms[part].symptom, part) if isinstance(part, int) else None
        self.show_places(len(data.starts), style, sentence, height, style.size * (4 + 5 * len(data.lanes)))

    def recipe(self, size: PictureSize) -> Callable[[], Picture]:
        data, part, style = self._data, self._part, self._style
        assert data is not None
        assert style is not None

        def draw() -> Picture:
            from journal_app.charts import figure

            return figure.picture_of(data, part, size.width, size.height, style, size.scale)

        return draw

    def step(self, far: bool) -> int:
        place_days = self._data.place_days if self._data is not None else 1
        return max(1, WEEK // place_days) if far else 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_0:
            self.whole_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._picture is not None:
            self._dragged_from = self._dragged_to = event.position().x()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None and self._picture is not None:
            self._dragged_to = event.position().x()
            self.move_to(self._picture.place_at(event.position().x()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        begin, self._dragged_from, self._dragged_to = self._dragged_from, None, None
        self.update()
        if begin is None or self._picture is None:
            return
        places = sorted((self._picture.place_at(begin), self._picture.place_at(event.position().x())))
        if places[1] - places[0] >= WEEK - 1:
            self.stretch_chosen.emit(places[0], places[1])

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._dragged_from = None
        self.whole_asked.emit()

    def paint_over(self, painter: QPainter, picture: Picture, style: Style, x: float) -> None:
        if self._dragged_from is not None and self._dragged_to is not None:
            chosen = QColor(style.bar)
            chosen.setAlphaF(0.15)
            left, right = sorted((self._dragged_from, self._dragged_to))
            painter.fillRect(QRectF(left, picture.top, right - left, picture.bottom - picture.top), chosen)
        if self._data is None or self._look is None or not isinstance(self._part, int):
            return
        trend = self._data.symptoms[self._part]
        rating = trend.ratings[self._place]
        if rating is not None:
            painter.setPen(QPen(QColor(style.background), 1.5))
            painter.setBrush(QColor(self._look.colour))
            painter.drawPolygon(
                _mark(self._look.shape, x, picture.rating_y(rating, trend.worst), style.marker * 0.75 + 1)
            )


def paint_mark(painter: QPainter, shape: Shape, x: float, y: float, radius: float) -> None:
    """A symptom's marker, as the charts draw it, with the painter's pen and brush."""
    painter.drawPolygon(_mark(shape, x, y, radius))


def _mark(shape: Shape, x: float, y: float, radius: float) -> QPolygonF:
    from math import cos, pi, sin

    corners, turn, stretch = {
        "circle": (24, 0.0, 1.0),
        "square": (4, pi / 4, 1.25),
        "triangle": (3, -pi / 2, 1.2),
        "diamond": (4, 0.0, 1.2),
        "pentagon": (5, -pi / 2, 1.1),
        "down": (3, pi / 2, 1.2),
    }[shape]
    reach = radius * stretch
    return QPolygonF(
        [
            QPointF(
                x + reach * cos(turn + 2 * pi * corner / corners), y + reach * sin(turn + 2 * pi * corner / corners)
            )
            for corner in range(corners)
        ]
    )
