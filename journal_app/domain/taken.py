"""Intakes as the warning engine counts them: in the order of time, with the ends of their bands."""

from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from math import inf
from operator import itemgetter
from typing import Final

from journal_app.domain.alcohol import (
    UNKNOWN_AMOUNT_ACTIVE_H,
    AlcoholClock,
    DrinkingLately,
    alcohol_windows,
    clearance_rate,
    drink_windows,
    is_alcohol,
    known_grams,
)
from journal_app.domain.alerts import ONGOING, IntakeSeen
from journal_app.domain.body import Body
from journal_app.domain.entries import Dose, Drink, Entry, Intake
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance, Windows, folded
from journal_app.domain.moments import PERSON_DAY_STARTS_AT_HOUR
from journal_app.domain.person import Medicine, Person
from journal_app.domain.regimen import AsListed, begins_us, ends_us, taking_part
from journal_app.domain.windows import (
    BLOCK_H,
    PATCH_WORN_H,
    REPEAT_USE_BLOCKS,
    REPEAT_USE_H,
    is_worn,
    lengthened,
    stretched,
    worn_hours,
    worn_windows,
)

HOUR_US: Final = 3_600_000_000
DAY_US: Final = 24 * HOUR_US
LONGEST_ABOUT_US: Final = 72 * HOUR_US
"""A time known only within a wider range than six days is read as three days to each side of its middle."""

SLACK_US: Final = 168 * HOUR_US
"""More than a range or a whole day can move an intake against its own time."""

