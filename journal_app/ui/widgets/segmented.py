"""A row of choices of which one holds, such as 2 weeks | 4 weeks | 3 months."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QFrame, QPushButton, QWidget

from journal_app.ui.widgets.nesting import set_beside

INSET: Final = 4


class Segmented(QFrame):
    """`chosen(index)` fires when the person picks another one; arrows move inside, Tab enters once."""

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(INSET, INSET, INSET, INSET)
        row.setSpacing(INSET)
        self._group = QButtonGroup(self)
        for index, text in enumerate(labels):
            segment = QPushButton(text)
            segment.setProperty("kind", "segment")
            segment.setCheckable(True)
            # One of several, also for those who hear it: else each is said to be a box to tick.
            segment.setAutoExclusive(True)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(segment, index)
            row.addWidget(segment)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen.emit)

    def sizeHint(self) -> QSize:
        # Side by side, also while they stand: or it would never lie down again.
        return QSize(self._side_by_side(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        widest = max(each.sizeHint().width() for each in self._group.buttons())
        border = self.width() - self.contentsRect().width()
        least = min(super().minimumSizeHint().width(), widest + 2 * INSET + border)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self._side_by_side() <= self.width()
        set_beside(self._row, fits)

    def _side_by_side(self) -> int:
        border = self.width() - self.contentsRect().width()
        return sum(each.sizeHint().width() + INSET for each in self._group.buttons()) + INSET + border

    @property
    def index(self) -> int:
        """Which one holds."""
        return self._group.checkedId()

    @property
    def count(self) -> int:
        """How many choices there are."""
        return len(self._group.buttons())

    @property
    def current(self) -> QAbstractButton | None:
        """The button that holds, where Tab enters."""
        return self._group.checkedButton()

    def set_index(self, index: int) -> None:
        """Choose without telling anybody."""
        self._group.button(index).setChecked(True)

    def set_text(self, index: int, text: str) -> None:
        """Rename a choice, for counts."""
        self._group.button(index).setText(text)
