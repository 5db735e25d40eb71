"""The warning engine written as plainly as possible: all pairs, by the definitions, to hold the sweep against.

It shares no code with the engine: whatever it says about windows, conditions, the regimen and the body is its own.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from journal_app.domain.entries import Dose, Drink, Entry
from journal_app.domain.knowledge import ALCOHOL, Knowledge, LookBack, PairRule, Substance, Windows
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment
from journal_app.domain.person import Medicine, Person, Profile

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
CLEARED = 3
FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
RAISED = {"D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "K1", "K2", "K3", "N3+"}
RAISED_BY_THE_HEART = {"Q1", "Q2", "Q3", "H1", "L4", "B2"}
Key = tuple[UUID, str, str]
Thing = Dose | Drink | Medicine


@dataclass
class Seen:
    """One intake with all that the definitions say about it. `end`: when it was taken, removed or stopped."""

    thing: Thing
    row: Substance
    moment: Moment
    end: datetime
    windows: Windows
    listed: bool = False
    grams: float = 0.0

    @property
    def earliest(self) -> datetime:
        return self.moment.earliest or self.moment.at

    @property
    def latest(self) -> datetime:
        return self.moment.latest or self.moment.at

    @property
    def product(self) -> str:
        name = (self.thing.product if isinstance(self.thing, Dose) else "") or self.thing.name
        return "".join(letter for letter in name.casefold() if letter.isalnum())

    def band_for(self, newer: "Seen") -> int:
        if isinstance(self.thing, Medicine) and newer.moment.precision == "day" and self._stops_after(newer):
            return 0
        since = (newer.earliest - self.end) / HOUR
        ends = (self.windows.active_h, self.windows.wearing_off_h, self.windows.trace_h)
        return next((band for band, end in enumerate(ends) if since < end), CLEARED)

    def _stops_after(self, newer: "Seen") -> bool:
        """Whether a medicine was taken at some time of the date of an intake that has no time."""
        assert isinstance(self.thing, Medicine)
        stop = self.thing.stop
        midnight = datetime.combine(newer.moment.local_date, time(), UTC)
        if stop is None or self.end > midnight - timedelta(seconds=newer.moment.utc_offset_s):
            return True
        written = stop.local.replace(tzinfo=UTC)
        return stop.local_date >= newer.moment.local_date if stop.precision == "day" else written > midnight


def oracle(knowledge: Knowledge, person: Person, entries: Iterable[Entry]) -> dict[Key, Level]:
    """The worst level of each (later intake, rule, older substance); for a stack: (later intake, rule, ingredients)."""
    things: list[Thing] = [entry for entry in entries if isinstance(entry, Dose | Drink) and _row(knowledge, entry)]
    things += [medicine for medicine in person.regimen if medicine.scheduled and _row(knowledge, medicine)]
    things.sort(key=lambda thing: (_moment(thing).at, thing.id.int))
    seen: list[Seen] = []
    for place in range(len(things)):
        seen.append(_see(knowledge, person, things[: place + 1], seen))
    found: dict[Key, Level] = {}
    for place, newer in enumerate(seen):
        before = seen[:place]
        if newer.listed:
            before = [one for one in before if not one.listed and not isinstance(one.thing, Medicine)]
        _judge(knowledge, person, newer, before, seen[:place], found)
    return found


def _judge(
    knowledge: Knowledge,
    person: Person,
    newer: Seen,
    before: list[Seen],
    history: list[Seen],
    found: dict[Key, Level],
) -> None:
    standing: dict[str, int] = {}
    worst_with: dict[str, int] = {}
    for older in before:
        together = _together(older, newer)
        band = 0 if together else older.band_for(newer)
        if older.row.ingredient != newer.row.ingredient:
            standing[older.row.id] = min(band, standing.get(older.row.id, CLEARED))
        either = together or older.latest >= newer.earliest
        for rule in knowledge.pair_rules:
            level = _level(rule, older, newer, before, history, band, either=either)
            if level is None:
                continue
            frail = rule.id in RAISED and (_frail(person, older, newer) or _frail(person, newer, newer))
            if frail or (rule.id in RAISED_BY_THE_HEART and person.profile.heart_rhythm):
                level = Level(min(level + 1, 4))
            key = (newer.thing.id, rule.id, older.row.id)
            found[key] = max(level, found.get(key, level))
            worst_with[older.row.id] = max(level, worst_with.get(older.row.id, level))
    for stack in knowledge.stack_rules:
        if newer.row.tier not in stack.tiers:
            continue
        rows = [knowledge.substances[name] for name, band in standing.items() if band <= 1]
        members = [row for row in rows if row.tier in stack.tiers]
        ingredients = {row.ingredient for row in members} | {newer.row.ingredient}
        if len(ingredients) < stack.count:
            continue
        active = [row for row in members if standing[row.id] == 0] + [newer.row]
        level = Level.SERIOUS
        if len({row.ingredient for row in active}) >= stack.count and any(row.tier == 1 for row in active):
            level = Level.CRITICAL
        if any(_frail_row(person, row, newer.moment.at) for row in [*members, newer.row]):
            level = Level.CRITICAL
        pairs = [Level(worst_with[row.id]) for row in members if row.id in worst_with]
        found[newer.thing.id, stack.id, "+".join(sorted(ingredients))] = max([level, *pairs])


def _level(
    rule: PairRule, older: Seen, newer: Seen, before: list[Seen], history: list[Seen], band: int, *, either: bool
) -> Level | None:
    """The level of one rule for one older and one newer intake; None: it is silent."""
    if older.row.ingredient == newer.row.ingredient:
        return None
    if rule.different == "class":
        named = {*rule.a.classes, *rule.b.classes}
        if set(older.row.classes) & set(newer.row.classes) & named:
            return None
    ways = [(older, newer)] + ([(newer, older)] if either else [])
    steps = [
        step
        for first, second in ways
        if (step := _way(rule, first, second, older, newer, before, history, band, either=either)) is not None
    ]
    if not steps:
        return None
    levels = [
        exception.level
        for exception in rule.exceptions
        for one, other in ((older.row, newer.row), (newer.row, older.row))
        if exception.a.selects(one) and exception.b.selects(other)
    ]
    level = max(levels) if levels else rule.level
    if rule.raised_by_count is not None:
        products = {
            one.product
            for one in [*before, newer]
            if rule.b.selects(one.row) and (one is newer or _together(one, newer) or _still(one, newer))
        }
        if len(products) >= rule.raised_by_count:
            level = Level(min(level + 1, 4))
    return Level(max(1, level - min(steps)))


def _still(one: Seen, newer: Seen) -> bool:
    return one.band_for(newer) < CLEARED or one.latest >= newer.earliest


def _way(
    rule: PairRule,
    first: Seen,
    second: Seen,
    older: Seen,
    newer: Seen,
    before: list[Seen],
    history: list[Seen],
    band: int,
    *,
    either: bool,
) -> int | None:
    """How many steps down the rule goes if `first` came before `second`; None: it does not speak then."""
    fits = rule.a.selects(first.row) and rule.b.selects(second.row)
    if not rule.directional:
        fits = fits or (rule.a.selects(second.row) and rule.b.selects(first.row))
    if not fits:
        return None
    for one in (older, newer):
        if rule.alcohol_from_g is not None and one.row.id == ALCOHOL and one.grams < rule.alcohol_from_g:
            return None
    if rule.new_after_h is not None and not _new(second, history, rule.new_after_h):
        return None
    window = _window(rule, first.row, second.row)
    if window is None:
        return 0 if either else None if band == CLEARED else band
    if either:
        return 0 if window.from_h == 0 < window.until_h else None
    shortest = max((newer.earliest - older.end) / HOUR, 0)
    longest = max((newer.latest - older.end + (older.latest - older.earliest)) / HOUR, 0)
    if not (shortest < window.until_h and longest >= window.from_h):
        return None
    if window.from_h > 0:
        same = [one for one in before if one.row.id == older.row.id]
        last = max(same, key=lambda one: (one.end, same.index(one)))
        if last is not older or any(_together(one, newer) or one.latest >= newer.earliest for one in same):
            return None
    return 0


def _window(rule: PairRule, earlier: Substance, later: Substance) -> LookBack | None:
    return next((each for each in rule.look_backs if each.earlier.selects(earlier) and each.later.selects(later)), None)


def _new(one: Seen, history: list[Seen], within_h: float) -> bool:
    """Nothing of its ingredient was surely taken, or still ran, in the hours before it."""
    for other in history:
        if other is one:
            break
        if other.row.ingredient != one.row.ingredient or other.latest >= one.earliest or _together(other, one):
            continue
        if (one.latest - (other.end - (other.latest - other.earliest))) / HOUR < within_h:
            return False
    return True


def _frail(person: Person, one: Seen, newer: Seen) -> bool:
    return _frail_row(person, one.row, newer.moment.at)


def _frail_row(person: Person, row: Substance, at: datetime) -> bool:
    profile = person.profile
    if profile.lung or profile.sleep_apnoea or _old(profile, at):
        return True
    return (profile.liver and "cleared_by_liver" in row.classes) or (
        profile.kidney and "cleared_by_kidney" in row.classes
    )


def _old(profile: Profile, at: datetime) -> bool:
    return profile.birth_year is not None and at.year - profile.birth_year >= 65


def _moment(thing: Thing) -> Moment:
    return thing.start if isinstance(thing, Medicine) else thing.moment


def _row(knowledge: Knowledge, thing: Thing) -> Substance | None:
    if isinstance(thing, Drink):
        return knowledge.substances[ALCOHOL] if thing.ethanol_g != 0 else None
    return knowledge.substances.get(thing.substance or "")


def _dates(seen: Seen) -> set[date]:
    offset = timedelta(seconds=seen.moment.utc_offset_s)
    first, last = (seen.earliest + offset).date(), (seen.latest + offset).date()
    return {first + timedelta(days=days) for days in range((last - first).days + 1)}


def _together(first: Seen, second: Seen) -> bool:
    whole = [one for one in (first, second) if one.moment.precision == "day"]
    if not whole:
        return False
    if _dates(first) & _dates(second):
        return True
    midnights = [
        datetime.combine(one.moment.local_date, time(), UTC) - timedelta(seconds=one.moment.utc_offset_s)
        for one in whole
    ]
    if len(whole) == 2:
        return abs(midnights[0] - midnights[1]) < 22 * HOUR
    timed = second if whole[0] is first else first
    return timed.earliest < midnights[0] + 28 * HOUR and timed.latest >= midnights[0]


def _see(knowledge: Knowledge, person: Person, until: list[Thing], before: list[Seen]) -> Seen:
    """The last of some intakes in the order of time."""
    thing = until[-1]
    row, moment = _row(knowledge, thing), _moment(thing)
    assert row is not None
    latest = moment.latest or moment.at
    if row.id == ALCOHOL:
        intakes = [one for one in until if isinstance(one, Dose | Drink)]
        assert isinstance(thing, Dose | Drink)
        windows = _alcohol(person, thing, intakes)
        return Seen(thing, row, moment, latest, windows, grams=_drunk(person, intakes))
    assert row.windows is not None
    assert not isinstance(thing, Drink)
    ends = [row.windows.active_h, row.windows.wearing_off_h, row.windows.trace_h]
    same = [one for one in until if isinstance(one, Dose) and one.substance == row.id]
    ago = [(moment.at - one.moment.at) // DAY for one in same]
    often = isinstance(thing, Medicine) or len({days for days in ago if days < 7}) >= 3
    if row.repeat_lengthens and often:
        ends[1] = max(ends[1], 168.0)
    worn = 0.0
    ended_at = thing.ended_at if isinstance(thing, Dose) else None
    in_patches = thing.amount is not None and thing.amount.unit == "patch"
    if ended_at or in_patches or thing.route == "transdermal" or row.routes == ("transdermal",):
        worn = 72.0
        if ended_at:
            longest = 720.0 if "transdermal" in row.routes else 168.0
            worn = min(max((ended_at - moment.at) / HOUR, 0.0), longest)
        ends[0] = max(ends[0], 48.0)
    ends[1] = max(ends[0], ends[1])
    ends[2] = max(ends[1], ends[2])
    end = latest + worn * HOUR
    judged_at = moment.at
    if isinstance(thing, Medicine):
        end = FOR_EVER
        if thing.stop is not None:
            end = max(thing.stop.at + (12 * HOUR if thing.stop.precision == "day" else 0 * HOUR), latest)
            end += worn * HOUR
            judged_at = thing.stop.at
    profile = person.profile
    if profile.liver or profile.kidney or _old(profile, judged_at):
        ends = [end_h * 1.5 for end_h in ends]
    windows = Windows(active_h=ends[0], wearing_off_h=ends[1], trace_h=ends[2])
    listed = isinstance(thing, Dose) and _listed(knowledge, person, thing, row, before)
    return Seen(thing, row, moment, end, windows, listed=listed)


def _listed(knowledge: Knowledge, person: Person, dose: Dose, row: Substance, before: list[Seen]) -> bool:
    """Whether a dose is one that the regimen prescribes; the strategies keep to one medicine of each ingredient."""
    for medicine in person.regimen:
        mine = _row(knowledge, medicine)
        if not medicine.scheduled or mine is None or mine.ingredient != row.ingredient or dose.prescribed is False:
            continue
        start, stop = medicine.start.at, medicine.stop.at if medicine.stop else FOR_EVER
        if medicine.start.precision == "day":
            start -= 12 * HOUR
        if medicine.stop is not None and medicine.stop.precision == "day":
            stop += 12 * HOUR
        if not start <= dose.moment.at < stop or (medicine.route and dose.route and medicine.route != dose.route):
            continue
        day = dose.moment.person_day
        amount, times = medicine.amount, medicine.times_per_day
        for step in medicine.plan:
            if step.from_day <= day:
                amount, times = step.amount or amount, step.times_per_day or times
        if dose.amount and amount and (dose.amount.unit != amount.unit or dose.amount.value > amount.value):
            continue
        earlier = [
            one
            for one in before
            if one.listed and one.row.ingredient == row.ingredient and one.moment.person_day == day
        ]
        if len(earlier) < math.ceil(times or 1):
            return True
    return False


def _rate(profile: Profile) -> float:
    if profile.weight_kg is None:
        return 5.0
    return min(5.0, 0.012 * {"female": 0.55, "male": 0.6, None: 0.6}[profile.sex] * profile.weight_kg * 10)


def _alcohol(person: Person, entry: Dose | Drink, until: list[Dose | Drink]) -> Windows:
    """The load just after this drink, from the drinks of the 7 days before it, each clearing at one rate."""
    rate = _rate(person.profile)
    mine = isinstance(entry, Drink) and entry.ethanol_g is not None
    load, _ = _load(person, entry, until)
    floor = 2.0 if mine else 24.0 if isinstance(entry, Drink) and entry.heavy else 12.0
    active = min(max(load / rate, floor), 48.0)
    return Windows(active_h=active, wearing_off_h=active, trace_h=active + 6)


def _load(person: Person, entry: Dose | Drink, until: list[Dose | Drink]) -> tuple[float, float]:
    """The load at this drink, and the grams drunk since the load was last gone before the newest known drink."""
    rate = _rate(person.profile)
    drinks = [other for other in until if isinstance(other, Drink) and other.ethanol_g]
    mine = isinstance(entry, Drink) and entry.ethanol_g is not None
    newest = entry.moment.at if mine or not drinks else drinks[-1].moment.at
    load, poured, clock = 0.0, 0.0, None
    for other in drinks:
        if other.moment.at <= newest - timedelta(hours=168):
            continue
        if clock is not None:
            load = max(load - rate * ((other.moment.at - clock) / HOUR), 0.0)
        assert other.ethanol_g is not None
        poured = other.ethanol_g if load == 0 else poured + other.ethanol_g
        load, clock = min(load + other.ethanol_g, 48 * rate), other.moment.at
    if clock is not None:
        load = max(load - rate * ((entry.moment.at - clock) / HOUR), 0.0)
    return load, poured


def _drunk(person: Person, until: list[Dose | Drink]) -> float:
    """The grams that the last of these drinks belongs to: of 24 hours, or since the load was gone; inf if unknown."""
    entry = until[-1]
    alcohol: list[Dose | Drink] = [one for one in until if isinstance(one, Drink) and one.ethanol_g != 0]
    alcohol += [one for one in until if isinstance(one, Dose) and one.substance == ALCOHOL]
    days = {(one.moment.local - timedelta(hours=4)).date() for one in alcohol}
    today = (entry.moment.local - timedelta(hours=4)).date()
    if {today - DAY, today - 2 * DAY} <= days:
        return math.inf
    lately = [one for one in alcohol if one.moment.at > entry.moment.at - DAY]
    if any(isinstance(one, Dose) or one.ethanol_g is None for one in lately):
        return math.inf
    grams = sum(one.ethanol_g or 0.0 for one in lately if isinstance(one, Drink))
    return max(grams, _load(person, entry, until)[1])
