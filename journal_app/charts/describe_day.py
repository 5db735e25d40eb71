"""The lanes of a day in words: as a whole, at one time of the day, and as a table of the same."""

from journal_app.charts import dates
from journal_app.domain.day_lanes import BandWord, DayLane, DayLanes, LaneMark
from journal_app.domain.naming import in_words
from journal_app.domain.wording import sentence_start, weekday_words

STEPS_AN_HOUR = 2
"""The cursor moves by half hours."""

FADES = "darker: may be active, paler: may be wearing off, then a trace; bodies differ"
GUESS = "how long is a guess"
NOT_EXACT = "taken some time in this span"
BOTH = "both may be active: they add up"
NONE = "none that day"
NO_ENTRY = "no entry (not zero)"
NOTHING = "Nothing was logged for this day, and nothing from before is counted in it. No entry does not mean none."
NOTHING_TAKEN = (
    "Nothing that was taken and no night is written down for this day, and nothing from before is counted in it."
)
NOT_A_LEVEL = "What is drawn are usual spans, never a level in blood. A pale band does not mean it is safe to add more."
WARNINGS_OFF = "How long things last is not known now, so only the times are drawn."

_STATES: dict[BandWord, str] = {
    "active": "may be active", "wearing off": "may be wearing off", "a trace": "a trace may be left",
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
    if mark.clock == "time not known":
        return f"{mark.words}, {mark.clock}".removeprefix(", ")
    return f"{mark.words} at {mark.clock}".strip()


def whole(data: DayLanes) -> str:
    """The picture in sentences."""
    words = [f"{weekday_words(data.day)} {data.day.year}, midnight to midnight."]
    if not data.logged:
        words.append("No entry for this day.")
    words += [lane_words(data, lane) for lane in data.lanes]
    met: dict[tuple[str, ...], float] = {}
    for each in data.together:
        met.setdefault(each.keys, each.begins_h)
    for keys, begins in met.items():
        names = in_words([data.lane(key).name for key in keys])
        since = f"from {data.clock(begins)} on" if begins > 0 else "from midnight on"
        words.append(f"{names}: {'both' if len(keys) == 2 else 'all'} may be active {since}, and they add up.")
    if data.warnings_off:
        words.append(WARNINGS_OFF)
    if data.lanes:
        words.append(NOT_A_LEVEL)
    return " ".join(words)


def lane_words(data: DayLanes, lane: DayLane) -> str:
    """One lane as a sentence."""
    parts = [mark_words(mark) for mark in lane.marks]
    if lane.sleep:
        return f"Sleep: {'; '.join(_night(data, lane, number) for number in range(len(lane.sleep)))}."
    if lane.none:
        parts.append("none, as you said")
    elif not parts:
        parts.append("no entry that day" if lane.no_entry or lane.fades else NO_ENTRY)
    if lane.remark:
        parts.append(lane.remark)
    band = lane.band(0.0)
    if band is not None:
        parts.append(f"at midnight {_STATES[band]}")
    if lane.fades and any(fade.guess for fade in lane.fades):
        parts.append(GUESS)
    return f"{lane.name}: {'; '.join(part for part in parts if part)}."


def _night(data: DayLanes, lane: DayLane, number: int) -> str:
    night = lane.sleep[number]
    if night.begins_h is None or night.ends_h is None:
        return f"{night.words}, times not known"
    begins = "from the evening before" if night.begins_h <= 0 else f"from {data.clock(night.begins_h)}"
    ends = "into the next day" if night.ends_h >= data.length_h else f"to {data.clock(night.ends_h)}"
    return f"{night.words}, {begins} {ends}"


def place_title(data: DayLanes, place: int) -> str:
    """`Wed 3 June 2026, 14:30`."""
    return f"{dates.long(data.day)}, {data.clock(hour_of(place))}"


def readout(data: DayLanes, place: int) -> str:
    """`kratom 3 g at 08:05  ·  Alcohol may be wearing off  ·  asleep`, or that nothing is known of."""
    words = [text for lane in data.lanes if (text := at_place(lane, place))]
    return "  ·  ".join(words) if words else "nothing that is known of"


def at_place(lane: DayLane, place: int) -> str:
    """What a lane says of the half hour at a place; "" where it says nothing."""
    begins, ends = hour_of(place), hour_of(place + 1)
    if lane.sleep:
        asleep = any(
            night.begins_h is not None and night.ends_h is not None and night.begins_h < ends and night.ends_h > begins
            for night in lane.sleep
        )
        return "asleep" if asleep else ""
    taken = [mark_words(mark) for mark in lane.marks if mark.exact and begins <= mark.at_h < ends]
    taken += [mark_words(mark) for mark in lane.marks if not mark.exact and mark.begins_h <= begins < mark.ends_h]
    band = lane.band(ends - 1e-6)
    parts = [*taken, *([_STATES[band]] if band is not None else [])]
    return f"{lane.name} {', '.join(parts)}" if parts else ""


def table(data: DayLanes) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The same as a table: a row for each hour, a column for each lane."""
    headings = ("Time", *(_heading(lane) for lane in data.lanes))
    rows = []
    for begins, clock in data.clocks:
        first = place_of(data, begins)
        cells = [clock]
        for lane in data.lanes:
            halves = [at_place(lane, place) for place in range(first, min(first + STEPS_AN_HOUR, places(data)))]
            said = [text.removeprefix(lane.name).strip() for text in halves if text]
            parts = [part for text in said for part in text.split(", ") if part]
            cells.append(sentence_start(", ".join(dict.fromkeys(parts))) or "–")
        rows.append(tuple(cells))
    return headings, tuple(rows)


def _heading(lane: DayLane) -> str:
    if lane.none:
        return f"{lane.name}: none"
    return f"{lane.name}: no entry" if lane.no_entry else lane.name
