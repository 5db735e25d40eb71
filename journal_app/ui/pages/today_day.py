"""The date that Today shows, and what time it is there: in the person's zone, with the evening before until 04:00."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from journal_app.domain.moments import PERSON_DAY_STARTS_AT_HOUR

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient


class ShownDay:
    """Today at first, and from midnight on the next day, unless another date was chosen."""

    def __init__(self, client: JournalClient) -> None:
        self._client = client
        self._follows_today = True
        self.date: date = self.now().date()
        """The local calendar date."""

    def now(self) -> datetime:
        """The local time."""
        now: datetime = self._client.clock()
        return now.astimezone(UTC).astimezone(ZoneInfo(self._client.zone))

    @property
    def is_today(self) -> bool:
        """Whether the date that is shown is today's."""
        return self.date == self.now().date()

    @property
    def ending(self) -> date:
        """The date that "nothing else" is said of: until 04:00 it is still yesterday that ends."""
        return self.date - timedelta(days=self.is_today and self.now().hour < PERSON_DAY_STARTS_AT_HOUR)

    def choose(self, day: date) -> None:
        """Show another date; nothing is kept for days to come."""
        today = self.now().date()
        self.date = min(day, today)
        self._follows_today = self.date == today

    def follow_midnight(self) -> bool:
        """Past midnight go on showing today; whether that made it another date."""
        if self._follows_today and not self.is_today:
            self.date = self.now().date()
            return True
        return False
