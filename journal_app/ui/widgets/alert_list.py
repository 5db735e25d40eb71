"""The list of warnings: each with its level, who met, when, and what was noted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal_app.domain.wording import sentence_start
from journal_app.i18n import _
from journal_app.i18n.bidi import directed
from journal_app.operations.views import AlertRow
from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.message import SHAPES

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class _RowPainter(QStyledItemDelegate):
    """Paints one warning as three lines; texts are drawn as they are, never as markup."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: AlertRow = index.data(ROW)
        lines = zip(_lines(row), self._fonts(), strict=True)
        height = sum(self._height(text, font, self._text_width()) for text, font in lines)
        return QSize(self._theme.scaled(200), height + self._theme.scaled(26))

    def _text_width(self) -> int:
        view = self.parent()
        assert isinstance(view, QListWidget)
        return view.viewport().width() - 4 - self._theme.scaled(20) - 3 * self._theme.scaled(12)

    @staticmethod
    def _height(text: str, font: QFont, width: int) -> int:
        """One line or two; what is longer than that is cut."""
        metrics = QFontMetrics(font)
        # The letters of another script may be higher than those of the font.
        line = max(metrics.lineSpacing(), metrics.boundingRect(QRect(0, 0, 100_000, 10_000), 0, text).height())
        needed = metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), Qt.TextFlag.TextWordWrap, text).height()
        return line * (1 if needed < 1.5 * line else 2)

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        made = []
        for kind, bold in (("small", True), ("body", True), ("small", False)):
            font = QFont()
            font.setPixelSize(self._theme.pixels(kind))
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            made.append(font)
        return made[0], made[1], made[2]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: AlertRow = index.data(ROW)
        theme, place = self._theme, QRect(option.rect).adjusted(2, 3, -2, -3)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(QPen(QColor(theme.colour("accent")), theme.ring))
            painter.setBrush(QColor(theme.colour("card")))
            painter.drawRoundedRect(place, 10, 10)
        tone = row.shown.word
        colour = theme.colour(tone if row.alert.state == "to_review" else "text-2")
        size, gap = theme.scaled(20), theme.scaled(12)
        sign = QRect(place.left() + gap, place.top() + gap, size, size)
        painter.drawPixmap(QStyle.visualRect(option.direction, place, sign), pixmap(SHAPES[tone], colour, size))
        left = place.left() + 2 * gap + size
        width = place.right() - left - gap
        top = place.top() + theme.scaled(9)
        shades = (colour, theme.colour("text"), theme.colour("text-2"))
        for text, font, shade in zip(_lines(row), self._fonts(), shades, strict=True):
            height = self._height(text, font, width)
            painter.setFont(font)
            painter.setPen(QColor(shade))
            one_line = height < 2 * QFontMetrics(font).lineSpacing()
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width if one_line else 2 * width)
            box = QStyle.visualRect(option.direction, place, QRect(left, top, width, height))
            painter.drawText(box, Qt.TextFlag.TextWordWrap, shown)
            top += height
        painter.restore()


def _lines(row: AlertRow) -> tuple[str, str, str]:
    return directed(_level_line(row)), directed(row.names), directed(_last_line(row))


def _level_line(row: AlertRow) -> str:
    word = sentence_start(row.shown.words)
    if row.prescriber_knows:
        word = _("{level}, your prescriber knows").format(level=word)
    return f"{word} \N{MIDDLE DOT} {row.read_when}" if row.read_when else word


def _last_line(row: AlertRow) -> str:
    own = _("your note: \N{LEFT DOUBLE QUOTATION MARK}{note}\N{RIGHT DOUBLE QUOTATION MARK}").format(note=row.note)
    own = own if row.note else ""
    return " \N{MIDDLE DOT} ".join(part for part in (row.when, own or row.apart) if part)


class AlertList(QListWidget):
    """`chosen(AlertRow)` fires when another warning is selected, by mouse or by arrow keys."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Warnings"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_RowPainter(theme, self))
        self.setProperty("kind", "bare")
        self.currentItemChanged.connect(self._tell)
        theme.changed.connect(self.doItemsLayout)

    def show_rows(self, rows: Sequence[AlertRow], select: AlertRow | None) -> None:
        """Fill the list and select a row (the first where `select` is not there)."""
        self.blockSignals(True)
        self.clear()
        chosen = 0
        for place, row in enumerate(rows):
            item = QListWidgetItem()
            item.setData(ROW, row)
            # What a screen reader says of the row.
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ". ".join(part for part in (_level_line(row), row.names, _last_line(row)) if part),
            )
            self.addItem(item)
            if select is not None and row.alerts == select.alerts:
                chosen = place
        self.setCurrentRow(chosen if rows else -1)
        self.blockSignals(False)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def row_shown(self) -> AlertRow | None:
        """The selected warning."""
        item = self.currentItem()
        row: AlertRow | None = None if item is None else item.data(ROW)
        return row

    def _tell(self) -> None:
        self.chosen.emit(self.row_shown())
