"""Two parts beside each other, or one below the other where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from journal_app.ui.widgets.nesting import add_layout, set_beside


class BesideOrBelow(QWidget):
    """The first part takes what the second leaves; below, the second stands at the start of the line."""

    def __init__(self, first: QLayout, second: QLayout, spacing: int = 4) -> None:
        super().__init__()
        self._first, self._second = first, second
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(spacing)
        add_layout(self.line, first, 1)
        add_layout(self.line, second)
        self.line.setAlignment(second, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        # Without this the two side by side would be the least width of the page.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def fit(self) -> None:
        """Choose again, after the room or the parts changed."""
        needed = self._first.minimumSize().width() + self.line.spacing() + self._second.sizeHint().width()
        beside = needed <= self.width()
        set_beside(self.line, beside)

    def event(self, event: QEvent) -> bool:
        # Other words, or another text size.
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
