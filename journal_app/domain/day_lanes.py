"""One day as lanes of 24 hours: what was taken when, and how long it may still be active.

A day is the calendar date from midnight to midnight, as everywhere entries are filed by date; what was taken in the
night before runs in from the left, so that nothing of the person-day is lost at midnight. Never a level in blood.
"""

from bisect import bisect_right
from datetime import date, time
from itertools import pairwise
from typing import Final, Literal
from uuid import UUID

from journal_app.domain.entries import Sleep
from journal_app.domain.fact import Fact
from journal_app.domain.time_text import clock_text
from journal_app.domain.wording import sleep_words
from journal_app.i18n import _, plural

BandWord = Literal["active", "wearing off", "a trace"]
BANDS: Final[tuple[BandWord, ...]] = ("active", "wearing off", "a trace")

ACTIVE_STRENGTH: Final = 0.75
WEARING_STRENGTH: Final = 0.3
"""How strongly a band is drawn where its active and its wearing-off part end; it begins at 1 and ends at 0."""


TIME_NOT_KNOWN: Final = _("time not known")
"""What stands in place of a time of day."""


class LaneMark(Fact, frozen=True, kw_only=True):
    """One intake of the day on its lane, in hours after midnight; `begins_h` and `ends_h` differ for an inexact time.

    `clock` is "20:15", "about 20:15" or "time not known", `words` the amount ("3 g", "" if not known).
    """

    entry: UUID
    at_h: float
    begins_h: float
    ends_h: float
    exact: bool
    clock: str
    words: str


class Fade(Fact, frozen=True, kw_only=True):
    """How one intake counts, in hours after midnight, before it and beyond the day too.

    It is fully there from `begins_h` to `left_h` (a patch worn, a time not exact), then active until `active_h`,
    wearing off until `wearing_h`, and a trace until `trace_h`. `guess`: how long it lasts is hardly known.
    """

    begins_h: float
    left_h: float
    active_h: float
    wearing_h: float
    trace_h: float
    guess: bool = False

    def band(self, at_h: float) -> BandWord | None:
        """Where it stands at an hour; None before it and after its trace."""
        if at_h < self.begins_h:
            return None
        place = bisect_right((self.active_h, self.wearing_h, self.trace_h), at_h)
        return BANDS[place] if place < len(BANDS) else None

    def strength(self, at_h: float) -> float:
        """How strongly it is drawn at an hour, from 1 to 0; it never jumps, so that no end can be read off it."""
        if not self.begins_h <= at_h < self.trace_h:
            return 0.0
        knots = [(self.left_h, 1.0), (self.active_h, ACTIVE_STRENGTH)]
        if self.wearing_h > self.active_h:
            knots.append((self.wearing_h, WEARING_STRENGTH))
        if self.trace_h > self.wearing_h:
            knots.append((self.trace_h, 0.0))
        before = (self.begins_h, 1.0)
        for knot in knots:
            if at_h < knot[0]:
                share = (at_h - before[0]) / (knot[0] - before[0])
                return before[1] + share * (knot[1] - before[1])
            before = knot
        return 0.0


class SleepSpan(Fact, frozen=True, kw_only=True):
    """A night as far as it lies in the day; `begins_h` None: when it was is not known. `words`: "slept 5 h 30 min"."""

    entry: UUID
    begins_h: float | None
    ends_h: float | None
    words: str


class DayLane(Fact, frozen=True, kw_only=True):
    """One substance, alcohol, or sleep.

    `remark` stands under the name: from when it still counts, "as prescribed", "not checked". `none`: said as none for
    this day. `no_entry`: it is tracked, and nothing at all was said of it. `depressant` lanes can meet.
    """

    key: str
    name: str
    remark: str = ""
    marks: tuple[LaneMark, ...] = ()
    fades: tuple[Fade, ...] = ()
    sleep: tuple[SleepSpan, ...] = ()
    none: bool = False
    no_entry: bool = False
    depressant: bool = False

    def strength(self, at_h: float) -> float:
        """The strength of whatever reaches furthest at an hour."""
        return max((fade.strength(at_h) for fade in self.fades), default=0.0)

    def guess(self, at_h: float) -> bool:
        """Whether what reaches furthest at an hour lasts for a time that is hardly known."""
        running = [(fade.strength(at_h), fade.guess) for fade in self.fades]
        return bool(running) and max(running)[1]

    def band(self, at_h: float) -> BandWord | None:
        """The deepest band at an hour."""
        places = [BANDS.index(band) for fade in self.fades if (band := fade.band(at_h)) is not None]
        return BANDS[min(places)] if places else None


class Together(Fact, frozen=True, kw_only=True):
    """Lanes (by key) of different depressants of which each may be active or wearing off, from and until an hour."""

    begins_h: float
    ends_h: float
    keys: tuple[str, ...]


class DayLanes(Fact, frozen=True, kw_only=True):
    """A day of `length_h` hours: 24, or 23 and 25 where the clock was changed.

    `clocks` are the wall-clock hours under the axis with their place on it. `now_h`: how far the day has come, None for
    a day that is over. `logged`: whether anything at all was written down for it.
    """

    day: date
    length_h: float
    clocks: tuple[tuple[float, time], ...]
    now_h: float | None
    logged: bool
    lanes: tuple[DayLane, ...]
    together: tuple[Together, ...] = ()
    warnings_off: bool = False

    def lane(self, key: str) -> DayLane:
        """The lane with this key."""
        return next(lane for lane in self.lanes if lane.key == key)

    def clock(self, at_h: float) -> str:
        """The wall-clock time at an hour of the axis, "14:30" or "2:30 pm"; across a change of the clock hours jump."""
        begins, clock = max((each for each in self.clocks if each[0] <= at_h + 1e-9), default=self.clocks[0])
        minutes = clock.hour * 60 + clock.minute + round((at_h - begins) * 60)
        return clock_text(time(minutes // 60 % 24, minutes % 60))


def together_of(day_h: float, lanes: tuple[DayLane, ...], ingredients: dict[str, str]) -> tuple[Together, ...]:
    """Where lanes of different ingredients are both active or wearing off; `ingredients` by the lane's key."""
    depressants = [lane for lane in lanes if lane.depressant]
    edges = {0.0, day_h}
    for lane in depressants:
        edges |= {edge for fade in lane.fades for edge in (fade.begins_h, fade.active_h, fade.wearing_h)}
    inside = sorted(edge for edge in edges if 0 <= edge <= day_h)
    found: list[Together] = []
    for begins, ends in pairwise(inside):
        there = tuple(lane.key for lane in depressants if lane.band(begins) in ("active", "wearing off"))
        if len({ingredients[key] for key in there}) < 2:
            continue
        if found and found[-1].ends_h == begins and found[-1].keys == there:
            found[-1] = Together(begins_h=found[-1].begins_h, ends_h=ends, keys=there)
        else:
            found.append(Together(begins_h=begins, ends_h=ends, keys=there))
    return tuple(found)


def night_words(night: Sleep) -> str:
    """`slept 5 h 30 min, woke 2 times`, `slept, hours not known`."""
    if night.hours is None:
        slept = _("slept, hours not known")
    else:
        slept = _("slept {hours}").format(hours=sleep_words(night.hours))
    if not night.wakings:
        return slept
    woke = plural("{slept}, woke {count} time", "{slept}, woke {count} times", night.wakings)
    return woke.format(slept=slept, count=night.wakings)
