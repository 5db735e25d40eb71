"""Finds the times of a line: clocks, dates, weekdays, "2h ago", "last night", "this morning"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, cast

from journal_app.domain.quick_add.dates import date_at, day_of_month
from journal_app.domain.quick_add.halves import LATE_H, NO_CLOCK, NOON_H, half_at, with_half
from journal_app.domain.quick_add.lengths import ago_at
from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.time_said import TimeSaid
from journal_app.domain.quick_add.tokens import MINUSES, Token
from journal_app.i18n import _, plural

Found = tuple[TimeSaid, int]
TO_COME: Final = _("That is still to come. Journal keeps what has happened; please check the day.")
_FOUR_DIGITS: Final = re.compile(r"([01]\d|2[0-3])([0-5]\d)", re.ASCII)
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{2})", re.ASCII)
_FRACTIONS_OF_HOURS: Final = (
    ("half_past", 30, 0), ("quarter_past", 15, 0), ("quarter_to", 45, -1), ("half_to", 30, -1),
)  # fmt: skip


def time_at(tokens: tuple[Token, ...], place: int, lexicon: Lexicon, today: date) -> Found | None:
    """The time that begins at a token, and the place after it; None where none does."""
    start = place
    about = lexicon.listed("clock.about").at(tokens, place)
    at = lexicon.listed("clock.at").at(tokens, place + about) if place + about < len(tokens) else 0
    after = place + about + at
    if after >= len(tokens):
        return None
    # In a language where "am" means "on", a date follows it and never a clock.
    on_day = bool(at) and tokens[after - 1].key in lexicon.words.clock.am
    found = (
        _phrase_time(tokens, after, lexicon)
        or ago_at(tokens, after, lexicon)
        or date_at(tokens, after, lexicon, today, on_day=on_day)
        or (day_of_month(tokens, after, lexicon, today) if at else None)
        or _past_hour(tokens, after, lexicon, led=bool(at) and not on_day)
        or _clock(
            tokens,
            after,
            lexicon,
            led=(bool(at) and not on_day) or _is_about(tokens, after, lexicon, about=bool(about)),
        )
        or _day(tokens, after, lexicon)
    )
    if found is None:
        return None
    said, end = found
    if end < len(tokens) and tokens[end].key == "ish":
        about, end = 1, end + 1
    return said._replace(spans=((tokens[start].start, tokens[end - 1].end),), about=said.about or bool(about)), end


def _phrase_time(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> Found | None:
    """Now, noon, a part of a day; the longest phrase wins."""
    options: list[tuple[int, TimeSaid]] = []
    if count := lexicon.now.at(tokens, place):
        options.append((count, TimeSaid(now=True)))
    instants = lexicon.listed("instants")
    if count := instants.at(tokens, place):
        clock = cast("tuple[int, int]", instants.meaning(tokens, place, count))
        options.append((count, TimeSaid(clock=clock, exact=True)))
    parts = lexicon.listed("parts")
    if count := parts.at(tokens, place):
        part = cast("tuple[int, int, int]", parts.meaning(tokens, place, count))
        options.append((count, TimeSaid(part=part)))
    days = lexicon.listed("days")
    if count := days.at(tokens, place):
        back = cast(int, days.meaning(tokens, place, count))
        if back <= -LATE_H:
            options.append((count, TimeSaid(question=_("Which day was that? Please write it, for example: monday."))))
        else:
            options.append((count, TimeSaid(days_back=back)))
    if not options:
        return None
    count, said = max(options, key=lambda option: option[0])
    return said, place + count


def _day(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> Found | None:
    """A weekday, with "last" before it or not; what is to come is said to be."""
    words = lexicon.words.clock
    key = tokens[place].key
    following = tokens[place + 1].key if place + 1 < len(tokens) else ""
    if key in words.next:
        return (TimeSaid(problem=TO_COME), place + 2) if following in lexicon.weekdays else None
    if tomorrow := lexicon.listed("clock.tomorrow").at(tokens, place):
        return TimeSaid(problem=TO_COME), place + tomorrow
    if key in words.last and following in lexicon.weekdays:
        return TimeSaid(weekday=lexicon.weekdays[following]), place + 2
    if key in lexicon.weekdays:
        end = place + 1
        if end < len(tokens) and tokens[end].text == "." and tokens[end].glued and len(key) <= 3:
            end += 1
        end += end < len(tokens) and tokens[end].key in words.last_behind
        return TimeSaid(weekday=lexicon.weekdays[key]), end
    return None


def four_digits_at(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> Found | None:
    """ "2015" as a quarter past eight, where an amount has been said before it."""
    token = tokens[place]
    if token.kind != "number" or _FOUR_DIGITS.fullmatch(token.text) is None:
        return None
    if place + 1 < len(tokens) and lexicon.units.at(tokens, place + 1):
        return None
    said = TimeSaid(spans=((token.start, token.end),), clock=(int(token.text[:2]), int(token.text[2:])), exact=True)
    return said, place + 1


def dotted_clock_at(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> Found | None:
    """ "20.15" and "08.15" as a time of day, where a weight has been said before it; "8.15" may be an amount."""
    dotted = _DOTTED.fullmatch(tokens[place].text)
    if dotted is None or not (int(dotted[1]) > NOON_H or (len(dotted[1]) == 2 and dotted[1][0] == "0")):
        return None
    found = _clock(tokens, place, lexicon, led=True)
    if found is None or (found[1] < len(tokens) and (lexicon.units.at(tokens, found[1]) or tokens[found[1]].glued)):
        return None
    spans = ((tokens[place].start, tokens[found[1] - 1].end),)
    return found[0]._replace(spans=spans, exact=True), found[1]


def _is_about(tokens: tuple[Token, ...], place: int, lexicon: Lexicon, *, about: bool) -> bool:
    """ "around 6" and "6ish" are hours, where nothing is counted."""
    if about and _may_be_hour(tokens, place, lexicon):
        return True
    if place + 1 >= len(tokens) or tokens[place + 1].key != "ish" or not tokens[place + 1].glued:
        return False
    return not (place + 2 < len(tokens) and lexicon.units.at(tokens, place + 2))


def _past_hour(tokens: tuple[Token, ...], place: int, lexicon: Lexicon, *, led: bool) -> Found | None:
    """ "ten past 8", "20 to 9 pm"; "5 to 10" alone is a span of numbers."""
    token = tokens[place]
    digits = token.kind == "number" and token.text.isdigit() and len(token.text) <= 2
    minutes = int(token.text) if digits else int(lexicon.words.numbers.get(token.key, 0))
    link = place + 1
    if link < len(tokens) and tokens[link].key in lexicon.words.clock.minutes:
        link += 1
    word = tokens[link].key if link < len(tokens) else ""
    if not 1 <= minutes <= 29 or word not in (*lexicon.words.clock.past, *lexicon.words.clock.before_hour):
        return None
    hour = _hour_number(tokens, link + 1, lexicon)
    if hour is None:
        return None
    if word in lexicon.words.clock.past:
        return with_half(tokens, link + 2, lexicon, hour, minutes, exact=False)
    if minutes % 5 or not (led or (not digits and half_at(tokens, link + 2, lexicon)[0])):
        return None
    said, after = with_half(tokens, link + 2, lexicon, hour, 60 - minutes if hour else 0, exact=False)
    if said.clock is None:
        return said, after
    return said._replace(clock=((said.clock[0] - 1) % 24, said.clock[1])), after


def _may_be_hour(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> bool:
    """After "around": a bare number is an hour only where nothing follows that counts it."""
    token = tokens[place]
    if token.kind != "number" or not token.text.isdigit() or int(token.text) > LATE_H:
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return following is None or following.text in ",;\n" or following.key in lexicon.words.separators


def _clock(tokens: tuple[Token, ...], place: int, lexicon: Lexicon, *, led: bool) -> Found | None:
    for name, minute, later in _FRACTIONS_OF_HOURS:
        count = lexicon.listed(f"clock.{name}").at(tokens, place)
        hour = _hour_number(tokens, place + count, lexicon) if count else None
        if hour is not None and (led or name != "half_past" or count > 1):
            return with_half(tokens, place + count + 1, lexicon, (hour + later) % 24, minute, exact=False)
    token = tokens[place]
    if token.kind != "number":
        hour = _hour_number(tokens, place, lexicon)
        if hour is None:
            return None
        count = lexicon.listed("clock.oclock").at(tokens, place + 1) if place + 1 < len(tokens) else 0
        if not led and not count and not half_at(tokens, place + 1, lexicon)[0]:
            return None
        return with_half(tokens, place + 1 + count, lexicon, hour, 0, exact=False)
    return _digits(tokens, place, lexicon, led=led)


def _digits(tokens: tuple[Token, ...], place: int, lexicon: Lexicon, *, led: bool) -> Found | None:
    token, after = tokens[place], place + 1
    following = tokens[after] if after < len(tokens) else None
    second = tokens[after + 1] if after + 1 < len(tokens) else None
    half, _end = half_at(tokens, after, lexicon)
    colon = following is not None and following.text == ":" and following.glued
    if colon and second is not None and second.kind == "number" and second.glued and token.text.isdigit():
        if not (len(second.text) == 2 and second.text.isdigit()) or len(token.text) > 2:
            return TimeSaid(problem=NO_CLOCK), after + 2
        hour, minute = int(token.text), int(second.text)
        exact = hour > 12 or (len(token.text) == 2 and hour < 10) or hour == 0
        said, end = with_half(tokens, after + 2, lexicon, hour, minute, exact=exact)
        return _offset(tokens, place, said._replace(minutes=True), end)
    dotted = _DOTTED.fullmatch(token.text)
    if dotted is not None and (half or led):
        return with_half(tokens, after, lexicon, int(dotted[1]), int(dotted[2]), exact=int(dotted[1]) > 12)
    if not token.text.isdigit():
        return None
    oclock = lexicon.listed("clock.oclock").at(tokens, after) if following is not None else 0
    if _FOUR_DIGITS.fullmatch(token.text) and (led or half or oclock):
        return with_half(tokens, after + oclock, lexicon, int(token.text[:2]), int(token.text[2:]), exact=True)
    if len(token.text) == 3 and (led or half) and int(token.text[1:]) < 60:
        said, end = with_half(tokens, after, lexicon, int(token.text[0]), int(token.text[1:]), exact=False)
        return said._replace(minutes=True), end
    if len(token.text) > 2:
        return None
    hour = int(token.text)
    if following is not None and following.key in lexicon.words.clock.hours:
        return _hours_written(tokens, place, lexicon, hour, led=led)
    if half or led or oclock:
        return with_half(tokens, after + oclock, lexicon, hour, 0, exact=hour > 12 or hour == 0)
    return None


def _hours_written(tokens: tuple[Token, ...], place: int, lexicon: Lexicon, hour: int, *, led: bool) -> Found | None:
    """ "21h30" is a time of day; "2h" may be how long ago it was, and is asked about."""
    minutes = tokens[place + 2] if place + 2 < len(tokens) else None
    has_minutes = minutes is not None and minutes.kind == "number" and minutes.glued and len(minutes.text) == 2
    after = place + (3 if has_minutes else 2)
    minute = int(minutes.text) if has_minutes and minutes is not None and minutes.text.isdigit() else 0
    if hour > 12 or led:
        return with_half(tokens, after, lexicon, hour, minute, exact=True)
    ago = f"{hour}h{minutes.text if has_minutes and minutes is not None else ''} ago"
    clock = f"at {hour:02d}:{minute:02d}"
    words = (
        _("{hours} h {minutes} min ago").format(hours=hour, minutes=minute)
        if minute
        else plural("{count} hour ago", "{count} hours ago", hour).format(count=hour)
    )
    return TimeSaid(
        question=_("Is that how long ago it was, or a time?"),
        choices=((words, ago), (_("at {clock}").format(clock=f"{hour:02d}:{minute:02d}"), clock)),
    ), after


def _hour_number(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> int | None:
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind == "number" and token.text.isdigit() and len(token.text) <= 2 and int(token.text) <= LATE_H:
        return int(token.text)
    value = lexicon.words.numbers.get(token.key)
    if token.key in lexicon.words.a and token.key not in ("a", "an"):
        value = 1
    return int(value) if value is not None and 1 <= value <= 12 else None


def _offset(tokens: tuple[Token, ...], place: int, said: TimeSaid, after: int) -> Found:
    """ "2026-10-25 02:30+02:00": which of two equal hours is meant."""
    after_date = place >= 2 and tokens[place - 1].kind == "number" and tokens[place - 2].text in MINUSES
    if not after_date or after + 3 > len(tokens) - 0 or after + 2 >= len(tokens):
        return said, after
    sign, hours, colon = tokens[after], tokens[after + 1], tokens[after + 2]
    minutes = tokens[after + 3] if after + 3 < len(tokens) else None
    if sign.text not in "+-" or not sign.glued or colon.text != ":" or minutes is None or minutes.kind != "number":
        return said, after
    if not (hours.text.isdigit() and minutes.text.isdigit()) or int(hours.text) > 14 or int(minutes.text) > 59:
        return said, after
    length = timedelta(hours=int(hours.text), minutes=int(minutes.text))
    return said._replace(offset=-length if sign.text == "-" else length, exact=True), after + 4
