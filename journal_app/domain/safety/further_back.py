"""What rules without a pair need from before the weeks that are read whole: little, and found by substance and time."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple, Protocol

from journal_app.domain.alcohol import is_alcohol
from journal_app.domain.entries import Dose, Drink, Entry, Intake, Kind, NoneTaken, Skipped
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Selector
from journal_app.domain.person import Medicine, Person
from journal_app.domain.safety import escalation, gaps, long_acting, markers
from journal_app.domain.safety.record import ONE_DAY, stands

Anchors = tuple[datetime, datetime]
Ids = Callable[[Selector], frozenset[str]]

WEEK_BEFORE: Final = timedelta(days=10)
"""The week before a gap, with the days by which a date and an instant can differ."""

SLACK: Final = timedelta(days=3)
"""By how much a time that is not exact can lie beside its own instant."""

SEEN_ALONE: Final[tuple[Kind, ...]] = ("marker", "none", "skipped")
"""What counts in a gap beside the intakes of the rule's own substances, and days on which anything stands."""


class Past(Protocol):
    """The whole journal, asked by index. All times are aware; substances are ids, and "alcohol" means drinks too."""

    def newest_intake_before(self, substances: Collection[str], before: datetime) -> datetime | None:
        """When any of the substances was last taken before an instant."""

    def next_intake_from(self, substances: Collection[str], start: datetime) -> datetime | None:
        """When any of the substances was first taken from an instant on."""

    def intakes_since(self, starts: Mapping[str, datetime], end: datetime) -> Sequence[Intake]:
        """Intakes of several substances, each from its own instant on and all before `end`."""

    def entries(self, start: datetime, end: datetime, kinds: Collection[Kind]) -> Sequence[Entry]:
        """Entries of some kinds, half-open."""

    def days_with_entries(self, start: datetime, end: datetime) -> frozenset[date]:
        """The person-days of all entries, half-open."""


class Further(NamedTuple):
    """Entries from before the weeks that are read whole, and person-days of the others there."""

    entries: tuple[Entry, ...] = ()
    days: frozenset[date] = frozenset()


def further_back(
    knowledge: Knowledge,
    person: Person,
    near: Sequence[Entry],
    start: datetime,
    anchors: Anchors,
    past: Past,
    ids: Ids,
) -> Further:
    """All that the rules need from before `start` to judge these anchors.

    `near` are the entries from `start` on; `ids` gives what a selector selects.
    """
    starts: dict[str, datetime] = {}
    for wanted in (
        _depots(knowledge, anchors, ids),
        _far_apart(knowledge, person, anchors, ids),
        _routes(knowledge, near, anchors, ids),
    ):
        for substance, since in wanted:
            starts[substance] = min(since, starts.get(substance, since))
    gap = _Gap(knowledge, person, near, start, anchors, past, ids)
    for substance, since in gap.intakes():
        starts[substance] = min(since, starts.get(substance, since))
    starts = {substance: since for substance, since in starts.items() if since < start}
    found: list[Entry] = [*past.intakes_since(starts, start)] if starts else []
    days: frozenset[date] = frozenset()
    if gap.since is not None:
        found += past.entries(gap.since, start, SEEN_ALONE)
        days = past.days_with_entries(gap.since, start)
    around = _of_happenings(knowledge, person, near, anchors)
    if around is not None and around < start:
        found += past.entries(around, start, ("dose", "drink"))
    return Further(tuple(found), days)


def substance_id(entry: Entry) -> str | None:
    """The id of what was taken; None for what is no intake or is not recognised."""
    if isinstance(entry, Dose):
        return entry.substance
    return ALCOHOL if isinstance(entry, Drink) and is_alcohol(entry) else None


def depot_reach(knowledge: Knowledge, substance: str | None) -> timedelta:
    """For how long an opioid depot keeps a later intake from being a return; nothing for any other substance."""
    row = knowledge.substances.get(substance or "")
    group = _group(knowledge, gaps.RULE, gaps.OPIOIDS)
    if row is None or row.windows is None or group is None or not group.selects(row):
        return timedelta()
    lasts = row.windows.active_h >= gaps.LASTING_H
    return timedelta(hours=row.windows.active_h) + gaps.GAP + SLACK if lasts else timedelta()


def _group(knowledge: Knowledge, rule: str, name: str) -> Selector | None:
    found = knowledge.safety_rules.get(rule)
    return found.groups.get(name) if found is not None else None


def _depots(knowledge: Knowledge, anchors: Anchors, ids: Ids) -> Iterator[tuple[str, datetime]]:
    opioids = _group(knowledge, gaps.RULE, gaps.OPIOIDS)
    for substance in ids(opioids) if opioids is not None else ():
        reach = depot_reach(knowledge, substance)
        if reach:
            yield substance, anchors[0] - reach


