"""The times of entries that are true of a date: a none of its whole day, a night of the date on which it ends."""

from __future__ import annotations

from datetime import date, timedelta

from journal_app.domain.moments import moment_on
from journal_app.domain.quick_add.built import Built
from journal_app.domain.quick_add.clock import Clock, When
from journal_app.domain.quick_add.time_said import TimeSaid
from journal_app.domain.quick_add.when import NIGHT_ENDS_H, when_of
from journal_app.domain.wording import weekday_words
from journal_app.i18n import _


def entry_time(built: Built, time: TimeSaid | None, clock: Clock) -> When:
    """The time of an entry; a none is true of a date, and a night belongs to the date of its end."""
    if not built.whole_day:
        return when_of(time, clock)
    if built.night:
        return _night(time, clock)
    if time is None or (time.says_day and not time.says_hour and not time.says_part):
        if (time is None and clock.base == clock.today and clock.local.hour < NIGHT_ENDS_H) or (
            time is not None and time.days_back == 0 and clock.local.hour < NIGHT_ENDS_H
        ):
            return _which_day(clock.today - timedelta(days=1), clock.today)
        return when_of(time, clock) if time is not None else When(moment_on(clock.base, clock.zone))
    found = when_of(time, clock)
    if found.moment is None:
        return found
    day = found.moment.local_date
    return When(
        question=_("That is kept for a whole day. Is it true of all of {day}?").format(day=weekday_words(day)),
        choices=((_("All of {day}").format(day=weekday_words(day)), str(day)),),
    )


def _night(time: TimeSaid | None, clock: Clock) -> When:
    if time is None or time.now:
        return When(moment_on(clock.base, clock.zone))
    if time.part is not None and time.part[0] == -1 and time.clock is None and time.part[1] >= 17:
        return When(moment_on(clock.today, clock.zone))
    found = when_of(time, clock)
    if found.moment is None or (time.clock is None and time.ago is None and time.part is None):
        return found
    by_day = time.part is not None and 9 < time.part[1] < 17
    if time.part is not None and time.clock is None and found.moment.local_date == clock.today and not by_day:
        return When(moment_on(clock.today, clock.zone))
    return When(problem=_("Please write the hours slept, and when if you like, such as slept 11pm-6am."))


def _which_day(before: date, today: date) -> When:
    """At two in the morning, "today" may still be the evening before."""
    return When(
        question=_("Which day is that for?"),
        choices=tuple((weekday_words(day), str(day)) for day in (before, today)),
    )
