"""What a time of a line means: which day, which half of the day, and what has to be asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from journal_app.domain.moments import EARLIEST_YEAR, Moment, moment_about, moment_at, moment_of, moment_on
from journal_app.domain.quick_add.clock import Clock, When
from journal_app.domain.quick_add.time_said import TimeSaid
from journal_app.domain.quick_add.times import TO_COME
from journal_app.domain.time_text import clock_text
from journal_app.domain.wording import sentence_start, weekday_words, when_words
from journal_app.i18n import _

NEAR: Final = timedelta(hours=6)
"""Of two possible times of day the later is meant when it was not longer ago than this."""
SOON: Final = timedelta(minutes=5)
"""A clock may be a little ahead of the computer's."""
AROUND: Final = timedelta(minutes=30)
NIGHT_ENDS_H: Final = 4
TOO_EARLY: Final = _("That date cannot be right: Journal keeps entries from {year} on. Please check it.").format(
    year=EARLIEST_YEAR
)


def when_of(said: TimeSaid | None, clock: Clock) -> When:
    """The moment of what was said; now (or some time on the date on screen) where nothing was."""
    if said is None:
        if clock.base != clock.today:
            return When(moment_on(clock.base, clock.zone))
        return When(moment_of(clock.now.replace(microsecond=0), clock.zone))
    if said.problem:
        return When(problem=said.problem)
    if said.question:
        return When(question=said.question, choices=said.choices)
    if said.now:
        return When(moment_of(clock.now.replace(microsecond=0), clock.zone))
    if said.ago is not None:
        return _ago(said, clock)
    found = _on_day(said, clock) if said.clock is None else _at_clock(said, said.clock, clock)
    if found.moment is not None and found.moment.at.year <= EARLIEST_YEAR:
        return When(problem=TOO_EARLY)
    return found


def _ago(said: TimeSaid, clock: Clock) -> When:
    assert said.ago is not None
    if said.ago > timedelta(days=366 * 20):
        return When(problem=TOO_EARLY)
    at = (clock.now - said.ago).replace(second=0, microsecond=0)
    spread = said.spread or (min(AROUND, said.ago / 2) if said.about else timedelta())
    if not spread:
        return When(moment_of(at, clock.zone))
    return When(moment_about(at - spread, min(at + spread, clock.now), clock.zone))


def _day_of(said: TimeSaid, clock: Clock) -> tuple[date | None, tuple[date, ...]]:
    """The day that was named, if one was, and another one that may be meant."""
    if said.date is not None:
        return said.date, ()
    if said.weekday is not None:
        back = (clock.today.weekday() - said.weekday) % 7
        day = clock.today - timedelta(days=back)
        return day, (day - timedelta(days=7),)
    if said.days_back is not None:
        return clock.today + timedelta(days=max(said.days_back, -40_000)), ()
    return None, ()


def _on_day(said: TimeSaid, clock: Clock) -> When:
    day, others = _day_of(said, clock)
    if said.part is not None:
        return _in_part(said.part, day, clock)
    if day is None:
        return When(problem=_("Please write when it was as 20:15 or yesterday."))
    if day > clock.today:
        return When(problem=TO_COME)
    if said.about:
        return When(problem=_("Please write the day without about, or a time with it."))
    if day.year < EARLIEST_YEAR:
        return When(problem=TOO_EARLY)
    if said.weekday is not None and day == clock.today:
        days = (day, day - timedelta(days=7))
        return When(question=_("Which day is that?"), choices=tuple((weekday_words(each), str(each)) for each in days))
    further = tuple((weekday_words(other), moment_on(other, clock.zone)) for other in others)
    return When(moment_on(day, clock.zone), others=further)


def part_window(part: tuple[int, int, int], day: date | None, clock: Clock) -> tuple[datetime, datetime]:
    """From when to when a part of a day goes, on the wall clock."""
    back, first, last = part
    local = clock.local
    if day is None:
        day = clock.base
        if back == 99:
            # The last one that has begun; at one in the morning, the night is still yesterday's.
            if day == clock.today and local < _at(day, first):
                day -= timedelta(days=1)
        elif day == clock.today:
            day += timedelta(days=back)
            if last > 24 and back == 0 and local.hour < NIGHT_ENDS_H:
                day -= timedelta(days=1)
        else:
            day += timedelta(days=back)
    return _at(day, first), _at(day, last)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(hours=hour)


