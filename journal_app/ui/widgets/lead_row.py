"""What leads, such as a heading, and a remark at the end of its line; below it where there is no room beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.refitting import Refitting

GAP: Final = 8


class LeadRow(Refitting):
    """Words that lead stay in one line as long as the longest word of the remark fits beside them."""

    def __init__(self, leads: Sequence[QWidget], remark: QLabel) -> None:
        super().__init__()
        self._leads = tuple(leads)
        self._remark = remark
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        first = QHBoxLayout()
        first.setSpacing(GAP)
        for each in leads:
            first.addWidget(each)
        add_layout(self._row, first)
        self._row.addWidget(remark, 1)
        self._beside: bool | None = None
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # As narrow as with the remark below: else the wide form would hold itself open where it no longer fits.
        leads = _together([_least(each) for each in self._shown()])
        remark = self._remark.minimumSizeHint().width() if self._remark.text() else 0
        return QSize(max(leads, remark), super().minimumSizeHint().height())

    def _shown(self) -> list[QWidget]:
        return [each for each in self._leads if not each.isHidden()]

    def _fit(self) -> None:
        remark = GAP + self._remark.minimumSizeHint().width() if self._remark.text() else 0
        beside = _together([_in_one_line(each) for each in self._shown()]) + remark <= self.width()
        # Even without words a label takes some room.
        self._remark.setHidden(not self._remark.text())
        if beside == self._beside:
            return
        self._beside = beside
        directions, sides = QBoxLayout.Direction, Qt.AlignmentFlag
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._remark.setAlignment((sides.AlignRight if beside else sides.AlignLeft) | sides.AlignVCenter)
        for each in self._leads:
            if isinstance(each, QLabel):
                each.setWordWrap(not beside)
        self._row.invalidate()


def _together(widths: Sequence[int]) -> int:
    """Beside each other, in logical pixels."""
    return sum(widths) + GAP * (len(widths) - 1)


def _in_one_line(widget: QWidget) -> int:
    return widget.fontMetrics().horizontalAdvance(widget.text()) if isinstance(widget, QLabel) else _least(widget)


def _least(widget: QWidget) -> int:
    if isinstance(widget, QLabel):
        words = widget.text().split()
        return max((widget.fontMetrics().horizontalAdvance(word) for word in words), default=0)
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
