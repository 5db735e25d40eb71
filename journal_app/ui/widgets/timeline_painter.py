"""How the lines of the Timeline look: as the rows of Today, painted, since there may be a hundred thousand."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal_app.domain.levels import Level
from journal_app.i18n import _
from journal_app.i18n.bidi import directed
from journal_app.operations.timeline_views import TimelineRow
from journal_app.ui.icons import pixmap
from journal_app.ui.models.timeline_model import LINE, Line, TimelineModel, count_words, day_title, gap_words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.message import SHAPES
from journal_app.ui.widgets.row_time import on_two_lines

PAD = 10
GAP = 12
DISC = 34
TIME_WIDTH = 52
LONGEST_SHOWN = 400
"""More characters than fit into one line; of a longer text no more is measured."""
LEADING, VERTICAL = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignVCenter


class _Face(NamedTuple):
    font: QFont
    metrics: QFontMetrics

    @property
    def height(self) -> int:
        return self.metrics.lineSpacing()


class TimelinePainter(QStyledItemDelegate):
    """All lines are of one height, so that the list knows where each stands. Texts are never markup."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._title = self._font("body", QFont.Weight.Medium)
        self._small = self._font("small")
        self._tiny = self._font("tiny", QFont.Weight.DemiBold)
        self._head = self._font("card-head", QFont.Weight.DemiBold)
        two = self._title.height + self._small.height + self._theme.scaled(2)
        self.height = max(two, self._theme.scaled(DISC)) + 2 * self._theme.scaled(6)

    def _font(self, kind: str, weight: QFont.Weight = QFont.Weight.Normal) -> _Face:
        font = QFont()
        font.setPixelSize(self._theme.pixels(kind))
        font.setWeight(weight)
        return _Face(font, QFontMetrics(font))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        return QSize(self._theme.scaled(200), self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: Line = index.data(LINE)
        model = index.model()
        assert isinstance(model, TimelineModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.what == "gap":
            self._paint_gap(painter, option, gap_words(line))
        elif line.what == "day":
            self._paint_day(painter, option, day_title(line.day, model.today), count_words(line.holds))
        else:
            self._paint_row(painter, option, line.row)
        painter.restore()

    def _paint_gap(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        place = self._inside(option)
        width = self._small.metrics.horizontalAdvance(words)
        self._write(painter, place, words, self._small, "text-3", Qt.AlignmentFlag.AlignCenter)
        # Hatched, as "no entry" is everywhere.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colour("control")))
        brush = painter.brush()
        brush.setStyle(Qt.BrushStyle.BDiagPattern)
        painter.setBrush(brush)
        room = max(0, (place.width() - width) // 2 - self._theme.scaled(GAP))
        band = QRect(0, 0, room, self._theme.scaled(6))
        band.moveCenter(place.center())
        band.moveLeft(place.left())
        painter.drawRect(band)
        band.moveRight(place.right())
        painter.drawRect(band)

    def _paint_day(self, painter: QPainter, option: QStyleOptionViewItem, title: str, count: str) -> None:
        place = self._inside(option).adjusted(0, 0, 0, -self._theme.scaled(6))
        width = self._small.metrics.horizontalAdvance(count) + self._theme.scaled(GAP)
        left = place.adjusted(0, 0, -width, 0)
        bottom = Qt.AlignmentFlag.AlignBottom
        self._write(painter, self._seen(option, left), title, self._head, "text", LEADING | bottom)
        right = QRect(place.right() - width, place.top(), width, place.height())
        self._write(
            painter, self._seen(option, right), count, self._small, "text-2", Qt.AlignmentFlag.AlignTrailing | bottom
        )
        painter.setPen(QPen(QColor(self._theme.colour("line")), 1))
        painter.drawLine(place.left(), option.rect.bottom() - 1, place.right(), option.rect.bottom() - 1)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: TimelineRow | None) -> None:
        theme, place = self._theme, self._inside(option)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(theme.colour("accent" if focused else "control")), 2 if focused else 1))
            painter.setBrush(QColor(theme.colour("accent-soft")))
            painter.drawRoundedRect(option.rect.adjusted(2, 2, -2, -2), 8, 8)
        time = QRect(place.left(), place.top(), theme.scaled(TIME_WIDTH), place.height())
        disc = QRect(time.right() + theme.scaled(PAD), 0, theme.scaled(DISC), theme.scaled(DISC))
        disc.moveTop(place.top() + (place.height() - disc.height()) // 2)
        words = QRect(disc.right() + theme.scaled(GAP), place.top(), 0, place.height())
        words.setRight(place.right())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colour("well")))
        painter.drawEllipse(self._seen(option, disc))
        if row is None:
            waiting = QRect(words.left(), 0, min(words.width() // 2, theme.scaled(160)), theme.scaled(10))
            waiting.moveTop(words.center().y() - waiting.height() // 2)
            painter.drawRoundedRect(self._seen(option, waiting), 4, 4)
            return
        clock = on_two_lines(row.row) or "\N{EN DASH}"
        self._write(painter, self._seen(option, time), clock, self._small, "text-2", LEADING | VERTICAL, lines=2)
        size = theme.scaled(18)
        at = self._seen(option, disc).center()
        painter.drawPixmap(at.x() - size // 2, at.y() - size // 2, pixmap(row.row.icon, theme.colour("text-2"), size))
        if row.level is not None:
            words.setRight(self._paint_level(painter, option, words, row.level, row.level_words))
        if not row.row.checked:
            words.setRight(self._paint_unknown(painter, option, words))
        self._paint_words(painter, option, words, row)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, words: QRect, row: TimelineRow) -> None:
        detail = row.row.detail or row.row.hint
        title = QRect(words)
        if detail:
            high = self._title.height + self._theme.scaled(2)
            top = words.top() + (words.height() - high - self._small.height) // 2
            title = QRect(words.left(), top, words.width(), self._title.height)
            below = QRect(words.left(), top + high, words.width(), self._small.height)
            self._write(painter, self._seen(option, below), detail, self._small, "text-2", LEADING | VERTICAL)
        self._write(painter, self._seen(option, title), row.row.title, self._title, "text", LEADING | VERTICAL)

    def _paint_level(
        self, painter: QPainter, option: QStyleOptionViewItem, words: QRect, level: Level, said: str
    ) -> int:
        """The chip at the end of a row; returns where the words end before it."""
        theme, tone = self._theme, level.word
        filled = level is Level.CRITICAL
        said = said.partition(",")[0]
        size = theme.scaled(16)
        width = self._tiny.metrics.horizontalAdvance(said) + size + theme.scaled(22)
        chip = self._chip(words, width)
        seen = self._seen(option, chip)
        painter.setPen(QPen(QColor(theme.colour(tone if filled else f"{tone}-line")), 1))
        painter.setBrush(QColor(theme.colour(tone if filled else f"{tone}-soft")))
        painter.drawRoundedRect(seen, theme.scaled(8), theme.scaled(8))
        colour = "on-critical" if filled else tone
        icon = self._seen(option, QRect(chip.left() + theme.scaled(8), chip.top(), size, chip.height()))
        painter.drawPixmap(
            icon.left(), icon.center().y() - size // 2 + 1, pixmap(SHAPES[tone], theme.colour(colour), size)
        )
        text = QRect(chip.left() + size + theme.scaled(13), chip.top(), width, chip.height())
        text.setRight(chip.right() - theme.scaled(6))
        self._write(painter, self._seen(option, text), said, self._tiny, colour, LEADING | VERTICAL)
        return chip.left() - theme.scaled(GAP)

    def _paint_unknown(self, painter: QPainter, option: QStyleOptionViewItem, words: QRect) -> int:
        said = _("not checked")
        chip = self._chip(words, self._tiny.metrics.horizontalAdvance(said) + self._theme.scaled(16))
        seen = self._seen(option, chip)
        painter.setPen(QPen(QColor(self._theme.colour("unknown-line")), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self._theme.colour("unknown-soft")))
        painter.drawRoundedRect(seen, self._theme.scaled(8), self._theme.scaled(8))
        self._write(painter, seen, said, self._tiny, "unknown", Qt.AlignmentFlag.AlignCenter)
        return chip.left() - self._theme.scaled(GAP)

    def _chip(self, words: QRect, width: int) -> QRect:
        height = self._tiny.height + self._theme.scaled(8)
        return QRect(words.right() - width, words.top() + (words.height() - height) // 2, width, height)

    def _inside(self, option: QStyleOptionViewItem) -> QRect:
        return QRect(option.rect).adjusted(self._theme.scaled(PAD), 0, -self._theme.scaled(PAD), 0)

    def _seen(self, option: QStyleOptionViewItem, place: QRect) -> QRect:
        """The place where the language is read from the other side."""
        return QStyle.visualRect(option.direction, option.rect, place)

    def _write(
        self,
        painter: QPainter,
        place: QRect,
        words: str,
        face: _Face,
        colour: str,
        alignment: Qt.AlignmentFlag,
        lines: int = 1,
    ) -> None:
        painter.setFont(face.font)
        painter.setPen(QColor(self._theme.colour(colour)))
        if lines == 1:
            plain = directed(" ".join(words[:LONGEST_SHOWN].split()))
            words = face.metrics.elidedText(plain, Qt.TextElideMode.ElideRight, place.width())
        # The letters of another script may be higher than those of the font.
        painter.drawText(place, int(alignment | Qt.TextFlag.TextDontClip), words)
