"""What a rule without a pair reads: the entries by time and by person-day, explicit nones, and the regimen."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from journal_app.domain.alcohol import is_alcohol, known_grams
from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, Intake, Marker, NoneTaken, Skipped
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Selector, Substance
from journal_app.domain.levels import Level
from journal_app.domain.moments import PERSON_DAY_STARTS_AT_HOUR, Moment
from journal_app.domain.person import Answer, Medicine, Person
from journal_app.domain.units import MASS_IN_MG

ONE_DAY: Final = timedelta(days=1)
GRAMS: Final = "g of alcohol"
"""The unit in which alcohol is totalled; never converted into anything else."""

IMPORTED: Final = "import:"
OLD_IMPORT: Final = timedelta(days=30)
"""Imported records that ended longer ago raise nothing about a stop: whatever it was is over."""

Anchor = Entry | Medicine


class Finding(NamedTuple):
    """What a rule found: at which level, at which entry or medicine, and what it looked back on, oldest first.

    `moment` is when it happened, where that is not the anchor's own time (a medicine's is its start). `over_at` (aware
    UTC): from when on its concern is over, so that it is history.
    `part` tells several findings at one anchor apart (the steps of a medicine's plan); else there is at most one.
    `case`: which of the rule's own words fit (`SafetyRule.cases`); "" those of the level.
    """

    rule: str
    level: Level
    anchor: Anchor
    earlier: tuple[Anchor, ...] = ()
    moment: Moment | None = None
    over_at: datetime | None = None
    case: str = ""
    part: str = ""

    @property
    def happened(self) -> Moment:
        """When it happened."""
        if self.moment is not None:
            return self.moment
        return self.anchor.start if isinstance(self.anchor, Medicine) else self.anchor.moment


class Use(NamedTuple):
    """One logged intake of a group; `day` is its person-day (04:00 to 04:00), `at` aware UTC."""

    entry: Intake
    substance: Substance
    at: datetime
    day: date


class Total(NamedTuple):
    """The sum of a day in one unit; `complete` is False when the amount of any of it is not known."""

    value: float
    complete: bool


class Record:
    """The entries that a rule looks at, read once. `now` is aware UTC; entries are in the order of time, then of id.

    `anchors`: only what happened in [start, end) is asked for; the other entries are there to be looked back on.
    `days`: person-days on which something was written down that is not among the entries.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        person: Person,
        entries: Iterable[Entry],
        now: datetime,
        anchors: tuple[datetime, datetime] | None = None,
        days: Iterable[date] = (),
    ) -> None:
        self.anchors = anchors
        self._other_days = frozenset(days)
        self.knowledge = knowledge
        self.person = person
        self.now = now.astimezone(UTC)
        # By the number of the id: to take the id itself as a key costs as much as all the rest of this.
        keyed = {entry.id.int: (entry.moment.at, entry.id.int, entry) for entry in entries}
        self.entries: tuple[Entry, ...] = tuple([entry for _at, _number, entry in sorted(keyed.values())])
        self._answers = {
            (answer.rule, answer.anchor): answer for answer in sorted(person.answers, key=lambda answer: answer.at)
        }
        self.markers: tuple[Marker, ...] = tuple([entry for entry in self.entries if isinstance(entry, Marker)])
        self._uses: dict[str, list[Use]] = {}
        self._in_order: list[Use] = []
        self._nones: dict[date, list[NoneTaken]] = {}
        self._skipped: dict[UUID, dict[date, Skipped]] = {}
        self._days: dict[date, list[Entry]] = {}
        self._not_taken: dict[UUID, dict[date, Skipped | NoneTaken]] = {}
        self._of_group: dict[Selector, tuple[Use, ...]] = {}
        back: dict[int, timedelta] = {}
        for entry in self.entries:
            day = _person_day(entry.moment, back)
            self._days.setdefault(day, []).append(entry)
            if isinstance(entry, Intake):
                substance = self.substance_of(entry)
                if substance is not None:
                    use = Use(entry, substance, entry.moment.at, day)
                    self._uses.setdefault(substance.id, []).append(use)
                    self._in_order.append(use)
            elif isinstance(entry, NoneTaken):
                self._nones.setdefault(day, []).append(entry)
            elif isinstance(entry, Skipped) and entry.about is not None:
                self._skipped.setdefault(entry.about, {}).setdefault(day, entry)

    def wants(self, at: datetime, slack: timedelta = timedelta()) -> bool:
        """Whether anybody asks for what happened at a time, `slack` to either side; a rule may leave out the rest."""
        return self.anchors is None or self.anchors[0] - slack <= at < self.anchors[1] + slack

    def substance_of(self, taken: Anchor) -> Substance | None:
        """The substance of an intake or of a medicine; None when it is not recognised, or for any other entry."""
        if isinstance(taken, Dose):
            return self.knowledge.substances.get(taken.substance or "")
        if isinstance(taken, Drink):
            return self.knowledge.substances.get(ALCOHOL) if is_alcohol(taken) else None
        return self.knowledge.substances.get(taken.substance or "") if isinstance(taken, Medicine) else None

    def answer(self, rule: str, anchor: Anchor) -> Answer | None:
        """The last thing that the person answered to a rule's question about an entry or a medicine."""
        return self._answers.get((rule, anchor.id))

    def group(self, rule: str, name: str) -> Selector | None:
        """The substances that a rule calls by a name; None when the data do not hold the rule."""
        found = self.knowledge.safety_rules.get(rule)
        return found.groups.get(name) if found is not None else None

    def intakes(self, group: Selector) -> tuple[Use, ...]:
        """Every logged intake that a group selects, by time; drinks as alcohol. The regimen is not among them."""
        found = self._of_group.get(group)
        if found is None:
            kinds = [kind for kind, uses in self._uses.items() if group.selects(uses[0].substance)]
            if len(kinds) == 1:
                found = tuple(self._uses[kinds[0]])
            else:
                # Kept in their order: to sort them anew for each group took a fifth of a whole evaluation.
                wanted = frozenset(kinds)
                found = tuple([use for use in self._in_order if use.substance.id in wanted]) if wanted else ()
            self._of_group[group] = found
        return found

    def by_day(self, group: Selector) -> dict[date, tuple[Use, ...]]:
        """The logged intakes of a group by person-day, days in order."""
        days: dict[date, list[Use]] = {}
        for use in self.intakes(group):
            days.setdefault(use.day, []).append(use)
        return {day: tuple(uses) for day, uses in sorted(days.items())}

    def said_none(self, day: date, substances: Iterable[Substance]) -> tuple[NoneTaken, ...]:
        """The explicit nones of a person-day that together cover each of the substances; empty unless they do."""
        said = self._nones.get(day)
        if not said:
            return ()
        covering = []
        for substance in substances:
            found = next((none for none in said if self._covers(none, substance)), None)
            if found is None:
                return ()
            covering.append(found)
        return tuple(dict.fromkeys(covering))

    def _covers(self, none: NoneTaken, substance: Substance) -> bool:
        if none.what in (EVERYTHING, substance.id, *substance.classes):
            return True
        named = self.knowledge.substances.get(none.what)
        return named is not None and named.ingredient == substance.ingredient

    def none_entries(self, day: date) -> tuple[NoneTaken, ...]:
        """Every explicit none of a person-day."""
        return tuple(self._nones.get(day, ()))

    def has_entries(self, day: date) -> bool:
        """Whether anything at all was written down for a person-day."""
        return day in self._days or day in self._other_days

    @property
    def logged_days(self) -> list[int]:
        """The person-days for which anything at all was written down, as day numbers (`date.toordinal`), in order."""
        return sorted(day.toordinal() for day in self._other_days.union(self._days))

    def entries_of(self, day: date) -> tuple[Entry, ...]:
        """Everything that was written down for a person-day."""
        return tuple(self._days.get(day, ()))

    def skipped(self, medicine: Medicine) -> dict[date, Skipped | NoneTaken]:
        """The person-days on which a medicine of the regimen was said not to be taken, by its name or by its class.

        "Nothing at all today" does not count: what is taken as listed is not logged.
        """
        found = self._not_taken.get(medicine.id)
        if found is None:
            found = dict(self._skipped.get(medicine.id, {}))
            substance = self.substance_of(medicine)
            for day, nones in self._nones.items() if substance is not None else ():
                for none in nones:
                    if substance is not None and none.what != EVERYTHING and self._covers(none, substance):
                        found.setdefault(day, none)
            self._not_taken[medicine.id] = found
        return found

    def regimen(self, group: Selector) -> tuple[Medicine, ...]:
        """The scheduled medicines of the regimen that a group selects, by start; those as needed count when logged."""
        if not self.person.regimen:  # asked for nearly every day
            return ()
        found = []
        for medicine in self.person.regimen:
            substance = self.substance_of(medicine)
            if medicine.scheduled and substance is not None and group.selects(substance):
                found.append(medicine)
        return tuple(sorted(found, key=lambda medicine: (medicine.start.at, medicine.id.int)))

    def standing(self, group: Selector, day: date) -> tuple[Medicine, ...]:
        """The scheduled medicines of a group that count as taken on a person-day: neither stopped nor skipped then."""
        return tuple(
            medicine for medicine in self.regimen(group) if stands(medicine, day) and day not in self.skipped(medicine)
        )


