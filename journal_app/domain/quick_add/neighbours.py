"""Entries of words alone beside others: "seizure meds", "doctor appointment monday". What is not plain asks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.built import AS_NOTE
from journal_app.domain.quick_add.clock import Clock, When
from journal_app.domain.quick_add.grouping import Group
from journal_app.domain.quick_add.pieces import (
    Ask,
    BreakPiece,
    DraftPiece,
    Piece,
    QuantityPiece,
    SubjectPiece,
    Thing,
    TimePiece,
    TimesPiece,
    VerbPiece,
)
from journal_app.domain.quick_add.time_said import TimeSaid
from journal_app.domain.wording import when_words
from journal_app.i18n import _


def neighbour_asks(groups: Sequence[Group], pieces: Sequence[Piece], line: str) -> list[Ask]:
    """A question where nothing separates an entry of words alone from the next one, as in "seizure meds 500mg".

    Also where the line says two nights, which may be one.
    """
    for group, following in pairwise(groups):
        first, second = group.thing, following.thing
        of_words = [isinstance(each, DraftPiece) and each.of_words for each in (first, second)]
        of_words.append(_may_be_of_none(first, following))
        parted = any(
            isinstance(piece, BreakPiece | VerbPiece | TimePiece) and first.end <= piece.start <= second.start
            for piece in pieces
        )
        if not any(of_words) or parted:
            continue
        before, after = line[: first.end].rstrip(), line[first.end :].lstrip()
        return [_two_entries(first, second, f"{before}, {after}", line)]
    for place, group in enumerate(groups):
        said = group.thing
        if len(groups) > 1 and isinstance(said, DraftPiece) and said.everything and group.time is None:
            # "slept 2h then nothing": no more sleep, or nothing taken.
            other = groups[place - 1 if place else 1].thing
            first, second = (said, other) if said.start < other.start else (other, said)
            return [_two_entries(first, second, None, line)]
    nights = [group.thing for group in groups if isinstance(group.thing, DraftPiece) and group.thing.night]
    return [_two_entries(nights[0], nights[1], None, line)] if len(nights) > 1 else []


def _two_entries(first: Thing, second: Thing, parted: str | None, line: str) -> Ask:
    text = _("Are {first} and {second} two entries?").format(
        first=line[first.start : first.end].strip(), second=line[second.start : second.end].strip()
    )
    answers = ((_("Yes, two entries"), parted), (AS_NOTE, f"note {line}"))
    key = f"reading:{folded(line[first.start : first.end])}/{folded(line[second.start : second.end])}"
    return Ask("reading", key, text, answers, 0, len(line))


def _may_be_of_none(first: Thing, following: Group) -> bool:
    """ "no kratom wine": none of both, or none and a glass."""
    none = isinstance(first, DraftPiece) and first.whole_day and not first.night
    counted = any(isinstance(part, QuantityPiece | TimesPiece) for part in following.parts)
    return none and isinstance(following.thing, SubjectPiece) and not counted


def planned_asks(
    group: Group, time: TimeSaid | None, when: When, pieces: Sequence[Piece], line: str, clock: Clock
) -> list[Ask]:
    """ "doctor appointment monday" may be still to come."""
    thing = group.thing
    if not isinstance(thing, DraftPiece) or not thing.planned or time is None or when.moment is None:
        return []
    if any(isinstance(piece, VerbPiece) for piece in pieces):
        return []
    before = not time.says_day and not time.says_part and when.moment.local_date < clock.today
    if time.weekday is None and not before:
        return []
    text = _("Was {what} {day}?").format(
        what=line[thing.start : thing.end].strip(), day=when_words(when.moment, clock.today)
    )
    answers = ((_("Yes, it was"), None), (AS_NOTE, f"note {line}"))
    return [Ask("time", f"time:planned:{folded(line)}", text, answers, 0, len(line))]