def _in_part(part: tuple[int, int, int], day: date | None, clock: Clock) -> When:
    first, last = part_window(part, day, clock)
    earliest = moment_at(first, clock.zone).at
    latest = min(moment_at(last, clock.zone).at, clock.now.replace(second=0, microsecond=0))
    if earliest.year < EARLIEST_YEAR:
        return When(problem=TOO_EARLY)
    if latest <= earliest:
        return When(problem=TO_COME)
    return When(
        moment_about(earliest, latest, clock.zone),
        words=_("between {first} and {last}").format(first=clock_text(first), last=_hour(latest, clock)),
    )


def _hour(at: datetime, clock: Clock) -> str:
    return clock_text(at.astimezone(ZoneInfo(clock.zone)))


def _at_clock(said: TimeSaid, at: tuple[int, int], clock: Clock) -> When:
    day, _others = _day_of(said, clock)
    if said.part is not None:
        return _within_part(said, at, day, clock)
    if day is None:
        return _near_now(said, at, clock)
    if day > clock.today:
        return When(problem=TO_COME)
    if day.year < EARLIEST_YEAR:
        return When(problem=TOO_EARLY)
    if not said.exact and _has_two(at) and not _colon_is_exact(said, clock):
        return _which_half(day, at)
    found = _made(day, at, said, clock)
    if found.moment is not None and found.moment.at > clock.now + SOON:
        earlier = day - timedelta(days=7 if said.weekday is not None else 1)
        words = f"{at[0]:02d}:{at[1]:02d}"
        return When(
            question=_("{clock} on {day} is still to come. Was it the one before?").format(
                clock=words, day=weekday_words(day)
            ),
            choices=((f"{weekday_words(earlier)} {words}", f"{earlier} {words}"),),
        )
    return found


def _colon_is_exact(said: TimeSaid, clock: Clock) -> bool:
    """ "8:15" is a quarter past eight in the morning where clocks count to 24."""
    return said.minutes and not clock.twelve_hours and not said.half


def _has_two(at: tuple[int, int]) -> bool:
    return 1 <= at[0] <= 12


