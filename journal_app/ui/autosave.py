"""When what is being typed is kept: after a pause, and every few seconds however fast somebody types on."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer

AUTOSAVE_MS: Final = 400
"""A pause in typing after which what is there is kept."""
LONGEST_MS: Final = 2000
"""Whoever makes no pause loses no more than this if the program ends."""


class Autosave(QObject):
    """Calls `keep` once for all that was typed since the last time."""

    def __init__(self, keep: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._at_latest = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(keep)

    @property
    def waits(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._timer.isActive()

    def later(self) -> None:
        """Something was typed."""
        now = monotonic()
        if not self.waits:
            self._at_latest = now + LONGEST_MS / 1000
        self._timer.start(max(0, min(AUTOSAVE_MS, round((self._at_latest - now) * 1000))))

    def stop(self) -> None:
        """It is kept, or no longer wanted."""
        self._timer.stop()