def _far_apart(knowledge: Knowledge, person: Person, anchors: Anchors, ids: Ids) -> Iterator[tuple[str, datetime]]:
    """Medicines that are prescribed weeks apart: what is too soon for them lies further back."""
    group = _group(knowledge, "P7", "long_acting")
    for medicine in person.regimen if group is not None else ():
        row = knowledge.substances.get(medicine.substance or "")
        times = [medicine.times_per_day, *(step.times_per_day for step in medicine.plan)]
        if row is None or group is None or all(each is None or each > long_acting.SELDOM for each in times):
            continue
        for substance in ids(group):
            if knowledge.substances[substance].ingredient == row.ingredient:
                yield substance, anchors[0] - long_acting.LOOKED_BACK - SLACK


def _routes(knowledge: Knowledge, near: Sequence[Entry], anchors: Anchors, ids: Ids) -> Iterator[tuple[str, datetime]]:
    """A route is new when the months before knew only others."""
    group = _group(knowledge, "P5", "watched")
    fast = {
        entry.substance
        for entry in near
        if isinstance(entry, Dose)
        and entry.route in escalation.FAST_ROUTES
        and anchors[0] <= entry.moment.at < anchors[1]
    }
    if group is None or not fast:
        return
    ingredients = {row.ingredient for name in fast if (row := knowledge.substances.get(name or "")) is not None}
    for substance in ids(group):
        if knowledge.substances[substance].ingredient in ingredients:
            yield substance, anchors[0] - escalation.ROUTE_KNOWN - ONE_DAY


def _of_happenings(knowledge: Knowledge, person: Person, near: Sequence[Entry], anchors: Anchors) -> datetime | None:
    """From when on everything that was taken counts, where something happened beside it (P16); None: nothing did."""
    if "P16" not in knowledge.safety_rules:
        return None
    times = [medicine.start.at for medicine in person.regimen if anchors[0] <= medicine.start.at < anchors[1]]
    first = anchors[0] - markers.WATCHED_AFTER - SLACK
    times += [
        entry.moment.at for entry in near if markers.is_beside_intakes(entry) and first <= entry.moment.at < anchors[1]
    ]
    return min(times) - markers.COUNTS_FOR if times else None


class _Gap:
    """The first opioid among the anchors, when the one before it came before what is read whole (P4).

    `since`: from when on it needs what was said, with the week before its gap; None where the weeks tell it all.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        person: Person,
        near: Sequence[Entry],
        start: datetime,
        anchors: Anchors,
        past: Past,
        ids: Ids,
    ) -> None:
        self.since: datetime | None = None
        self._opioids: frozenset[str] = frozenset()
        self._blockers: dict[str, datetime] = {}
        opioids, naltrexone = (_group(knowledge, gaps.RULE, name) for name in (gaps.OPIOIDS, gaps.NALTREXONE))
        if opioids is None:
            return
        self._opioids = ids(opioids)
        uses = [entry for entry in near if substance_id(entry) in self._opioids]
        wanted = [use for use in uses if anchors[0] <= use.moment.at < anchors[1]]
        returned = min(wanted, key=lambda use: (use.moment.at, use.id.int), default=None)
        if returned is None:
            return
        last = max((use.moment.at for use in uses if use.moment.at < anchors[0]), default=None)
        if last is not None and last >= start + WEEK_BEFORE:
            return
        medicines = [each for each in person.regimen if each.scheduled and each.substance in self._opioids]
        if any(_surely_stands(each, returned, near) for each in medicines):
            return
        if last is None:
            last = past.newest_intake_before(self._opioids, start)
        if last is None:
            last = min((medicine.start.at for medicine in medicines), default=start)
        if last - WEEK_BEFORE < start:
            self.since = last - WEEK_BEFORE
            blockers = ids(naltrexone) if naltrexone is not None else frozenset()
            blocked = past.newest_intake_before(blockers, start) if blockers else None
            if blocked is not None and blocked >= self.since:
                self._blockers = dict.fromkeys(blockers, blocked)

    def intakes(self) -> Iterator[tuple[str, datetime]]:
        """The opioids of the week before the gap, and the last naltrexone in it."""
        if self.since is not None:
            yield from dict.fromkeys(self._opioids, self.since).items()
            yield from self._blockers.items()


def _surely_stands(medicine: Medicine, use: Entry, near: Sequence[Entry]) -> bool:
    """Whether a medicine of the regimen counts on the day of an intake, with nothing said that could be against it."""
    day = use.moment.person_day
    return stands(medicine, day) and not any(
        isinstance(entry, Skipped | NoneTaken) and entry.moment.person_day == day for entry in near
    )
