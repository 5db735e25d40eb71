"""To which entries of a line a time belongs: "kratom 3g 20:15, 2 beers", "last night kratom 3g and 2 beers"."""

from __future__ import annotations

from journal_app.domain.quick_add.clock import Clock
from journal_app.domain.quick_add.grouping import Group
from journal_app.domain.quick_add.pieces import Ask, DraftPiece, SubjectPiece
from journal_app.domain.quick_add.time_said import TimeSaid, merged
from journal_app.domain.quick_add.when import when_of
from journal_app.i18n import _


def times_of(groups: list[Group], line: str, clock: Clock) -> tuple[list[TimeSaid | None], Ask | None, bool]:
    """The time of each entry; a question where it is not plain which entries a time is for.

    The last says whether one entry has a time of its own while others are now, so that "all at" is another reading.
    """
    times = [group.time for group in groups]
    if _after_another_day(groups, times, line):
        return times, _ask_untimed(groups, times, list(range(len(groups))), line), False
    shared = [number for number, group in enumerate(groups) if not _of_its_own(group)]
    if len(shared) < 2:
        return _with_line_day(groups, times), None, False
    first, last = shared[0], shared[-1]
    timed = [number for number in shared if times[number] is not None]
    if not timed or len(timed) == len(shared):
        return _with_day(groups, times, shared), None, False
    lead = times[first]
    if groups[first].leading_time and _begins_line(groups[first], groups) and lead is not None:
        return _led(groups, times, shared, line, lead)
    if timed == [last] and groups[last].trailing_time:
        if not any(groups[number].broken for number in shared[1:]):
            for number in shared:
                times[number] = times[last]
            return times, None, False
        return times, _ask(groups, times, shared, line), False
    if len(timed) > 1:
        return times, _ask_untimed(groups, times, shared, line), False
    chosen = times[timed[0]]
    found = when_of(chosen, clock)
    other_day = found.moment is not None and found.moment.local_date != clock.base
    if timed[0] == first and not other_day:
        return times, None, True
    return times, _ask(groups, times, shared, line), False


def _after_another_day(groups: list[Group], times: list[TimeSaid | None], line: str) -> bool:
    """ "no kratom yesterday, 3 beers": whether the beers were of that day too is not said."""
    first, said = groups[0].thing, times[0]
    if not isinstance(first, DraftPiece) or not first.whole_day or first.night or said is None:
        return False
    other_day = said.says_day and said.days_back != 0
    if not other_day or not groups[0].trailing_time:
        return False
    # "no kratom yesterday, kratom 3g": what there was none of then, there was now.
    none = line[first.start : first.end].lower()
    others = [group for group, time in zip(groups[1:], times[1:], strict=True) if time is None]
    return any(_name(group, line).lower() not in none for group in others)


def _of_its_own(group: Group) -> bool:
    """A none and a night are true of a date, whatever the time of the others is."""
    return isinstance(group.thing, DraftPiece) and group.thing.whole_day


def _begins_line(group: Group, groups: list[Group]) -> bool:
    return group is groups[0] or all(_of_its_own(each) for each in groups[: groups.index(group)])


def _with_line_day(groups: list[Group], times: list[TimeSaid | None]) -> list[TimeSaid | None]:
    """A day before everything is the day of the nights and nones too."""
    lead = times[0] if groups and groups[0].leading_time else None
    if lead is None or not lead.says_day:
        return times
    return [
        time if time is not None else lead._replace(clock=None, part=None, exact=False, about=False) for time in times
    ]


def _with_day(groups: list[Group], times: list[TimeSaid | None], shared: list[int]) -> list[TimeSaid | None]:
    """ "yesterday kratom 3g 20:15, beer 22:00": the day before everything is the day of every clock."""
    lead = times[shared[0]]
    if lead is None or not groups[shared[0]].leading_time or not lead.says_day:
        return times
    day = TimeSaid(spans=lead.spans, days_back=lead.days_back, date=lead.date, weekday=lead.weekday)
    for number in shared[1:]:
        own = times[number]
        joined = merged(day, own) if own is not None and not own.says_day else None
        if joined is not None and own is not None:
            times[number] = joined._replace(spans=own.spans)
    return times


def _led(
    groups: list[Group], times: list[TimeSaid | None], shared: list[int], line: str, lead: TimeSaid
) -> tuple[list[TimeSaid | None], Ask | None, bool]:
    """A time before everything is the time of all that have none of their own."""
    others = [number for number in shared[1:] if times[number] is not None]
    if others and not lead.says_day:
        return times, _ask_untimed(groups, times, shared, line), False
    if others or groups[shared[0]].trailing_time:
        times = _with_day(groups, times, shared)
        lead = TimeSaid(spans=lead.spans, days_back=lead.days_back, date=lead.date, weekday=lead.weekday)
    for number, group in enumerate(groups):
        if times[number] is None:
            day = lead._replace(clock=None, part=None, exact=False, about=False)
            times[number] = (day if day.says_day else None) if _of_its_own(group) else lead
    return times, None, False


def _name(group: Group, line: str) -> str:
    thing = group.thing
    return thing.found.text if isinstance(thing, SubjectPiece) else line[thing.start : thing.end].strip()


def _ask(groups: list[Group], times: list[TimeSaid | None], shared: list[int], line: str) -> Ask:
    """Asks whether the one time is for all; answers rewrite the line whole."""
    number = next(each for each in shared if times[each] is not None)
    said = times[number]
    assert said is not None
    words = " ".join(line[start:end].strip(" ,;") for start, end in said.spans)
    bare = _without(line, said.spans)
    others = [group for each, group in enumerate(groups) if each in shared and times[each] is None]
    only = line
    for group in sorted(others, key=_end, reverse=True):
        end = _end(group)
        only = f"{only[:end]} now{only[end:]}"
    text = _("Is {time} for all of them, or only for {name}?").format(time=words, name=_name(groups[number], line))
    answers = (
        (_("For all of them"), f"{words} {bare}"),
        (_("Only for {name}").format(name=_name(groups[number], line)), only),
    )
    return Ask("time", f"time:{words}", text, answers, 0, len(line))


def _ask_untimed(groups: list[Group], times: list[TimeSaid | None], shared: list[int], line: str) -> Ask:
    """Asks for the time of the first entry that has none among several that have one."""
    number = next(each for each in shared if times[each] is None)
    end, name = _end(groups[number]), _name(groups[number], line)
    answers: list[tuple[str, str | None]] = [(_("Now"), f"{line[:end]} now{line[end:]}")]
    before = next((times[each] for each in reversed(shared) if each < number and times[each] is not None), None)
    if before is not None:
        words = " ".join(line[first:last].strip(" ,;") for first, last in before.spans)
        answers.append((words, f"{line[:end]} {words}{line[end:]}"))
    return Ask("time", f"time:{name}", _("When was {name}?").format(name=name), tuple(answers), 0, len(line))


def _end(group: Group) -> int:
    return max((part.end for part in (*group.parts, group.thing)), default=group.thing.end)


def _without(line: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in sorted(spans, reverse=True):
        line = f"{line[:start].rstrip()} {line[end:].lstrip()}"
    return line.replace(" ,", ",").strip(" ,;")
