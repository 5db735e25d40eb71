"""A time as it stands in a line, before anybody knows what day it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

Span = tuple[int, int]


class TimeSaid(NamedTuple):
    """What was said of the time. Everything is empty that was not said.

    `days_back` counts from today (0; -1 is yesterday). `clock` is hour and minute; `half` "am" or "pm"; `exact` when it
    can mean one time of day only, `minutes` when it was written with minutes ("8:15"). `part` is days back (99: not
    said), first and last hour. `ago` with its `spread`. `choices` are words for a button and what is written in place
    of the time; `problem` is one sentence.
    """

    spans: tuple[Span, ...] = ()
    days_back: int | None = None
    date: date | None = None
    weekday: int | None = None
    clock: tuple[int, int] | None = None
    half: str = ""
    exact: bool = False
    minutes: bool = False
    part: tuple[int, int, int] | None = None
    ago: timedelta | None = None
    spread: timedelta = timedelta()
    about: bool = False
    now: bool = False
    offset: timedelta | None = None
    question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    problem: str = ""

    @property
    def says_day(self) -> bool:
        """Whether a day was named."""
        return self.days_back is not None or self.date is not None or self.weekday is not None

    @property
    def says_hour(self) -> bool:
        """Whether a time of the day was named, or an instant."""
        return self.clock is not None or self.ago is not None or self.now

    @property
    def says_part(self) -> bool:
        """Whether a part of a day was named."""
        return self.part is not None


def merged(first: TimeSaid, second: TimeSaid) -> TimeSaid | None:
    """Both as one time ("yesterday" and "23:10"); None when they say the same thing twice."""
    a_day = first.says_day or (first.part is not None and first.part[0] != 99)
    b_day = second.says_day or (second.part is not None and second.part[0] != 99)
    whole = first.ago is not None or second.ago is not None or first.now or second.now
    if whole or (first.clock and second.clock) or (first.part and second.part) or (a_day and b_day):
        return None
    if first.problem or second.problem or first.choices or second.choices:
        return None
    return TimeSaid(
        spans=(*first.spans, *second.spans),
        days_back=first.days_back if first.days_back is not None else second.days_back,
        date=first.date or second.date,
        weekday=first.weekday if first.weekday is not None else second.weekday,
        clock=first.clock or second.clock,
        half=first.half or second.half,
        exact=first.exact or second.exact,
        minutes=first.minutes or second.minutes,
        part=first.part or second.part,
        about=first.about or second.about,
        offset=first.offset or second.offset,
    )
