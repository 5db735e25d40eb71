"""Entries of every kind and precision, with hostile texts, for the round trips."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

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
from journal_app.domain.moments import Moment, moment_about, moment_of, moment_on
from journal_app.domain.units import UNITS, Amount

ZONES = (
    "UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia",
    "Africa/Monrovia",
)  # fmt: skip

HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x",
    "'", "''", "'=1", "''=1", "'-5", "-5", "+5.5", "-5 mg", " =cmd|' /C calc'!A0", "'\t",
    ",", ";", '"', '""', '"=1"', "a\r\nb", "a\rb", "a\nb", "NULL", "nan", "1e999", "\\N", "\u202e",
    "\ufeff", "\ufeffx", "𝕏", "e\u0301", "😀", "<b>x</b>", "$x^2$", "#set text()", "'; DROP TABLE", " padded ",
    "\u00a0", "\x7f", "\x85", "\u2028", "true", "2026-11-22", "1,5", "%s{}", "../../x", "date",
)  # fmt: skip

characters = st.characters(exclude_characters="\x00", codec="utf-8")
texts = st.one_of(st.sampled_from(HOSTILE), st.text(characters, max_size=30))
names = texts.filter(lambda text: bool(text.strip()))
instants = st.datetimes(
    datetime(1901, 1, 2),
    datetime(2199, 12, 30),
    timezones=st.just(UTC),  # hypothesis wants naive bounds
)
numbers = st.floats(min_value=0, max_value=1e6, exclude_min=True, allow_subnormal=False)
numbers_or_none = st.none() | st.floats(min_value=0, max_value=1e5)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    zone = draw(st.sampled_from(ZONES))
    precision = draw(st.sampled_from(("minute", "about", "day")))
    if precision == "day":
        return moment_on(draw(st.dates(date(1901, 1, 2), date(2199, 12, 30))), zone)
    at = draw(instants)
    if precision == "about":
        return moment_about(at, at + timedelta(minutes=draw(st.integers(0, 3000))), zone)
    return moment_of(at, zone)


def entries() -> st.SearchStrategy[Entry]:
    common = {
        "id": st.uuids(),
        "moment": moments(),
        "entered_at": instants,
        "entered_by": st.sampled_from(("person", "example", "import:timeline_followback")),
        "note": texts,
    }
    amounts = st.none() | st.builds(Amount, value=numbers, unit=st.sampled_from(UNITS))
    some_instant = st.none() | instants
    return st.one_of(
        st.builds(
            Dose,
            **common,
            name=names,
            substance=st.none() | st.sampled_from(("kratom", "diazepam", "not_known_any_more")),
            amount=amounts,
            route=st.none() | st.sampled_from(ROUTES),
            form=texts,
            product=texts,
            prescribed=st.none() | st.booleans(),
            with_food=st.none() | st.booleans(),
            ended_at=some_instant,
        ),
        st.builds(
            Drink,
            **common,
            name=names,
            ethanol_g=numbers_or_none,
            volume_ml=numbers_or_none,
            abv_percent=st.none() | st.floats(0, 100),
            count=numbers,
            heavy=st.booleans(),
        ),
        st.builds(SymptomRating, **common, symptom=names, severity=st.integers(0, 10)),
        st.builds(SymptomRating, **common, symptom=names, severity=st.integers(0, 3), scale=st.just("words")),
        st.builds(
            Sleep,
            **common,
            hours=st.none() | st.floats(0, 24),
            bed_at=some_instant,
            up_at=some_instant,
            wakings=st.none() | st.integers(0, 50),
            quality=st.none() | st.integers(0, 10),
        ),
        st.builds(NoneTaken, **common, what=names),
        st.builds(Note, **common),
        st.builds(Marker, **common, what=st.sampled_from(MARKERS), about=st.none() | st.uuids()),
        st.builds(RedFlag, **common, what=st.sampled_from(RED_FLAGS)),
        st.builds(
            Skipped,
            **common,
            name=names,
            substance=st.none() | st.sampled_from(("diazepam", "own_0123")),
            about=st.none() | st.uuids(),
        ),
        st.builds(
            Urge,
            **common,
            name=texts,
            substance=st.none() | st.sampled_from(("alcohol", "kratom")),
            strength=st.none() | st.integers(0, 10),
            to_mix=st.booleans(),
            instead=texts,
            outcome=texts,
        ),
        st.builds(
            Measure,
            **common,
            what=names | st.sampled_from(("pulse", "weight")),
            value=st.floats(-1e6, 1e6, allow_subnormal=False),
            second=numbers_or_none,
            unit=texts,
        ),
        st.builds(
            ScaleScore,
            **common,
            scale=names,
            score=numbers,
            answers=st.lists(st.tuples(texts, st.integers(0, 3)), max_size=3).map(tuple),
            given_by=texts,
        ),
    )
