"""Daily records as the journal sums them up: what trends, charts and the report start from."""

from datetime import date

from journal_app.domain.fact import Fact
from journal_app.domain.levels import Level


class DailyAmount(Fact, frozen=True, kw_only=True):
    """The doses of one substance in one unit on one day.

    `substance` is the id in Knowledge, or the name as written when it is not recognised; `name` is what the person
    calls it (the newest way of writing it). `unit` is as logged: unlike units are rows of their own, and entries
    without an amount are a row with unit "" and total None - never zero. `count` is the number of entries in the row.
    """

    day: date
    substance: str
    name: str
    unit: str
    total: float | None
    count: int


class DailyAlcohol(Fact, frozen=True, kw_only=True):
    """The drinks of one day: `grams` of pure alcohol where known, `unknown` entries without an amount, of `count` in all."""

    day: date
    grams: float
    unknown: int
    count: int


class DailyRating(Fact, frozen=True, kw_only=True):
    """One symptom's highest rating of one day, 0 to 10."""

    day: date
    symptom: str
    worst: int


class DailySleep(Fact, frozen=True, kw_only=True):
    """Hours slept in the night that ended on this day (naps of the day added); None: slept, but not known how long."""

    day: date
    hours: float | None


class DailyNone(Fact, frozen=True, kw_only=True):
    """The person said "none" for this day; `what` as in `NoneTaken.what`."""

    day: date
    what: str


class DailyAlert(Fact, frozen=True, kw_only=True):
    """The worst level of the alerts whose intake was on this day; alerts resolved by a correction do not count."""

    day: date
    level: Level


class DailyRecords(Fact, frozen=True, kw_only=True):
    """Everything that was logged from `first` to `last` (local calendar dates, both included), by day and oldest first.

    `logged` are the days with any entry at all. A day that stands nowhere is *unknown*: it is never filled in.
    """

    first: date
    last: date
    amounts: tuple[DailyAmount, ...] = ()
    alcohol: tuple[DailyAlcohol, ...] = ()
    ratings: tuple[DailyRating, ...] = ()
    sleep: tuple[DailySleep, ...] = ()
    nones: tuple[DailyNone, ...] = ()
    logged: tuple[date, ...] = ()
    alerts: tuple[DailyAlert, ...] = ()
