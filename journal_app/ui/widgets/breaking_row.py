"""Fields or buttons in one line where there is room for all that are shown, else below each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from journal_app.ui.widgets.refitting import Refitting


class BreakingRow(Refitting):
    """`first` begin the line and `last` end it; each takes `stretch` parts of the room that is left."""

    def __init__(
        self, first: Sequence[QWidget], last: Sequence[QWidget] = (), *, spacing: int = 8, stretch: int = 0
    ) -> None:
        super().__init__()
        self._all = (*first, *last)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for each in first:
            self._box.addWidget(each, stretch)
        self._box.addStretch(1)
        for each in last:
            self._box.addWidget(each, stretch)

    def give_room(self, widget: QWidget) -> None:
        """Let one of them take the room that is left."""
        self._box.setStretchFactor(widget, 100)

    def minimumSizeHint(self) -> QSize:
        widest = max((_least(each) for each in self._shown()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _shown(self) -> list[QWidget]:
        return [each for each in self._all if not each.isHidden()]

    def _fit(self) -> None:
        needed = sum(_least(each) + self._box.spacing() for each in self._shown())
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if needed <= self.width() else directions.TopToBottom)


def _least(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
