"""What was taken, newest first, each with its span in the same calm size however short or long it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal_app.domain.since import SinceRow, SinceView
from journal_app.i18n import _
from journal_app.i18n.bidi import directed
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import breakable

ROW = Qt.ItemDataRole.UserRole + 1
WRAPPED = int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex
LINES = (("body", True, "text"), ("card-head", True, "text"), ("small", False, "text-2"), ("small", False, "text-2"))
"""Size, weight and colour of name, span, last entry and remark; no colour praises or warns."""


class _RowPainter(QStyledItemDelegate):
    """Paints a row as up to four texts, as they are, never as markup."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        row = index.data(ROW)
        if not isinstance(row, SinceRow):
            heading = QFontMetrics(self._font("small", bold=True)).lineSpacing() + self._theme.scaled(16)
            return QSize(self._theme.scaled(160), heading)
        high = sum(box.height() for _text, _font, _colour, box in self._placed(row, QRect(0, 0, self._width(), 0)))
        return QSize(self._theme.scaled(160), high + 2 * self._theme.scaled(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, place = self._theme, QRect(option.rect).adjusted(2, 2, -2, -2)
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, SinceRow):
            if option.state & QStyle.StateFlag.State_Selected:
                focused = option.widget is not None and option.widget.hasFocus()
                painter.setPen(QPen(QColor(theme.colour("accent" if focused else "control")), theme.ring))
                painter.setBrush(QColor(theme.colour("card")))
                painter.drawRoundedRect(place, 10, 10)
            inner = place.adjusted(theme.scaled(12), theme.scaled(8), -theme.scaled(12), 0)
            for text, font, colour, box in self._placed(row, inner):
                painter.setFont(font)
                painter.setPen(QColor(theme.colour(colour)))
                painter.drawText(box, WRAPPED, text)
        else:
            painter.setFont(self._font("small", bold=True))
            painter.setPen(QColor(theme.colour("text-2")))
            flags = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
            painter.drawText(place.adjusted(theme.scaled(12), 0, 0, -theme.scaled(4)), flags, str(index.data()))
        painter.restore()

    def _placed(self, row: SinceRow, inner: QRect) -> list[tuple[str, QFont, str, QRect]]:
        found = []
        top = inner.top()
        for words, (kind, bold, colour) in zip((row.name, row.ago, row.last, row.remark), LINES, strict=True):
            if not words:
                continue
            font = self._font(kind, bold=bold)
            # Only a very long word breaks inside; Qt's own flag for that would break every word at the edge.
            text = directed(breakable(words))
            height = QFontMetrics(font).boundingRect(QRect(0, 0, inner.width(), 10_000), WRAPPED, text).height()
            found.append((text, font, colour, QRect(inner.left(), top, inner.width(), height)))
            top += height
        return found

    def _width(self) -> int:
        view = self.parent()
        assert isinstance(view, QListWidget)
        return max(view.viewport().width() - 4 - 2 * self._theme.scaled(12), 40)

    def _font(self, kind: str, *, bold: bool) -> QFont:
        font = QFont()
        font.setPixelSize(self._theme.pixels(kind))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


class SinceList(QListWidget):
    """`chosen(SinceRow)` fires when another row is selected, by mouse or by arrow keys."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view = SinceView(substances=(), kinds=())
        self._words = ""
        self.setAccessibleName(_("Time since last"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_RowPainter(theme, self))
        self.setProperty("kind", "bare")
        self.currentItemChanged.connect(self._tell)
        theme.changed.connect(self._fit)

    def show_view(self, view: SinceView) -> None:
        """Show what was taken; the row that was selected stays so."""
        self._view = view
        self._fill()

    def search(self, words: str) -> None:
        """Show only what holds the words."""
        self._words = words
        self._fill()

    @property
    def rows(self) -> tuple[SinceRow, ...]:
        """The rows in view."""
        return tuple(row for place in range(self.count()) if isinstance(row := self.item(place).data(ROW), SinceRow))

    def row_shown(self) -> SinceRow | None:
        """The selected row."""
        item = self.currentItem()
        row = None if item is None else item.data(ROW)
        return row if isinstance(row, SinceRow) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fill(self) -> None:
        before = self.row_shown()
        self.blockSignals(True)
        self.clear()
        chosen: QListWidgetItem | None = None
        for heading, rows in ((_("Each substance"), self._view.substances), (_("By kind"), self._view.kinds)):
            shown = [row for row in rows if self._words.casefold().strip() in row.name.casefold()]
            if shown:
                self._add_heading(heading)
            for row in shown:
                item = QListWidgetItem()
                item.setData(ROW, row)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, row.sentence)
                self.addItem(item)
                same = before is not None and (row.kind, row.key) == (before.kind, before.key)
                if chosen is None or same:
                    chosen = item
        if chosen is not None:
            self.setCurrentItem(chosen)
        self.blockSignals(False)
        self._fit()
        self._tell()

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _fit(self) -> None:
        """As high as its rows: the page scrolls, not the list."""
        self.doItemsLayout()
        high = sum(self.sizeHintForRow(place) for place in range(self.count()))
        self.setFixedHeight(high + 2 * self.frameWidth() + 8)

    def _tell(self) -> None:
        self.chosen.emit(self.row_shown())
