"""What a time is read against, and what it can come out as."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from journal_app.domain.moments import Moment


class Clock(NamedTuple):
    """What time is read against: the instant (aware UTC), the zone, the date on screen (None: today)."""

    now: datetime
    zone: str
    day: date | None = None
    twelve_hours: bool = True

    @property
    def local(self) -> datetime:
        """The wall clock, without a zone."""
        return self.now.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def today(self) -> date:
        """The local date."""
        return self.local.date()

    @property
    def base(self) -> date:
        """The date that a time without a day is on."""
        return self.day or self.today


class When(NamedTuple):
    """A moment that was understood, words about it, other moments it may be; or a question; or a problem.

    `choices` are words for a button and what is written in place of the time.
    """

    moment: Moment | None = None
    words: str = ""
    others: tuple[tuple[str, Moment], ...] = ()
    question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    problem: str = ""