def _halves(at: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    return (at[0] % 12, at[1]), (at[0] % 12 + 12, at[1])


def _which_half(day: date, at: tuple[int, int]) -> When:
    morning, evening = _halves(at)
    choices = tuple((f"{h:02d}:{m:02d}", f"{day} {h:02d}:{m:02d}") for h, m in (morning, evening))
    return When(question=_("In the morning or in the evening?"), choices=choices)


def _near_now(said: TimeSaid, at: tuple[int, int], clock: Clock) -> When:
    """A time without a day: the last one that has been, and which half of the day if that is plain."""
    day = clock.base
    if day != clock.today:
        if not said.exact and _has_two(at) and not _colon_is_exact(said, clock):
            return _which_half(day, at)
        return _made(day, at, said, clock)
    if said.exact or not _has_two(at) or _colon_is_exact(said, clock):
        return _last(at, said, clock)
    options = sorted((_last(each, said, clock) for each in _halves(at)), key=_instant)
    earlier, later = options
    if later.moment is None or earlier.moment is None:
        return later if later.moment is not None or later.question else earlier
    ago = clock.now - later.moment.at
    today = [each for each in options if each.moment is not None and each.moment.local_date == clock.today]
    # "at 9" is said of the last nine o'clock; who writes "8:15" may well count to 24.
    near = ago <= NEAR and not said.minutes and clock.twelve_hours
    if near or len(today) == 1:
        chosen, other = (later, earlier) if near or today[0] is later else (earlier, later)
        assert other.moment is not None
        return chosen._replace(others=((clock_text(other.moment.local), other.moment), *chosen.others))
    return When(
        question=_("In the morning or in the evening?"),
        choices=tuple(
            (_short(each.moment, clock), f"{each.moment.local_date} {each.moment.local:%H:%M}")
            for each in options
            if each.moment is not None
        ),
    )


def _short(moment: Moment, clock: Clock) -> str:
    return sentence_start(when_words(moment, clock.today))


def _instant(found: When) -> datetime:
    return found.moment.at if found.moment is not None else datetime.min.replace(tzinfo=UTC)


def _last(at: tuple[int, int], said: TimeSaid, clock: Clock) -> When:
    """The time today, or yesterday where today's is still to come; that is said in words."""
    found = _made(clock.today, at, said, clock)
    if found.moment is None or found.moment.at <= clock.now + SOON:
        return found
    before = _made(clock.today - timedelta(days=1), at, said, clock)
    words = f"{at[0]:02d}:{at[1]:02d}"
    return before._replace(
        words=_("{clock} today is still to come, so this is yesterday").format(clock=words),
        others=(*before.others, (_("today {clock}, which is still to come").format(clock=words), found.moment)),
    )


def _within_part(said: TimeSaid, at: tuple[int, int], day: date | None, clock: Clock) -> When:
    """ "last night at 11": the part of the day says which half of the clock is meant, and which date."""
    assert said.part is not None
    first, last = part_window(said.part, day, clock)
    readings = [at] if said.exact or not _has_two(at) else list(_halves(at))
    fitting = []
    for hour, minute in readings:
        for date_ in (first.date(), first.date() + timedelta(days=1)):
            local = datetime.combine(date_, time(hour, minute))
            if first - timedelta(hours=2) <= local <= last + timedelta(hours=2):
                fitting.append((not first <= local < last, local))
    fitting.sort()
    best = [local for outside, local in fitting if outside == fitting[0][0]] if fitting else []
    if len(best) != 1:
        shown = best or [datetime.combine(first.date(), time(hour, minute)) for hour, minute in readings]
        choices = tuple((clock_text(local), f"{local:%Y-%m-%d %H:%M}") for local in shown)
        return When(question=_("Which time was that?"), choices=choices)
    found = _made(best[0].date(), (best[0].hour, best[0].minute), said, clock)
    if found.moment is not None and found.moment.at > clock.now + SOON:
        return When(problem=TO_COME)
    return found


def _made(day: date, at: tuple[int, int], said: TimeSaid, clock: Clock) -> When:
    """The moment of a wall-clock minute; one that was there twice, or never, is asked about."""
    local = datetime.combine(day, time(*at))
    if said.offset is not None:
        return When(moment_of((local - said.offset).replace(tzinfo=UTC), clock.zone))
    zone = ZoneInfo(clock.zone)
    earlier = local.replace(tzinfo=zone)
    later = local.replace(tzinfo=zone, fold=1)
    if earlier.utcoffset() != later.utcoffset():
        words = clock_text(local)
        if earlier.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
            hour = timedelta(hours=1)
            choices = tuple((clock_text(each), f"{each:%Y-%m-%d %H:%M}") for each in (local - hour, local + hour))
            return When(
                question=_("There was no {clock} that day: the clocks went forward. Which is it?").format(clock=words),
                choices=choices,
            )
        if later.astimezone(UTC) <= clock.now + SOON:
            choices = tuple(
                (name.format(clock=words), f"{local:%Y-%m-%d %H:%M}{_offset_text(each)}")
                for name, each in ((_("The first {clock}"), earlier), (_("The second {clock}"), later))
            )
            return When(
                question=_("{clock} was there twice that night: the clocks went back. Which is it?").format(
                    clock=words
                ),
                choices=choices,
            )
    moment = moment_at(local, clock.zone)
    if said.about:
        return When(moment_about(moment.at - AROUND, _no_later(moment.at + AROUND, moment.at, clock), clock.zone))
    return When(moment)


def _no_later(latest: datetime, middle: datetime, clock: Clock) -> datetime:
    return latest if middle > clock.now else min(latest, max(clock.now, middle))


def _offset_text(at: datetime) -> str:
    minutes = int((at.utcoffset() or timedelta()).total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
