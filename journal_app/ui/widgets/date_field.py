"""A date to be typed or stepped to; never one that is still to come unless it may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from journal_app.domain.moments import EARLIEST_YEAR
from journal_app.i18n import _, language

TEXT_MARGINS: Final = (8, 0, 8, 0)
DATE_FORMAT: Final = "d. MMM yyyy" if language().code == "de" else "d MMM yyyy"
"""In German an ordinal has a point behind it."""


class DateField(QDateEdit):
    """Begins with today in the person's zone."""

    def __init__(self, clock: Callable[[], datetime], zone: str, name: str, *, may_be_ahead: bool = False) -> None:
        super().__init__()
        today = clock().astimezone(UTC).astimezone(ZoneInfo(zone)).date()
        self.setDisplayFormat(DATE_FORMAT)
        self.setMinimumDate(QDate(EARLIEST_YEAR, 1, 1))
        if not may_be_ahead:
            self.setMaximumDate(QDate(today.year, today.month, today.day))
        self.setAccessibleName(name)
        self.setToolTip(_("Type a date, or press Up and Down"))
        self.lineEdit().setTextMargins(*TEXT_MARGINS)
        self.set_day(today)

    @property
    def day(self) -> date:
        """The date that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show a date."""
        self.setDate(QDate(day.year, day.month, day.day))
