"""Gives each amount, time and fact of a line to the entry that it belongs to; what can be given two ways is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from journal_app.domain.quick_add.pieces import (
    BreakPiece,
    DraftPiece,
    FactPiece,
    NotePiece,
    Piece,
    QuantityPiece,
    SubjectPiece,
    Thing,
    TimePiece,
    TimesPiece,
    UnknownPiece,
    VerbPiece,
)
from journal_app.domain.quick_add.time_said import TimeSaid, merged
from journal_app.domain.units import MASS_IN_MG
from journal_app.i18n import _

IMPOSSIBLE: Final = 100.0
CLOSE: Final = 0.6
"""Two ways that differ by less than this are both likely."""


@dataclass
class Group:
    """One entry of the line and what belongs to it, before it and after it."""

    thing: Thing
    left: list[Piece] = field(default_factory=list)
    right: list[Piece] = field(default_factory=list)
    broken: bool = False
    """Whether a comma stands before it."""

    @property
    def parts(self) -> list[Piece]:
        """Everything that belongs to it."""
        return self.left + self.right

    @property
    def time(self) -> TimeSaid | None:
        """The time that was said for it; a problem when two were."""
        found: TimeSaid | None = None
        for part in self.parts:
            if isinstance(part, TimePiece):
                joined = part.said if found is None else merged(found, part.said)
                if joined is None:
                    return TimeSaid(
                        spans=part.said.spans, problem=_("There are two times. Please write one for each entry.")
                    )
                found = joined
        return found

    @property
    def leading_time(self) -> bool:
        """Whether a time stands before it."""
        return any(isinstance(part, TimePiece) for part in self.left)

    @property
    def trailing_time(self) -> bool:
        """Whether a time stands after it."""
        return any(isinstance(part, TimePiece) for part in self.right)


@dataclass
class Grouped:
    """The entries of a line. `loose` belongs to none of them. `doubt` is where a comma would make the line plain."""

    groups: list[Group]
    loose: list[Piece]
    doubt: tuple[int, int] | None = None


def grouped(pieces: list[Piece]) -> Grouped:
    """Give each piece to its entry."""
    segments: list[tuple[bool, list[Piece]]] = [(False, [])]
    for piece in pieces:
        if isinstance(piece, BreakPiece):
            if segments[-1][1]:
                segments.append((piece.strong, []))
            elif len(segments) > 1:
                segments[-1] = (segments[-1][0] or piece.strong, [])
        else:
            segments[-1][1].append(piece)
    segments = [each for each in segments if each[1]]
    result = Grouped([], [])
    held: list[Piece] = []
    for broken, segment in segments:
        if not any(isinstance(piece, Thing) for piece in segment):
            rest = [piece for piece in segment if not isinstance(piece, VerbPiece)]
            if result.groups and _fits_after(result.groups[-1], rest):
                result.groups[-1].right += rest
            else:
                held += segment
            continue
        found, doubt = _of_segment(held + segment)
        held = []
        result.doubt = result.doubt or doubt
        found[0].broken = broken and bool(result.groups)
        result.groups += found
    result.loose += [piece for piece in held if not isinstance(piece, VerbPiece)]
    return result


def _fits_after(group: Group, rest: list[Piece]) -> bool:
    """Whether what stands alone between two commas says more of the entry before it."""
    if all(isinstance(piece, NotePiece | UnknownPiece) for piece in rest):
        return True
    if any(isinstance(piece, QuantityPiece) and piece.is_bare for piece in rest):
        # "a glass of wine + 2": two of what?
        return False
    left, right = group.left, group.right + rest
    return cost(group.thing, left, right) < IMPOSSIBLE


def _of_segment(segment: list[Piece]) -> tuple[list[Group], tuple[int, int] | None]:
    places = [place for place, piece in enumerate(segment) if isinstance(piece, Thing)]
    runs = []
    start = 0
    for place in places:
        runs.append(segment[start:place])
        start = place + 1
    runs.append(segment[start:])
    things = [segment[place] for place in places]
    # best[k]: the cheapest ways to have given everything up to thing k, by how many of the run before it went left.
    splits = [range(len(run) + 1) for run in runs]
    first = runs[0]
    states: list[tuple[float, tuple[int, ...]]] = [(0.0, (0,))]
    for number, thing in enumerate(things):
        assert isinstance(thing, Thing)
        later: dict[int, list[tuple[float, tuple[int, ...]]]] = {}
        last = number == len(things) - 1
        for spent, chosen in states:
            left = (first if number == 0 else runs[number])[chosen[-1] :]
            options = [len(runs[number + 1])] if last else list(splits[number + 1])
            for split in options:
                total = spent + cost(thing, left, runs[number + 1][:split])
                later.setdefault(split, []).append((total, (*chosen, split)))
        # Of each way to go on, the two cheapest pasts are enough to tell whether the best one stands alone.
        states = [state for states_ in later.values() for state in sorted(states_)[:2]]
    ranked = sorted(states)
    best = ranked[0]
    doubt = None
    if len(ranked) > 1 and ranked[1][0] - best[0] < CLOSE and best[0] < IMPOSSIBLE:
        doubt = _difference(runs, best[1], ranked[1][1])
    groups = []
    for number, thing in enumerate(things):
        assert isinstance(thing, Thing)
        left = runs[number][best[1][number] :]
        right = runs[number + 1][: best[1][number + 1]]
        groups.append(Group(thing, [*left], [*right]))
    return groups, doubt


def _difference(runs: list[list[Piece]], one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, int] | None:
    """The two places of the line where a comma tells the two ways apart; None where nothing moves that counts."""
    for number, run in enumerate(runs):
        low, high = sorted((one[number], other[number]))
        moved = run[low:high]
        if any(isinstance(piece, QuantityPiece | TimePiece | TimesPiece | FactPiece) for piece in moved):
            return run[low].start, run[high - 1].end
    return None


def cost(thing: Thing, left: list[Piece], right: list[Piece]) -> float:
    """How unlikely it is that these belong to an entry; IMPOSSIBLE or more: they cannot."""
    times = sum(isinstance(piece, TimePiece) for piece in left + right)
    total = 0.0
    if times > 1:
        found: TimeSaid | None = None
        for piece in left + right:
            if isinstance(piece, TimePiece):
                joined = piece.said if found is None else merged(found, piece.said)
                if joined is None:
                    return IMPOSSIBLE
                found = joined
    total += 0.7 * sum(isinstance(piece, TimePiece) for piece in left)
    total += 0.1 * sum(isinstance(piece, NotePiece) for piece in left)
    # A time and what follows it belong together: "8am xanax 1mg 9pm beer".
    if isinstance(thing, DraftPiece):
        if any(isinstance(piece, QuantityPiece | TimesPiece | FactPiece) for piece in left + right):
            return IMPOSSIBLE
        return total
    quantities = [piece for piece in left + right if isinstance(piece, QuantityPiece)]
    repeats = [piece for piece in left + right if isinstance(piece, TimesPiece)]
    if len(repeats) > 1 or any(isinstance(piece, TimesPiece) for piece in left[:1]):
        return IMPOSSIBLE
    # "3g x 3 kratom"
    total += sum(isinstance(piece, TimesPiece) for piece in left)
    if thing.found.drink is not None:
        return total + _drink_cost(thing, left, right, quantities)
    return total + _dose_cost(thing, left, quantities)


def _dose_cost(thing: SubjectPiece, left: list[Piece], quantities: list[QuantityPiece]) -> float:
    masses = [each for each in quantities if each.unit in MASS_IN_MG]
    counts = [each for each in quantities if each.unit not in MASS_IN_MG and each.unit != "ml" and not _extra(each)]
    volumes = [each for each in quantities if each.unit == "ml"]
    others = [each for each in quantities if each.percent]
    if len(masses) > 1 or len(counts) > 1 or len(volumes) > 1 or others:
        return IMPOSSIBLE
    if len(masses) + len(counts) + len(volumes) > 1 and volumes and not masses:
        return IMPOSSIBLE
    if not quantities:
        return 2.0
    if len(masses) == 1 and len(counts) == 1:
        # "2 xanax 0.5mg" may be; "2 beers" beside "kratom 3g" is likelier.
        return 1.0
    if counts and not counts[0].unit:
        before = counts[0] in left
        own = thing.found.own is not None and bool(thing.found.own.unit)
        return 0.8 if before or own else 1.2
    return 0.0


def _extra(piece: QuantityPiece) -> bool:
    return piece.per_ml is not None or bool(piece.combined) or piece.percent


def _is_of_dose(fact: FactPiece) -> bool:
    """Whether it can be said of no drink: a way of taking it, a prescription."""
    return bool(fact.words or fact.prescribed is not None or fact.route not in (None, "oral"))


def _drink_cost(thing: SubjectPiece, left: list[Piece], right: list[Piece], quantities: list[QuantityPiece]) -> float:
    if any(each.unit in MASS_IN_MG or each.per_ml is not None or each.combined for each in quantities):
        return IMPOSSIBLE
    if any(isinstance(piece, FactPiece) and _is_of_dose(piece) for piece in left + right):
        return IMPOSSIBLE
    counts = [each for each in quantities if not each.percent and each.volume_ml is None]
    volumes = [each for each in quantities if each.volume_ml is not None]
    percents = [each for each in quantities if each.percent]
    if len(counts) > 1 or len(volumes) > 1 or len(percents) > 1:
        return IMPOSSIBLE
    total = 0.0
    if counts and counts[0] in right:
        total += 1.0
    repeated = any(isinstance(piece, TimesPiece) for piece in right)
    if counts and repeated:
        # "beer 2 beer x1": nobody counts one thing twice.
        total += 1.5
    if not counts and not repeated:
        total += 2.2 if thing.plural and not volumes else 0.5
    return total
