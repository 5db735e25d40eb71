"""An input of several parts that can say what it holds, and take that back: so that a draft of it can be kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class KeptInput(QWidget):
    """`changed` whenever the person changes what it holds."""

    changed = Signal()

    def draft(self) -> Any:
        """What it holds, as plain values."""
        raise NotImplementedError

    def take_draft(self, content: Any) -> None:
        """Bring back what was kept; ValueError, TypeError or KeyError for what it cannot have held."""
        raise NotImplementedError
