"""Hypothesis strategies for journals: a few substances, times that fall together often, every precision."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec
from hypothesis import strategies as st

from journal_app.domain.entries import Dose, Intake
from journal_app.domain.moments import Moment
from journal_app.domain.person import Person, Profile
from tests.unit.domain.small_knowledge import SUBSTANCES, about, day, dose, drink, hour

NAMES = [row.id for row in SUBSTANCES]
PATCHES = ("fentanyl_patch", "depot", "clonidine", "kratom_leaf")
ZONES = ("UTC", "Pacific/Auckland", "America/Los_Angeles")

people = st.sampled_from(
    (
        Person(),
        Person(profile=Profile(sex="male", weight_kg=80)),
        Person(profile=Profile(sex="female", weight_kg=60)),
        Person(profile=Profile(weight_kg=95)),
    )
)
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
    return dose(number, name, moment, ended_at=ended_at)


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
