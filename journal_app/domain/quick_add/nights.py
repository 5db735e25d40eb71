"""Reads how a night was: "slept 5h30", "slept 11pm-6am woke 3", "no sleep", "sleep 7.5 quality 4"."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from journal_app.domain.entries import Sleep
from journal_app.domain.moments import moment_at, moment_of
from journal_app.domain.number_text import plain_number
from journal_app.domain.quick_add.numbers import number_at
from journal_app.domain.quick_add.pieces import Ask, Common, DraftPiece, Setting
from journal_app.domain.quick_add.times import four_digits_at, time_at
from journal_app.domain.quick_add.tokens import MINUSES, Token
from journal_app.domain.quick_add.wakings import joined_further, wakings_at
from journal_app.domain.time_text import NOT_HOURS
from journal_app.i18n import _

WHICH_HOURS: Final = _("Please write the hours, such as slept 5h30, or slept 11pm-6am.")
LONGEST_H: Final = 24.0
_BAD_NIGHT: Final = _("That night cannot be right. Please write the hours as 7, 5.5 or 5h30.")


class _Night:
    """What was said of one night so far."""

    def __init__(self) -> None:
        self.hours: float | None = None
        self.bed: tuple[int, int, bool] | None = None
        self.up: tuple[int, int, bool] | None = None
        self.wakings: int | None = None
        self.quality: int | None = None
        self.problem = ""
        self.asks: list[Ask] = []

    @property
    def said(self) -> bool:
        return any(each is not None for each in (self.hours, self.bed, self.up, self.wakings, self.quality))


def night_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """The night that begins at a token, and the place after it; None where none does."""
    lexicon = setting.lexicon
    count = lexicon.listed("sleep.nothing").at(tokens, place)
    night = _Night()
    if count:
        night.hours = 0.0
        return _draft(tokens, place, place + count, night, setting), place + count
    count = lexicon.listed("sleep.words").at(tokens, place)
    quality = lexicon.listed("sleep.quality").at(tokens, place)
    if not count and quality < 2:
        leading = _woke_first(tokens, place, setting)
        if not leading:
            return None
    after = place + count
    while after < len(tokens):
        step = _step(tokens, after, night, setting)
        if step == after and (night.wakings is None or night.quality is None):
            step = joined_further(tokens, after, setting) or after
        if step == after:
            break
        after = step
    if after == place or (not night.said and _follows_a_word(tokens, place, setting)):
        return None
    return _draft(tokens, place, after, night, setting), after


def _follows_a_word(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    """ "cant sleep" says nothing of a night that could be kept, and can be a note."""
    before = tokens[place - 1] if place else None
    if before is None or before.kind != "word" or before.glued:
        return False
    return before.key not in setting.lexicon.words.separators


def _woke_first(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    """ "woke 3 times" and "in bed 11pm up 6am" are nights too; "woke at 3" alone is none."""
    lexicon = setting.lexicon
    if tokens[place].key == "up":
        return False
    woken = wakings_at(tokens, place, setting)
    if woken is not None:
        return woken.plain
    bed = lexicon.listed("sleep.bed").at(tokens, place)
    return bool(bed and _clock(tokens, place + bed, setting))


def _step(tokens: tuple[Token, ...], place: int, night: _Night, setting: Setting) -> int:
    """Reads one more thing of the night; returns the same place when nothing more is understood."""
    lexicon = setting.lexicon
    for name in ("up", "bed"):
        count = lexicon.listed(f"sleep.{name}").at(tokens, place)
        found = _clock(tokens, place + count, setting) if count else None
        if found is not None:
            if name == "up":
                night.up = found[0]
            else:
                night.bed = found[0]
            return found[1]
    woken = wakings_at(tokens, place, setting)
    if woken is not None:
        if night.wakings is not None:
            return place
        night.wakings = woken.how_often
        return woken.after
    quality = lexicon.listed("sleep.quality").at(tokens, place)
    if quality and place + quality < len(tokens) and tokens[place + quality].kind == "number":
        return _quality(tokens, place + quality, night, setting)
    last = lexicon.listed("sleep.last_night").at(tokens, place)
    if last:
        return place + last
    before = lexicon.listed("sleep.before").at(tokens, place)
    if before and (night.said is False):
        further = _step(tokens, place + before, night, setting) if place + before < len(tokens) else place + before
        return further if further > place + before else place
    if night.hours is None and night.bed is None:
        return _span(tokens, place, night, setting) or _hours(tokens, place, night, setting) or place
    return place


def _quality(tokens: tuple[Token, ...], place: int, night: _Night, setting: Setting) -> int:
    text = tokens[place].text
    if not text.isdigit() or int(text) > 10:
        night.problem = _("How good the sleep was goes from 0 (worst) to 10 (best). Please check the number.")
        return place + 1
    night.quality = int(text)
    return place + 1 + setting.lexicon.listed("out_of").at(tokens, place + 1)


def _clock(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[tuple[int, int, bool], int] | None:
    """A time of day at a place, a bare hour too: hour, minute, and whether it can mean one time only."""
    if place >= len(tokens):
        return None
    lexicon = setting.lexicon
    found = time_at(tokens, place, lexicon, setting.clock.today) or four_digits_at(tokens, place, lexicon)
    if found is not None and found[0].clock is not None and not found[0].problem:
        said = found[0]
        assert said.clock is not None
        return (said.clock[0], said.clock[1], said.exact), found[1]
    token = tokens[place]
    if token.kind == "number" and token.text.isdigit() and len(token.text) <= 2 and int(token.text) <= 23:
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if following is not None and following.key in (*lexicon.words.sleep.hours, *lexicon.words.sleep.minutes):
            return None
        return (int(token.text), 0, int(token.text) > 12 or int(token.text) == 0), place + 1
    return None


def _span(tokens: tuple[Token, ...], place: int, night: _Night, setting: Setting) -> int:
    """ "11pm-6am", "from 23 to 6:30", "between 11 and 6"."""
    first = _clock(tokens, place, setting)
    if first is None or first[1] >= len(tokens):
        return 0
    between = setting.lexicon.listed("sleep.to").at(tokens, first[1])
    if tokens[first[1]].key == "and" and place and tokens[place - 1].key == "between":
        between = 1
    if not between and not (tokens[first[1]].kind == "mark" and tokens[first[1]].text in MINUSES):
        return 0
    second = _clock(tokens, first[1] + max(between, 1), setting)
    if second is None:
        return 0
    night.bed, night.up = first[0], second[0]
    return second[1]


def _hours(tokens: tuple[Token, ...], place: int, night: _Night, setting: Setting) -> int:
    words = setting.lexicon.words.sleep
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    colon = following is not None and following.text == ":" and following.glued and place + 2 < len(tokens)
    if token.kind == "number" and colon and token.text.isdigit() and _is_minutes(tokens[place + 2]):
        night.hours = int(token.text) + int(tokens[place + 2].text) / 60
        return _checked(night, _after_unit(tokens, place + 3, words.hours))
    found = number_at(tokens, place, setting.lexicon)
    if found is None:
        return 0
    number, after = found
    if number.choices:
        night.asks.append(_which(number.choices, number.start, number.end))
        night.hours = number.choices[0]
        return _after_unit(tokens, after, words.hours)
    if token.text == "0":
        number = number._replace(value=0.0)
    if number.value is None:
        night.problem = number.problem or NOT_HOURS
        return _after_unit(tokens, after, words.hours)
    if after < len(tokens) and tokens[after].key in words.minutes and number.value >= 10:
        night.hours = number.value / 60
        return _checked(night, after + 1)
    night.hours = number.value
    end = _after_unit(tokens, after, words.hours)
    if end > after and end < len(tokens):
        joined = end + (1 if tokens[end].key in ("and", "&") else 0)
        minutes = tokens[joined] if joined < len(tokens) else None
        in_minutes = joined + 1 < len(tokens) and tokens[joined + 1].key in words.minutes
        if minutes is not None and minutes.kind == "number" and (minutes.glued or in_minutes):
            if not minutes.text.isdigit() or int(minutes.text) > 59:
                night.problem = NOT_HOURS
                return joined + 1
            night.hours += int(minutes.text) / 60
            end = joined + (2 if in_minutes else 1)
        else:
            half = setting.lexicon.listed("and_a_half").at(tokens, end)
            if half:
                night.hours += 0.5
                end += half
    return _checked(night, end)


def _is_minutes(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == 2 and int(token.text) < 60


def _after_unit(tokens: tuple[Token, ...], place: int, units: tuple[str, ...]) -> int:
    return place + 1 if place < len(tokens) and tokens[place].key in units else place


def _checked(night: _Night, after: int) -> int:
    if night.hours is not None and night.hours > LONGEST_H:
        night.problem = _BAD_NIGHT
    return after


def _which(choices: tuple[float, ...], start: int, end: int) -> Ask:
    answers = tuple((_("{hours} h").format(hours=plain_number(each)), f"{each:g}h") for each in choices)
    return Ask("number", f"number:sleep:{choices}", _("How many hours was it?"), answers, start, end)


def _draft(tokens: tuple[Token, ...], place: int, after: int, night: _Night, setting: Setting) -> DraftPiece:
    start, end = tokens[place].start, tokens[after - 1].end
    if not night.said and not night.problem:
        return DraftPiece(start, end, None, problem=WHICH_HOURS)
    bed, up, asks = night.bed, night.up, list(night.asks)

    def make(common: Common) -> tuple[Sleep, ...]:
        bed_at, up_at = _instants(bed, up, common, setting)
        hours = night.hours
        if hours is None and bed_at is not None and up_at is not None:
            hours = round((up_at - bed_at) / timedelta(hours=1), 4)
        return (
            Sleep(
                **common, hours=hours, bed_at=bed_at, up_at=up_at, wakings=night.wakings, quality=night.quality
            ),
        )  # fmt: skip

    return DraftPiece(start, end, make, whole_day=True, night=True, problem=night.problem, asks=asks)


def _instants(
    bed: tuple[int, int, bool] | None, up: tuple[int, int, bool] | None, common: Common, setting: Setting
) -> tuple[datetime | None, datetime | None]:
    """When the person went to bed and got up: the night that ends on the entry's date, of the likeliest length."""
    day, zone = common["moment"].local_date, setting.clock.zone
    ups = [moment_at(datetime.combine(day, time(h, m)), zone).at for h, m in _readings(up)]
    beds = [
        moment_at(datetime.combine(day - timedelta(days=back), time(h, m)), zone).at
        for h, m in _readings(bed)
        for back in (0, 1)
    ]
    if not ups:
        late = [at for at in beds if moment_of(at, zone).local.hour >= 18 or moment_of(at, zone).local.hour < 6]
        return (max(late) if late and bed is not None and bed[2] else (late[-1] if late else None)), None
    if not beds:
        return None, ups[0]
    pairs = [(_oddness(b, u, zone), b, u) for b in beds for u in ups if timedelta() < u - b <= timedelta(hours=16)]
    if not pairs:
        return None, None
    _odd, best_bed, best_up = min(pairs)
    return best_bed, best_up


def _oddness(bed: datetime, up: datetime, zone: str) -> float:
    """How unlike a usual night from about 23 to 7 a span is."""
    hours = (up - bed) / timedelta(hours=1)
    night = moment_of(bed, zone).local.hour
    return abs(hours - 7.5) + (0 if night >= 19 or night <= 5 else 6)


def _readings(at: tuple[int, int, bool] | None) -> list[tuple[int, int]]:
    if at is None:
        return []
    hour, minute, exact = at
    if exact or hour == 0:
        return [(hour, minute)]
    return [(hour % 12, minute), (hour % 12 + 12, minute)]
