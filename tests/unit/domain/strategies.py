"""Hypothesis strategies for journals: a few substances, times that fall together often, every precision."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec
from hypothesis import strategies as st

from journal_app.domain.entries import Dose, Intake
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.moments import Moment
from journal_app.domain.person import Medicine, Person, PlannedStep, Profile
from journal_app.domain.units import Amount
from tests.unit.domain.small_knowledge import SMALL, START, SUBSTANCES, about, day, dose, drink, hour

NAMES = [row.id for row in SUBSTANCES]
PATCHES = ("fentanyl_patch", "depot", "clonidine", "kratom_leaf")
ZONES = ("UTC", "Pacific/Auckland", "America/Los_Angeles")

profiles = st.builds(
    Profile,
    sex=st.sampled_from((None, "female", "male")),
    weight_kg=st.sampled_from((None, None, 20.0, 48.5, 60.0, 61.0, 70.0, 80.0, 95.0, 140.0)),
    birth_year=st.sampled_from((None, None, 1950, 2026 - 65, 2027 - 65, 1999)),
    lung=st.booleans(),
    sleep_apnoea=st.booleans(),
    liver=st.booleans(),
    kidney=st.booleans(),
    heart_rhythm=st.booleans(),
    seizures=st.booleans(),
    shakes=st.booleans(),
)
amounts = st.sampled_from((None, None, Amount(value=5, unit="mg"), Amount(value=10, unit="mg")))
times = st.sampled_from((None, 0.5, 1.0, 2.0))
hours = st.one_of(
    st.integers(0, 400).map(float),
    st.integers(0, 4 * 24 * 60).map(lambda minutes: minutes / 60),
    st.sampled_from((0.0, 6.0, 12.0, 15.0, 24.0, 45.0, 72.0, 120.0, 168.0, 300.0, 336.0, 700.0, 1000.0)),
)


@st.composite
def moments(draw: st.DrawFn, exact: bool) -> Moment:
    """A moment; of any precision unless `exact`."""
    at = draw(hours)
    precision = "minute" if exact else draw(st.sampled_from(("minute", "minute", "about", "day")))
    if precision == "about":
        return about(at, at + draw(st.integers(0, 30)))
    if precision == "day":
        return day(int(at // 24), draw(st.sampled_from(ZONES)))
    return hour(at)


@st.composite
def intakes(draw: st.DrawFn, exact: bool = False, names: Sequence[str] = NAMES) -> Intake:
    """A dose or a drink."""
    number, moment = draw(st.integers(1, 1 << 62)), draw(moments(exact))
    if draw(st.integers(0, 3)) == 0:
        grams = draw(st.sampled_from((None, 0.0, 8.0, 14.0, 40.0, 120.0, 300.0)))
        return drink(number, grams, moment, heavy=draw(st.booleans()))
    name = draw(st.sampled_from([*names, None]))
    ended_at = None
    if name in PATCHES and draw(st.booleans()):
        ended_at = moment.at + timedelta(hours=draw(st.integers(0, 300)))
    called = draw(st.sampled_from((name or "x", name or "x", "Tylenol")))
    written = dose(number, name, moment, name=called, amount=draw(amounts), ended_at=ended_at)
    return msgspec.structs.replace(written, prescribed=draw(st.sampled_from((None, None, True, False))))


@st.composite
def medicines(draw: st.DrawFn, name: str, number: int, zones: Sequence[str] = ("UTC",)) -> Medicine:
    """An ongoing medicine with the id `number`, from some day or time on and perhaps until another."""
    first = draw(st.integers(-20, 30))
    zone = draw(st.sampled_from(zones))
    start = day(first, zone) if draw(st.booleans()) else hour(24 * first + draw(st.integers(0, 23)), zone)
    stop = None
    if draw(st.booleans()):
        last = first + draw(st.integers(0, 30))
        zone = draw(st.sampled_from(zones))
        stop = day(last, zone) if draw(st.booleans()) else hour(24 * last + draw(st.integers(0, 47)), zone)
    plan: tuple[PlannedStep, ...] = ()
    if draw(st.integers(0, 3)) == 0:
        on = (START + timedelta(days=first + 2)).date()
        plan = (PlannedStep(from_day=on, amount=draw(amounts), times_per_day=draw(times)),)
    return Medicine(
        id=UUID(int=number),
        name=name,
        start=start,
        substance=name,
        amount=draw(amounts),
        times_per_day=draw(times),
        scheduled=draw(st.integers(0, 5)) > 0,
        stop=stop,
        plan=plan,
    )


@st.composite
def regimens(draw: st.DrawFn, names: Sequence[str] = NAMES) -> tuple[Medicine, ...]:
    """A few medicines of different ingredients."""
    by_ingredient = {SMALL.substances[name].ingredient: name for name in names if name != ALCOHOL}
    chosen = draw(st.lists(st.sampled_from(sorted(by_ingredient.values())), max_size=3, unique=True))
    # Beyond the numbers of `intakes`: what is logged and what is prescribed never share an id.
    return tuple(draw(medicines(name, (1 << 64) + number, ZONES)) for number, name in enumerate(chosen))


people = st.builds(lambda profile, regimen: Person(profile=profile, regimen=regimen), profiles, regimens())


def journals(exact: bool = False, most: int = 12) -> st.SearchStrategy[list[Intake]]:
    """Some intakes with ids of their own, often of few substances, so that they meet."""
    return st.lists(st.sampled_from(NAMES), min_size=1, max_size=5).flatmap(
        lambda names: st.lists(intakes(exact, names), max_size=most, unique_by=lambda intake: intake.id)
    )


def shifted(intake: Intake, by: timedelta) -> Intake:
    """The same intake at another time."""
    moment = msgspec.structs.replace(intake.moment, at=intake.moment.at + by)
    if isinstance(intake, Dose) and intake.ended_at is not None:
        return msgspec.structs.replace(intake, moment=moment, ended_at=intake.ended_at + by)
    return msgspec.structs.replace(intake, moment=moment)
