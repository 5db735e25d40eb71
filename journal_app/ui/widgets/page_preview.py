"""Pages as they will be printed, one under the other, as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.margins import margins

WIDEST = 900
MARGIN = 16


class PagePreview(QScrollArea):
    """Shows pictures of pages; scrolled with the arrow and page keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Pages of the report"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its width must not depend on whether the bar is there, or the pages would jump.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sheet = QWidget()
        sheet.setProperty("kind", "scrolled")
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(margins(0, 0, MARGIN, MARGIN))
        self._column.setSpacing(MARGIN)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(sheet)
        self._pictures: list[QPixmap] = []
        self._labels: list[QLabel] = []

    @property
    def pages(self) -> tuple[QLabel, ...]:
        """The pages that are shown, as labels that hold a picture."""
        return tuple(self._labels)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show PNG pictures; the place that was scrolled to stays."""
        place = self.verticalScrollBar().value()
        clear(self._column)
        self._pictures = []
        self._labels = []
        for number, data in enumerate(pages, start=1):
            picture = QPixmap()
            picture.loadFromData(data, "PNG")
            shown = QLabel()
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setAccessibleName(_("Page {number} of {all}").format(number=number, all=len(pages)))
            self._pictures.append(picture)
            self._labels.append(shown)
            self._column.addWidget(shown)
        self._fit()
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        width = max(120, min(WIDEST, self.viewport().width() - MARGIN))
        for picture, shown in zip(self._pictures, self._labels, strict=True):
            scaled = picture.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
            scaled.setDevicePixelRatio(ratio)
            shown.setPixmap(scaled)
