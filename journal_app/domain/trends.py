"""Daily records as the journal sums them up, and the trends that are made of them: what charts and the report show."""

from datetime import date
from typing import Final, Literal

from journal_app.domain.entries import SEVERITY_WORDS, MarkerKind, SymptomScale
from journal_app.domain.fact import Fact
from journal_app.domain.levels import Level
from journal_app.i18n import _, in_context


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
    """The drinks of one day: `grams` of pure alcohol where known; `unknown` of the `count` entries have no amount."""

    day: date
    grams: float
    unknown: int
    count: int


class DailyRating(Fact, frozen=True, kw_only=True):
    """One symptom's highest rating of one day on one scale: 0 to 10, or on the scale of words 0 to 3."""

    day: date
    symptom: str
    worst: int
    scale: SymptomScale = "0-10"


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


class Middle(Fact, frozen=True, kw_only=True):
    """The median of the `n` days of a week that have a value; None when they are fewer than four."""

    n: int
    median: float | None


class Comparison(Fact, frozen=True, kw_only=True):
    """The first seven and the last seven calendar days of a span."""

    first: Middle
    last: Middle


class SymptomTrend(Fact, frozen=True, kw_only=True):
    """One symptom over the places of `TrendsData.starts`.

    `ratings`: the highest rating of the day (of a longer place: the median of its days), None without one. `middle`,
    `low`, `high`: median and quartiles of the last 7 days (of a longer place: of its days); None without a rating of
    its own or with fewer than four in all. `rated` counts days with a rating.
    """

    symptom: str
    ratings: tuple[float | None, ...]
    middle: tuple[float | None, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    rated: int
    comparison: Comparison | None
    scale: SymptomScale = "0-10"

    @property
    def worst(self) -> int:
        """The worst that can be said on its scale."""
        return 10 if self.scale == "0-10" else len(SEVERITY_WORDS) - 1


Mark = Literal["value", "partly", "unknown", "other_unit", "none", "no_entry"]
"""What is known of one place of a lane: an amount; an amount and more that is not known; taken, amount not known;
taken in another unit (shown in its own lane); none, as the person said; nothing at all, which is not zero."""

TAKEN: Final[frozenset[Mark]] = frozenset({"value", "partly", "unknown", "other_unit"})


class Lane(Fact, frozen=True, kw_only=True):
    """One substance in one unit, alcohol in drinks, or sleep in hours, over the places of `TrendsData.starts`.

    `key` is the substance, "alcohol" or "sleep"; `unit` "" when no amount was ever logged. Where `marks` is value or
    partly, `values` has the day's total (of a longer place: the mean of its days that are known, a none being 0).
    """

    key: str
    name: str
    unit: str
    shape: Literal["bars", "line"]
    values: tuple[float | None, ...]
    marks: tuple[Mark, ...]
    comparison: Comparison | None


class MedicineStep(Fact, frozen=True, kw_only=True):
    """What is prescribed from a local date on: `amount` each time ("300 mg", "" not said), `often` "once a day"."""

    day: date
    amount: str
    often: str

    @property
    def words(self) -> str:
        """`300 mg once a day`, `as needed`."""
        if not self.amount:
            return self.often
        return in_context("an amount, and how often", "{amount} {often}").format(amount=self.amount, often=self.often)


class MedicineLine(Fact, frozen=True, kw_only=True):
    """One medicine of the regimen in a span, as prescribed: no dose of it is said to be taken.

    `first` is the local date of its start, `last` that of its stop (None: it goes on); both may lie outside the span.
    `steps` begin with what was prescribed at its start; later ones are the plan's, oldest first, none after `last`.
    """

    substance: str
    name: str
    first: date
    last: date | None
    scheduled: bool
    steps: tuple[MedicineStep, ...]
    prescriber: str = ""

    def runs_on(self, day: date) -> bool:
        """Whether it goes on that date; the date of its stop is the first on which it does not."""
        return self.first <= day and (self.last is None or day < self.last)

    def step_on(self, day: date) -> MedicineStep:
        """What is prescribed on a date; before its start what it starts with, after its stop what it ended with."""
        return next((step for step in reversed(self.steps) if step.day <= day), self.steps[0])


class Happening(Fact, frozen=True, kw_only=True):
    """Something that happened on a date and that a reader of the record has to know, in one or two words."""

    day: date
    what: MarkerKind
    words: str


class TrendsData(Fact, frozen=True, kw_only=True):
    """Everything the trends page and its exports show of a span.

    `starts` is the first day of each place on the time axis and `place_days` how many days a place covers (1: a day;
    whole weeks when the span is so long that days would be too many to draw). `journal_days` counts the days with an
    entry in the whole journal (exact below seven; from there on it may be the span's). `drink_grams`: a drink's size.
    `medicines` are those of the regimen that run in the span, `happened` what happened in it, oldest first.
    """

    first: date
    last: date
    place_days: int
    starts: tuple[date, ...]
    logged: tuple[bool, ...]
    logged_days: int
    journal_days: int
    drink_grams: float
    symptoms: tuple[SymptomTrend, ...]
    lanes: tuple[Lane, ...]
    alerts: tuple[Level | None, ...]
    medicines: tuple[MedicineLine, ...] = ()
    happened: tuple[Happening, ...] = ()

    @property
    def has_lanes(self) -> bool:
        """Whether anything stands under the symptoms: amounts, medicines, or what happened."""
        return bool(self.lanes or self.medicines or self.happened)

    @property
    def lanes_title(self) -> str:
        """What stands under the symptoms, as a heading; it names medicines only where there are some."""
        if not self.lanes:
            return _("Medicines") if self.medicines else _("What happened")
        return _("Amounts, alcohol, sleep, medicines") if self.medicines else _("Amounts, alcohol, sleep")

    def place_of(self, day: date) -> int:
        """The place of a date on the time axis; below 0 or beyond the last place when it lies outside."""
        return (day - self.first).days // self.place_days

    @property
    def days(self) -> int:
        """How many days the span has."""
        return (self.last - self.first).days + 1
