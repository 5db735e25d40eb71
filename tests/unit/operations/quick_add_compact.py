"""A reading in one short line, as the golden set writes it down; in the zone and on the day of the tests' person."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from journal_app.domain.entries import (
    Dose,
    Drink,
    Entry,
    Marker,
    Measure,
    NoneTaken,
    Note,
    RedFlag,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
)
from journal_app.domain.moments import Moment
from journal_app.domain.quick_add.reading import QuickReading
from journal_app.domain.wording import rating_words
from tests.unit.operations.new_journals import NOW, ZONE

TODAY = NOW.astimezone(ZoneInfo(ZONE)).date()


def compact(reading: QuickReading) -> str:
    """`kratom_leaf 3g @0 20:15 ; beer 2x355ml 5%`, `undo`, or `asks unit`, `asks` when it is not ready."""
    if not reading.ready:
        return " ".join(("asks", *sorted({question.kind for question in reading.questions})))
    if reading.command:
        return " ".join((reading.command, *reading.check))
    return " ; ".join(_entry(item.entry) + _when(item.entry) for item in reading.items)


def agrees(found: str, expected: str) -> bool:
    """Whether a reading is as expected; a bare `asks` is any question or refusal."""
    return found == expected or (expected == "asks" and found.startswith("asks"))


def _entry(entry: Entry) -> str:
    if isinstance(entry, Dose):
        return _dose(entry)
    if isinstance(entry, Drink):
        return _drink(entry)
    if isinstance(entry, SymptomRating):
        return f"{entry.symptom}={rating_words(entry)}" + _note(entry)
    if isinstance(entry, Sleep):
        return _sleep(entry)
    if isinstance(entry, NoneTaken):
        return f"none {entry.what}"
    if isinstance(entry, Note):
        return f"note:{entry.note}"
    if isinstance(entry, Measure):
        second = "" if entry.second is None else f"/{entry.second:g}"
        return f"{entry.what} {entry.value:g}{second}"
    if isinstance(entry, Urge):
        strength = "?" if entry.strength is None else entry.strength
        return f"urge {entry.name.lower()} {strength}" + (" mix" if entry.to_mix else "")
    if isinstance(entry, Skipped):
        return f"skipped {entry.name}"
    if isinstance(entry, Marker | RedFlag):
        return f"{'marker' if isinstance(entry, Marker) else 'flag'} {entry.what}"
    raise TypeError(type(entry).__name__)


def _note(entry: Entry) -> str:
    return f" note:{entry.note}" if entry.note else ""


def _dose(dose: Dose) -> str:
    words = [
        dose.substance or f"?{dose.name}",
        "?" if dose.amount is None else f"{dose.amount.value:g}{dose.amount.unit}",
    ]
    words += [f"/{dose.route}"] if dose.route else []
    words += [f"form:{dose.form}"] if dose.form else []
    words += [f"product:{dose.product}"] if dose.product else []
    words += [] if dose.prescribed is None else ["rx" if dose.prescribed else "not-rx"]
    words += [] if dose.with_food is None else ["food" if dose.with_food else "no-food"]
    return " ".join(words) + _note(dose)


def _drink(drink: Drink) -> str:
    name = drink.name.lower()
    if drink.ethanol_g is None:
        return f"{name} ?" + (" heavy" if drink.heavy else "") + _note(drink)
    if drink.volume_ml is None or drink.abv_percent is None:
        return f"{name} {drink.count:g}x {drink.ethanol_g:g}g" + _note(drink)
    return f"{name} {drink.count:g}x{drink.volume_ml:g}ml {drink.abv_percent:g}%" + _note(drink)


def _sleep(night: Sleep) -> str:
    words = ["sleep", "?" if night.hours is None else f"{night.hours:g}h"]
    if night.bed_at is not None or night.up_at is not None:
        words.append("-".join("?" if each is None else _clock(each) for each in (night.bed_at, night.up_at)))
    words += [] if night.wakings is None else [f"woke:{night.wakings}"]
    words += [] if night.quality is None else [f"quality:{night.quality}"]
    return " ".join(words) + _note(night)


def _clock(at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo(ZONE)):%H:%M}"


def _day_clock(at: datetime) -> str:
    local = at.astimezone(ZoneInfo(ZONE))
    return f"{(local.date() - TODAY).days} {local:%H:%M}"


def _when(entry: Entry) -> str:
    moment: Moment = entry.moment
    day = (moment.local_date - TODAY).days
    whole = isinstance(entry, NoneTaken | Sleep)
    if moment.at == NOW or (whole and moment.precision == "day" and day == 0):
        return ""
    if moment.precision == "day":
        return f" @{day}"
    if moment.precision == "about":
        assert moment.earliest is not None and moment.latest is not None
        return f" @~{_day_clock(moment.earliest)}-{_day_clock(moment.latest)}"
    return f" @{_day_clock(moment.at)}"
