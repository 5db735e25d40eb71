"""What a check-in says, and the entries that are made of it; and which check-in a time of day asks for."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final, Literal
from uuid import uuid4

from journal_app.domain.entries import Entry, Note, Sleep, SymptomRating, SymptomScale
from journal_app.domain.fact import Fact
from journal_app.domain.moments import PERSON_DAY_STARTS_AT_HOUR, moment_of, moment_on
from journal_app.domain.night import bed_time, waking_moment

NOON: Final = 12
EVENING: Final = 18

TimeOfDay = Literal["morning", "day", "evening"]


class Night(Fact, frozen=True, kw_only=True):
    """What a morning asks: clocks by the person's zone, hours slept, times awake, quality 0-10; None is not said."""

    bed: time | None = None
    up: time | None = None
    hours: float | None = None
    wakings: int | None = None
    quality: int | None = None


class Rated(Fact, frozen=True, kw_only=True):
    """A symptom, how bad it is, and on which scale that was said."""

    symptom: str
    severity: int
    scale: SymptomScale = "0-10"


class CheckIn(Fact, frozen=True, kw_only=True):
    """Everything of one check-in; each part may be left out."""

    ratings: tuple[Rated, ...] = ()
    night: Night | None = None
    note: str = ""


def time_of_day(local: datetime) -> TimeOfDay:
    """Morning from 04:00 to noon, evening from 18:00 until the person-day ends at 04:00."""
    if PERSON_DAY_STARTS_AT_HOUR <= local.hour < NOON:
        return "morning"
    return "day" if NOON <= local.hour < EVENING else "evening"


def check_in_entries(given: CheckIn, day: date | None, now: datetime, zone: str) -> tuple[Entry, ...]:
    """The entries of a check-in, the night first. `day` None: it is for now (aware UTC), else for that local date."""
    at = now.replace(microsecond=0)
    moment = moment_of(at, zone) if day is None else moment_on(day, zone)
    entries: list[Entry] = []
    night = given.night
    if night is not None:
        waking = moment.local_date
        entries.append(
            Sleep(
                id=uuid4(),
                moment=waking_moment(waking, night.up, zone),
                entered_at=now,
                hours=night.hours,
                wakings=night.wakings,
                quality=night.quality,
                bed_at=None if night.bed is None else bed_time(waking, night.bed, night.up, zone),
                up_at=None if night.up is None else waking_moment(waking, night.up, zone).at,
            )
        )
    entries += [
        SymptomRating(
            id=uuid4(), moment=moment, entered_at=now, symptom=each.symptom, severity=each.severity, scale=each.scale
        )
        for each in given.ratings
    ]
    if given.note:
        entries.append(Note(id=uuid4(), moment=moment, entered_at=now, note=given.note))
    return tuple(entries)
