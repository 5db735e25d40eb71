"""The pieces that a line falls into once its words are understood one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from journal_app.domain.entries import Dose, Entry, Route
from journal_app.domain.moments import Moment
from journal_app.domain.quick_add.clock import Clock
from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.names import NameBook, NameFound
from journal_app.domain.quick_add.numbers import Number
from journal_app.domain.quick_add.reading import QuestionKind
from journal_app.domain.quick_add.time_said import TimeSaid


class Common(TypedDict):
    """The fields that every entry has."""

    id: UUID
    moment: Moment
    entered_at: datetime
    note: str


Make = Callable[[Common], tuple[Entry, ...]]


@dataclass(frozen=True)
class Setting:
    """What a line is read against.

    `usual` says the largest amount of a dose that is usual for the person, in the unit given, None for not known.
    `regimen` makes the doses of the medicines that are taken every day. `still_open` are the ids of what is kept track
    of and has no entry on a day, but for the substances given.
    """

    lexicon: Lexicon
    names: NameBook
    clock: Clock
    country: str | None
    drink_grams: float
    confirmed: frozenset[str]
    usual: Callable[[str | None, str, str], float | None]
    regimen: Callable[[Moment], tuple[Dose, ...]]
    medicine: Callable[[str | None, str], UUID | None]
    still_open: Callable[[Moment, frozenset[str]], tuple[str, ...]]


@dataclass(frozen=True)
class Ask:
    """A question before it has its line: what is written over a place of the line for each answer.

    `answers` are pairs of the button's words and the replacement; None confirms the line as it stands.
    """

    kind: QuestionKind
    key: str
    text: str
    answers: tuple[tuple[str, str | None], ...]
    start: int
    end: int


@dataclass
class Piece:
    """One understood piece and its place in the line."""

    start: int
    end: int


@dataclass
class TimePiece(Piece):
    """A time; `first` when nothing that can be logged stands before it."""

    said: TimeSaid


@dataclass
class QuantityPiece(Piece):
    """A number with what it counts.

    `unit` is one of UNITS, "" for none said; `volume_ml` is one of a volume, in millilitres; `percent` a strength.
    `per_ml` is mg in one ml. `each` is the number of times it was taken ("2 x 5 mg"). `vague` is a measure that is no
    weight. `signed`: a count with its sign ("4 x"). `combined` is the strength of a tablet of two substances
    ("10/325").
    """

    number: Number
    unit: str = ""
    volume_ml: float | None = None
    percent: bool = False
    per_ml: float | None = None
    each: Number | None = None
    vague: str = ""
    combined: str = ""
    approximate: bool = False
    problem: str = ""
    form: str = ""
    signed: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it is a number alone."""
        measured = self.unit or self.percent or self.vague or self.combined or self.volume_ml is not None
        return not measured and self.per_ml is None and self.each is None and self.number.value is not None


@dataclass
class TimesPiece(Piece):
    """ "x2" """

    number: Number


@dataclass
class FactPiece(Piece):
    """Something said of a dose: its route, form, product, whether it was prescribed, whether with food."""

    route: Route | None = None
    routes: tuple[Route, ...] = ()
    form: str = ""
    product: str = ""
    prescribed: bool | None = None
    with_food: bool | None = None
    unit: str = ""
    words: str = ""


@dataclass
class NotePiece(Piece):
    """Words of the person's own, or a tag."""

    text: str


@dataclass
class BreakPiece(Piece):
    """What separates two entries; `strong` for a comma, a semicolon, a new line."""

    strong: bool


@dataclass
class UnknownPiece(Piece):
    """A word that is in no table."""

    text: str


@dataclass
class VerbPiece(Piece):
    """ "took", "had": something was taken."""


@dataclass
class SubjectPiece(Piece):
    """A substance or a drink; `checked_name` is the name as it is kept. `corrected` is what was typed instead."""

    found: NameFound
    plural: bool = False
    corrected: str = ""
    unknown: bool = False
    asks: list[Ask] = field(default_factory=list)


@dataclass
class DraftPiece(Piece):
    """An entry that is complete but for its time and note: a rating, a night, a measure, a none.

    `whole_day`: it is true of a date. `night`: it is the night up to a date. `needs_number`: a rating without one.
    `of_words`: it has neither number nor amount. `planned`: it may have been planned only. `everything`: it says
    nothing was taken at all, or nothing else. `empty`: what is said where it makes no entry and stands alone.
    """

    make: Make | None
    whole_day: bool = False
    night: bool = False
    detail: str = ""
    problem: str = ""
    asks: list[Ask] = field(default_factory=list)
    needs_number: bool = False
    of_words: bool = False
    planned: bool = False
    everything: bool = False
    empty: str = ""


Thing = SubjectPiece | DraftPiece
"""What becomes an entry."""
