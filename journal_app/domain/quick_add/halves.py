"""What stands behind an hour: am or pm, "at night", "and a half"."""

from __future__ import annotations

from typing import Final

from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.time_said import TimeSaid
from journal_app.domain.quick_add.tokens import Token
from journal_app.i18n import _

NO_CLOCK: Final = _("That is no time of day. Please write it as 20:15 or 8:15 pm.")
LATE_H: Final = 24
NIGHT_UNTIL_H: Final = 5
NOON_H: Final = 12
_BEHIND_HOURS: Final = (("and_half", 30, 0), ("and_quarter", 15, 0), ("less_quarter", 45, -1))


def with_half(
    tokens: tuple[Token, ...], place: int, lexicon: Lexicon, hour: int, minute: int, *, exact: bool
) -> tuple[TimeSaid, int]:
    """The clock with am or pm behind it."""
    if not minute and hour <= LATE_H and (behind := _minutes_behind(tokens, place, lexicon)):
        minute, later, place = behind
        hour = (hour + later) % LATE_H if hour + later else NOON_H
        exact = exact and hour != NOON_H
    half, after = half_at(tokens, place, lexicon)
    if half == "night" and 1 <= hour <= NOON_H:
        # "2 at night" is in the small hours, "11 at night" is late.
        half, hour = ("am", hour) if hour <= NIGHT_UNTIL_H or hour == NOON_H else ("pm", hour)
    if half and 1 <= hour <= 12 and minute < 60:
        turned = hour % 12 + (12 if half == "pm" else 0)
        return TimeSaid(clock=(turned, minute), half=half, exact=True), after
    if hour == LATE_H and minute == 0:
        return TimeSaid(
            question=_("Is that midnight at the start or at the end of the day? Please write 00:00.")
        ), place
    if hour > 23 or minute > 59 or (half and hour == 0):
        return TimeSaid(problem=NO_CLOCK), after if half else place
    return TimeSaid(clock=(hour, minute), exact=exact or hour > 12), after if half else place


def _minutes_behind(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[int, int, int] | None:
    """ "8 y media", "9 menos cuarto", "9 menos 10": minutes, what to add to the hour, and the place after it."""
    for name, minute, later in _BEHIND_HOURS:
        if count := lexicon.listed(f"clock.{name}").at(tokens, place):
            return minute, later, place + count
    for name, later in (("and_minutes", 0), ("less_minutes", -1)):
        count = lexicon.listed(f"clock.{name}").at(tokens, place)
        said = _past_minutes(tokens, place + count, lexicon) if count else 0
        if said and not (place + count + 1 < len(tokens) and lexicon.units.at(tokens, place + count + 1)):
            return (60 - said if later else said), later, place + count + 1
    return None


def _past_minutes(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> int:
    """Five, ten, twenty or twenty-five minutes, as they are said after an hour; 0 for anything else."""
    if place >= len(tokens):
        return 0
    token = tokens[place]
    value = int(token.text) if token.text in ("5", "10", "20", "25") else int(lexicon.words.numbers.get(token.key, 0))
    return value if value in (5, 10, 20, 25) else 0


def half_at(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[str, int]:
    """Am or pm at a place, and the place after it."""
    if place < len(tokens):
        for name in ("night", "am", "pm"):
            count = lexicon.listed(f"clock.{name}").at(tokens, place)
            # In a language where "am" means "on", it is a half of the day only close to its number.
            if count and not (count == 1 and tokens[place].key in lexicon.words.clock.at and not tokens[place].glued):
                end = place + count
                if end < len(tokens) and tokens[end].text == "." and tokens[end].glued:
                    end += 1
                return name, end
        if tokens[place].key in ("a", "p") and tokens[place].glued and _ends_there(tokens, place + 1):
            return tokens[place].key + "m", place + 1
    return "", place


def _ends_there(tokens: tuple[Token, ...], place: int) -> bool:
    return place >= len(tokens) or not tokens[place].glued
