"""Entries and alerts of every kind, for the tests of storage."""

from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4, uuid5

from hypothesis import strategies as st

from journal_app.domain.alerts import Alert, AlertState, Hit, IntakeSeen
from journal_app.domain.entries import (
    MARKERS,
    RED_FLAGS,
    ROUTES,
    Dose,
    Drink,
    Entry,
    Marker,
    Measure,
    NoneTaken,
    Note,
    RedFlag,
    ScaleScore,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
)
from journal_app.domain.levels import Band, Level
from journal_app.domain.moments import Moment, moment_of
from journal_app.domain.units import UNITS, Amount
from journal_app.storage.envelope import KdfCost, KeySettings

CHEAP = KeySettings(
    cost=KdfCost(memory_kib=32, iterations=1, lanes=1), floor=KdfCost(memory_kib=8, iterations=1, lanes=1)
)
"""Key settings that are quick to guess: for tests only, and only by argument."""

NOON = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)

instants = st.datetimes(timezones=st.just(UTC))
texts = st.text(st.characters(codec="utf-8"), max_size=20)
numbers = st.floats(allow_nan=False, allow_infinity=False)
integers = st.integers(-(2**63) + 1, 2**63 - 1)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Any moment, also at the two ends of the calendar, where the local date does not exist."""
    precisions: tuple[Literal["minute", "about", "day"], ...] = ("minute", "about", "day")
    precision = draw(st.sampled_from(precisions))
    about = precision == "about"
    return Moment(
        at=draw(instants),
        zone=draw(st.sampled_from(("Europe/Berlin", "Asia/Kathmandu", "Pacific/Kiritimati", "America/New_York"))),
        utc_offset_s=draw(st.integers(-50400, 50400)),
        precision=precision,
        earliest=draw(instants) if about else None,
        latest=draw(instants) if about else None,
    )


def optional(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


_common = {
    "id": st.uuids(),
    "moment": moments(),
    "entered_at": instants,
    "entered_by": st.sampled_from(("person", "example", "import:csv")),
    "note": texts,
}

entries: st.SearchStrategy[Entry] = st.one_of(
    st.builds(
        Dose,
        **_common,
        name=texts,
        substance=optional(texts),
        amount=optional(st.builds(Amount, value=numbers, unit=st.sampled_from(UNITS))),
        route=optional(st.sampled_from(ROUTES)),
        form=texts,
        product=texts,
        with_food=optional(st.booleans()),
        prescribed=optional(st.booleans()),
        ended_at=optional(instants),
    ),
    st.builds(
        Drink,
        **_common,
        name=texts,
        ethanol_g=optional(numbers),
        volume_ml=optional(numbers),
        abv_percent=optional(numbers),
        count=numbers,
        heavy=st.booleans(),
    ),
    st.builds(SymptomRating, **_common, symptom=texts, severity=integers, scale=st.sampled_from(("0-10", "words"))),
    st.builds(
        Sleep,
        **_common,
        hours=optional(numbers),
        bed_at=optional(instants),
        up_at=optional(instants),
        wakings=optional(integers),
        quality=optional(integers),
    ),
    st.builds(NoneTaken, **_common, what=texts),
    st.builds(Note, **_common),
    st.builds(Marker, **_common, what=st.sampled_from(MARKERS), about=optional(st.uuids())),
    st.builds(Skipped, **_common, name=texts, substance=optional(texts), about=optional(st.uuids())),
    st.builds(
        Urge,
        **_common,
        name=texts,
        substance=optional(texts),
        strength=optional(integers),
        to_mix=st.booleans(),
        instead=texts,
        outcome=texts,
    ),
    st.builds(RedFlag, **_common, what=st.sampled_from(RED_FLAGS)),
    st.builds(Measure, **_common, what=texts, value=numbers, second=optional(numbers), unit=texts),
    st.builds(
        ScaleScore,
        **_common,
        scale=texts,
        score=numbers,
        answers=st.lists(st.tuples(texts, st.integers(-(2**31), 2**31)), max_size=4).map(tuple),
        given_by=texts,
    ),
)


def dose(hours: float = 0, name: str = "Kratom", substance: str | None = "kratom", grams: float | None = 3.0) -> Dose:
    """A dose so many hours after NOON."""
    at = NOON + timedelta(hours=hours)
    return Dose(
        id=uuid4(),
        moment=moment_of(at, "Europe/Berlin"),
        entered_at=at,
        name=name,
        substance=substance,
        amount=None if grams is None else Amount(value=grams, unit="g"),
    )


def drink(hours: float = 0, grams: float | None = 14.0) -> Drink:
    """A drink so many hours after NOON."""
    at = NOON + timedelta(hours=hours)
    return Drink(id=uuid4(), moment=moment_of(at, "Europe/Berlin"), entered_at=at, name="wine", ethanol_g=grams)


def rating(hours: float = 0, severity: int = 4, symptom: str = "anxiety") -> SymptomRating:
    """A rating so many hours after NOON."""
    at = NOON + timedelta(hours=hours)
    moment = moment_of(at, "Europe/Berlin")
    return SymptomRating(id=uuid4(), moment=moment, entered_at=at, symptom=symptom, severity=severity)


def alert_for(
    intake: Dose | Drink, level: Level = Level.SERIOUS, state: AlertState = "to_review", journal: UUID | None = None
) -> Alert:
    """An alert that an intake raised by itself."""
    seen = IntakeSeen(
        entry_id=intake.id, substance="kratom", ingredient="kratom", name=intake.name, detail="", moment=intake.moment
    )
    hit = Hit(rule="D1", level=level, rule_level=level, earlier=(seen,), later=seen, band=Band.ACTIVE, gap_h=0.25)
    return Alert(
        id=uuid5(journal or UUID(int=1), str(intake.id)),
        level=level,
        at=intake.moment.at,
        intake=seen,
        hits=(hit,),
        knowledge_version="1",
        raised_at=intake.moment.at,
        state=state,
    )
