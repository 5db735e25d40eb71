"""The head of a page: its title, and beside it what can be done; below it where there is no room beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from journal_app.ui.widgets.nesting import set_beside
from journal_app.ui.widgets.wrap_row import WrapRow

GAP: Final = 16


class HeadRow(QWidget):
    """A title and its controls, which break into lines of their own where even below the title they are too wide."""

    def __init__(self, title: QWidget, controls: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._controls = WrapRow()
        self._chosen: tuple[bool, int, int] | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        # At its own height: the title of each page then stands on the same line, whatever is beside it.
        self._box.addWidget(title, 1, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._controls)
        self._controls.set_widgets(controls)
        # Its width is the page's, never the other way round.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def arrange(self) -> None:
        """Choose again, after the room or the words changed."""
        beside = self._controls.width_in_one_line()
        fits = self._title.sizeHint().width() + GAP + beside <= self.width()
        chosen = (fits, beside, self.width())
        if chosen == self._chosen:
            # What follows asks for a new layout, which would come back here without end.
            return
        self._chosen = chosen
        set_beside(self._box, fits)
        # Ignored would mean nothing at all beside a title that takes what is left.
        policy = QSizePolicy.Policy.Preferred if fits else QSizePolicy.Policy.Ignored
        self._controls.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self._controls.setMinimumWidth(beside if fits else 0)
        self._controls.setMaximumWidth(beside if fits else self.width())
        self._controls.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return done
