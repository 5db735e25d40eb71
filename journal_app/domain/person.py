"""What the warning engine knows about the person; every field is optional and only ever makes it more careful."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from journal_app.domain.entries import Route
from journal_app.domain.fact import Fact
from journal_app.domain.moments import Moment
from journal_app.domain.units import Amount


class Profile(Fact, frozen=True, kw_only=True):
    """What the person said about their own body. None and False mean "not said", never "no".

    `sex` and `weight_kg` (body weight) can slow the alcohol clock, whose usual rate they never exceed. `pregnant_since`
    and `breastfeeding_since` are the local dates from which that holds. `lung`: COPD, severe asthma or obesity
    hypoventilation. `seizures`: a seizure or delirium in an earlier withdrawal. `shakes`: shaking without alcohol.
    """

    sex: Literal["female", "male"] | None = None
    weight_kg: float | None = None
    birth_year: int | None = None
    pregnant_since: date | None = None
    breastfeeding_since: date | None = None
    lung: bool = False
    sleep_apnoea: bool = False
    liver: bool = False
    kidney: bool = False
    heart_rhythm: bool = False
    seizures: bool = False
    shakes: bool = False


class PlannedStep(Fact, frozen=True, kw_only=True):
    """From a local date on, the prescriber's plan says another amount or number of times a day (None: not said)."""

    from_day: date
    amount: Amount | None = None
    times_per_day: float | None = None


class Medicine(Fact, frozen=True, kw_only=True):
    """An ongoing medicine of the regimen: it takes part in every check without being logged each day.

    `substance` is its id in Knowledge (None: not recognised, then it is *not checked*); `name` as the person says it.
    `amount` is what is prescribed each time. `scheduled`: it counts as active from `start` until `stop` and its
    windows after that; one taken as needed counts only when it is logged. `stop` None: it goes on.
    """

    id: UUID
    name: str
    start: Moment
    substance: str | None = None
    amount: Amount | None = None
    route: Route | None = None
    times_per_day: float | None = None
    scheduled: bool = True
    stop: Moment | None = None
    prescriber: str = ""
    plan: tuple[PlannedStep, ...] = ()
    note: str = ""


class CustomSubstance(Fact, frozen=True, kw_only=True):
    """A substance of the person's own, checked by its kind: the id of a class-level row such as `unknown_opioid`."""

    id: str
    name: str
    kind: str


class Contact(Fact, frozen=True, kw_only=True):
    """Someone or something to reach in an emergency; `number` may be a place: where the naloxone is."""

    role: Literal["prescriber", "pharmacy", "friend", "naloxone", "other"]
    name: str
    number: str = ""


class PrescriberKnows(Fact, frozen=True, kw_only=True):
    """That the prescriber knows of a set of ingredients (sorted), said at `at` (aware UTC), for so many days."""

    ingredients: tuple[str, ...]
    at: datetime
    days: int


class Answer(Fact, frozen=True, kw_only=True):
    """What the person answered to the question of a safety rule about the entry that anchors it; `at` aware UTC."""

    rule: str
    anchor: UUID
    answer: Literal["stopped", "cut_down", "not_logged", "break", "planned"]
    at: datetime


class Person(Fact, frozen=True, kw_only=True):
    """The person beside the entries."""

    profile: Profile = Profile()
    regimen: tuple[Medicine, ...] = ()
    custom: tuple[CustomSubstance, ...] = ()
    answers: tuple[Answer, ...] = ()
