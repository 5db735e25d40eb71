"""A picture on screen: drawn off the GUI thread, painted from its pixels, with a cursor that keys and mouse move.

Values are never shown in a floating tip: a readout bar says them, so that nothing covers the data.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

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
    QResizeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget
from shiboken6 import isValid

from journal_app.ui.background import Background

if TYPE_CHECKING:
    from journal_app.charts.figure import Picture
    from journal_app.charts.style import Style

RESIZE_PAUSE_MS = 60
"""A picture is drawn anew once a resize has paused; until then the old one stands."""

MOST_KEPT = 12
"""So many pictures stay, for going back and forth between days; they go with the canvas when the journal is locked."""


class PictureSize(NamedTuple):
    """Logical pixels, without a height as high as it wants to be, and device pixels for each."""

    width: float
    height: float | None
    scale: float


class ChartRenderer(QObject):
    """Draws pictures one after the other on a thread of their own, so that neither window nor journal waits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)

    def draw(self, canvas: PictureCanvas, turn: int, recipe: Callable[[], Picture]) -> None:
        """Draw by a recipe for a canvas; `turn` tells a later request from an earlier one."""

        def job() -> object:
            return recipe() if canvas.awaits(turn) else None

        def deliver(picture: object, error: BaseException | None) -> None:
            if error is not None:
                raise error
            if isValid(canvas):
                canvas.take(turn, picture)

        self._background.run(job, deliver)

    @property
    def busy(self) -> bool:
        """Whether a picture is still to be drawn."""
        return self._background.busy

    def finish(self) -> None:
        """Until everything asked for is drawn."""
        self._background.finish()


class PictureCanvas(QWidget):
    """One picture with a cursor over its places. Left and Right move it, with Shift further; Home and End go to the
    ends, Enter opens, T asks for the table. What is drawn stands in `recipe`."""

    place_moved = Signal(int)
    """The person moved the cursor to this place."""
    opened = Signal(int)
    table_asked = Signal()
    drawn = Signal()

    def __init__(self, renderer: ChartRenderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accessible: QAccessibleInterface | None = None
        _install_accessibility()
        self._renderer = renderer
        self._style: Style | None = None
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self._place = 0
        self._places = 0
        self._turn = 0
        self._asked_width = 0
        self._asked_for: Hashable = None
        self._natural_height = False
        self._kept: OrderedDict[Hashable, Picture] = OrderedDict()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ask)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def recipe(self, size: PictureSize) -> Callable[[], Picture]:
        """How to draw what is shown at a size; it runs on the drawing thread and touches no widget."""
        raise NotImplementedError

    def kept_as(self) -> Hashable:
        """Under what the picture is kept beside its size, None: it is drawn anew each time."""
        return None

    def step(self, far: bool) -> int:
        """How many places Left and Right move, `far` with Shift."""
        return 7 if far else 1

    def paint_over(self, painter: QPainter, picture: Picture, style: Style, x: float) -> None:
        """Paint what belongs to the cursor at `x`, beside its line."""

    def show_places(self, places: int, style: Style, sentence: str, height: int | None, first_height: float) -> None:
        """Draw anew: so many places, a sentence for whoever does not see it, and the height if it is given."""
        self._places, self._style = places, style
        self._place = min(self._place, max(places - 1, 0))
        self._natural_height = height is None
        if height is not None:
            self.setFixedHeight(height)
        elif self._image is None:
            self.setFixedHeight(round(first_height))
        self.setAccessibleName(sentence)
        self._picture = None
        self._asked_width = 0
        # After the layout has settled: at once it would be drawn at a size that is never shown.
        self._pause.start(0)

    @property
    def shows_something(self) -> bool:
        """Whether there is anything to draw."""
        return self._places > 0

    @property
    def place(self) -> int:
        """Where the cursor stands."""
        return self._place

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
        if self._asked_for is not None:
            self._kept[self._asked_for] = picture
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
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
        if self.shows_something and event.size().width() != self._asked_width:
            self._pause.start(RESIZE_PAUSE_MS if self._asked_width else 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self.shows_something:
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
            picture = self._picture
            x = picture.x(min(self._place, picture.places - 1))
            painter.setPen(QPen(QColor(self._style.text_2), 1.4))
            painter.drawLine(QPointF(x, picture.top), QPointF(x, picture.bottom))
            self.paint_over(painter, picture, self._style, x)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._style.bar), self._style.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self.step(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        match event.key():
            case Qt.Key.Key_Left:
                self.move_to(self._place - step)
            case Qt.Key.Key_Right:
                self.move_to(self._place + step)
            case Qt.Key.Key_Home:
                self.move_to(0)
            case Qt.Key.Key_End:
                self.move_to(self._places - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit(self._place)
            case Qt.Key.Key_T:
                self.table_asked.emit()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._picture is not None:
            self.move_to(self._picture.place_at(event.position().x()))

    def move_to(self, place: int) -> None:
        """Move the cursor as the person asks, held within the places."""
        if not self.shows_something:
            return
        place = min(max(place, 0), self._places - 1)
        if place != self._place:
            self.set_place(place)
            self.place_moved.emit(place)

    def _ask(self) -> None:
        if not self.shows_something or self.width() < 50 or self.width() == self._asked_width:
            return
        self._turn += 1
        self._asked_width = self.width()
        height = None if self._natural_height else float(self.height())
        size = PictureSize(float(self.width()), height, self.devicePixelRatioF())
        key = self.kept_as()
        self._asked_for = None if key is None else (key, size)
        if self._asked_for is not None and self._asked_for in self._kept:
            self._kept.move_to_end(self._asked_for)
            self.take(self._turn, self._kept[self._asked_for])
            return
        self._renderer.draw(self, self._turn, self.recipe(size))


class _PictureInterface(QAccessibleWidget):
    """Says "chart" to screen readers; the widget's accessible name is the sentence."""

    def __init__(self, canvas: PictureCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.Chart)


@cache
def _install_accessibility() -> None:
    """Once for the program: a plain widget would only be a "client" to screen readers."""

    def interface(_class: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, PictureCanvas):
            return None
        made = _PictureInterface(thing)
        # Qt keeps only a pointer: the Python object must live as long as its widget.
        thing.accessible = made
        return made

    QAccessible.installFactory(interface)