_OF_NO_WEIGHT_US: Final = 2 * HOUR_US
"""Two days share this much where the clock was changed between them, and are still two days."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(at: datetime) -> int:
    """Whole microseconds since 1970 of an aware time."""
    since = at - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


class Taken:
    """One intake that counts, logged or of the regimen. All times are whole microseconds since 1970; each end is
    counted from the latest time that its precision allows, for a patch from its removal and for a medicine of the
    regimen from its stop (`left_at`). `place` counts them in their order; `seen` is a tuple that all hits share.
    `ongoing`: a medicine of the regimen. `as_listed`: a logged dose of one, as prescribed.
    `alcohol_g`: how much alcohol was drunk together with this drink, inf where not known or daily (`DrinkingLately`).
    """

    __slots__ = (
        "_seen", "active_until", "alcohol_g", "as_listed", "at", "earliest", "entry", "is_day", "latest", "left_at",
        "moment", "ongoing", "place", "substance", "trace_until", "wearing_until",
    )  # fmt: skip

    def __init__(self, entry: Intake | Medicine, substance: Substance, at: int, place: int) -> None:
        self.ongoing = isinstance(entry, Medicine)
        moment = entry.start if isinstance(entry, Medicine) else entry.moment
        self.entry = entry
        self.moment = moment
        self.substance = substance
        self.at = at
        self.place = place
        self.as_listed = False
        self.alcohol_g = 0.0
        self.is_day = moment.precision == "day"
        self.earliest = self.latest = at
        if moment.precision == "about":
            if moment.earliest is not None:
                self.earliest = max(min(microseconds(moment.earliest), at), at - LONGEST_ABOUT_US)
            if moment.latest is not None:
                self.latest = min(max(microseconds(moment.latest), at), at + LONGEST_ABOUT_US)
        self.left_at = self.latest
        self.active_until = self.wearing_until = self.trace_until = at
        self._seen: tuple[IntakeSeen] | None = None

    @property
    def seen(self) -> tuple[IntakeSeen]:
        """What an alert keeps of it, made when it is first asked for: most of what was taken raises nothing."""
        if self._seen is None:
            entry, substance = self.entry, self.substance
            self._seen = (
                IntakeSeen(
                    entry_id=entry.id,
                    substance=substance.id,
                    ingredient=substance.ingredient,
                    name=entry.name,
                    detail=kept_amount(entry),
                    moment=self.moment,
                ),
            )
        return self._seen

    def count(self, lengths: "_Lengths", left_at: int | None = None) -> None:
        """Set the ends of the bands; `left_at`: when it left the body's surface or the regimen, if not at its time."""
        if left_at is not None:
            self.left_at = left_at
        active, wearing, trace = lengths
        self.active_until = self.left_at + active
        self.wearing_until = self.left_at + wearing
        self.trace_until = self.left_at + trace

    @property
    def days(self) -> range:
        """The local dates on which it may have happened, as day numbers."""
        offset = self.moment.utc_offset_s * 1_000_000
        return range((self.earliest + offset) // DAY_US, (self.latest + offset) // DAY_US + 1)

    @property
    def product(self) -> str:
        """What makes it one product and no other: the product's name, else what the person calls it."""
        named = self.entry.product if isinstance(self.entry, Dose) else ""
        return folded(named or self.entry.name) or self.substance.id

    def band_at(self, time: int) -> int:
        """0 active, 1 wearing off, 2 trace, 3 cleared."""
        if time < self.active_until:
            return 0
        if time < self.wearing_until:
            return 1
        return 2 if time < self.trace_until else 3

    @property
    def day_starts_at(self) -> int:
        """The midnight with which the local date of an intake without a time of day begins."""
        return self.days[0] * DAY_US - self.moment.utc_offset_s * 1_000_000

    def shares_a_date(self, other: "Taken") -> bool:
        """Whether one of the two has no time of day and the other may have happened on its date: by the dates as they
        were logged, or, in whatever zone, between its midnight and the end of the night that belongs to it.
        """
        if not (self.is_day or other.is_day):
            return False
        mine, others = self.days, other.days
        if mine[0] <= others[-1] and others[0] <= mine[-1]:
            return True
        if self.is_day and other.is_day:
            return abs(self.day_starts_at - other.day_starts_at) < DAY_US - _OF_NO_WEIGHT_US
        day, timed = (self, other) if self.is_day else (other, self)
        starts = day.day_starts_at
        return starts <= timed.latest and timed.earliest < starts + DAY_US + PERSON_DAY_STARTS_AT_HOUR * HOUR_US

    def reaches_date_of(self, whole_day: "Taken") -> bool:
        """Whether this is a medicine of the regimen that was not yet stopped when the date of an intake without a time
        of day began: by the dates as they were written, or in whatever zone.
        """
        if not (whole_day.is_day and isinstance(self.entry, Medicine)):
            return False
        stop = self.entry.stop
        if stop is None:
            return True
        written = _logged_within(self.entry)[1] + stop.utc_offset_s * 1_000_000
        return written > whole_day.days[0] * DAY_US or self.left_at > whole_day.day_starts_at

    def band_for(self, newer: "Taken") -> int:
        """`band_at` the time of what was taken after it, whose date counts whole for a medicine of the regimen."""
        return 0 if self.reaches_date_of(newer) else self.band_at(newer.earliest)

    def surely_before(self, other: "Taken") -> bool:
        """Whether it was taken before another, however their times are meant."""
        return self.latest < other.earliest and not self.shares_a_date(other)


def kept_amount(intake: Intake | Medicine) -> str:
    """`3 g`, `150 ml × 2`, `28 g of alcohol`, `8 mg, ongoing`; empty if not known. It stays in the alert, the same in
    every language; `seen_words.detail_words` shows it.
    """
    if isinstance(intake, Medicine):
        return f"{intake.amount.kept}, {ONGOING}" if intake.amount is not None else ONGOING
    if isinstance(intake, Dose):
        return intake.amount.kept if intake.amount is not None else ""
    if intake.volume_ml is not None:
        times = f" \N{MULTIPLICATION SIGN} {intake.count:g}" if intake.count != 1 else ""
        return f"{intake.volume_ml:g} ml{times}"
    if intake.ethanol_g is not None:
        return f"{intake.ethanol_g:.3g} g of alcohol"
    return "heavy" if intake.heavy and "heavy" not in intake.name.casefold() else ""


_Keyed = tuple[int, int, Intake | Medicine, Substance]
_Lengths = tuple[int, int, int]
"""For how many microseconds the three bands last."""


def taken_in_order(knowledge: Knowledge, person: Person, entries: Iterable[Entry]) -> list[Taken]:
    """The intakes that Knowledge knows and the ongoing medicines, by time and then by id; what is given twice counts
    once. What is not recognised is left out: it is not checked, and whoever shows it says so.
    """
    keyed = _known_intakes(knowledge, entries)
    ongoing = taking_part(knowledge, person.regimen)
    keyed += [(microseconds(medicine.start.at), medicine.id.int, medicine, row) for medicine, row in ongoing]
    keyed.sort(key=itemgetter(0, 1))
    body = Body(person.profile)
    as_listed = AsListed([(medicine, row, *_logged_within(medicine)) for medicine, row in ongoing]) if ongoing else None
    clock, lately = AlcoholClock(clearance_rate(person.profile)), DrinkingLately()
    recent: dict[str, deque[int]] = {}
    known: dict[tuple[str, bool, bool, float], _Lengths] = {}
    found: list[Taken] = []
    before: tuple[int, int] | None = None
    for at, number, entry, substance in keyed:
        if (at, number) == before:
            continue
        before = (at, number)
        taken = Taken(entry, substance, at, len(found))
        if isinstance(entry, Medicine):
            _count_ongoing(taken, entry, body)
        elif substance.id == ALCOHOL:
            taken.count(_lengths(drink_windows(clock, entry, at)))
            taken.alcohol_g = max(lately.add(at, _person_day(taken), known_grams(entry)), clock.chain_g)
        elif isinstance(entry, Dose) and substance.windows is not None:
            often = substance.repeat_lengthens and _used_repeatedly(recent.setdefault(substance.id, deque()), at)
            worn = is_worn(entry, substance)
            counted = substance.id, often, worn, body.clearance(entry.moment.at)
            lengths = known.get(counted)
            if lengths is None:
                windows = lengthened(substance.windows) if often else substance.windows
                windows = worn_windows(windows) if worn else windows
                lengths = known[counted] = _lengths(stretched(windows, counted[3]))
            taken.count(lengths, taken.latest + round(worn_hours(entry, substance) * HOUR_US) if worn else None)
            taken.as_listed = as_listed is not None and as_listed.takes(entry, substance, at)
        found.append(taken)
    return found


def _known_intakes(knowledge: Knowledge, entries: Iterable[Entry]) -> list[_Keyed]:
    substances = knowledge.substances
    alcohol = substances.get(ALCOHOL)
    keyed: list[_Keyed] = []
    for entry in entries:
        if isinstance(entry, Dose):
            substance = substances.get(entry.substance) if entry.substance is not None else None
        elif isinstance(entry, Drink):
            substance = alcohol if is_alcohol(entry) else None
        else:
            continue
        if substance is not None and (substance.windows is not None or substance.id == ALCOHOL):
            keyed.append((microseconds(entry.moment.at), entry.id.int, entry, substance))
    return keyed


def _count_ongoing(taken: Taken, medicine: Medicine, body: Body) -> None:
    """A medicine of the regimen is active until its stop, and then as if it had been taken often until then.

    The last patch may have been put on just before the stop, and nobody wrote down that it came off.
    """
    windows = taken.substance.windows or alcohol_windows(UNKNOWN_AMOUNT_ACTIVE_H)
    if taken.substance.repeat_lengthens:
        windows = lengthened(windows)
    worn = is_worn(medicine, taken.substance)
    if worn:
        windows = worn_windows(windows)
    if taken.substance.id == ALCOHOL:
        taken.alcohol_g = inf
    else:
        windows = stretched(windows, body.clearance(medicine.stop.at if medicine.stop else medicine.start.at))
    _, ends = _logged_within(medicine)
    taken.count(_lengths(windows), max(ends, taken.latest) + (round(PATCH_WORN_H * HOUR_US) if worn else 0))


def _lengths(windows: Windows) -> _Lengths:
    return round(windows.active_h * HOUR_US), round(windows.wearing_off_h * HOUR_US), round(windows.trace_h * HOUR_US)


def _logged_within(medicine: Medicine) -> tuple[int, int]:
    """From and until when a logged dose can be one of this medicine."""
    stop = medicine.stop
    begins = begins_us(medicine.start, microseconds(medicine.start.at))
    return begins, ends_us(stop, microseconds(stop.at) if stop is not None else 0)


def _person_day(taken: Taken) -> int:
    """The person-day (04:00 to 04:00) as a number."""
    local = taken.at + taken.moment.utc_offset_s * 1_000_000
    return (local - PERSON_DAY_STARTS_AT_HOUR * HOUR_US) // DAY_US


_REPEAT_USE_US: Final = timedelta(hours=REPEAT_USE_H) // timedelta(microseconds=1)
_BLOCK_US: Final = timedelta(hours=BLOCK_H) // timedelta(microseconds=1)


def _used_repeatedly(earlier: deque[int], at: int) -> bool:
    """`windows.used_repeatedly`, with the times of the last 7 days kept in `earlier`, to which `at` is added."""
    while earlier and earlier[0] <= at - _REPEAT_USE_US:
        earlier.popleft()
    blocks = {(at - time) // _BLOCK_US for time in earlier}
    blocks.add(0)
    earlier.append(at)
    return len(blocks) >= REPEAT_USE_BLOCKS