def _person_day(moment: Moment, back: dict[int, timedelta]) -> date:
    """`Moment.person_day`, at a fifth of its cost; `back` keeps what is added for each offset."""
    if moment.precision == "day":
        return moment.local_date
    offset = moment.utc_offset_s
    shift = back.get(offset)
    if shift is None:
        shift = back[offset] = timedelta(seconds=offset, hours=-PERSON_DAY_STARTS_AT_HOUR)
    return (moment.at + shift).date()


def stands(medicine: Medicine, day: date) -> bool:
    """Whether a medicine of the regimen runs on a day; the day of its stop is the last on which it was taken."""
    return medicine.start.person_day <= day and (medicine.stop is None or day <= medicine.stop.person_day)


def daily_totals(uses: Iterable[Use]) -> dict[date, dict[tuple[str, str], Total]]:
    """For each person-day, the sums by ingredient and unit: masses in mg, alcohol in GRAMS, any other unit alone.

    A use whose amount is not known makes every sum of its ingredient on that day incomplete, and one of them stands
    in the unit "" with the value 0: it is not known, never zero.
    """
    days: dict[date, dict[tuple[str, str], float]] = {}
    unknown: set[tuple[date, str]] = set()
    for use in uses:
        sums = days.get(use.day)
        if sums is None:
            sums = days[use.day] = {}
        ingredient = use.substance.ingredient
        value, unit = amount_of(use)
        if value is None:
            unknown.add((use.day, ingredient))
            value = 0.0
        key = ingredient, unit
        sums[key] = sums.get(key, 0.0) + value
    return {
        day: {key: Total(value, (day, key[0]) not in unknown) for key, value in sums.items()}
        for day, sums in days.items()
    }


