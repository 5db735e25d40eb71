"""From entries to the lanes of one day: the same bands that the warnings count with, on the day's own clock."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from journal_app.domain.alcohol import is_alcohol, known_grams
from journal_app.domain.day_lanes import (
    TIME_NOT_KNOWN,
    DayLane,
    DayLanes,
    Fade,
    LaneMark,
    SleepSpan,
    night_words,
    together_of,
)
from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, Intake, NoneTaken, Sleep
from journal_app.domain.knowledge import ALCOHOL, Knowledge, folded
from journal_app.domain.moments import PERSON_DAY_STARTS_AT_HOUR, Moment
from journal_app.domain.naming import in_class, shortened, spoken_name
from journal_app.domain.person import Person
from journal_app.domain.short_dates import short_day_words
from journal_app.domain.taken import Taken, microseconds, taken_in_order
from journal_app.domain.tracking import TrackedSubstance
from journal_app.domain.windows import is_worn
from journal_app.domain.wording import ANY_DRINK, clock_words, drink_name, drink_words, sentence_start
from journal_app.i18n import _

SLEEP: Final = "sleep"
HOUR: Final = timedelta(hours=1)
HOUR_US: Final = 3_600_000_000
NIGHT_AFTER_H: Final = float(PERSON_DAY_STARTS_AT_HOUR)
"""What has no time of day may have been taken until the end of the night that belongs to its date."""

STRONGEST_TIERS: Final = (1, 2)
"""The tiers of depressants that count as a stack when several are there."""


def day_lanes_of(
    knowledge: Knowledge | None,
    person: Person,
    entries: Sequence[Entry],
    day: date,
    *,
    zone: str,
    now: datetime,
    tracked: Iterable[TrackedSubstance] = (),
) -> DayLanes:
    """The lanes of a date. `entries` hold all of that date, and every intake before it that can still count.

    Without `knowledge` nothing is known about how long anything counts: then only the marks are there.
    """
    axis = _Axis(day, _zone_of(entries, day, zone))
    mine = [entry for entry in entries if entry.moment.local_date == day]
    builder = _Builder(knowledge, axis)
    if knowledge is not None:
        for taken in taken_in_order(knowledge, person, entries):
            builder.count(taken)
    for entry in mine:
        if isinstance(entry, Dose | Drink):
            builder.mark(entry)
    for entry in mine:
        if isinstance(entry, NoneTaken):
            builder.none(entry)
    for each in tracked:
        builder.track(each)
    builder.sleep([entry for entry in entries if isinstance(entry, Sleep)])
    lanes = builder.lanes()
    now_h = axis.hours(now)
    return DayLanes(
        day=day,
        length_h=axis.length_h,
        clocks=axis.clocks(),
        now_h=now_h if 0 <= now_h < axis.length_h else None,
        logged=bool(mine),
        lanes=lanes,
        together=together_of(axis.length_h, lanes, builder.ingredients),
        warnings_off=knowledge is None,
    )


def _zone_of(entries: Sequence[Entry], day: date, zone: str) -> str:
    """The zone in which most entries of the date were logged, else the one given."""
    zones = [entry.moment.zone for entry in entries if entry.moment.local_date == day]
    return max(zones, key=zones.count) if zones else zone


class _Axis:
    """The day from midnight to midnight in one zone; hours are real ones, counted from its start."""

    def __init__(self, day: date, zone: str) -> None:
        self.day = day
        self._zone = ZoneInfo(zone)
        self._start = datetime.combine(day, time(), self._zone).astimezone(UTC)
        end = datetime.combine(day + timedelta(days=1), time(), self._zone).astimezone(UTC)
        self.length_h = (end - self._start) / HOUR

    def hours(self, at: datetime) -> float:
        """Hours after midnight of an aware instant."""
        return (at - self._start) / HOUR

    def hours_us(self, at_us: int) -> float:
        """The same for whole microseconds since 1970."""
        return (at_us - microseconds(self._start)) / HOUR_US

    def clocks(self) -> tuple[tuple[float, time], ...]:
        """Each wall-clock hour of the day with its place, the end of the day left out."""
        found = []
        for hour in range(int(self.length_h) + 1):
            local = (self._start + hour * HOUR).astimezone(self._zone)
            if hour < self.length_h:
                found.append((float(hour), local.time()))
        return tuple(found)

    def inside(self, hours: float) -> float:
        """Held within the day: an entry of another zone belongs to its date, though its instant lies outside."""
        return min(max(hours, 0.0), self.length_h)


class _Row:
    """A lane while it is made."""

    def __init__(self, key: str, name: str) -> None:
        self.key = key
        self.name = name
        self.marks: list[LaneMark] = []
        self.fades: list[Fade] = []
        self.remark = ""
        self.earlier: Moment | None = None
        self.ongoing = False
        self.none = False
        self.no_entry = False
        self.depressant = False


class _Builder:
    """Gathers what belongs to each lane."""

    def __init__(self, knowledge: Knowledge | None, axis: _Axis) -> None:
        self._knowledge = knowledge
        self._axis = axis
        self._rows: dict[str, _Row] = {}
        self._nights: list[SleepSpan] = []
        self.ingredients: dict[str, str] = {}

    def count(self, taken: Taken) -> None:
        """Let an intake run through the day, if it reaches into it."""
        assert self._knowledge is not None
        fade = self._fade(taken)
        on_day = taken.moment.local_date == self._axis.day and not taken.ongoing
        if not on_day and (fade.trace_h <= 0 or fade.begins_h >= self._axis.length_h):
            return
        name = spoken_name(self._knowledge, taken.entry.name, taken.substance.id)
        row = self._row(taken.substance.id, name)
        row.fades.append(fade)
        row.name = sentence_start(name)
        row.depressant = taken.substance.tier in STRONGEST_TIERS
        self.ingredients[row.key] = taken.substance.ingredient
        if taken.ongoing:
            row.ongoing = True
        elif not on_day:
            row.earlier = taken.moment

    def mark(self, entry: Intake) -> None:
        """Put an intake of the day on its lane."""
        key, name, remark = self._lane_of(entry)
        row = self._row(key, name)
        row.remark = row.remark or remark
        moment = entry.moment
        begins = ends = at = self._axis.inside(self._axis.hours(moment.at))
        if moment.precision == "day":
            begins, ends = 0.0, self._axis.length_h
        elif moment.precision == "about":
            begins = self._axis.inside(self._axis.hours(moment.earliest or moment.at))
            ends = self._axis.inside(self._axis.hours(moment.latest or moment.at))
        amount = drink_words(entry) if isinstance(entry, Drink) else entry.amount.text if entry.amount else ""
        row.marks.append(
            LaneMark(
                entry=entry.id, at_h=at, begins_h=begins, ends_h=ends, exact=moment.precision == "minute",
                clock=clock_words(moment) or TIME_NOT_KNOWN, words=amount,
            )
        )  # fmt: skip

    def none(self, said: NoneTaken) -> None:
        """A none said for the day: its own lane, or every lane where nothing was taken."""
        if said.what == EVERYTHING:
            for row in self._rows.values():
                row.none = row.none or not row.marks
            return
        known = self._knowledge.substances.get(said.what) if self._knowledge is not None else None
        for row in self._rows.values():
            if self._knowledge is not None and in_class(self._knowledge, row.key, said.what):
                row.none = not row.marks
        if said.what in self._rows or known is not None:
            row = self._row(said.what, known.name if known is not None else drink_name(said.what))
            row.none = not row.marks

    def track(self, each: TrackedSubstance) -> None:
        """A substance that is kept track of has its lane, also while nothing was said of it."""
        key = each.substance or folded(each.name) or each.name
        row = self._row(key, shortened(each.name))
        row.no_entry = not (row.marks or row.none)

    def sleep(self, nights: Iterable[Sleep]) -> None:
        """The nights that reach into the day; one whose times are not known belongs to its date."""
        for night in nights:
            up = night.up_at or (night.moment.at if night.moment.precision == "minute" else None)
            bed = night.bed_at
            if bed is None and up is not None and night.hours is not None:
                bed = up - night.hours * HOUR
            words = night_words(night)
            if bed is None or up is None or up <= bed:
                if night.moment.local_date == self._axis.day:
                    self._nights.append(SleepSpan(entry=night.id, begins_h=None, ends_h=None, words=words))
                continue
            begins, ends = self._axis.hours(bed), self._axis.hours(up)
            if begins < self._axis.length_h and ends > 0:
                self._nights.append(
                    SleepSpan(
                        entry=night.id, begins_h=self._axis.inside(begins), ends_h=self._axis.inside(ends), words=words
                    )
                )

    def lanes(self) -> tuple[DayLane, ...]:
        """What was taken that day by its first time, then what still counts from before, nones, and sleep."""
        rows = sorted(self._rows.values(), key=self._order)
        found = [
            DayLane(
                key=row.key, name=sentence_start(row.name), remark=self._remark(row),
                marks=tuple(sorted(row.marks, key=lambda mark: (mark.at_h, str(mark.entry)))),
                fades=tuple(row.fades), none=row.none, no_entry=row.no_entry, depressant=row.depressant,
            )
            for row in rows
        ]  # fmt: skip
        if self._nights:
            found.append(DayLane(key=SLEEP, name=_("Sleep"), sleep=tuple(self._nights)))
        return tuple(found)

    def _order(self, row: _Row) -> tuple[int, float, str]:
        if row.marks:
            return 0, min(mark.at_h for mark in row.marks), row.key
        if row.fades:
            return 1, -max(fade.strength(0.0) for fade in row.fades), row.key
        return (3 if row.no_entry else 2), 0.0, row.key

    def _remark(self, row: _Row) -> str:
        if row.remark:
            return row.remark
        if row.ongoing:
            return _("ongoing medicine")
        if row.earlier is not None:
            day = row.earlier.local_date
            named = short_day_words(day, year=day.year != self._axis.day.year)
            if clock := clock_words(row.earlier):
                return _("since {day} {clock}").format(day=named, clock=clock)
            return _("since {day}").format(day=named)
        return ""

    def _row(self, key: str, name: str) -> _Row:
        return self._rows.setdefault(key, _Row(key, name))

    def _lane_of(self, entry: Intake) -> tuple[str, str, str]:
        """The lane of an intake: its key, its name, and what stands under it where no band can be drawn."""
        name = shortened(entry.name)
        own = folded(entry.name) or entry.name
        if isinstance(entry, Drink):
            if is_alcohol(entry):
                return ALCOHOL, drink_name(ANY_DRINK), ""
            return own, name, _("no alcohol in it")
        if self._knowledge is None:
            return entry.substance or own, name, ""
        if entry.substance is not None and entry.substance in self._knowledge.substances:
            return entry.substance, name, ""
        return own, name, _("not checked")

    def _fade(self, taken: Taken) -> Fade:
        hours = self._axis.hours_us
        if taken.is_day and not taken.ongoing:
            begins = hours(taken.day_starts_at)
            left = max(begins + 24 + NIGHT_AFTER_H, hours(taken.left_at))
            active = max(left, hours(taken.active_until))
            wearing = max(active, hours(taken.wearing_until))
            trace = max(wearing, hours(taken.trace_until))
        else:
            begins = hours(taken.day_starts_at if taken.is_day else taken.earliest)
            left, active = hours(taken.left_at), hours(taken.active_until)
            wearing, trace = hours(taken.wearing_until), hours(taken.trace_until)
        return Fade(
            begins_h=begins, left_h=left, active_h=active, wearing_h=wearing, trace_h=trace, guess=_is_guess(taken)
        )


def _is_guess(taken: Taken) -> bool:
    """Whether hardly anything is known about how long this intake lasts: its kind, its amount, or when it came off."""
    entry = taken.entry
    if isinstance(entry, Drink):
        return known_grams(entry) is None
    if taken.substance.confidence == "low" or taken.substance.class_level or taken.substance.id == ALCOHOL:
        return True
    return isinstance(entry, Dose) and entry.ended_at is None and is_worn(entry, taken.substance)
