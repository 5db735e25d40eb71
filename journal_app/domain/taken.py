"""Intakes as the warning engine counts them: in the order of time, with the ends of their bands."""

from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from journal_app.domain.alcohol import AlcoholClock, clearance_rate, drink_windows, is_alcohol
from journal_app.domain.alerts import IntakeSeen
from journal_app.domain.entries import Dose, Drink, Entry, Intake
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance, Windows
from journal_app.domain.person import Person
from journal_app.domain.windows import (
    REPEAT_USE_H,
    is_worn,
    lengthened,
    used_repeatedly,
    worn_hours,
    worn_windows,
)

HOUR_US: Final = 3_600_000_000
DAY_US: Final = 24 * HOUR_US
LONGEST_ABOUT_US: Final = 72 * HOUR_US
"""A time known only within a wider range than six days is read as three days to each side of its middle."""

SLACK_US: Final = 168 * HOUR_US
"""More than a range or a whole day can move an intake against its own time."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(at: datetime) -> int:
    """Whole microseconds since 1970 of an aware time."""
    since = at - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


class Taken:
    """One intake that counts. All times are whole microseconds since 1970; each end is counted from the latest time
    that its precision allows, and for a patch from its removal (`left_at`). `place` counts them in their order;
    `seen` is what an alert keeps of it, in a tuple that all hits share.
    """

    __slots__ = (
        "active_until", "at", "earliest", "entry", "is_day", "latest", "left_at", "place", "seen", "substance",
        "trace_until", "wearing_until",
    )  # fmt: skip

    def __init__(self, entry: Intake, substance: Substance, at: int, place: int) -> None:
        moment = entry.moment
        self.entry = entry
        self.substance = substance
        self.at = at
        self.place = place
        self.is_day = moment.precision == "day"
        self.earliest = self.latest = at
        if moment.precision == "about":
            if moment.earliest is not None:
                self.earliest = max(min(microseconds(moment.earliest), at), at - LONGEST_ABOUT_US)
            if moment.latest is not None:
                self.latest = min(max(microseconds(moment.latest), at), at + LONGEST_ABOUT_US)
        self.left_at = self.latest
        self.active_until = self.wearing_until = self.trace_until = at
        self.seen = (
            IntakeSeen(
                entry_id=entry.id,
                substance=substance.id,
                ingredient=substance.ingredient,
                name=entry.name,
                detail=amount_in_words(entry),
                moment=moment,
            ),
        )

    def count(self, windows: Windows, worn_h: float = 0.0) -> None:
        """Set the ends of the bands."""
        self.left_at = self.latest + round(worn_h * HOUR_US)
        self.active_until = self.left_at + round(windows.active_h * HOUR_US)
        self.wearing_until = self.left_at + round(windows.wearing_off_h * HOUR_US)
        self.trace_until = self.left_at + round(windows.trace_h * HOUR_US)

    @property
    def days(self) -> range:
        """The local dates on which it may have happened, as day numbers."""
        offset = self.entry.moment.utc_offset_s * 1_000_000
        return range((self.earliest + offset) // DAY_US, (self.latest + offset) // DAY_US + 1)


def amount_in_words(intake: Intake) -> str:
    """`3 g`, `150 ml x 2`, `28 g of alcohol`; empty if not known."""
    if isinstance(intake, Dose):
        return intake.amount.text if intake.amount is not None else ""
    if intake.volume_ml is not None:
        times = f" x {intake.count:g}" if intake.count != 1 else ""
        return f"{intake.volume_ml:g} ml{times}"
    if intake.ethanol_g is not None:
        return f"{intake.ethanol_g:.3g} g of alcohol"
    return "heavy" if intake.heavy and "heavy" not in intake.name.casefold() else ""


def taken_in_order(knowledge: Knowledge, person: Person, entries: Iterable[Entry]) -> list[Taken]:
    """The intakes that Knowledge knows, by time and then by id; an entry that is given twice counts once.

    What is not recognised is left out: it is not checked, and whoever shows it says so.
    """
    substances = knowledge.substances
    alcohol = substances.get(ALCOHOL)
    keyed: list[tuple[int, int, Intake, Substance]] = []
    for entry in entries:
        if isinstance(entry, Dose):
            substance = substances.get(entry.substance) if entry.substance is not None else None
        elif isinstance(entry, Drink):
            substance = alcohol if is_alcohol(entry) else None
        else:
            continue
        if substance is not None and (substance.windows is not None or substance.id == ALCOHOL):
            keyed.append((microseconds(entry.moment.at), entry.id.int, entry, substance))
    keyed.sort(key=_time_then_id)
    clock = AlcoholClock(clearance_rate(person.profile))
    recent: dict[str, deque[int]] = {}
    found: list[Taken] = []
    before: tuple[int, int] | None = None
    for at, number, entry, substance in keyed:
        if (at, number) == before:
            continue
        before = (at, number)
        taken = Taken(entry, substance, at, len(found))
        if substance.id == ALCOHOL:
            taken.count(drink_windows(clock, entry, at))
        elif isinstance(entry, Dose) and substance.windows is not None:
            windows = substance.windows
            if substance.repeat_lengthens and _used_repeatedly(recent.setdefault(substance.id, deque()), at):
                windows = lengthened(windows)
            if is_worn(entry, substance):
                taken.count(worn_windows(windows), worn_hours(entry, substance))
            else:
                taken.count(windows)
        found.append(taken)
    return found


def _time_then_id(item: tuple[int, int, Intake, Substance]) -> tuple[int, int]:
    return item[0], item[1]


_REPEAT_USE_US: Final = timedelta(hours=REPEAT_USE_H) // timedelta(microseconds=1)


def _used_repeatedly(earlier: deque[int], at: int) -> bool:
    """`windows.used_repeatedly`, with the times of the last 7 days kept in `earlier`, to which `at` is added."""
    while earlier and earlier[0] <= at - _REPEAT_USE_US:
        earlier.popleft()
    answer = used_repeatedly((at - time) / HOUR_US for time in earlier)
    earlier.append(at)
    return answer