def amount_of(use: Use) -> tuple[float | None, str]:
    """The amount of one use and the unit in which it is summed: masses in mg, alcohol in GRAMS; None: not known."""
    if use.substance.id == ALCOHOL:
        return known_grams(use.entry), GRAMS
    amount = use.entry.amount if isinstance(use.entry, Dose) else None
    if amount is None:
        return None, ""
    if amount.unit in MASS_IN_MG:
        return amount.value * MASS_IN_MG[amount.unit], "mg"
    return amount.value, amount.unit


def latest(moment: Moment) -> datetime:
    """The latest that its precision allows (aware UTC)."""
    if moment.precision == "day":
        return max(end_of_day(moment.person_day, moment), moment.at)
    return moment.latest if moment.precision == "about" and moment.latest is not None else moment.at


def comes_late(anchor: Anchor) -> bool:
    """Whether it is an imported record of something that was long over when it was imported."""
    if isinstance(anchor, Medicine) or not anchor.entered_by.startswith(IMPORTED):
        return False
    return anchor.entered_at - anchor.moment.at > OLD_IMPORT


def end_of_day(day: date, like: Moment) -> datetime:
    """When a person-day ends (aware UTC), by the offset that a moment was logged with."""
    local = datetime.combine(day + ONE_DAY, time(PERSON_DAY_STARTS_AT_HOUR), UTC)
    return local - timedelta(seconds=like.utc_offset_s)


Rule = Callable[[Record], Iterable[Finding]]
"""A rule reads a record and says what it found, each anchor once. What it says about an anchor depends only on entries
at most SAFETY_LOOK_BACK before it and SAFETY_LOOK_AHEAD after it (see `evaluate`), on the person, and on `now`."""
