"""A row that lays itself out anew when its width changes, or what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Refitting(QWidget):
    """Calls `_fit` whenever there is other room, or when a part is shown, hidden, or has other words or size."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Lay out what is shown for the present width."""
        raise NotImplementedError
