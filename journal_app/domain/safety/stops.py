"""Rules P1, P2, P3 and P13: something taken day after day has ended, or fallen, all at once.

Numbers are those of clinical/rules-and-model.md section 3, design choices that a clinician has yet to confirm.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final, Literal, NamedTuple

from journal_app.domain.knowledge import Selector, Substance
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment, moment_on
from journal_app.domain.person import Answer, Medicine
from journal_app.domain.safety.days import LONGEST_SILENCE, STEADY_DAYS, Days
from journal_app.domain.safety.drinking import Drinking
from journal_app.domain.safety.drops import alcohol_drops, sedative_drops
from journal_app.domain.safety.plans import ended_as_planned, lowered_as_planned, plan_events
from journal_app.domain.safety.record import ONE_DAY, Anchor, Finding, Record, Use, comes_late, latest, stands

BESIDE: Final = "beside"
"""The group of medicines that make a seizure more likely: named with a stop, never a reason of their own."""

BESIDE_FOR: Final = timedelta(days=7)

WATCHED: Final = timedelta(days=14)
"""How long after the last intake a stop is looked for, and its concern lasts (onset 3 to 10 days if long-acting)."""

WATCHED_ALCOHOL: Final = timedelta(days=5)
"""Delirium comes 48 to 96 hours after the last drink (EASL 2018, ASAM 2020)."""

SKIPPED_DAYS: Final = 2

FELL: Final = "fell"
"""The words of P2 for a day that is lower, and not without any."""

Kind = Literal["none", "silence", "drop", "regimen", "skipped"]


class Stop(NamedTuple):
    """A stop as it was seen. `kind`: how: said to be none, nothing logged, a lower day, the regimen, skipped doses.

    `since`: an answer that was given before was about something else: the lower day that the silence then followed.
    """

    rule: str
    kind: Kind
    anchor: Anchor
    over_at: datetime
    planned: bool = False
    earlier: tuple[Anchor, ...] = ()
    moment: Moment | None = None
    part: str = ""
    since: datetime | None = None


def sudden_stops(record: Record) -> Iterator[Finding]:
    """P1, P2, P3, P13: each stop once, at the last intake before it, or at the medicine that ended."""
    for stop in stops(record):
        level = level_of(record, stop)
        if level is not None:
            yield _finding(stop, level)


def _finding(stop: Stop, level: Level) -> Finding:
    case = FELL if stop.rule == "P2" and stop.kind == "drop" and not stop.planned and level > Level.CAUTION else ""
    return Finding(stop.rule, level, stop.anchor, stop.earlier, stop.moment, stop.over_at, case, stop.part)


def level_of(record: Record, stop: Stop) -> Level | None:
    """How serious a stop is, with what the person answered about it; None: nothing is said, it is only asked about."""
    if stop.rule == "P3":
        return Level.CAUTION
    given = answer_to(record, stop)
    answer = given.answer if given is not None else None
    if answer in ("stopped", "cut_down"):
        return Level.CRITICAL
    if answer == "planned":
        return Level.CAUTION
    if stop.kind in ("none", "regimen"):
        return Level.CAUTION if stop.planned else Level.CRITICAL
    if answer is not None:
        return None
    if stop.planned:
        return Level.CAUTION
    if stop.rule == "P1" and not (stop.kind == "drop" and record.person.profile.seizures):
        return None
    return Level.SERIOUS


def answer_to(record: Record, stop: Stop) -> Answer | None:
    """What the person answered about this stop."""
    given = record.answer(stop.rule, stop.anchor)
    return None if given is None or (stop.since is not None and given.at <= stop.since) else given


def is_asked(record: Record, stop: Stop) -> bool:
    """Whether the person is asked what it was, before it is said how serious it is."""
    if answer_to(record, stop) is not None:
        return False
    return stop.rule != "P3" and not stop.planned and stop.kind in ("silence", "drop", "skipped")


def stops(record: Record) -> Iterator[Stop]:
    """Every stop that the four rules see."""
    rules = record.knowledge.safety_rules
    if "P1" in rules:
        yield from _of_alcohol(record)
    if "P2" in rules:
        for name, group in rules["P2"].groups.items():
            if name != BESIDE:
                yield from _of_sedatives(record, group)
    if "P3" in rules:
        for group in rules["P3"].groups.values():
            yield from _of_others(record, group)


def _of_alcohol(record: Record) -> Iterator[Stop]:
    group = record.group("P1", "alcohol")
    if group is None:
        return
    drinking = Drinking(record, group)
    yield from _ended(record, "P1", group, drinking.is_heavy, drinking.due_at, WATCHED_ALCOHOL)
    for rule, use in alcohol_drops(record, drinking):
        yield Stop(rule, "drop", use.entry, use.at + WATCHED_ALCOHOL, earlier=_beside(record, use.entry.moment))


def _of_sedatives(record: Record, group: Selector) -> Iterator[Stop]:
    days = Days(record, group)
    for rule, use in sedative_drops(record, group, days.two_weeks):
        planned = lowered_as_planned(record, group, use)
        earlier = _beside(record, use.entry.moment)
        yield Stop(rule, "drop", use.entry, use.at + WATCHED, planned, earlier)
    yield from _ended(record, "P2", group, days.two_weeks, days.due_at, WATCHED)
    yield from _regimen(record, "P2", group, days)
    yield from _skipped(record, group, days)


def _of_others(record: Record, group: Selector) -> Iterator[Stop]:
    days = Days(record, group)
    for stop in (
        *_ended(record, "P3", group, days.most_of_a_week, None, WATCHED),
        *_regimen(record, "P3", group, days),
    ):
        if not stop.planned:
            yield stop


def _ended(
    record: Record,
    rule: str,
    group: Selector,
    steady: Callable[[date], bool],
    due_at: Callable[[Use], datetime] | None,
    watched: timedelta,
) -> Iterator[Stop]:
    """The last intake before nothing: said to be none, or (with `due_at`) nothing logged for longer than that."""
    uses = record.intakes(group)
    for number, use in enumerate(uses):
        following = uses[number + 1] if number + 1 < len(uses) else None
        if following is not None and (following.day - use.day).days < 2:
            continue
        if (
            not record.wants(use.at)
            or comes_late(use.entry)
            or not steady(use.day)
            or _told_by_regimen(record, group, use.day)
        ):
            continue
        back = following if following is not None and following.at - use.at <= WATCHED else None
        over_at = use.at + watched if back is None else min(back.at, use.at + watched)
        due = due_at(use) if due_at is not None else None
        kind = _how(record, group, uses, number, back, due, rule)
        if kind is not None:
            planned = kind == "none" and ended_as_planned(record, group, use.day)
            earlier = _beside(record, use.entry.moment) if rule != "P3" else ()
            since = due if kind == "silence" else None
            yield Stop(rule, kind, use.entry, over_at, planned, earlier, since=since)


def _how(
    record: Record,
    group: Selector,
    uses: tuple[Use, ...],
    number: int,
    back: Use | None,
    due: datetime | None,
    rule: str,
) -> Kind | None:
    use = uses[number]
    day = use.day + ONE_DAY
    while day <= use.day + WATCHED and (back is None or day < back.day):
        if record.standing(group, day):
            return None
        if record.none_entries(day) and record.said_none(day, _recent_substances(uses, number)):
            return "none"
        day += ONE_DAY
    given = record.answer(rule, use.entry)
    if due is None:
        return "silence" if given is not None and given.answer == "stopped" else None
    answered = given is not None and given.at > due and given.answer in ("stopped", "cut_down", "planned")
    return "silence" if answered or (back is None and record.now > due) else None


def _recent_substances(uses: tuple[Use, ...], number: int) -> tuple[Substance, ...]:
    found: dict[str, Substance] = {}
    for other in (uses[place] for place in range(number, -1, -1)):
        if uses[number].day - other.day >= STEADY_DAYS * ONE_DAY:
            break
        found[other.substance.ingredient] = other.substance
    return tuple(found.values())


def _told_by_regimen(record: Record, group: Selector, day: date) -> bool:
    """Whether a medicine of the regimen ended with this day, or stands on: then the regimen tells of a stop."""
    for medicine in _medicines(record, group):
        if medicine.scheduled and stands(medicine, day + ONE_DAY):
            return True
        if medicine.stop is not None and day - ONE_DAY <= medicine.stop.person_day <= day + LONGEST_SILENCE:
            return True
    return False


def _medicines(record: Record, group: Selector) -> Iterator[Medicine]:
    for medicine in record.person.regimen:
        substance = record.substance_of(medicine)
        if substance is not None and group.selects(substance):
            yield medicine


def _regimen(record: Record, rule: str, group: Selector, days: Days) -> Iterator[Stop]:
    """A medicine's stop date, and for P2 each step of its plan that halves it."""
    for medicine in _medicines(record, group):
        for event in plan_events(record, medicine):
            if not days.two_weeks(event.day - ONE_DAY) or (rule == "P3" and not event.is_stop):
                continue
            if event.is_stop and medicine.stop is not None:
                if _goes_on(record, group, medicine, medicine.stop):
                    continue
                moment, said, part = medicine.stop, rule, ""
            else:
                moment, said, part = moment_on(event.day, medicine.start.zone), event.rule, event.day.isoformat()
            earlier = _beside(record, moment) if rule == "P2" else ()
            yield Stop(said, "regimen", medicine, moment.at + WATCHED, event.planned, earlier, moment, part)


