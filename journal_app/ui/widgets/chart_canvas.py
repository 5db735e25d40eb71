"""A chart on screen: drawn off the GUI thread, painted from its pixels, with a cursor that keys and mouse move.

Values are never shown in a floating tip: the page's readout bar says them, so that nothing covers the data.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget
from shiboken6 import isValid

from journal_app.ui.background import Background

if TYPE_CHECKING:
    from journal_app.charts.figure import Part, Picture
    from journal_app.charts.style import SeriesLook, Shape, Style
    from journal_app.domain.trends import TrendsData

RESIZE_PAUSE_MS = 60
"""A chart is drawn anew once a resize has paused; until then the old picture stands."""

WEEK = 7


class ChartRenderer(QObject):
    """Draws charts one after the other on a thread of their own, so that neither the window nor the journal waits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)

    def draw(self, canvas: ChartCanvas, turn: int, width: float, height: float | None, scale: float) -> None:
        """Draw what the canvas shows at a size; `turn` tells a later request from an earlier one."""
        data, part, style = canvas.subject()

        def job() -> object:
            from journal_app.charts.figure import picture_of

            return picture_of(data, part, width, height, style, scale) if canvas.awaits(turn) else None

        def deliver(picture: object, error: BaseException | None) -> None:
            if error is not None:
                raise error
            if isValid(canvas):
                canvas.take(turn, picture)

        self._background.run(job, deliver)

    @property
    def busy(self) -> bool:
        """Whether a chart is still to be drawn."""
        return self._background.busy

    def finish(self) -> None:
        """Until everything asked for is drawn."""
        self._background.finish()


