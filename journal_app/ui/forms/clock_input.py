"""A line for a time of day: read as people write it, refused in one sentence."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QLineEdit

from journal_app.domain.clean_text import cleaned
from journal_app.domain.time_text import read_clock


class ClockInput(QLineEdit):
    """Empty is not said."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        # What is pasted by mistake is refused in words, never cut off into another time.
        self.setMaxLength(20_000)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.text().strip()

    @property
    def value(self) -> time | None:
        """The time of day; None when nothing was typed, or no time."""
        return read_clock(cleaned(self.text()))
