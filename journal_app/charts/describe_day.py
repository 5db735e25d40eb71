"""The lanes of a day in words: as a whole, at one time of the day, and as a table of the same."""

from typing import Final

from journal_app.charts import dates
from journal_app.domain.day_lanes import TIME_NOT_KNOWN, BandWord, DayLane, DayLanes, LaneMark
from journal_app.domain.naming import in_words
from journal_app.domain.time_text import clock_text
from journal_app.domain.wording import sentence_start, weekday_words
from journal_app.i18n import _, in_context

STEPS_AN_HOUR: Final = 2
"""The cursor moves by half hours."""

FADES: Final = _("darker: may be active, paler: may be wearing off, then a trace; bodies differ")
GUESS: Final = _("how long is a guess")
NOT_EXACT: Final = _("taken some time in this span")
BOTH: Final = _("both may be active: they add up")
NONE: Final = _("none that day")
NO_ENTRY: Final = _("no entry (not zero)")
NOTHING: Final = _(
    "Nothing was logged for this day, and nothing from before is counted in it. No entry does not mean none."
)
NOTHING_TAKEN: Final = _(
    "Nothing that was taken and no night is written down for this day, and nothing from before is counted in it."
)
NOT_A_LEVEL: Final = _(
    "What is drawn are usual spans, never a level in blood. A pale band does not mean it is safe to add more."
)
WARNINGS_OFF: Final = _("How long things last is not known now, so only the times are drawn.")

_STATES: Final[dict[BandWord, str]] = {
    "active": _("may be active"), "wearing off": _("may be wearing off"), "a trace": _("a trace may be left"),
}  # fmt: skip


def places(data: DayLanes) -> int:
    """How many times of the day the cursor can stand on."""
    return round(data.length_h * STEPS_AN_HOUR)


def hour_of(place: int) -> float:
    """The hour of the axis at a place of the cursor."""
    return place / STEPS_AN_HOUR


def place_of(data: DayLanes, at_h: float) -> int:
    """The place of the cursor in whose half hour an hour lies."""
    return min(max(int(at_h * STEPS_AN_HOUR), 0), places(data) - 1)


def mark_words(mark: LaneMark) -> str:
    """`3 g at 08:05`, `at about 20:15`, `3 g, time not known`."""
    if mark.clock == TIME_NOT_KNOWN:
        return ", ".join(part for part in (mark.words, mark.clock) if part)
    if not mark.words:
        return in_context("taken at a time of day", "at {clock}").format(clock=mark.clock)
    return in_context("taken at a time of day", "{amount} at {clock}").format(amount=mark.words, clock=mark.clock)


def whole(data: DayLanes) -> str:
    """The picture in sentences."""
    words = [_("{date}, midnight to midnight.").format(date=weekday_words(data.day, year=True))]
    if not data.logged:
        words.append(_("No entry for this day."))
    words += [lane_words(data, lane) for lane in data.lanes]
    met: dict[tuple[str, ...], float] = {}
    for each in data.together:
        met.setdefault(each.keys, each.begins_h)
    for keys, begins in met.items():
        names = in_words([data.lane(key).name for key in keys])
        if len(keys) == 2:
            said = _("{names}: both may be active from {clock} on, and they add up.")
        else:
            said = _("{names}: all may be active from {clock} on, and they add up.")
        since = data.clock(begins) if begins > 0 else in_context("from then on", "midnight")
        words.append(said.format(names=names, clock=since))
    if data.warnings_off:
        words.append(WARNINGS_OFF)
    if data.lanes:
        words.append(NOT_A_LEVEL)
    return " ".join(words)


def lane_words(data: DayLanes, lane: DayLane) -> str:
    """One lane as a sentence."""
    parts = [mark_words(mark) for mark in lane.marks]
    if lane.sleep:
        nights = "; ".join(_night(data, lane, number) for number in range(len(lane.sleep)))
        return _("Sleep: {nights}.").format(nights=nights)
    if lane.none:
        parts.append(_("none, as you said"))
    elif not parts:
        parts.append(_("no entry that day") if lane.no_entry or lane.fades else NO_ENTRY)
    if lane.remark:
        parts.append(lane.remark)
    band = lane.band(0.0)
    if band is not None:
        parts.append(_("at midnight {state}").format(state=_STATES[band]))
    if lane.fades and any(fade.guess for fade in lane.fades):
        parts.append(GUESS)
    said = "; ".join(part for part in parts if part)
    return in_context("what is said about one thing", "{name}: {said}.").format(name=lane.name, said=said)


def _night(data: DayLanes, lane: DayLane, number: int) -> str:
    night = lane.sleep[number]
    if night.begins_h is None or night.ends_h is None:
        return times_not_known(night.words)
    if night.begins_h <= 0 and night.ends_h >= data.length_h:
        words = _("{night}, from the evening before into the next day")
    elif night.begins_h <= 0:
        words = _("{night}, from the evening before to {end}")
    elif night.ends_h >= data.length_h:
        words = _("{night}, from {begin} into the next day")
    else:
        words = _("{night}, from {begin} to {end}")
    return words.format(night=night.words, begin=data.clock(night.begins_h), end=data.clock(night.ends_h))


def times_not_known(nights: str) -> str:
    """`slept 5 h, times not known`."""
    return _("{night}, times not known").format(night=nights)


def place_title(data: DayLanes, place: int) -> str:
    """`Wed 3 June 2026, 14:30`."""
    return ", ".join((dates.long(data.day), data.clock(hour_of(place))))


def readout(data: DayLanes, place: int) -> str:
    """`kratom 3 g at 08:05  ·  Alcohol may be wearing off  ·  asleep`, or that nothing is known of."""
    words = [text for lane in data.lanes if (text := at_place(lane, place))]
    return "  ·  ".join(words) if words else _("nothing that is known of")


def at_place(lane: DayLane, place: int) -> str:
    """What a lane says of the half hour at a place, with its name; "" where it says nothing."""
    said = ", ".join(said_at(lane, place))
    return f"{lane.name} {said}" if said and not lane.sleep else said


def said_at(lane: DayLane, place: int) -> tuple[str, ...]:
    """The parts of what a lane says of the half hour at a place."""
    begins, ends = hour_of(place), hour_of(place + 1)
    if lane.sleep:
        asleep = any(
            night.begins_h is not None and night.ends_h is not None and night.begins_h < ends and night.ends_h > begins
            for night in lane.sleep
        )
        return (_("asleep"),) if asleep else ()
    taken = [mark_words(mark) for mark in lane.marks if mark.exact and begins <= mark.at_h < ends]
    taken += [mark_words(mark) for mark in lane.marks if not mark.exact and mark.begins_h <= begins < mark.ends_h]
    band = lane.band(ends - 1e-6)
    return (*taken, *((_STATES[band],) if band is not None else ()))


def table(data: DayLanes) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The same as a table: a row for each hour, a column for each lane."""
    headings = (_("Time"), *(_heading(lane) for lane in data.lanes))
    rows = []
    for begins, clock in data.clocks:
        first = place_of(data, begins)
        cells = [clock_text(clock)]
        for lane in data.lanes:
            halves = range(first, min(first + STEPS_AN_HOUR, places(data)))
            parts = dict.fromkeys(part for place in halves for part in said_at(lane, place))
            cells.append(sentence_start(", ".join(parts)) or "–")
        rows.append(tuple(cells))
    return headings, tuple(rows)


def _heading(lane: DayLane) -> str:
    if lane.none:
        return _("{substance}: none").format(substance=lane.name)
    return _("{substance}: no entry").format(substance=lane.name) if lane.no_entry else lane.name
