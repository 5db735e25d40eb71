"""Reads one typed line: entries that are ready, or what has to be said first. A doubtful line asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import uuid4

from journal_app.domain.moments import Moment
from journal_app.domain.quick_add.answers import alternatives_of, contradicts, questions_of, replaced
from journal_app.domain.quick_add.built import Built
from journal_app.domain.quick_add.clock import When
from journal_app.domain.quick_add.doses import built_dose
from journal_app.domain.quick_add.drinks import built_drink
from journal_app.domain.quick_add.entry_times import entry_time
from journal_app.domain.quick_add.evidence import evidence_asks
from journal_app.domain.quick_add.grouping import IMPOSSIBLE, Group, Grouped, cost, grouped
from journal_app.domain.quick_add.neighbours import neighbour_asks, planned_asks
from journal_app.domain.quick_add.ordinary import ordinary_asks
from journal_app.domain.quick_add.pieces import (
    Ask,
    Common,
    DraftPiece,
    FactPiece,
    NotePiece,
    Piece,
    QuantityPiece,
    Setting,
    SubjectPiece,
    TimePiece,
)
from journal_app.domain.quick_add.reading import QuickItem, QuickReading
from journal_app.domain.quick_add.repeats import named_again
from journal_app.domain.quick_add.scan import pieces_of
from journal_app.domain.quick_add.scopes import times_of
from journal_app.domain.quick_add.side_by_side import joined_products
from journal_app.domain.quick_add.time_said import TimeSaid
from journal_app.domain.quick_add.tokens import (
    LONGEST_LINE,
    MOST_TOKENS,
    Token,
    cleaned,
    hidden_letter,
    tokens_of,
    translated,
)
from journal_app.domain.quick_add.unknown import (
    comma_asks,
    mended_tokens,
    names_made,
    with_units_parted,
)
from journal_app.domain.quick_add.whole_lines import command_line, note_line, refused, shown_item
from journal_app.domain.wording import sentence_start
from journal_app.i18n import _

TOO_LONG: Final = _("That is too long for quick add. It can be kept as a note, or written in shorter lines.")
HIDDEN: Final = _("The line holds a letter that cannot be seen. Please type it again, or keep the line as a note.")
NO_SUBJECT: Final = _("Please write what it was, such as kratom 3g.")
A_QUESTION: Final = _("That looks like a question. Type check and two names to look up a mix, or keep it as a note.")
NONE_AND_SOME: Final = _("The line says both that there was none and that there was some. Please write which it was.")
TAKEN_BACK: Final = _("The line takes something back. Please write only what is right, such as kratom 4g.")
BELONGS: Final = _("Journal does not know what {text} belongs to. Please write it beside its name.")
MOST_ITEMS: Final = 30


def read(line: str, setting: Setting) -> QuickReading:
    """What a line says, by what the setting knows."""
    line = cleaned(line)
    if not line:
        return QuickReading(line=line)
    same = setting.lexicon.same
    first = translated(tokens_of(line[:40]), same)
    note = note_line(line, first, setting)
    if note is not None:
        return note
    tokens = translated(tokens_of(line), same) if len(line) <= LONGEST_LINE else ()
    if not tokens or len(tokens) > MOST_TOKENS:
        return refused(line, TOO_LONG, setting)
    if hidden_letter(tokens, line):
        return refused(line, HIDDEN, setting)
    command = command_line(line, tokens, setting)
    if command is not None:
        return command
    if tokens[-1].text == "?" or tokens[0].text == "?" or setting.lexicon.listed("asking").at(tokens, 0):
        return refused(line, A_QUESTION, setting)
    if any(token.key in setting.lexicon.corrections for token in tokens):
        return refused(line, TAKEN_BACK, setting)
    return _Line(line, tokens, setting).reading()


class _Line:
    """One line on its way from pieces to entries."""

    def __init__(self, line: str, tokens: tuple[Token, ...], setting: Setting) -> None:
        self.line = line
        self.setting = setting
        tokens = with_units_parted(tokens, setting)
        found = pieces_of(tokens, line, setting)
        mended = mended_tokens(tokens, found, setting)
        if mended is not None:
            found = pieces_of(mended, line, setting)
        pieces, self.asks = names_made(joined_products(found, line, setting), line, setting)
        self.asks += comma_asks(tokens, setting)
        self.pieces = named_again([piece for piece in pieces if not _is_empty(piece)])
        self.problem = ""
        self.items: list[QuickItem] = []
        self.others: list[tuple[str, Moment]] = []
        self.clocked = False
        self.empty = ""

    def reading(self) -> QuickReading:
        """The whole reading."""
        sorted_out = grouped(self.pieces)
        groups = sorted_out.groups
        self._loose(sorted_out)
        if len(groups) > MOST_ITEMS:
            return refused(self.line, TOO_LONG, self.setting)
        self._mixers(groups)
        self.asks += ordinary_asks(groups, self.line, self.setting)
        self.asks += neighbour_asks(groups, self.pieces, self.line)
        self._doubt(sorted_out)
        times, ask, all_at = times_of(groups, self.line, self.setting.clock) if groups else ([], None, False)
        if ask is not None:
            self.asks.append(ask)
        whens = [self._build(group, time) for group, time in zip(groups, times, strict=True)]
        if not self.asks and not self.problem:
            self.asks += evidence_asks(groups, self.pieces, self.line)
        if contradicts([item.entry for item in self.items]):
            self._say(NONE_AND_SOME)
        return QuickReading(
            line=self.line,
            items=tuple(self.items),
            questions=() if self.problem else questions_of(self.asks, self.line, self.setting.confirmed),
            alternatives=alternatives_of(
                [] if self.problem or self.asks else [item.entry for item in self.items],
                times,
                whens,
                self.line,
                self.setting,
                clocked=self.clocked,
                all_at=all_at,
            ),
            problem=self.problem if self.problem or self.items or self.asks else self.empty or NO_SUBJECT,
        )

    def _loose(self, found: Grouped) -> None:
        """What belongs to no entry: a time for the one before it, or something that has no name."""
        rest = [piece for piece in found.loose if not isinstance(piece, NotePiece)]
        if not found.groups:
            if found.loose and not self.asks:
                self._say(_first_problem(found.loose) or NO_SUBJECT)
        elif rest and not self.asks:
            text = " ".join(self.line[piece.start : piece.end].strip() for piece in rest)
            self._say(BELONGS.format(text=text[:60]))
        elif found.loose and found.groups:
            found.groups[-1].right += [piece for piece in found.loose if isinstance(piece, NotePiece)]

    def _say(self, problem: str) -> None:
        self.problem = self.problem or problem

    def _mixers(self, groups: list[Group]) -> None:
        """ "rum and coke": in a glass, coke is a soft drink until the person says that it is not."""
        drinks = any(isinstance(g.thing, SubjectPiece) and g.thing.found.drink is not None for g in groups)
        for group in groups:
            thing = group.thing
            if not drinks or not isinstance(thing, SubjectPiece) or thing.found.own is not None:
                continue
            quantity = any(isinstance(part, QuantityPiece) for part in group.parts)
            if thing.found.text.lower() in ("coke", "ice", "crush") and not quantity:
                substance = self.setting.names.listed.knowledge
                name = (
                    substance.substances[thing.found.ids[0]].name if substance and thing.found.ids else thing.found.text
                )
                text = _("Is {word} what was in the glass, or {name}?").format(word=thing.found.text, name=name)
                answers = (
                    (
                        _("{word} in the glass").format(word=sentence_start(thing.found.text)),
                        f'"with {thing.found.text}"',
                    ),
                    (sentence_start(name), name),
                )
                self.asks.append(Ask("meaning", f"meaning:{thing.found.text}", text, answers, thing.start, thing.end))

    def _doubt(self, found: Grouped) -> None:
        if found.doubt is None or self.asks:
            return
        start, end = found.doubt
        before, moved, after = self.line[:start].rstrip(), self.line[start:end].strip(), self.line[end:].lstrip()
        answers = (
            (f"{before.split()[-1]} {moved}" if before else moved, f"{before} {moved}, {after}"),
            (f"{moved} {after.split()[0]}" if after else moved, f"{before}, {moved} {after}"),
        )
        self.asks.append(
            Ask(
                "reading",
                f"reading:{moved}",
                _("Which one does {text} belong to?").format(text=moved),
                answers,
                0,
                len(self.line),
            )
        )

    def _build(self, group: Group, time: TimeSaid | None) -> When | None:
        built = self._built(group)
        self.asks += built.asks
        for name in built.detail:
            assert name
        if built.problem:
            self._say(built.problem)
            return None
        if not built.asks and cost(group.thing, group.left, group.right) >= IMPOSSIBLE:
            self._say(
                _("Journal does not know what all the numbers of {line} are. Please use a comma between.").format(
                    line=self.line[:40]
                )
            )
        if not built.whole_day and time is not None and time.clock is not None and time.date is None:
            self.clocked = self.clocked or not time.says_day
        when = entry_time(built, time, self.setting.clock)
        if when.problem:
            self._say(when.problem)
        if when.question:
            self._ask_when(when, time, group)
        self.asks += planned_asks(group, time, when, self.pieces, self.line, self.setting.clock)
        if built.make is None or when.moment is None:
            return when
        notes = [*built.notes, *(part.text for part in group.parts if isinstance(part, NotePiece) and part.text)]
        common = Common(id=uuid4(), moment=when.moment, entered_at=self.setting.clock.now, note=" ".join(notes))
        made = built.make(common)
        for entry in made:
            self.items.append(shown_item(entry, built.detail, when.words, self.setting, checked=built.checked))
        if isinstance(group.thing, DraftPiece) and not made:
            from journal_app.domain.quick_add.said_entries import NO_MEDICINES

            self.empty = group.thing.empty
            self._say("" if self.empty else NO_MEDICINES)
        return when

    def _built(self, group: Group) -> Built:
        thing = group.thing
        if isinstance(thing, SubjectPiece):
            make = built_dose if thing.found.drink is None else built_drink
            return make(group, self.line, self.setting)
        extra = [part for part in group.parts if isinstance(part, QuantityPiece | FactPiece)]
        if extra and not thing.problem:
            text = self.line[extra[0].start : extra[0].end].strip()
            return Built(problem=BELONGS.format(text=text))
        return Built(
            make=thing.make,
            detail=[thing.detail] if thing.detail else [],
            asks=list(thing.asks),
            problem=thing.problem,
            whole_day=thing.whole_day,
            night=thing.night,
        )

    def _ask_when(self, when: When, time: TimeSaid | None, group: Group) -> None:
        if time is not None and time.spans:
            spans = sorted(time.spans)
            start, end = spans[0]
            text = self.line[start:end].strip()
        else:
            spans, start, end, text = [], group.thing.end, group.thing.end, ""
        key = f"time:{text}"
        if any(ask.key == key for ask in self.asks):
            return
        night = isinstance(group.thing, DraftPiece) and group.thing.night
        if not when.choices or night:
            self._say(when.question)
            return
        answers: list[tuple[str, str | None]] = []
        for words, replacement in when.choices:
            line = self.line
            for place, (first, last) in reversed(list(enumerate(spans))):
                line = replaced(line, first, last, replacement if place == 0 else "")
            if not spans:
                line = replaced(line, start, end, f" {replacement}")
            answers.append((words, line))
        self.asks.append(Ask("time", key, when.question, tuple(answers), 0, len(self.line)))


def _is_empty(piece: Piece) -> bool:
    """A word about a mixer says nothing that is kept."""
    return isinstance(piece, FactPiece) and piece == FactPiece(piece.start, piece.end)


def _first_problem(pieces: Sequence[Piece]) -> str:
    for piece in pieces:
        if isinstance(piece, QuantityPiece) and (piece.problem or piece.number.problem):
            return piece.problem or piece.number.problem
        if isinstance(piece, TimePiece) and piece.said.problem:
            return piece.said.problem
    return ""
