"""What a reading offers: its questions with the lines that answer them, and the other readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final
from uuid import uuid4

import msgspec

from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, NoneTaken
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.moments import Moment, moment_at
from journal_app.domain.quick_add.clock import When
from journal_app.domain.quick_add.pieces import Ask, Setting
from journal_app.domain.quick_add.reading import QuickAlternative, QuickChoice, QuickQuestion
from journal_app.domain.quick_add.time_said import TimeSaid
from journal_app.domain.quick_add.whole_lines import as_note, shown_item
from journal_app.domain.wording import inside_sentence
from journal_app.i18n import _

MOST_ALTERNATIVES: Final = 4


def questions_of(asks: Iterable[Ask], line: str, confirmed: frozenset[str]) -> tuple[QuickQuestion, ...]:
    """The questions that are still open, each once; one that was confirmed as it stands is settled."""
    found: dict[str, QuickQuestion] = {}
    for ask in asks:
        if ask.key in confirmed and any(text is None for _words, text in ask.answers):
            continue
        choices = tuple(
            QuickChoice(words=words, line="" if text is None else replaced(line, ask.start, ask.end, text))
            for words, text in ask.answers
        )
        found.setdefault(ask.key, QuickQuestion(key=ask.key, kind=ask.kind, text=ask.text, choices=choices))
    return tuple(found.values())


def alternatives_of(
    entries: Sequence[Entry],
    times: Sequence[TimeSaid | None],
    whens: Sequence[When | None],
    line: str,
    setting: Setting,
    *,
    clocked: bool,
    all_at: bool,
) -> tuple[QuickAlternative, ...]:
    """Other times that may be meant, the same time a day before, and the line as a note, which is always the last.

    No `entries` are given where something is still asked. `clocked`: a time of day was written without a day.
    `all_at`: one entry has a time of its own, which all may have.
    """
    found: list[QuickAlternative] = []
    one_time = len({entry.moment for entry in entries}) == 1
    if one_time and not any(isinstance(entry, NoneTaken) for entry in entries):
        others = [other for when in whens[:1] if when is not None for other in when.others]
        moment = entries[0].moment
        if clocked and moment.precision == "minute":
            before = moment_at(moment.local - timedelta(days=1), moment.zone)
            if all(other.at != before.at for _words, other in others):
                others.append(("", before))
        found += [_moved(entries, other, setting) for _words, other in others]
    if entries and all_at:
        chosen = next(when for when, time in zip(whens, times, strict=True) if time is not None)
        if chosen is not None and chosen.moment is not None:
            found.append(_moved(entries, chosen.moment, setting, all_of_them=True))
    return (*found[: MOST_ALTERNATIVES - 1], as_note(line, setting))


def contradicts(entries: Sequence[Entry]) -> bool:
    """Whether a none of a date stands beside an intake of it."""
    for none in entries:
        for other in entries if isinstance(none, NoneTaken) else ():
            taken = ALCOHOL if isinstance(other, Drink) else other.substance if isinstance(other, Dose) else None
            intake = isinstance(other, Dose | Drink) and other.moment.local_date == none.moment.local_date
            if isinstance(none, NoneTaken) and intake and none.what in (EVERYTHING, taken):
                return True
    return False


def _moved(
    entries: Sequence[Entry], moment: Moment, setting: Setting, *, all_of_them: bool = False
) -> QuickAlternative:
    moved = tuple(msgspec.structs.replace(entry, id=uuid4(), moment=moment) for entry in entries)
    items = [shown_item(entry, [], "", setting) for entry in moved]
    title = ", ".join(item.title for item in items[:3])
    detail = inside_sentence(items[0].when)
    return QuickAlternative(
        title=title,
        detail=_("all of them {when}").format(when=detail) if all_of_them else detail,
        entries=moved,
        icon=items[0].icon,
    )


def replaced(line: str, start: int, end: int, text: str) -> str:
    """The line with a place of it written anew, and no words grown together."""
    before, after = line[:start], line[end:]
    if text and before and not before[-1].isspace() and (before[-1].isalnum() or before[-1] in ",;"):
        before += " "
    if text and after and (after[0].isalnum() or after[0] in '"+-'):
        after = " " + after
    return " ".join((before + text + after).split(" ")).strip()