def _goes_on(record: Record, group: Selector, ended: Medicine, stop: Moment) -> bool:
    """Whether something else of the group stands, or anything of it was logged, in the days after a medicine's stop."""
    for number in range(LONGEST_SILENCE.days + 1):
        if any(other.id != ended.id for other in record.standing(group, stop.person_day + number * ONE_DAY)):
            return True
    return any(latest(stop) < use.at <= stop.at + LONGEST_SILENCE for use in record.intakes(group))


def _skipped(record: Record, group: Selector, days: Days) -> Iterator[Stop]:
    """A scheduled medicine said not to be taken on two days running, with nothing else of its kind."""
    logged = {use.day for use in record.intakes(group)}
    for medicine in record.regimen(group):
        skipped = record.skipped(medicine)
        for day, entry in skipped.items():
            running = range(SKIPPED_DAYS)
            if day - ONE_DAY in skipped or any(day + number * ONE_DAY not in skipped for number in running):
                continue
            taken = any(
                day + number * ONE_DAY in logged or record.standing(group, day + number * ONE_DAY) for number in running
            )
            if not taken and days.two_weeks(day - ONE_DAY) and not comes_late(entry):
                yield Stop("P2", "skipped", entry, entry.moment.at + WATCHED, earlier=_beside(record, entry.moment))


def _beside(record: Record, moment: Moment) -> tuple[Anchor, ...]:
    """What stands beside a stop and makes a seizure more likely, one of each ingredient (rules S3 and L5)."""
    group = record.group("P2", BESIDE) or record.group("P1", BESIDE)
    if group is None:
        return ()
    found: dict[str, Anchor] = {}
    for use in _between(record.intakes(group), moment.at - BESIDE_FOR, moment.at):
        found[use.substance.ingredient] = use.entry
    for medicine in record.standing(group, moment.person_day):
        substance = record.substance_of(medicine)
        if substance is not None:
            found.setdefault(substance.ingredient, medicine)
    return tuple(found.values())


def _between(uses: tuple[Use, ...], start: datetime, end: datetime) -> Iterable[Use]:
    first = bisect_left(uses, start, key=_time)
    return uses[first : bisect_right(uses, end, key=_time)]


def _time(use: Use) -> datetime:
    return use.at
