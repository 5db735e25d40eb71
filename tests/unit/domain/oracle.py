"""The warning engine written as plainly as possible: all pairs, by the definitions, to hold the sweep against."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from journal_app.domain.entries import Dose, Drink, Entry
from journal_app.domain.knowledge import ALCOHOL, Knowledge, PairRule, Substance, Windows
from journal_app.domain.levels import Level
from journal_app.domain.person import Person

HOUR = timedelta(hours=1)
CLEARED = 3
Key = tuple[UUID, str, str]


def oracle(knowledge: Knowledge, person: Person, entries: Iterable[Entry]) -> dict[Key, Level]:
    """The worst level of each (later intake, rule, older substance); for a stack: (later intake, rule, ingredients)."""
    intakes = sorted(
        (entry for entry in entries if _row(knowledge, entry)), key=lambda entry: (entry.moment.at, entry.id.int)
    )
    found: dict[Key, Level] = {}
    for place, newer in enumerate(intakes):
        _judge(knowledge, person, newer, intakes[:place], found)
    return found


def _judge(knowledge: Knowledge, person: Person, newer: Entry, before: list[Entry], found: dict[Key, Level]) -> None:
    mine = _row(knowledge, newer)
    assert mine is not None
    standing: dict[str, int] = {}
    worst_with: dict[str, int] = {}
    for place, older in enumerate(before):
        other = _row(knowledge, older)
        assert other is not None
        together = _together(older, newer)
        gap = max(_earliest(newer) - _latest(older), timedelta())
        windows, worn_h = _windows(knowledge, person, older, before[: place + 1])
        band = 0 if together else _band(windows, gap / HOUR - worn_h)
        if other.ingredient != mine.ingredient:
            standing[other.id] = min(band, standing.get(other.id, CLEARED))
        either = together or _latest(older) >= _earliest(newer)
        for rule in knowledge.pair_rules:
            level = _meets(rule, other, mine, either)
            if level is None:
                continue
            if rule.look_back_h is not None:
                if not either and gap / HOUR - worn_h >= rule.look_back_h:
                    continue
                steps = 0
            elif band == CLEARED:
                continue
            else:
                steps = band
            now = Level(max(1, level - steps))
            key = (newer.id, rule.id, other.id)
            found[key] = max(now, found.get(key, now))
            worst_with[other.id] = max(now, worst_with.get(other.id, now))
    for stack in knowledge.stack_rules:
        if mine.tier not in stack.tiers:
            continue
        rows = [knowledge.substances[name] for name, band in standing.items() if band <= 1]
        members = [row for row in rows if row.tier in stack.tiers]
        ingredients = {row.ingredient for row in members} | {mine.ingredient}
        if len(ingredients) < stack.count:
            continue
        active = [row for row in members if standing[row.id] == 0] + [mine]
        level = Level.SERIOUS
        if len({row.ingredient for row in active}) >= stack.count and any(row.tier == 1 for row in active):
            level = Level.CRITICAL
        pairs = [Level(worst_with[row.id]) for row in members if row.id in worst_with]
        found[newer.id, stack.id, "+".join(sorted(ingredients))] = max([level, *pairs])


def _row(knowledge: Knowledge, entry: Entry) -> Substance | None:
    if isinstance(entry, Dose):
        return knowledge.substances.get(entry.substance or "")
    if isinstance(entry, Drink) and entry.ethanol_g != 0:
        return knowledge.substances[ALCOHOL]
    return None


def _earliest(entry: Entry) -> datetime:
    return entry.moment.earliest or entry.moment.at


def _latest(entry: Entry) -> datetime:
    return entry.moment.latest or entry.moment.at


def _dates(entry: Entry) -> set[object]:
    offset = timedelta(seconds=entry.moment.utc_offset_s)
    first, last = (_earliest(entry) + offset).date(), (_latest(entry) + offset).date()
    return {first + timedelta(days=days) for days in range((last - first).days + 1)}


def _together(first: Entry, second: Entry) -> bool:
    whole_day = "day" in (first.moment.precision, second.moment.precision)
    return whole_day and bool(_dates(first) & _dates(second))


def _meets(rule: PairRule, older: Substance, newer: Substance, either: bool) -> Level | None:
    forwards = rule.a.selects(older) and rule.b.selects(newer)
    backwards = rule.a.selects(newer) and rule.b.selects(older)
    if not (forwards or (backwards and (either or not rule.directional))) or older.ingredient == newer.ingredient:
        return None
    shared = set(older.classes) & set(newer.classes) & {*rule.a.classes, *rule.b.classes}
    if rule.different == "class" and shared:
        return None
    levels = [
        exception.level
        for exception in rule.exceptions
        if (exception.a.selects(older) and exception.b.selects(newer))
        or (exception.a.selects(newer) and exception.b.selects(older))
    ]
    return max(levels) if levels else rule.level


def _windows(knowledge: Knowledge, person: Person, entry: Entry, until: list[Entry]) -> tuple[Windows, float]:
    """The windows of an intake, and for how many hours it was worn first."""
    row = _row(knowledge, entry)
    assert row is not None
    if row.id == ALCOHOL:
        return _alcohol(knowledge, person, entry, until), 0.0
    assert isinstance(entry, Dose)
    assert row.windows is not None
    active, wearing, trace = row.windows.active_h, row.windows.wearing_off_h, row.windows.trace_h
    same = [other for other in until if isinstance(other, Dose) and other.substance == entry.substance]
    ago = [(entry.moment.at - other.moment.at) // timedelta(days=1) for other in same]
    if row.repeat_lengthens and len({days for days in ago if days < 7}) >= 3:
        wearing = max(wearing, 168.0)
        trace = max(trace, wearing)
    worn = 0.0
    if entry.ended_at or entry.route == "transdermal" or row.routes == ("transdermal",):
        worn = 72.0
        if entry.ended_at:
            longest = 720.0 if "transdermal" in row.routes else 168.0
            worn = min(max((entry.ended_at - entry.moment.at) / HOUR, 0.0), longest)
        active = max(active, 48.0)
        wearing = max(wearing, active)
        trace = max(trace, wearing)
    return Windows(active_h=active, wearing_off_h=wearing, trace_h=trace), worn


def _alcohol(knowledge: Knowledge, person: Person, entry: Entry, until: list[Entry]) -> Windows:
    """The load just after this drink, from the drinks of the 7 days before it, each clearing at one rate."""
    profile = person.profile
    rate = 5.0
    if profile.weight_kg is not None:
        rate = 0.012 * {"female": 0.55, "male": 0.68, None: 0.6}[profile.sex] * profile.weight_kg * 10
    drinks = [other for other in until if isinstance(other, Drink) and other.ethanol_g]
    mine = isinstance(entry, Drink) and entry.ethanol_g is not None
    newest = entry.moment.at if mine or not drinks else drinks[-1].moment.at
    load, clock = 0.0, None
    for other in drinks:
        if other.moment.at <= newest - timedelta(hours=168):
            continue
        if clock is not None:
            load = max(load - rate * ((other.moment.at - clock) / HOUR), 0.0)
        assert other.ethanol_g is not None
        load, clock = min(load + other.ethanol_g, 48 * rate), other.moment.at
    if clock is not None:
        load = max(load - rate * ((entry.moment.at - clock) / HOUR), 0.0)
    floor = 2.0 if mine else 24.0 if isinstance(entry, Drink) and entry.heavy else 12.0
    active = min(max(load / rate, floor), 48.0)
    return Windows(active_h=active, wearing_off_h=active, trace_h=active + 6)


def _band(windows: Windows, gap_h: float) -> int:
    ends = (windows.active_h, windows.wearing_off_h, windows.trace_h)
    return next((band for band, end in enumerate(ends) if gap_h < end), CLEARED)
