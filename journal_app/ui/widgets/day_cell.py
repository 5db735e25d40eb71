"""How one day of the calendar is painted: its number, the measure's number on its shade, and the signs of the day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.operations.calendar_words import CalendarCell, CalendarView
from journal_app.ui.icons import pixmap
from journal_app.ui.models.month_model import CELL_ROLE, MonthModel
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.message import SHAPES

SHARES = (0.0, 0.1, 0.22, 0.35, 0.48, 0.9)
"""How much of the one hue each shade has."""

PADDING = 7
RADIUS = 8
FONT_SMALLER = (1.0, 0.85, 0.7, 0.6)
"""A number that is too wide for its cell is set smaller before it is cut."""


def shade_colour(theme: Theme, shade: int) -> QColor:
    """The ground of a shade: the accent laid over the card."""
    return between(QColor(theme.colour("card")), QColor(theme.colour("accent")), SHARES[shade])


def between(ground: QColor, hue: QColor, share: float) -> QColor:
    """A colour laid over a ground so that `share` of it shows."""
    return QColor.fromRgbF(
        ground.redF() + (hue.redF() - ground.redF()) * share,
        ground.greenF() + (hue.greenF() - ground.greenF()) * share,
        ground.blueF() + (hue.blueF() - ground.blueF()) * share,
    )


def words_on(theme: Theme, ground: QColor) -> QColor:
    """The colour of words on a ground: whichever of the two stands out more."""
    choices = [QColor(theme.colour("text")), QColor(theme.colour("on-accent"))]
    return max(choices, key=lambda colour: contrast(colour, ground))


def contrast(first: QColor, second: QColor) -> float:
    """The contrast of two colours as WCAG counts it, 1 to 21."""
    lights = sorted((_luminance(first), _luminance(second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


class DayCellDelegate(QStyledItemDelegate):
    """Paints the cells of the month; colours come from the theme, and nothing is said by colour alone."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fitted: tuple[tuple[object, ...], float] = ((), 1.0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, CalendarCell):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        ground = self._paint_ground(painter, box, cell)
        words = words_on(self._theme, ground)
        inner = box.adjusted(PADDING, PADDING, -PADDING, -PADDING).toRect()
        future = cell.state == "future"
        if future:
            words = QColor(self._theme.colour("text-3"))
        model = index.model()
        view = model.view if isinstance(model, MonthModel) else None
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        self._paint_date(painter, inner, cell, words, is_today=view is not None and cell.day == view.today,
                         right_to_left=right_to_left)  # fmt: skip
        self._paint_signs(painter, inner, cell, words, right_to_left)
        # The narrowest column is a pixel or two less wide than the others.
        factor = self._factor(view, inner.width() - 3) if view is not None else 1.0
        self._paint_value(painter, inner, cell, words, factor)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_Active) and _has_focus(option)
            pen = QPen(QColor(self._theme.colour("accent" if focused else "control")), self._theme.ring)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # Outside of the ground, so that it shows on the darkest shade too.
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, cell: CalendarCell) -> QColor:
        ground = shade_colour(self._theme, cell.shade)
        inset = box.adjusted(2, 2, -2, -2)
        shape = QPainterPath()
        shape.addRoundedRect(inset, RADIUS, RADIUS)
        if cell.state == "future":
            return QColor(self._theme.colour("card"))
        painter.fillPath(shape, ground)
        if cell.state == "no_entry":
            painter.save()
            painter.setClipPath(shape)
            painter.setPen(QPen(QColor(self._theme.colour("hatch")), 1.0))
            step = self._theme.scaled(8)
            start = int(inset.left() - inset.height())
            for x in range(start - start % step, int(inset.right()) + 1, step):
                painter.drawLine(QPointF(x, inset.bottom()), QPointF(x + inset.height(), inset.top()))
            painter.restore()
        painter.setPen(QPen(QColor(self._theme.colour("line")), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        return ground

    def _paint_date(
        self, painter: QPainter, inner: QRect, cell: CalendarCell, words: QColor, *, is_today: bool, right_to_left: bool
    ) -> None:
        font = self._font("small", bold=is_today)
        painter.setFont(font)
        text = str(cell.day.day)
        metrics = QFontMetrics(font)
        side = max(metrics.horizontalAdvance("30"), metrics.height()) + 6
        at = QRectF(inner.right() - side + 1 if right_to_left else inner.left(), inner.top(), side, side)
        if cell.state == "no_entry":
            # Behind the number, so that the hatch does not run through it.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colour("card")))
            painter.drawEllipse(at)
        if is_today:
            painter.setPen(QPen(words, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at.adjusted(1, 1, -1, -1))
        painter.setPen(words)
        painter.drawText(at, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_signs(
        self, painter: QPainter, inner: QRect, cell: CalendarCell, words: QColor, right_to_left: bool
    ) -> None:
        """The alert on the far side of the number; under it a triangle for a lowered dose and a flag for the rest."""
        size = self._theme.scaled(17)
        signs = []
        if cell.alert is not None:
            signs.append(SHAPES[cell.alert.word])
        if cell.flags:
            signs.append("flag")
        x = inner.left() if right_to_left else inner.right() - size + 1
        step = (size + 3) if right_to_left else -(size + 3)
        for name in signs:
            colour = words.name()
            if cell.alert is not None and name != "flag" and cell.shade < 3:
                colour = self._theme.colour(cell.alert.word)
            painter.drawPixmap(x, inner.top() + 2, pixmap(name, colour, size))
            x += step
        if cell.lowered:
            middle, top, half = x + size / 2, inner.top() + 2 + size * 0.28, size * 0.36
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(words)
            painter.drawPolygon(
                QPolygonF([QPointF(middle - half, top), QPointF(middle + half, top), QPointF(middle, top + half * 1.5)])
            )

    def _paint_value(self, painter: QPainter, inner: QRect, cell: CalendarCell, words: QColor, factor: float) -> None:
        if not cell.text:
            return
        box = inner.adjusted(0, inner.height() // 3, 0, 0)
        font = self._font("section", bold=cell.state in ("value", "partly"), factor=factor)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(words)
        shown = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
        if cell.text == "0":
            radius = self._theme.scaled(2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(words)
            below = min(box.center().y() + metrics.height() / 2 + radius * 2, box.bottom())
            painter.drawEllipse(QPointF(box.center().x() + 0.5, below), radius, radius)

    def _factor(self, view: CalendarView, width: int) -> float:
        """How much smaller the numbers are set, so that the widest of the month fits: all are of one size."""
        key = view.cells, width, self._theme.pixels("section")
        if self._fitted[0] != key:
            texts = {cell.text for cell in view.cells if cell.text}
            factor = FONT_SMALLER[-1]
            for each in FONT_SMALLER:
                metrics = QFontMetrics(self._font("section", bold=True, factor=each))
                if all(metrics.horizontalAdvance(text) <= width for text in texts):
                    factor = each
                    break
            self._fitted = key, factor
        return self._fitted[1]

    def _font(self, kind: str, *, bold: bool, factor: float = 1.0) -> QFont:
        font = QFont()
        font.setPixelSize(max(8, round(self._theme.pixels(kind) * factor)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


def _has_focus(option: QStyleOptionViewItem) -> bool:
    widget = option.widget
    return widget is not None and widget.hasFocus()
