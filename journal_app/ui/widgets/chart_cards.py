"""The cards of the trends page: one for each symptom, one for the lanes."""

import re
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.charts import describe
from journal_app.charts.style import SeriesLook, Style, series_look
from journal_app.domain.trends import TrendsData
from journal_app.ui.widgets.chart_canvas import ChartCanvas, ChartRenderer, paint_mark
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.lead_row import LeadRow

VALUE: Final = re.compile(r" (?=\S+ (?:→|$))")
"""The space before a value: the value stays in the line of what it belongs to."""


class SeriesMark(QWidget):
    """A symptom's marker beside its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: SeriesLook | None = None
        self._size = 16
        self.setFixedSize(self.sizeHint())

    def show_look(self, look: SeriesLook, size: int) -> None:
        """Take a symptom's colour and shape."""
        self._look, self._size = look, size
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size + 4, self._size + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.colour), 2))
        paint_mark(painter, self._look.shape, self.width() / 2, self.height() / 2, self._size * 0.42)


class ChartCard(QFrame):
    """A card with a heading, a remark on the right, and a chart under them."""

    def __init__(self, renderer: ChartRenderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.mark = SeriesMark()
        self.heading = label("", "card-head", wrap=False)
        self.remark = label("", "small")
        self.canvas = ChartCanvas(renderer)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        column.addWidget(LeadRow((self.mark, self.heading), self.remark))
        column.addWidget(self.canvas)

    def show_symptom(self, data: TrendsData, place: int, style: Style) -> None:
        """The symptom at this place among those in view."""
        trend = data.symptoms[place]
        self.mark.setVisible(True)
        self.mark.show_look(series_look(style, trend.symptom, place), round(style.head))
        self.heading.setText(describe.title(trend.symptom))
        remark = describe.comparison(trend.comparison, trend.scale, arrow=True)
        words, bracket, counts = remark.rpartition("(n = ")
        words = VALUE.sub("\N{NO-BREAK SPACE}", words)
        self.remark.setText(words + (bracket + counts).replace(" ", "\N{NO-BREAK SPACE}"))
        # The arrow is for the eye; read aloud it is a comma.
        self.remark.setAccessibleName(describe.comparison(trend.comparison, trend.scale))
        self.canvas.show_chart(data, place, style, describe.symptom(data, trend), round(style.size * 12.5))

    def show_lanes(self, data: TrendsData, style: Style) -> None:
        """All lanes of the span."""
        self.mark.setVisible(False)
        self.heading.setText(data.lanes_title)
        self.canvas.show_chart(data, "lanes", style, describe.lanes(data), None)
