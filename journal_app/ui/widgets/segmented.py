"""A row of choices of which one holds, such as 2 weeks | 4 weeks | 3 months."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget


class Segmented(QFrame):
    """`chosen(index)` fires when the person picks another one; arrows move inside, Tab enters once."""

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        for index, text in enumerate(labels):
            segment = QPushButton(text)
            segment.setProperty("kind", "segment")
            segment.setCheckable(True)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(segment, index)
            row.addWidget(segment)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen.emit)

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
