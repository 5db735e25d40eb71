"""What the tests of readers share: a context, names that are known, and three days of entries for the golden files."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from journal_app.domain.entries import (
    EVERYTHING,
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
from journal_app.domain.moments import moment_about, moment_at, moment_on
from journal_app.domain.units import Amount
from journal_app.exchange.reading import ReadingContext

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

CONTEXT = ReadingContext(journal_id=UUID(int=77), zone="Europe/Berlin", now=NOW)


def recognise(text: str) -> str | None:
    """A few names, as the shipped list would know them."""
    known = {"kratom": "kratom_leaf", "valium": "diazepam", "diazepam": "diazepam"}
    known |= {"wine": "alcohol", "heroin": "heroin"}
    return known.get(text.strip().lower())


def one_of_each() -> tuple[Entry, ...]:
    """Every kind and every precision once, with what a spreadsheet could take for a formula."""
    zone = "Europe/Berlin"
    number = iter(range(1, 100))

    def common(
        hour: int | None = None, minute: int = 0, note: str = "", day: date = date(2026, 5, 15)
    ) -> dict[str, Any]:
        moment = moment_on(day, zone)
        if hour is not None:
            moment = moment_at(datetime(day.year, day.month, day.day, hour, minute), zone)  # wall clock
        return {"id": UUID(int=next(number)), "moment": moment, "entered_at": NOW, "note": note}

    at_night = moment_about(datetime(2026, 5, 16, 1, tzinfo=UTC), datetime(2026, 5, 16, 3, tzinfo=UTC), zone)
    return (
        Dose(
            **common(20, 15, '=HYPERLINK("x")'),
            name="Kratom",
            substance="kratom_leaf",
            amount=Amount(value=3.0, unit="g"),
            route="oral",
            product="Red, Bali",
        ),
        Dose(
            **common(note="-5 is not a sum"),
            name="-Some powder",
            amount=Amount(value=0.25, unit="mg"),
            prescribed=False,
        ),
        Dose(
            **common(9, note="patch"),
            name="Fentanyl",
            substance="fentanyl_patch",
            route="transdermal",
            prescribed=True,
            ended_at=datetime(2026, 5, 18, 7, tzinfo=UTC),
        ),
        Drink(**common(21), name="Wine", ethanol_g=28.404, volume_ml=150.0, abv_percent=12.0, count=2.0),
        Drink(**common(), name="Heavy Drinking", heavy=True),
        SymptomRating(**common(22, 5), symptom="anxiety", severity=7),
        SymptomRating(**common(22, 5), symptom="@restless legs", severity=0),
        Sleep(**common(7, 40), hours=5.5, bed_at=datetime(2026, 5, 14, 22, 10, tzinfo=UTC), wakings=2),
        NoneTaken(**common(), what="alcohol"),
        NoneTaken(**common(day=date(2026, 5, 16)), what=EVERYTHING),
        Note(**(common(note='Said "no".\nSlept badly; woke at 3') | {"moment": at_night})),
        Marker(**common(11, note="fell"), what="head_injury"),
        Marker(**common(20, 40), what="not_kept_down", about=UUID(int=1)),
        Skipped(**common(8), name="Valium", substance="diazepam", about=UUID(int=500)),
        Urge(
            **common(23, note="bad day"),
            name="wine",
            substance="alcohol",
            strength=8,
            to_mix=True,
            instead="=walked",
            outcome="it passed",
        ),
        Urge(**common(), name="something"),
        RedFlag(**common(23, 30), what="chest_pain"),
        Dose(
            **common(19),
            name="Kratom",
            substance="kratom_leaf",
            amount=Amount(value=2.5, unit="g"),
            form="=tea",
            with_food=True,
        ),
        SymptomRating(**common(22, 10), symptom="aches", severity=2, scale="words"),
        Sleep(**common(7), hours=6.0, quality=4),
        Measure(**common(8, 5), what="blood pressure", value=142.0, second=91.0, unit="mmHg"),
        Measure(**common(8, 6), what="-steps", value=-3.5, unit="km"),
        ScaleScore(**common(8, 10), scale="withdrawal-opioid", score=7.0, answers=(("sweating", 3), ("aches", 2))),
        ScaleScore(**common(note="at the clinic"), scale="COWS", score=12.0, given_by="nurse"),
    )


FIRST_KINDS = 11
"""So many of them are of the kinds that the first files held."""

SECOND_KINDS = 17
"""So many are of what the second files could hold."""