class ChartCanvas(QWidget):
    """One chart. Left and Right move by a day, with Shift by a week; Enter opens the day; T shows the table."""

    place_moved = Signal(int)
    """The person moved the cursor to this place."""
    opened = Signal(int)
    table_asked = Signal()
    stretch_chosen = Signal(int, int)
    """First and last place of a stretch that was dragged over."""
    whole_asked = Signal()
    drawn = Signal()

    def __init__(self, renderer: ChartRenderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _install_accessibility()
        self._renderer = renderer
        self._data: TrendsData | None = None
        self._part: Part = "lanes"
        self._style: Style | None = None
        self._look: SeriesLook | None = None
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self._place = 0
        self._turn = 0
        self._asked_width = 0
        self._dragged_from: float | None = None
        self._dragged_to: float | None = None
        self._natural_height = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ask)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_chart(self, data: TrendsData, part: Part, style: Style, sentence: str, height: int | None) -> None:
        """Show a part of the trends. `sentence` says it in words; without a `height` the chart takes what it needs."""
        from journal_app.charts.style import series_look

        self._data, self._part, self._style = data, part, style
        self._look = series_look(style, data.symptoms[part].symptom, part) if isinstance(part, int) else None
        self._place = min(self._place, len(data.starts) - 1)
        self._natural_height = height is None
        if height is not None:
            self.setFixedHeight(height)
        elif self._image is None:
            self.setFixedHeight(round(style.size * (4 + 5 * len(data.lanes))))
        self.setAccessibleName(sentence)
        self._picture = None
        self._asked_width = 0
        # After the layout has settled: at once it would be drawn at a size that is never shown.
        self._pause.start(0)

    def subject(self) -> tuple[TrendsData, Part, Style]:
        """What is shown."""
        assert self._data is not None
        assert self._style is not None
        return self._data, self._part, self._style

    def awaits(self, turn: int) -> bool:
        """Whether this is still the newest picture asked for; read by the drawing thread, to skip what is outdated."""
        return turn == self._turn

    @property
    def up_to_date(self) -> bool:
        """Whether nothing is still to be asked for or drawn."""
        return not self._pause.isActive() and not self._renderer.busy

    def set_place(self, place: int) -> None:
        """Put the cursor on a place; no signal."""
        if place != self._place:
            self._place = place
            self.update()

    def take(self, turn: int, picture: object) -> None:
        """A picture has been drawn; an outdated one is dropped."""
        from journal_app.charts.figure import Picture

        if turn != self._turn or not isinstance(picture, Picture):
            return
        self._picture = picture
        image = QImage(
            picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGBA8888
        ).copy()
        image.setDevicePixelRatio(picture.scale)
        self._image = image
        if self._natural_height:
            self.setFixedHeight(round(picture.height / picture.scale))
        self.update()
        self.drawn.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._data is not None and event.size().width() != self._asked_width:
            self._pause.start(RESIZE_PAUSE_MS if self._asked_width else 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._data is not None:
            self._asked_width = 0
            self._pause.start(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is not None:
            painter.drawImage(QPointF(0, 0), self._image)
        if self._style is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is not None:
            self._paint_cursor(painter, self._picture, self._style)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._style.bar), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        week = max(1, WEEK // self._data.place_days) if self._data is not None else WEEK
        step = week if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match event.key():
            case Qt.Key.Key_Left:
                self._move(self._place - step)
            case Qt.Key.Key_Right:
                self._move(self._place + step)
            case Qt.Key.Key_Home:
                self._move(0)
            case Qt.Key.Key_End:
                self._move(10**6)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit(self._place)
            case Qt.Key.Key_T:
                self.table_asked.emit()
            case Qt.Key.Key_0:
                self.whole_asked.emit()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._picture is not None:
            self._dragged_from = self._dragged_to = event.position().x()
            self._move(self._picture.place_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None and self._picture is not None:
            self._dragged_to = event.position().x()
            self._move(self._picture.place_at(event.position().x()))
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

    def _move(self, place: int) -> None:
        if self._data is None:
            return
        place = min(max(place, 0), len(self._data.starts) - 1)
        if place != self._place:
            self.set_place(place)
            self.place_moved.emit(place)

    def _ask(self) -> None:
        if self._data is None or self.width() < 50 or self.width() == self._asked_width:
            return
        self._turn += 1
        self._asked_width = self.width()
        height = None if self._natural_height else float(self.height())
        self._renderer.draw(self, self._turn, float(self.width()), height, self.devicePixelRatioF())

    def _paint_cursor(self, painter: QPainter, picture: Picture, style: Style) -> None:
        x = picture.x(min(self._place, picture.places - 1))
        if self._dragged_from is not None and self._dragged_to is not None:
            chosen = QColor(style.bar)
            chosen.setAlphaF(0.15)
            left, right = sorted((self._dragged_from, self._dragged_to))
            painter.fillRect(QRectF(left, picture.top, right - left, picture.bottom - picture.top), chosen)
        painter.setPen(QPen(QColor(style.text_2), 1.4))
        painter.drawLine(QPointF(x, picture.top), QPointF(x, picture.bottom))
        if self._data is None or self._look is None or not isinstance(self._part, int):
            return
        rating = self._data.symptoms[self._part].ratings[self._place]
        if rating is not None:
            painter.setPen(QPen(QColor(style.background), 1.5))
            painter.setBrush(QColor(self._look.colour))
            painter.drawPolygon(_mark(self._look.shape, x, picture.rating_y(rating), style.marker * 0.75 + 1))


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


class _ChartInterface(QAccessibleWidget):
    """Says "chart" to screen readers; the widget's accessible name is the sentence."""

    def __init__(self, canvas: ChartCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.Chart)


@cache
def _install_accessibility() -> None:
    """Once for the program: a plain widget would only be a "client" to screen readers."""

    def interface(_class: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, ChartCanvas):
            return None
        made = _ChartInterface(thing)
        # Qt keeps only a pointer: the Python object must live as long as its widget.
        thing.accessible = made  # type: ignore[attr-defined]  # an anchor, read by nobody
        return made

    QAccessible.installFactory(interface)
